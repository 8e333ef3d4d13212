//! Which servers this one talks with, and how, for those who run it.

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use maud::Markup;

use crate::app::App;
use crate::base::{Error, PeerAllowId, PeerBlockId, Refusal, Result};
use crate::db;
use crate::model::Role;
use crate::model::peer_block::BlockSeverity;
use crate::service::peer_block::{self, Terms};
use crate::service::peer_list::{self, Line, Plan};
use crate::service::session::Signed;
use crate::view::Shell;
use crate::view::component::Problems;
use crate::view::page::peers::{OneRule, Peers, Preview, TypedRule};

use super::answer::{WebResult, problems};
use super::notice::Notice;
use super::sent::Sent;
use super::severed::table;
use super::visit::Member;
use crate::say;

const HERE: &str = "/admin/peers";
/// The longest list of rules that is looked at.
const LONGEST_LIST: usize = 1 << 20;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(HERE, get(all).post(add))
        .route("/admin/peers/rules.csv", get(download))
        .route("/admin/peers/preview", post(preview))
        .route("/admin/peers/import", post(import))
        .route("/admin/peers/allow", post(allow))
        .route("/admin/peers/allows/{id}/remove", post(disallow))
        .route("/admin/peers/{id}", get(one).post(change))
        .route("/admin/peers/{id}/lift", post(lift))
}

fn check(signed: &Signed) -> Result<()> {
    if signed.user.role < Role::Admin {
        return Err(Refusal::Forbidden(say!("refusal-this-page-is-for-those")).into());
    }
    Ok(())
}

async fn all(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    check(&signed)?;
    let typed = TypedRule::default();
    let page = page(&app, &visit.shell(), (&typed, &Problems::default())).await?;
    Ok(visit.show(&page))
}

async fn page(
    app: &App,
    shell: &Shell<'_>,
    (typed, problems): (&TypedRule, &Problems),
) -> Result<Markup> {
    let only_allowed = app.settings.now().federation.only_allowed;
    let (rules, allows) =
        app.db.read(|tx| Ok((db::peer_block::all(tx)?, db::peer_block::all_allows(tx)?))).await?;
    Ok(Peers { shell, rules: &rules, allows: &allows, only_allowed, typed, problems }.page())
}

/// The page once more, with what was wrong in what was sent.
async fn again(app: &App, sent: &Sent, error: Error) -> WebResult {
    check(sent.member()?)?;
    let problems = problems(error)?;
    let typed = typed(sent);
    let page = page(app, &sent.visit.shell(), (&typed, &problems)).await?;
    Ok(sent.visit.show_again(&page))
}

/// A rule as the form has it: what is not ticked is off.
fn typed(sent: &Sent) -> TypedRule {
    let text = |name| sent.text(name).trim().to_owned();
    TypedRule {
        domain: text("domain"),
        severity: BlockSeverity::parse(sent.text("severity")).unwrap_or_default(),
        reject_media: sent.is_ticked("reject_media"),
        reject_reports: sent.is_ticked("reject_reports"),
        forces_warning: sent.is_ticked("forces_warning"),
        warning: text("warning"),
        private_comment: text("private_comment"),
        public_comment: text("public_comment"),
        obfuscate: sent.is_ticked("obfuscate"),
    }
}

fn terms(typed: &TypedRule) -> Terms {
    Terms {
        severity: Some(typed.severity),
        reject_media: Some(typed.reject_media),
        reject_reports: Some(typed.reject_reports),
        forces_warning: Some(typed.forces_warning),
        warning: Some(typed.warning.clone()),
        private_comment: Some(typed.private_comment.clone()),
        public_comment: Some(typed.public_comment.clone()),
        obfuscate: Some(typed.obfuscate),
    }
}

async fn add(State(app): State<App>, sent: Sent) -> WebResult {
    let typed = typed(&sent);
    let admin = &sent.member()?.account;
    match peer_block::block(&app, admin, &typed.domain, terms(&typed)).await {
        Ok(_) => Ok(sent.visit.go(HERE, Notice::PeerLimited)),
        Err(error) => again(&app, &sent, error).await,
    }
}

