//! A status in its thread, its versions, and what can be done about it.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::Render as _;

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result, StatusId};
use crate::db;
use crate::model::{Account, StatusView};
use crate::service;
use crate::service::session::Signed;
use crate::text::summary;
use crate::view::component::StatusCard;
use crate::view::page::history::History;
use crate::view::page::menu::StatusMenu;
use crate::view::page::status::Thread;
use crate::view::{Shell, words};

use super::super::peer;
use super::account;
use super::answer::{TOAST, WebResult, see_other, with_header};
use super::notice::Notice;
use super::own_style;
use super::profile::{alternate, talks};
use super::quotes;
use super::sent::Sent;
use super::visit::{Member, Visit, sign_in_first};

/// Replies on one page.
const MOST_REPLIES: u32 = 200;
/// The words in links to the page, in characters.
const LONGEST_SUMMARY: usize = 300;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/@{handle}/{id}", get(thread).post(account::act))
        .route("/@{handle}/{id}/history", get(history))
        .route("/@{handle}/{id}/menu", get(menu))
        .route("/@{handle}/{id}/{verb}", axum::routing::post(act))
}

async fn thread(
    State(app): State<App>,
    Path((handle, id)): Path<(String, String)>,
    headers: HeaderMap,
    visit: Visit,
) -> WebResult {
    let id = number(&id)?;
    if talks(&app, &headers) {
        return document(&app, &handle, id).await;
    }
    let view = match find(&app, &visit, (&handle, id)).await? {
        Ok(view) => view,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let viewer = visit.viewer();
    if viewer.is_some() && view.poll.as_ref().is_some_and(|poll| poll.is_stale(visit.now)) {
        service::poll::ask_again(&app, id).await?;
    }
    if viewer.is_some() {
        service::refresh::ask(&app, id).await?;
    }
    let (focused, now) = (view.status.clone(), visit.now);
    let (ancestors, replies, more) = app
        .db
        .read(move |tx| {
            let above = db::thread::ancestors(tx, viewer, id)?;
            let below = db::thread::descendants(tx, viewer, id, MOST_REPLIES)?;
            let views = |ids: &[StatusId]| db::view::status::many(tx, viewer, ids);
            let more = service::refresh::completeness(tx, &focused, now)?;
            Ok((views(&above)?, views(&below)?, more))
        })
        .await?;
    let warning = &view.status.content_warning;
    let summary = if warning.is_empty() {
        summary::line(&view.status.html, LONGEST_SUMMARY)
    } else {
        String::new()
    };
    let own_style = own_style::link(&app, &visit, &view.author).await?;
    let page = Thread {
        shell: &visit.shell(),
        ancestors: &ancestors,
        focused: &view,
        replies: &replies,
        more: more.filter(|_| viewer.is_some()),
        own_style: own_style.as_deref(),
        summary: &summary,
    };
    let answer = visit.show(&page.page());
    if !view.author.is_local() {
        return Ok(answer);
    }
    Ok(with_header(answer, header::LINK, &alternate(&view.status.uri)))
}

/// What other servers get here: what everyone may read of ours. Who may read more proves it at the
/// status' own address.
async fn document(app: &App, handle: &str, id: StatusId) -> WebResult {
    let found = app.db.read(move |tx| {
        let Some(status) = db::status::visible(tx, Some(AccountId::PEER), id)? else {
            return Ok(None);
        };
        let author = db::account::by_id(tx, status.author)?;
        Ok(author.map(|author| (author, status)))
    });
    let found = found.await?.filter(|(author, _)| author.is_local() && is_of(author, handle));
    let (_, status) = found.ok_or(Refusal::NotFound("status"))?;
    Ok(peer::status::answer(app, &status).await.into_response())
}

/// What is no number leads to no status.
pub(super) fn number(id: &str) -> Result<StatusId> {
    Ok(id.parse().ok().ok_or(Refusal::NotFound("page"))?)
}

/// The status, or where to go instead: to its one address, or for strangers to its own server.
pub(super) async fn find(
    app: &App,
    visit: &Visit,
    (handle, id): (&str, StatusId),
) -> Result<Result<StatusView, Response>> {
    let view = seen(app, visit, id).await?;
    let shown = view.shown();
    if visit.signed.is_none() && !shown.author.is_local() {
        let theirs = shown.status.url.as_deref().and_then(words::web_link);
        return Ok(Err(see_other(theirs.ok_or(Refusal::NotFound("status"))?)));
    }
    let is_here = view.boosted.is_none() && is_of(&view.author, handle);
    if is_here { Ok(Ok(view)) } else { Ok(Err(see_other(&shown.path()))) }
}

fn is_of(author: &Account, handle: &str) -> bool {
    author.handle() == handle
}

async fn seen(app: &App, visit: &Visit, id: StatusId) -> Result<StatusView> {
    let viewer = visit.viewer();
    let view = app.db.read(move |tx| {
        if !db::status::may_see(tx, viewer, id)? {
            return Ok(None);
        }
        Ok(db::view::status::one(tx, viewer, id)?)
    });
    Ok(view.await?.ok_or(Refusal::NotFound("status"))?)
}

async fn history(
    State(app): State<App>,
    Path((handle, id)): Path<(String, String)>,
    visit: Visit,
) -> WebResult {
    let id = number(&id)?;
    let view = match find(&app, &visit, (&handle, id)).await? {
        Ok(view) => view,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let now = view.clone();
    let found = app.db.read(move |tx| {
        let edits = db::status::edits(tx, id)?;
        let emojis = db::emoji::of_versions(tx, &now, &edits)?;
        Ok((edits, emojis))
    });
    let (mut versions, emojis) = found.await?;
    versions.push(view.version());
    let page =
        History { shell: &visit.shell(), status: &view, versions: &versions, emojis: &emojis };
    Ok(visit.show(&page.page()))
}

async fn menu(
    State(app): State<App>,
    Path((handle, id)): Path<(String, String)>,
    member: Member,
) -> WebResult {
    match find(&app, &member.visit, (&handle, number(&id)?)).await? {
        Ok(view) => {
            let (me, status) = (member.signed.account.account().clone(), view.status.clone());
            let may_put_out = app
                .db
                .read(move |tx| service::status::may_take_back_reply(tx, &me, &status))
                .await?;
            let shell = member.visit.shell();
            let page = StatusMenu { shell: &shell, status: &view, may_put_out };
            Ok(member.visit.show(&page.page()))
        }
        Err(elsewhere) => Ok(elsewhere),
    }
}

async fn act(
    State(app): State<App>,
    Path((handle, id, verb)): Path<(String, String, String)>,
    sent: Sent,
) -> WebResult {
    let id = number(&id)?;
    let usual = format!("/@{handle}/{id}");
    let back = sent.back_or(&usual);
    let Some(signed) = &sent.visit.signed else { return Ok(sign_in_first(&back)) };
    let done = match verb.as_str() {
        "vote" => vote(&app, signed, id, &sent).await?,
        "redraft" => {
            let kept = service::status::redraft(&app, &signed.account, id).await?;
            return Ok(sent.visit.go(&format!("/publish?draft={}", kept.id), Notice::Redrafted));
        }
        verb => deed(&app, signed, id, verb).await?,
    };
    match done {
        Some(notice @ Notice::Voted) if sent.visit.is_part => {
            let card = card(&app, &sent, id, &back).await?;
            Ok(with_header(card, TOAST, notice.flash().text))
        }
        Some(notice) => Ok(sent.visit.go(&back, notice)),
        None if sent.visit.is_part => card(&app, &sent, id, &back).await,
        None => Ok(see_other(&back)),
    }
}

/// The card as it is now, whose buttons lead back to where the old ones did.
async fn card(app: &App, sent: &Sent, id: StatusId, back: &str) -> WebResult {
    let view = seen(app, &sent.visit, id).await?;
    let path = back.split('#').next().unwrap_or_default();
    let shell = Shell { path, ..sent.visit.shell() };
    Ok(sent.visit.show(&StatusCard::listed(&view, &shell).render()))
}

/// Takes the choices of a poll's form.
async fn vote(app: &App, signed: &Signed, id: StatusId, sent: &Sent) -> Result<Option<Notice>> {
    let places = sent.all("choices").filter_map(|place| place.parse().ok()).collect();
    service::poll::vote(app, &signed.account, id, places).await?;
    Ok(Some(Notice::Voted))
}

/// What is told of a wish to have more fetched.
pub(super) fn fetching(asked: Result<()>) -> Result<Option<Notice>> {
    match asked {
        Ok(()) => Ok(Some(Notice::Fetching)),
        Err(Error::Refused(Refusal::TooMany)) => Ok(Some(Notice::FetchedLately)),
        Err(problem) => Err(problem),
    }
}

/// Does what the button says; answers what is worth telling.
async fn deed(app: &App, signed: &Signed, id: StatusId, verb: &str) -> Result<Option<Notice>> {
    let me = &signed.account;
    match verb {
        "boost" => drop(service::status::boost(app, me, id, None).await?),
        "unboost" => drop(service::status::unboost(app, me, id).await?),
        "favourite" => drop(service::status::favourite(app, me, id).await?),
        "unfavourite" => drop(service::status::unfavourite(app, me, id).await?),
        "bookmark" => drop(service::status::bookmark(app, me, id).await?),
        "unbookmark" => drop(service::status::unbookmark(app, me, id).await?),
        "mute" => {
            service::status::mute_thread(app, me, id).await?;
            return Ok(Some(Notice::ThreadMuted));
        }
        "unmute" => {
            service::status::unmute_thread(app, me, id).await?;
            return Ok(Some(Notice::ThreadUnmuted));
        }
        "pin" => {
            service::status::pin(app, me, id).await?;
            return Ok(Some(Notice::Pinned));
        }
        "unpin" => {
            service::status::unpin(app, me, id).await?;
            return Ok(Some(Notice::Unpinned));
        }
        "delete" => {
            service::status::delete(app, me, id).await?;
            return Ok(Some(Notice::Deleted));
        }
        "fetch" => return fetching(service::refresh::ask_now(app, id).await),
        "put_out" => {
            service::status::take_back_reply(app, me, id).await?;
            return Ok(Some(Notice::PutOut));
        }
        "take_out" => {
            quotes::take_out(app, signed, id).await?;
            return Ok(Some(Notice::TakenOut));
        }
        _ => return Err(Refusal::NotFound("page").into()),
    }
    Ok(None)
}
