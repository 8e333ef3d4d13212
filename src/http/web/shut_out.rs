//! Whom and what somebody blocks and mutes.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result};
use crate::db;
use crate::service;
use crate::service::session::Signed;
use crate::view::component::Problems;
use crate::view::page::shut_out::{Entry, Kind, ShutOut};

use super::answer::{WebResult, problems};
use super::notice::Notice;
use super::sent::Sent;
use super::timeline::{Older, is_full, older};
use super::visit::{Member, Visit};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/blocks", get(blocks).post(unblock))
        .route("/mutes", get(mutes).post(unmute))
        .route("/domain_blocks", get(domains).post(change_domains))
}

async fn blocks(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    show(&app, member, Kind::Blocks, asked).await
}

async fn mutes(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    show(&app, member, Kind::Mutes, asked).await
}

async fn domains(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    show(&app, member, Kind::Domains, asked).await
}

async fn show(app: &App, member: Member, kind: Kind, asked: Older) -> WebResult {
    let Member { visit, signed } = member;
    let page = page(app, &visit, &signed, (kind, asked), ("", &Problems::default())).await?;
    Ok(visit.show(&page))
}

async fn page(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    (kind, asked): (Kind, Older),
    (typed, problems): (&str, &Problems),
) -> Result<maud::Markup> {
    let (me, now, page) = (signed.account.id(), visit.now, asked.page());
    let placed = app.db.read(move |tx| {
        let person = |account, until| Entry::Person { account: Box::new(account), until };
        let placed: Vec<(i64, Entry)> = match kind {
            Kind::Blocks => db::block::of_account(tx, me, page)?
                .into_iter()
                .map(|(place, account)| (place, person(account, None)))
                .collect(),
            Kind::Mutes => db::mute::of_account(tx, me, page, now)?
                .into_iter()
                .map(|(place, account, until)| (place, person(account, until)))
                .collect(),
            Kind::Domains => db::domain_block::of_account(tx, me, page)?
                .into_iter()
                .map(|(place, domain)| (place, Entry::Domain(domain)))
                .collect(),
        };
        Ok(placed)
    });
    let placed = placed.await?;
    let last = placed.last().filter(|_| is_full(placed.len()));
    let older = last.map(|(place, _)| older(kind.path(), *place));
    let entries: Vec<Entry> = placed.into_iter().map(|(_, entry)| entry).collect();
    let shell = visit.shell();
    let (entries, older) = (&entries, older.as_deref());
    Ok(ShutOut { shell: &shell, kind, entries, older, typed, problems }.page())
}

fn ticked(sent: &Sent) -> Result<Vec<AccountId>, Refusal> {
    let nobody = |_| Refusal::NotFound("account");
    sent.all("undo").map(|id| id.parse().map_err(nobody)).collect()
}

async fn unblock(State(app): State<App>, sent: Sent) -> WebResult {
    let me = &sent.member()?.account;
    for target in ticked(&sent)? {
        service::block::unblock(&app, me, target).await?;
    }
    Ok(sent.visit.go(Kind::Blocks.path(), Notice::LetInAgain))
}

async fn unmute(State(app): State<App>, sent: Sent) -> WebResult {
    let me = &sent.member()?.account;
    for target in ticked(&sent)? {
        service::mute::unmute(&app, me, target).await?;
    }
    Ok(sent.visit.go(Kind::Mutes.path(), Notice::LetInAgain))
}

async fn change_domains(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    if let Some(domain) = sent.filled("domain") {
        return match service::domain_block::block(&app, &signed.account, domain).await {
            Ok(()) => Ok(sent.visit.go(Kind::Domains.path(), Notice::DomainBlocked)),
            Err(error) => again(&app, &sent, signed, error).await,
        };
    }
    for domain in sent.all("undo") {
        service::domain_block::unblock(&app, &signed.account, domain).await?;
    }
    Ok(sent.visit.go(Kind::Domains.path(), Notice::LetInAgain))
}

async fn again(app: &App, sent: &Sent, signed: &Signed, error: Error) -> WebResult {
    let (typed, problems) = (sent.text("domain"), problems(error)?);
    let list = (Kind::Domains, Older::newest());
    let page = page(app, &sent.visit, signed, list, (typed, &problems)).await?;
    let answer: Response = sent.visit.show_again(&page);
    Ok(answer)
}
