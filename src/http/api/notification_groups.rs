//! What somebody is told, put together.
//! Source: <https://docs.joinmastodon.org/methods/grouped_notifications/>

use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::base::{AccountId, Refusal};
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Many, Number, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::NotificationKind;
use crate::service;

use super::entity::{Account, Empty, Expand, Frame, GroupedNotifications, Supported};
use super::notifications::{WantedForm, counted};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v2/notifications", get(list))
        .route("/api/v2/notifications/unread_count", get(unread_count))
        .route("/api/v2/notifications/{group_key}", get(one))
        .route("/api/v2/notifications/{group_key}/accounts", get(accounts))
        .route("/api/v2/notifications/{group_key}/dismiss", post(dismiss))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListForm {
    #[serde(flatten)]
    wanted: WantedForm,
    grouped_types: Many<Text>,
    supported_types: Many<Text>,
    expand_accounts: Text,
}

/// The kinds that are put together: all that can be, unless the program names fewer.
fn grouped(types: Many<Text>) -> Vec<NotificationKind> {
    let asked = types.0.map(|types| Many(Some(types)).words());
    let is_asked = |kind: &NotificationKind| {
        asked.as_ref().is_none_or(|asked| asked.iter().any(|word| word == kind.as_str()))
    };
    let groupable = NotificationKind::ALL.into_iter().filter(|kind| kind.is_groupable());
    groupable.filter(is_asked).collect()
}

fn expand(word: &Text) -> Result<Expand, Refusal> {
    match word.0.as_deref() {
        None | Some("" | "full") => Ok(Expand::Full),
        Some("partial_avatars") => Ok(Expand::PartialAvatars),
        Some(_) => {
            let problem = "expand_accounts must be full or partial_avatars";
            Err(Refusal::Malformed(problem.to_owned()))
        }
    }
}

async fn list(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<40, 80>,
    Params(form): Params<ListForm>,
) -> ApiResult<Response> {
    let (page, wanted, frame) = (paging.page, form.wanted.wanted(), Frame::of(&app));
    let (grouped, expand) = (grouped(form.grouped_types), expand(&form.expand_accounts)?);
    let supported = Supported::from(form.supported_types);
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:notifications")?.id();
            let groups = db::notification_group::page(tx, me, (&wanted, &grouped), page)?;
            Ok((me, db::view::notification::groups(tx, me, groups)?))
        })
        .await?;
    let paged = paging.of(views, |(place, _)| *place).map(|(_, view)| view);
    let gather = |views| GroupedNotifications::of(views, me, (expand, &supported), &frame);
    Ok(paged.gathered(gather))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct UnreadForm {
    #[serde(flatten)]
    wanted: WantedForm,
    grouped_types: Many<Text>,
    limit: Number<u32>,
}

async fn unread_count(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<UnreadForm>,
) -> ApiResult<Json<Value>> {
    let (most, wanted) = (counted(form.limit), form.wanted.wanted());
    let grouped = grouped(form.grouped_types);
    let count = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:notifications")?.id();
            Ok(db::notification_group::unread(tx, me, (&wanted, &grouped), most)?)
        })
        .await?;
    Ok(Json(json!({ "count": count })))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OneForm {
    supported_types: Many<Text>,
}

async fn one(
    State(app): State<App>,
    Path(key): Path<String>,
    asker: Asker,
    Params(form): Params<OneForm>,
) -> ApiResult<Json<GroupedNotifications>> {
    let supported = Supported::from(form.supported_types);
    let (me, view) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:notifications")?.id();
            let group = db::notification_group::by_key(tx, me, &key)?.ok_or_else(no_record)?;
            let view = db::view::notification::groups(tx, me, vec![((), group)])?.pop();
            Ok((me, view.ok_or_else(no_record)?.1))
        })
        .await?;
    let asked = (Expand::Full, &supported);
    Ok(Json(GroupedNotifications::of(vec![view], me, asked, &Frame::of(&app))))
}

/// The documentation names the scope for writing; programs that may only read ask, too.
const ACCOUNTS_SCOPES: [&str; 2] = ["read:notifications", "write:notifications"];

async fn accounts(
    State(app): State<App>,
    Path(key): Path<String>,
    asker: Asker,
    paging: Paging<40, 80>,
) -> ApiResult<Paged<Account>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let people = app
        .db
        .read(move |tx| {
            let me = asker.viewer_with_any(tx, &ACCOUNTS_SCOPES)?.id();
            let senders = db::notification_group::senders(tx, me, &key, page)?;
            let ids: Vec<AccountId> = senders.iter().map(|(_, sender)| *sender).collect();
            let mut known = db::account::by_ids(tx, &ids)?;
            let people = senders.into_iter().filter_map(|(place, sender)| {
                let at = known.iter().position(|account| account.id == sender)?;
                Some((place, known.swap_remove(at)))
            });
            Ok(people.collect::<Vec<_>>())
        })
        .await?;
    Ok(paging.of(people, |(place, _)| *place).map(|(_, account)| Account::of(account, &frame)))
}

async fn dismiss(
    State(app): State<App>,
    Path(key): Path<String>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:notifications").await?;
    service::notification::dismiss_group(&app, &viewer.account, key).await?;
    Ok(Json(Empty {}))
}
