//! Reporting an account to those who keep order.

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db;
use crate::db::timeline::OfAccount;
use crate::model::report::{Complaint, ReportCategory};
use crate::model::site::Rule;
use crate::model::{Account, Page, StatusView};
use crate::service;
use crate::service::session::Signed;
use crate::view::component::Problems;
use crate::view::page::report::ReportForm;

use super::answer::{WebResult, problems};
use super::notice::Notice;
use super::sent::Sent;
use super::visit::{Member, Visit};
use crate::say;

/// Posts that are offered to go with a report, besides the one that it is about.
const OFFERED: u32 = 5;

/// Posts that are looked up because they are ticked.
const MOST_TICKED: usize = 10;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/report/new", get(form).post(send))
}

#[derive(Debug, Deserialize)]
struct Asked {
    account: AccountId,
    status: Option<StatusId>,
}

async fn form(State(app): State<App>, Query(asked): Query<Asked>, member: Member) -> WebResult {
    let Member { visit, signed } = member;
    let ticked: Vec<StatusId> = asked.status.into_iter().collect();
    let subject = subject(&app, &signed, asked.account, &ticked).await?;
    let typed = Typed { ticked: &ticked, category: ReportCategory::Other, comment: "" };
    Ok(visit.show(&page(&visit, &subject, typed, &Problems::default())))
}

/// Whom a report is about, and what can be said of them.
struct Subject {
    target: Account,
    statuses: Vec<StatusView>,
    rules: Vec<Rule>,
}

async fn subject(
    app: &App,
    signed: &Signed,
    target: AccountId,
    ticked: &[StatusId],
) -> Result<Subject> {
    let (me, ticked) = (signed.account.id(), ticked.to_vec());
    app.db
        .read(move |tx| {
            let target = db::account::by_id(tx, target)?.ok_or(Refusal::NotFound("account"))?;
            if target.id == me {
                return Err(Refusal::Forbidden(say!("refusal-this-is-your-own-account")).into());
            }
            let parts = OfAccount { replies: true, ..OfAccount::default() };
            let newest =
                db::timeline::account(tx, Some(me), target.id, &parts, Page::newest(OFFERED))?;
            let mut ids = vec![];
            for id in ticked.iter().take(MOST_TICKED) {
                if db::status::may_see(tx, Some(me), *id)? {
                    ids.push(*id);
                }
            }
            ids.extend(newest.into_iter().filter(|id| !ticked.contains(id)));
            let mut statuses = db::view::status::many(tx, Some(me), &ids)?;
            statuses.retain(|view| view.author.id == target.id && view.boosted.is_none());
            Ok(Subject { target, statuses, rules: db::site::rules(tx)? })
        })
        .await
}

/// What the form holds.
struct Typed<'a> {
    ticked: &'a [StatusId],
    category: ReportCategory,
    comment: &'a str,
}

fn page(
    visit: &Visit,
    Subject { target, statuses, rules }: &Subject,
    Typed { ticked, category, comment }: Typed<'_>,
    problems: &Problems,
) -> maud::Markup {
    let shell = &visit.shell();
    ReportForm { shell, target, statuses, ticked, rules, category, comment, problems }.page()
}

async fn send(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let target: AccountId =
        sent.text("account").parse().ok().ok_or(Refusal::NotFound("account"))?;
    let ticked: Vec<StatusId> = sent.all("status[]").filter_map(|id| id.parse().ok()).collect();
    let category = ReportCategory::parse(sent.text("category")).unwrap_or_default();
    let complaint = Complaint {
        category,
        comment: sent.text("comment").to_owned(),
        statuses: ticked.clone(),
        // Rules count only for what is said to be against them.
        rules: match category {
            ReportCategory::Violation => {
                sent.all("rule[]").filter_map(|id| id.parse().ok()).collect()
            }
            ReportCategory::Spam | ReportCategory::Legal | ReportCategory::Other => vec![],
        },
        collections: vec![],
        forward: sent.is_ticked("forward"),
    };
    let me = &signed.account;
    if let Err(error) = service::report::file(&app, me, target, complaint).await {
        let problems = problems(error)?;
        let subject = subject(&app, signed, target, &ticked).await?;
        let typed = Typed { ticked: &ticked, category, comment: sent.text("comment") };
        return Ok(sent.visit.show_again(&page(&sent.visit, &subject, typed, &problems)));
    }
    if sent.is_ticked("mute") {
        service::mute::mute(&app, me, target, true, None).await?;
    }
    if sent.is_ticked("block") {
        service::block::block(&app, me, target).await?;
    }
    let account = app.db.read(move |tx| Ok(db::account::by_id(tx, target)?)).await?;
    let path = account.ok_or(Refusal::NotFound("account"))?.path();
    Ok(sent.visit.go(&path, Notice::Reported))
}
