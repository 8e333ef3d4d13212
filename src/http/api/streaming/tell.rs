//! From events to what a stream of somebody tells.

use crate::app::App;
use crate::base::{AccountId, NotificationId, Result, StatusId};
use crate::db;
use crate::http::api::entity::{Frame as Here, Notification, Status};
use crate::model::{Event, NotificationView, Page, StatusView};

/// One thing to tell; the payload is JSON in a string, as clients expect it.
#[derive(Debug)]
pub(super) struct Frame {
    pub event: &'static str,
    pub payload: String,
}

/// What `event` means to `me`; nothing, most often.
pub(super) async fn frame(app: &App, me: AccountId, event: &Event) -> Option<Frame> {
    let told = match event {
        Event::StatusCreated { status, homes, author: _, visibility: _ } if homes.contains(&me) => {
            status_frame(app, me, *status, "update").await
        }
        Event::StatusEdited { status, homes, author: _ } if homes.contains(&me) => {
            status_frame(app, me, *status, "status.update").await
        }
        Event::StatusDeleted { status, homes, visibility: _ } if homes.contains(&me) => {
            Ok(Some(Frame { event: "delete", payload: status.to_string() }))
        }
        Event::NotificationCreated { notification, account } if *account == me => {
            notification_frame(app, me, *notification).await
        }
        Event::StatusCreated { .. }
        | Event::StatusEdited { .. }
        | Event::StatusDeleted { .. }
        | Event::NotificationCreated { .. }
        | Event::AccessEnded { .. } => Ok(None),
    };
    told.unwrap_or_else(|problem| {
        tracing::warn!("a stream could not tell of {event:?}: {problem:?}");
        None
    })
}

async fn status_frame(
    app: &App,
    me: AccountId,
    id: StatusId,
    event: &'static str,
) -> Result<Option<Frame>> {
    let view = in_home(app, me, id).await?;
    let Some(view) = view else { return Ok(None) };
    let status = Status::of(view, Some(me), &Here::of(app));
    Ok(Some(Frame { event, payload: serde_json::to_string(&status)? }))
}

/// The status, if the home timeline shows it: whom one mutes or blocks is left out there.
async fn in_home(app: &App, me: AccountId, id: StatusId) -> Result<Option<StatusView>> {
    let now = app.clock.now();
    let alone = Page { since_id: Some(id.0 - 1), ..Page::before(id.0.saturating_add(1), 1) };
    app.db
        .read(move |tx| {
            let ids = db::timeline::home(tx, me, alone, now)?;
            Ok(db::view::status::many(tx, Some(me), &ids)?.pop())
        })
        .await
}

async fn notification_frame(app: &App, me: AccountId, id: NotificationId) -> Result<Option<Frame>> {
    let view: Option<NotificationView> = app
        .db
        .read(move |tx| {
            let Some(notification) = db::notification::by_id(tx, me, id)? else { return Ok(None) };
            Ok(db::view::notification::many(tx, me, vec![notification])?.pop())
        })
        .await?;
    let Some(view) = view else { return Ok(None) };
    let payload = serde_json::to_string(&Notification::of(view, &Here::of(app)))?;
    Ok(Some(Frame { event: "notification", payload }))
}