async fn one(
    State(app): State<App>,
    Path(id): Path<PeerBlockId>,
    Member { visit, signed }: Member,
) -> WebResult {
    check(&signed)?;
    let found = app.db.read(move |tx| Ok(db::peer_block::by_id(tx, id)?)).await?;
    let typed = TypedRule::from(found.ok_or(Refusal::NotFound("page"))?);
    let page = one_page(&app, &visit.shell(), id, (&typed, &Problems::default())).await?;
    Ok(visit.show(&page))
}

async fn one_page(
    app: &App,
    shell: &Shell<'_>,
    id: PeerBlockId,
    (typed, problems): (&TypedRule, &Problems),
) -> Result<Markup> {
    let follows = peer_list::follows_with(app, &typed.domain).await?;
    Ok(OneRule { shell, id, typed, follows, problems }.page())
}

async fn change(State(app): State<App>, Path(id): Path<PeerBlockId>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let typed = typed(&sent);
    match peer_block::change(&app, &signed.account, id, terms(&typed)).await {
        Ok(_) => Ok(sent.visit.go(HERE, Notice::PeerLimited)),
        Err(error) => {
            let problems = problems(error)?;
            check(signed)?;
            let found = app.db.read(move |tx| Ok(db::peer_block::by_id(tx, id)?)).await?;
            let domain = found.ok_or(Refusal::NotFound("page"))?.domain;
            let typed = TypedRule { domain, ..typed };
            let page = one_page(&app, &sent.visit.shell(), id, (&typed, &problems)).await?;
            Ok(sent.visit.show_again(&page))
        }
    }
}

async fn lift(State(app): State<App>, Path(id): Path<PeerBlockId>, sent: Sent) -> WebResult {
    peer_block::unblock(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go(HERE, Notice::PeerFreed))
}

async fn allow(State(app): State<App>, sent: Sent) -> WebResult {
    match peer_block::allow(&app, &sent.member()?.account, sent.text("domain")).await {
        Ok(_) => Ok(sent.visit.go(HERE, Notice::PeerAllowed)),
        Err(error) => again(&app, &sent, error).await,
    }
}

async fn disallow(State(app): State<App>, Path(id): Path<PeerAllowId>, sent: Sent) -> WebResult {
    peer_block::disallow(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go(HERE, Notice::PeerDisallowed))
}

async fn download(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    check(&signed)?;
    let rules = app.db.read(|tx| Ok(db::peer_block::all(tx)?)).await?;
    let name = format!("domain_blocks-{}.csv", visit.now.date());
    Ok(table(&name, peer_list::write(&rules)))
}

async fn preview(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    check(signed)?;
    let bytes = sent.bytes("list").await?.unwrap_or_default();
    let too_long = bytes.len() > LONGEST_LIST;
    let list = String::from_utf8_lossy(&bytes).into_owned();
    let planned = if too_long {
        Err(Refusal::invalid("list", say!("refusal-is-larger-than-a-mebibyte")).into())
    } else {
        peer_list::plan(&app, &signed.account, &list).await
    };
    let Plan { fresh, known, refused } = match planned {
        Ok(plan) => plan,
        Err(error) => return again(&app, &sent, error).await,
    };
    let shown = |(Line { domain, terms }, follows): (Line, u64)| {
        let severity = terms.severity.unwrap_or_default();
        (TypedRule { domain, severity, ..TypedRule::default() }, follows)
    };
    let fresh: Vec<(TypedRule, u64)> = fresh.into_iter().map(shown).collect();
    let shell = &sent.visit.shell();
    let page =
        Preview { shell, list: &list, fresh: &fresh, known: &known, refused: &refused }.page();
    Ok(sent.visit.show(&page))
}

async fn import(State(app): State<App>, sent: Sent) -> WebResult {
    match peer_list::take(&app, &sent.member()?.account, sent.text("list")).await {
        Ok(_) => Ok(sent.visit.go(HERE, Notice::PeerLimited)),
        Err(error) => again(&app, &sent, error).await,
    }
}
