//! Lists of people, and hashtags that one follows.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Error, ListId, Refusal, Result};
use crate::db;
use crate::model::{Account, List, ListTerms, RepliesPolicy};
use crate::service;
use crate::service::hashtag;
use crate::view::component::Problems;
use crate::view::page::lists::{FollowedTags, ListEdit, Lists};
use crate::view::page::timeline::Kind;

use super::answer::{WebResult, problems, see_other};
use super::notice::Notice;
use super::profile::known;
use super::sent::Sent;
use super::timeline::{Older, is_full, older, part, show};
use super::visit::{Member, Visit};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/lists", get(all).post(create))
        .route("/lists/{id}", get(timeline).post(change))
        .route("/lists/{id}/edit", get(edit))
        .route("/lists/{id}/members", post(add_by_handle))
        .route("/lists/{id}/delete", post(delete))
        .route("/lists/{id}/{verb}/{account}", post(place))
        .route("/followed_tags", get(followed_tags))
        .route("/tags/{name}/{verb}", post(follow_tag))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// Who is to be put on lists.
    account: Option<AccountId>,
}

async fn all(State(app): State<App>, Query(asked): Query<Asked>, member: Member) -> WebResult {
    let me = member.signed.account.id();
    let page = overview(&app, &member.visit, me, asked.account, ("", &Problems::default())).await?;
    Ok(member.visit.show(&page))
}

async fn overview(
    app: &App,
    visit: &Visit,
    me: AccountId,
    placed: Option<AccountId>,
    (title, problems): (&str, &Problems),
) -> Result<maud::Markup> {
    let (lists, placed) = app
        .db
        .read(move |tx| {
            let lists = db::list::of_account(tx, me)?;
            let account = placed.map(|id| db::account::by_id(tx, id)).transpose()?.flatten();
            let placed: Option<(Account, Vec<ListId>)> = match account {
                Some(account) => {
                    let on = db::list::with_member(tx, me, account.id)?;
                    Some((account, on.into_iter().map(|list| list.id).collect()))
                }
                None => None,
            };
            Ok((lists, placed))
        })
        .await?;
    let placed = placed.as_ref().map(|(account, on)| (account, on.as_slice()));
    Ok(Lists { shell: &visit.shell(), lists: &lists, placed, title, problems }.page())
}

async fn create(State(app): State<App>, sent: Sent) -> WebResult {
    let me = &sent.member()?.account;
    let terms = ListTerms { title: Some(sent.text("title").to_owned()), ..ListTerms::default() };
    match service::list::create(&app, me, terms).await {
        Ok(list) => Ok(see_other(&format!("/lists/{}/edit", list.id))),
        Err(error) => {
            let problems = problems(error)?;
            let typed = (sent.text("title"), &problems);
            let page = overview(&app, &sent.visit, me.id(), None, typed).await?;
            Ok(sent.visit.show_again(&page))
        }
    }
}

async fn timeline(
    State(app): State<App>,
    Path(id): Path<ListId>,
    Query(asked): Query<Older>,
    member: Member,
) -> WebResult {
    let Member { visit, signed } = member;
    let (me, now) = (signed.account.id(), visit.now);
    let (list, found) = app
        .db
        .read(move |tx| {
            let list = service::list::own(tx, me, id)?;
            let ids = db::timeline::list(tx, me, id, asked.page(), now)?;
            Ok((list, part(tx, Some(me), &ids, &format!("/lists/{id}"))?))
        })
        .await?;
    Ok(show(&visit, Kind::List(&list), &found))
}

async fn edit(
    State(app): State<App>,
    Path(id): Path<ListId>,
    Query(asked): Query<Older>,
    member: Member,
) -> WebResult {
    let me = member.signed.account.id();
    let page = form(&app, &member.visit, (me, id), asked, &Problems::default()).await?;
    Ok(member.visit.show(&page))
}

async fn form(
    app: &App,
    visit: &Visit,
    (me, id): (AccountId, ListId),
    asked: Older,
    problems: &Problems,
) -> Result<maud::Markup> {
    let (list, members): (List, Vec<Account>) = app
        .db
        .read(move |tx| {
            let list = service::list::own(tx, me, id)?;
            Ok((list, db::list::members(tx, id, asked.page())?))
        })
        .await?;
    let last = members.last().filter(|_| is_full(members.len()));
    let older = last.map(|last| older(&format!("/lists/{id}/edit"), last.id.0));
    let (shell, older) = (visit.shell(), older.as_deref());
    Ok(ListEdit { shell: &shell, list: &list, members: &members, older, problems }.page())
}

