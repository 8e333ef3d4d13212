//! Lists of accounts: followers, followed, and who asks to follow.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result};
use crate::db;
use crate::model::{Account, Relationship};
use crate::service;
use crate::view::page::people::{FollowRequests, People, Side};

use super::answer::WebResult;
use super::notice::Notice;
use super::profile::{Found, find};
use super::sent::Sent;
use super::timeline::{Older, is_full, older};
use super::visit::{Member, Visit};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/@{handle}/followers", get(followers))
        .route("/@{handle}/following", get(following))
        .route("/follow_requests", get(requests).post(answer_many))
        .route("/follow_requests/{account}/{answer}", post(answer))
}

async fn followers(
    State(app): State<App>,
    Path(handle): Path<String>,
    Query(asked): Query<Older>,
    visit: Visit,
) -> WebResult {
    show(&app, &visit, &handle, Side::Followers, asked).await
}

async fn following(
    State(app): State<App>,
    Path(handle): Path<String>,
    Query(asked): Query<Older>,
    visit: Visit,
) -> WebResult {
    show(&app, &visit, &handle, Side::Following, asked).await
}

type Standing = (Account, Option<Relationship>);

async fn show(app: &App, visit: &Visit, handle: &str, side: Side, asked: Older) -> WebResult {
    let account = match find(app, visit, handle).await? {
        Found::Here(account) => account,
        Found::Elsewhere(there) => return Ok(there),
    };
    let is_hidden = account.hides_network && visit.viewer() != Some(account.id);
    let (people, last) =
        if is_hidden { (vec![], None) } else { read(app, visit, account.id, side, asked).await? };
    let path = visit.path.split('?').next().unwrap_or_default();
    let older = last.map(|last| older(path, last));
    let page = People {
        shell: &visit.shell(),
        account: &account,
        side,
        people: &people,
        older: older.as_deref(),
        is_hidden,
    };
    Ok(visit.show(&page.page()))
}

async fn read(
    app: &App,
    visit: &Visit,
    account: AccountId,
    side: Side,
    asked: Older,
) -> Result<(Vec<Standing>, Option<i64>)> {
    let (viewer, now) = (visit.viewer(), visit.now);
    app.db
        .read(move |tx| {
            let placed = match side {
                Side::Followers => db::follow::followers(tx, account, asked.page())?,
                Side::Following => db::follow::following(tx, account, asked.page())?,
            };
            let last = placed.last().filter(|_| is_full(placed.len())).map(|(place, _)| *place);
            let ids: Vec<AccountId> = placed.iter().map(|(_, account)| account.id).collect();
            let mut standings: HashMap<AccountId, Relationship> = match viewer {
                Some(viewer) => db::relationship::of(tx, viewer, &ids, now)?
                    .into_iter()
                    .map(|standing| (standing.id, standing))
                    .collect(),
                None => HashMap::new(),
            };
            let people = placed
                .into_iter()
                .map(|(_, account)| {
                    let standing = standings.remove(&account.id);
                    (account, standing)
                })
                .collect();
            Ok((people, last))
        })
        .await
}

async fn requests(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    let me = member.signed.account.id();
    let placed = app.db.read(move |tx| Ok(db::follow::requests(tx, me, asked.page())?)).await?;
    let last = placed.last().filter(|_| is_full(placed.len()));
    let older = last.map(|(place, _)| older("/follow_requests", *place));
    let people: Vec<Account> = placed.into_iter().map(|(_, account)| account).collect();
    let shell = member.visit.shell();
    let page = FollowRequests { shell: &shell, people: &people, older: older.as_deref() };
    Ok(member.visit.show(&page.page()))
}

/// Answers all that are ticked; who has taken the request back meanwhile is passed over.
async fn answer_many(State(app): State<App>, sent: Sent) -> WebResult {
    let me = &sent.member()?.account;
    let is_yes = match sent.text("do") {
        "authorize" => true,
        "reject" => false,
        _ => return Err(Refusal::NotFound("page").into()),
    };
    for account in sent.all("account[]").filter_map(|id| id.parse().ok()) {
        let answered = if is_yes {
            service::follow::authorize(&app, me, account).await
        } else {
            service::follow::reject(&app, me, account).await
        };
        match answered {
            Ok(()) | Err(Error::Refused(Refusal::NotFound(_))) => {}
            Err(problem) => return Err(problem.into()),
        }
    }
    Ok(sent.visit.go("/follow_requests", Notice::Answered))
}

async fn answer(
    State(app): State<App>,
    Path((account, answer)): Path<(AccountId, String)>,
    sent: Sent,
) -> WebResult {
    let me = &sent.member()?.account;
    match answer.as_str() {
        "authorize" => drop(service::follow::authorize(&app, me, account).await?),
        "reject" => drop(service::follow::reject(&app, me, account).await?),
        _ => return Err(Refusal::NotFound("page").into()),
    }
    Ok(sent.visit.go(&sent.back_or("/follow_requests"), Notice::Answered))
}
