//! Who listens, and what an event means to them.

use crate::app::App;
use crate::base::{AccountId, ConversationId, ListId, NotificationId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx};
use crate::http::api::entity::{Conversation, Frame as Here, Notification, Status};
use crate::http::viewer::Asker;
use crate::model::{Event, Page, Scopes, Visibility};
use crate::service;

use super::announcement;
use super::stream::Stream;

/// One who listens with a token.
#[derive(Debug, Clone)]
pub(super) struct Listener {
    pub app: App,
    asker: Asker,
    me: AccountId,
    scopes: Scopes,
}

/// One thing to tell; the payload is JSON in a string, as clients expect it.
#[derive(Debug)]
pub(super) struct Frame {
    pub event: &'static str,
    /// `None`: the event says all.
    pub payload: Option<String>,
}

/// A token must allow one of these for there to be anything to hear.
const SCOPES: [&str; 2] = ["read:statuses", "read:notifications"];
const NOT_ALLOWED: Refusal = Refusal::Forbidden("This action is outside the authorized scopes");

impl Listener {
    pub(super) async fn enter(app: App, asker: Asker) -> Result<Self> {
        let asked = asker.clone();
        let viewer = app.db.read(move |tx| asked.viewer_with_any(tx, &SCOPES)).await?;
        Ok(Self { app, asker, me: viewer.id(), scopes: viewer.token.scopes })
    }

    /// Refuses streams that the token does not allow, and lists of others.
    pub(super) async fn check(&self, stream: &Stream) -> Result<()> {
        if !self.scopes.allow(stream.scope()) {
            return Err(NOT_ALLOWED.into());
        }
        match *stream {
            Stream::List(id) => {
                let me = self.me;
                self.app.db.read(move |tx| service::list::own(tx, me, id).map(drop)).await
            }
            Stream::User
            | Stream::Notifications
            | Stream::Direct
            | Stream::Public(_)
            | Stream::Hashtag { .. } => Ok(()),
        }
    }

    /// Whether the token is still good, where `event` may have ended it.
    pub(super) async fn may_stay(&self, event: &Event) -> bool {
        match event {
            Event::AccessEnded { account } if *account == self.me => {
                Self::enter(self.app.clone(), self.asker.clone()).await.is_ok()
            }
            _ => true,
        }
    }

    /// What `event` means to a stream; nothing, most often.
    pub(super) async fn hear(&self, stream: &Stream, event: &Event) -> Option<Frame> {
        let told = match stream {
            Stream::User => self.at_home(stream, event).await,
            Stream::Notifications => self.told(event).await,
            Stream::Direct => self.between_us(event).await,
            Stream::Public(_) | Stream::Hashtag { .. } => self.in_public(stream, event).await,
            Stream::List(id) => self.on_list(stream, *id, event).await,
        };
        told.unwrap_or_else(|problem| {
            tracing::warn!("a stream could not tell of {event:?}: {problem:?}");
            None
        })
    }

    async fn at_home(&self, stream: &Stream, event: &Event) -> Result<Option<Frame>> {
        match event {
            Event::StatusCreated { status, homes, .. } if homes.contains(&self.me) => {
                self.status(stream, *status, "update").await
            }
            Event::StatusEdited { status, homes, .. } if homes.contains(&self.me) => {
                self.status(stream, *status, "status.update").await
            }
            Event::StatusDeleted { status, homes, .. } if homes.contains(&self.me) => {
                Ok(Some(deleted(*status)))
            }
            Event::NotificationCreated { .. } | Event::NotificationsMerged { .. } => {
                self.told(event).await
            }
            Event::AnnouncementPublished { announcement: id } => {
                announcement::published(&self.app, self.me, *id).await
            }
            Event::AnnouncementReacted { announcement: id, name } => {
                announcement::reacted(&self.app, *id, name).await
            }
            Event::AnnouncementWithdrawn { announcement: id } => {
                Ok(Some(announcement::withdrawn(*id)))
            }
            Event::FiltersChanged { account } if *account == self.me => {
                Ok(Some(Frame { event: "filters_changed", payload: None }))
            }
            Event::StatusCreated { .. }
            | Event::StatusEdited { .. }
            | Event::StatusDeleted { .. }
            | Event::StatusMarked { .. }
            | Event::ConversationChanged { .. }
            | Event::FiltersChanged { .. }
            | Event::AccessEnded { .. } => Ok(None),
        }
    }

    async fn in_public(&self, stream: &Stream, event: &Event) -> Result<Option<Frame>> {
        match event {
            Event::StatusCreated { status, visibility, .. } if is_public(*visibility) => {
                self.status(stream, *status, "update").await
            }
            Event::StatusEdited { status, .. } => {
                self.status(stream, *status, "status.update").await
            }
            Event::StatusDeleted { status, visibility, .. } if is_public(*visibility) => {
                Ok(Some(deleted(*status)))
            }
            Event::StatusCreated { .. }
            | Event::StatusDeleted { .. }
            | Event::NotificationCreated { .. }
            | Event::NotificationsMerged { .. }
            | Event::StatusMarked { .. }
            | Event::ConversationChanged { .. }
            | Event::AnnouncementPublished { .. }
            | Event::AnnouncementReacted { .. }
            | Event::AnnouncementWithdrawn { .. }
            | Event::FiltersChanged { .. }
            | Event::AccessEnded { .. } => Ok(None),
        }
    }