async fn change(State(app): State<App>, Path(id): Path<ListId>, sent: Sent) -> WebResult {
    let me = &sent.member()?.account;
    let terms = ListTerms {
        title: Some(sent.text("title").to_owned()),
        replies: RepliesPolicy::parse(sent.text("replies_policy")),
        is_exclusive: Some(sent.is_ticked("exclusive")),
    };
    let changed = service::list::change(&app, me, id, terms).await.map(drop);
    done(&app, &sent, id, changed).await
}

async fn add_by_handle(State(app): State<App>, Path(id): Path<ListId>, sent: Sent) -> WebResult {
    let me = &sent.member()?.account;
    let account = known(&app, sent.text("handle").trim()).await?;
    let added = match account {
        Some(account) => service::list::add(&app, me, id, vec![account.id]).await,
        None => Err(Refusal::invalid("handle", say!("refusal-is-not-known-here")).into()),
    };
    let added = added.map_err(|error| match error {
        Error::Refused(Refusal::NotFound("follow")) => {
            Refusal::invalid("handle", say!("refusal-is-nobody-whom-you-follow")).into()
        }
        Error::Refused(Refusal::Invalid { field: "account_ids", .. }) => {
            Refusal::invalid("handle", say!("refusal-is-on-the-list-already")).into()
        }
        other => other,
    });
    done(&app, &sent, id, added).await
}

/// Back to the form: saved, or with what was wrong.
async fn done(app: &App, sent: &Sent, id: ListId, outcome: Result<()>) -> WebResult {
    let Err(error) = outcome else {
        return Ok(sent.visit.go(&format!("/lists/{id}/edit"), Notice::Saved));
    };
    let (me, problems) = (sent.member()?.account.id(), problems(error)?);
    let page = form(app, &sent.visit, (me, id), Older::default(), &problems).await?;
    Ok(sent.visit.show_again(&page))
}

async fn delete(State(app): State<App>, Path(id): Path<ListId>, sent: Sent) -> WebResult {
    service::list::delete(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go("/lists", Notice::ListDeleted))
}

async fn place(
    State(app): State<App>,
    Path((id, verb, account)): Path<(ListId, String, AccountId)>,
    sent: Sent,
) -> WebResult {
    let me = &sent.member()?.account;
    match verb.as_str() {
        "add" => service::list::add(&app, me, id, vec![account]).await?,
        "remove" => service::list::remove(&app, me, id, vec![account]).await?,
        _ => return Err(Refusal::NotFound("page").into()),
    }
    Ok(see_other(&sent.back_or(&format!("/lists/{id}/edit"))))
}

async fn followed_tags(
    State(app): State<App>,
    Query(asked): Query<Older>,
    member: Member,
) -> WebResult {
    let me = member.signed.account.id();
    let found = app.db.read(move |tx| Ok(db::followed_tag::of_account(tx, me, asked.page())?));
    let found = found.await?;
    let last = found.last().filter(|_| is_full(found.len()));
    let older = last.map(|(place, _)| older("/followed_tags", *place));
    let tags: Vec<String> = found.into_iter().map(|(_, name)| name).collect();
    let shell = member.visit.shell();
    let page = FollowedTags { shell: &shell, tags: &tags, older: older.as_deref() };
    Ok(member.visit.show(&page.page()))
}

async fn follow_tag(
    State(app): State<App>,
    Path((name, verb)): Path<(String, String)>,
    sent: Sent,
) -> WebResult {
    let me = &sent.member()?.account;
    let back = sent.back_or("/followed_tags");
    let notice = match verb.as_str() {
        "follow" => hashtag::follow(&app, me, name).await.map(|_| Notice::TagFollowed)?,
        "unfollow" => hashtag::unfollow(&app, me, name).await.map(|_| Notice::TagUnfollowed)?,
        _ => return Err(Refusal::NotFound("page").into()),
    };
    Ok(sent.visit.go(&back, notice))
}
