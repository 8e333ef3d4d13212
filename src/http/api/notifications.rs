//! What somebody is told.
//! Source: <https://docs.joinmastodon.org/methods/notifications/>

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::base::{AccountId, NotificationId};
use crate::db;
use crate::db::notification::Wanted;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Many, Number, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::NotificationKind;
use crate::service;

use super::entity::{Empty, Frame, Notification, Supported};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/notifications", get(list))
        .route("/api/v1/notifications/clear", post(clear))
        .route("/api/v1/notifications/unread_count", get(unread_count))
        .route("/api/v1/notifications/{id}", get(one))
        .route("/api/v1/notifications/{id}/dismiss", post(dismiss))
}

/// Which notifications are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WantedForm {
    types: Many<Text>,
    exclude_types: Many<Text>,
    account_id: Number<i64>,
    include_filtered: Flag,
}

impl WantedForm {
    pub(super) fn wanted(self) -> Wanted {
        let (types, excluded) =
            (self.types.0.map(|types| Many(Some(types)).words()), self.exclude_types.words());
        let is_wanted = |kind: &NotificationKind| {
            let word = kind.as_str();
            let is_asked = match &types {
                Some(types) => types.iter().any(|asked| asked == word),
                None => kind.is_mastodons(),
            };
            is_asked && !excluded.iter().any(|asked| asked == word)
        };
        Wanted {
            kinds: Some(NotificationKind::ALL.into_iter().filter(is_wanted).collect()),
            sender: self.account_id.0.map(AccountId),
            filtered: self.include_filtered.is_set(),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListForm {
    #[serde(flatten)]
    wanted: WantedForm,
    supported_types: Many<Text>,
}

async fn list(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<40, 80>,
    Params(form): Params<ListForm>,
) -> ApiResult<Paged<Notification>> {
    let (page, wanted, frame) = (paging.page, form.wanted.wanted(), Frame::of(&app));
    let supported = Supported::from(form.supported_types);
    let views = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:notifications")?.id();
            let notifications = db::notification::page(tx, me, &wanted, page)?;
            Ok(db::view::notification::many(tx, me, notifications)?)
        })
        .await?;
    let paged = paging.of(views, |view| view.notification.id);
    Ok(paged.map(|view| Notification::shown(view, &frame, &supported)))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OneForm {
    supported_types: Many<Text>,
}

async fn one(
    State(app): State<App>,
    Id(id): Id<NotificationId>,
    asker: Asker,
    Params(form): Params<OneForm>,
) -> ApiResult<Json<Notification>> {
    let view = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:notifications")?.id();
            let notification = db::notification::by_id(tx, me, id)?.ok_or_else(no_record)?;
            let view = db::view::notification::many(tx, me, vec![notification])?.pop();
            Ok(view.ok_or_else(no_record)?)
        })
        .await?;
    let supported = Supported::from(form.supported_types);
    Ok(Json(Notification::shown(view, &Frame::of(&app), &supported)))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct UnreadForm {
    #[serde(flatten)]
    wanted: WantedForm,
    limit: Number<u32>,
}

/// How far unread notifications are counted, unless the client says how far.
const COUNTED: u32 = 100;
/// How far they are counted at most.
const MOST_COUNTED: u32 = 1_000;

/// How far unread ones are to be counted.
pub(super) fn counted(limit: Number<u32>) -> u32 {
    limit.0.unwrap_or(COUNTED).clamp(1, MOST_COUNTED)
}

async fn unread_count(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<UnreadForm>,
) -> ApiResult<Json<Value>> {
    let (most, wanted) = (counted(form.limit), form.wanted.wanted());
    let count = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:notifications")?.id();
            Ok(db::notification::unread(tx, me, &wanted, most)?)
        })
        .await?;
    Ok(Json(json!({ "count": count })))
}

async fn clear(State(app): State<App>, asker: Asker) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:notifications").await?;
    service::notification::clear(&app, &viewer.account).await?;
    Ok(Json(Empty {}))
}

async fn dismiss(
    State(app): State<App>,
    Id(id): Id<NotificationId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:notifications").await?;
    service::notification::dismiss(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}