    async fn on_list(&self, stream: &Stream, id: ListId, event: &Event) -> Result<Option<Frame>> {
        match event {
            Event::StatusCreated { status, lists, .. } if lists.contains(&id) => {
                self.status(stream, *status, "update").await
            }
            Event::StatusEdited { status, lists, .. } if lists.contains(&id) => {
                self.status(stream, *status, "status.update").await
            }
            Event::StatusDeleted { status, lists, .. } if lists.contains(&id) => {
                Ok(Some(deleted(*status)))
            }
            _ => Ok(None),
        }
    }

    async fn told(&self, event: &Event) -> Result<Option<Frame>> {
        match event {
            Event::NotificationCreated { notification, account }
                if *account == self.me && self.scopes.allow("read:notifications") =>
            {
                self.notification(*notification).await
            }
            Event::NotificationsMerged { account }
                if *account == self.me && self.scopes.allow("read:notifications") =>
            {
                Ok(Some(Frame { event: "notifications_merged", payload: Some("1".to_owned()) }))
            }
            _ => Ok(None),
        }
    }

    async fn between_us(&self, event: &Event) -> Result<Option<Frame>> {
        match event {
            Event::ConversationChanged { conversation, account } if *account == self.me => {
                self.conversation(*conversation).await
            }
            _ => Ok(None),
        }
    }

    /// The status, if the timeline of the stream shows it: whoever is muted, blocked or silenced
    /// is left out there.
    async fn status(
        &self,
        stream: &Stream,
        id: StatusId,
        event: &'static str,
    ) -> Result<Option<Frame>> {
        let (me, now, stream) = (self.me, self.app.clock.now(), stream.clone());
        let alone = Page { since_id: Some(id.0 - 1), ..Page::before(id.0.saturating_add(1), 1) };
        let view = self
            .app
            .db
            .read(move |tx| {
                let ids = shown(tx, me, &stream, alone, now)?;
                Ok(db::view::status::many(tx, Some(me), &ids)?.pop())
            })
            .await?;
        let Some(view) = view else { return Ok(None) };
        let status = Status::of(view, Some(me), &Here::of(&self.app));
        Ok(Some(Frame { event, payload: Some(serde_json::to_string(&status)?) }))
    }

    async fn conversation(&self, id: ConversationId) -> Result<Option<Frame>> {
        let (me, now) = (self.me, self.app.clock.now());
        let view = self.app.db.read(move |tx| {
            let Some(found) = db::conversation::by_id(tx, me, id, now)? else { return Ok(None) };
            Ok(db::view::conversation::many(tx, me, &[found])?.pop())
        });
        let Some(view) = view.await? else { return Ok(None) };
        let payload = serde_json::to_string(&Conversation::of(view, &Here::of(&self.app)))?;
        Ok(Some(Frame { event: "conversation", payload: Some(payload) }))
    }

    async fn notification(&self, id: NotificationId) -> Result<Option<Frame>> {
        let me = self.me;
        let view = self.app.db.read(move |tx| {
            let notification = db::notification::by_id(tx, me, id)?;
            // Nobody can say here which kinds they know.
            let Some(notification) = notification.filter(|told| told.kind.is_mastodons()) else {
                return Ok(None);
            };
            Ok(db::view::notification::many(tx, me, vec![notification])?.pop())
        });
        let Some(view) = view.await? else { return Ok(None) };
        let payload = serde_json::to_string(&Notification::of(view, &Here::of(&self.app)))?;
        Ok(Some(Frame { event: "notification", payload: Some(payload) }))
    }
}

/// What the timeline of a stream has on a page.
fn shown(
    tx: &ReadTx<'_>,
    me: AccountId,
    stream: &Stream,
    page: Page,
    now: crate::base::Timestamp,
) -> rusqlite::Result<Vec<StatusId>> {
    match stream {
        Stream::User => db::timeline::home(tx, me, page, now),
        Stream::Public(narrow) => db::timeline::public(tx, Some(me), *narrow, page, now),
        Stream::Hashtag { name, local, .. } => {
            let narrow = db::timeline::Narrow { local: *local, ..Default::default() };
            db::timeline::tag(tx, Some(me), (name, narrow), page, now)
        }
        Stream::List(id) => db::timeline::list(tx, me, *id, page, now),
        Stream::Notifications | Stream::Direct => Ok(vec![]),
    }
}

fn deleted(status: StatusId) -> Frame {
    Frame { event: "delete", payload: Some(status.to_string()) }
}

/// Whether public timelines may show it.
fn is_public(visibility: Visibility) -> bool {
    matches!(visibility, Visibility::Public | Visibility::Local)
}
