//! What is new in the columns that somebody has open, as Server-Sent Events with ready HTML.
//! Source: <https://html.spec.whatwg.org/multipage/server-sent-events.html>
//!
//! `post`, `notice`, `talk` carry the number of a column, then a line break and a card or row;
//! `edit` likewise one that stands there already; `gone` the id of a status. A column is told what
//! its timeline's own query shows: who is muted, blocked or silenced is left out there. Nothing is
//! kept for who is slow: all listen to one bounded channel, and who falls out of it is sent away.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderName;
use axum::response::IntoResponse;
use axum::response::sse::{Event as Told, KeepAlive, Sse};
use axum::routing::get;
use futures_util::{Stream, StreamExt, stream};
use serde::Deserialize;
use tokio::sync::broadcast::Receiver;

use crate::app::App;
use crate::base::{
    ColumnId, ConversationId, DeckId, Locale, NotificationId, Refusal, Result, StatusId, locale,
};
use crate::db;
use crate::http::api::listen;
use crate::model::deck::{Content, MOST_COLUMNS, Source};
use crate::model::event::Mark;
use crate::model::{Column, ColumnView, Event, Page, Visibility};
use crate::service;
use crate::service::session::Signed;
use crate::view::Shell;
use crate::view::component::DeckColumn;
use crate::view::component::column::deck_path;

use super::super::answer::WebResult;
use super::super::visit::{Member, Visit};

/// Between two signs of life.
const THUMP_EVERY: Duration = Duration::from_secs(25);
/// Proxies must hand on each line as it comes.
const UNBUFFERED: (HeaderName, &str) = (HeaderName::from_static("x-accel-buffering"), "no");

pub(super) fn routes() -> Router<App> {
    Router::new().route("/events", get(open))
}

#[derive(Debug, Deserialize)]
struct Asked {
    /// Numbers of columns, with commas between.
    cols: String,
    /// Where buttons in the cards lead back to.
    #[serde(default)]
    deck: String,
}

async fn open(State(app): State<App>, Query(asked): Query<Asked>, member: Member) -> WebResult {
    let Member { mut visit, signed } = member;
    let most = usize::try_from(MOST_COLUMNS).unwrap_or(usize::MAX);
    let ids: Vec<ColumnId> =
        asked.cols.split(',').filter_map(|id| id.parse().ok()).take(most).collect();
    let me = signed.account.id();
    let columns = app.db.read(move |tx| Ok(db::deck::own_columns(tx, me, &ids)?)).await?;
    if columns.is_empty() {
        return Err(Refusal::NotFound("column").into());
    }
    let events = listen(&app)?;
    visit.path = deck_path(asked.deck.parse::<DeckId>().ok());
    let ear = Ear { app, visit, signed, columns, locale: locale::current() };
    let hello = stream::once(async { Ok(Told::default().comment(")")) });
    let told = hello.chain(tell(ear, events));
    let alive = KeepAlive::new().interval(THUMP_EVERY).text("thump");
    Ok(([UNBUFFERED], Sse::new(told).keep_alive(alive)).into_response())
}

/// Whoever has a deck open, and what stands in it.
struct Ear {
    app: App,
    visit: Visit,
    signed: Signed,
    columns: Vec<Column>,
    /// What is told later is told in the language that it was asked for in.
    locale: &'static Locale,
}

type Frames = Vec<Told>;

/// Frames until the listener is so far behind that events were lost, or is signed out.
fn tell(
    ear: Ear,
    events: Receiver<Arc<Event>>,
) -> impl Stream<Item = Result<Told, Infallible>> + Send {
    let frames = stream::unfold((ear, events), |(ear, mut events)| async move {
        let event = events.recv().await.ok()?;
        if !ear.may_stay(&event).await {
            return None;
        }
        let frames = ear.locale.speak(ear.hear(&event)).await.unwrap_or_else(|problem| {
            tracing::warn!("a deck could not be told of {event:?}: {problem:?}");
            vec![]
        });
        Some((stream::iter(frames.into_iter().map(Ok)), (ear, events)))
    });
    frames.flatten()
}

impl Ear {
    /// Whether they are still signed in, where `event` may have ended it.
    async fn may_stay(&self, event: &Event) -> bool {
        match event {
            Event::AccessEnded { account } if *account == self.signed.account.id() => {
                let token = self.visit.session();
                match token {
                    Some(token) => {
                        let found = service::session::by_cookie(&self.app, token).await;
                        found.is_ok_and(|signed| signed.is_some())
                    }
                    None => false,
                }
            }
            _ => true,
        }
    }

    async fn hear(&self, event: &Event) -> Result<Frames> {
        match event {
            Event::StatusCreated { status, author, visibility, .. } => {
                let mut frames = self.status("post", *status, self.meant(event)).await?;
                if visibility.is_open() || *author == self.signed.account.id() {
                    frames.extend(self.found(*status).await?);
                }
                Ok(frames)
            }
            Event::StatusEdited { status, .. } => {
                self.status("edit", *status, self.meant(event)).await
            }
            Event::StatusDeleted { status, .. } => {
                let is_shown = !self.meant(event).is_empty();
                let gone = Told::default().event("gone").data(status.to_string());
                Ok(if is_shown { vec![gone] } else { vec![] })
            }
            Event::StatusMarked { status, account, mark }
                if *account == self.signed.account.id() =>
            {
                self.marked(*status, *mark).await
            }
            Event::NotificationCreated { notification, account }
                if *account == self.signed.account.id() =>
            {
                self.notification(*notification).await
            }
            Event::ConversationChanged { conversation, account }
                if *account == self.signed.account.id() =>
            {
                self.conversation(*conversation).await
            }
            Event::StatusMarked { .. }
            | Event::NotificationCreated { .. }
            | Event::ConversationChanged { .. }
            | Event::NotificationsMerged { .. }
            | Event::AnnouncementPublished { .. }
            | Event::AnnouncementReacted { .. }
            | Event::AnnouncementWithdrawn { .. }
            | Event::FiltersChanged { .. }
            | Event::AccessEnded { .. } => Ok(vec![]),
        }
    }

    /// The columns that may show the status of `event`; their timelines decide.
    fn meant(&self, event: &Event) -> Vec<Column> {
        let me = self.signed.account.id();
        let (homes, lists, author, visibility) = match event {
            Event::StatusCreated { homes, lists, author, visibility, .. } => {
                (homes, lists, Some(*author), Some(*visibility))
            }
            Event::StatusEdited { homes, lists, author, .. } => (homes, lists, Some(*author), None),
            Event::StatusDeleted { homes, lists, visibility, .. } => {
                (homes, lists, None, Some(*visibility))
            }
            _ => return vec![],
        };
        // What has an edit says nothing of its audience: the timeline is asked.
        let is_open = visibility.is_none_or(|visibility| {
            matches!(visibility, Visibility::Public | Visibility::Unlisted | Visibility::Local)
        });
        let may_show = |column: &&Column| match &column.source {
            Source::Home => homes.contains(&me),
            Source::List(list) => lists.contains(list),
            Source::Local | Source::Federated | Source::Remote | Source::Tags(_) => is_open,
            // Of a status that is gone only those hear who might have met it anyway.
            Source::Account(account) => match author {
                Some(author) => author == *account,
                None => is_open,
            },
            Source::Bookmarks | Source::Favourites => visibility.is_none(),
            Source::Notifications
            | Source::Mentions
            | Source::Conversations
            | Source::Search(_) => false,
        };
        self.columns.iter().filter(may_show).cloned().collect()
    }

    /// The status in each of `columns` whose timeline shows it.
    async fn status(
        &self,
        name: &'static str,
        id: StatusId,
        columns: Vec<Column>,
    ) -> Result<Frames> {
        if columns.is_empty() {
            return Ok(vec![]);
        }
        let (me, now) = (self.signed.account.id(), self.app.clock.now());
        let views = self
            .app
            .db
            .read(move |tx| {
                let mut shown = vec![];
                for column in columns {
                    // Bookmarks and favourites are counted by when they were made.
                    let is_marked = matches!(column.source, Source::Bookmarks | Source::Favourites);
                    let found = db::view::deck::ids(tx, me, &column, alone(id.0), now)?;
                    if !is_marked && found.iter().any(|(_, found)| *found == id) {
                        shown.push(column);
                    }
                }
                if shown.is_empty() {
                    return Ok(vec![]);
                }
                let Some(view) = db::view::status::one(tx, Some(me), id)? else {
                    return Ok(vec![]);
                };
                let with = |column: Column| {
                    let kept = db::view::deck::without_hidden(&column, vec![view.clone()]);
                    with(column, Content::Statuses(kept), id.0)
                };
                Ok(shown.into_iter().map(with).collect())
            })
            .await?;
        Ok(self.frames(name, &views))
    }

    /// A new status in each stored search that finds it.
    async fn found(&self, id: StatusId) -> Result<Frames> {
        let wants = |column: &&Column| matches!(column.source, Source::Search(_));
        let columns: Vec<Column> = self.columns.iter().filter(wants).cloned().collect();
        if columns.is_empty() {
            return Ok(vec![]);
        }
        let who = &self.signed.account;
        let views = service::deck::read(&self.app, who, columns, alone(id.0)).await?;
        Ok(self.frames("post", &views))
    }

    /// A status that has just been marked, in the columns of such marks.
    async fn marked(&self, id: StatusId, mark: Mark) -> Result<Frames> {
        let me = self.signed.account.id();
        let source = match mark {
            Mark::Bookmark => Source::Bookmarks,
            Mark::Favourite => Source::Favourites,
        };
        let columns: Vec<Column> =
            self.columns.iter().filter(|column| column.source == source).cloned().collect();
        if columns.is_empty() {
            return Ok(vec![]);
        }
        let views = self
            .app
            .db
            .read(move |tx| {
                let newest = match mark {
                    Mark::Bookmark => db::mark::bookmarks(tx, me, Page::newest(1))?,
                    Mark::Favourite => db::mark::favourites(tx, me, Page::newest(1))?,
                };
                // It may be unmarked again by now.
                let Some((place, _)) = newest.into_iter().find(|(_, newest)| *newest == id) else {
                    return Ok(vec![]);
                };
                let Some(view) = db::view::status::one(tx, Some(me), id)? else {
                    return Ok(vec![]);
                };
                let with = |column: Column| {
                    let kept = db::view::deck::without_hidden(&column, vec![view.clone()]);
                    with(column, Content::Statuses(kept), place)
                };
                Ok(columns.into_iter().map(with).collect())
            })
            .await?;
        Ok(self.frames("post", &views))
    }

    /// The group that a new notification is in, in each column that shows it.
    async fn notification(&self, id: NotificationId) -> Result<Frames> {
        let me = self.signed.account.id();
        let wants =
            |column: &&Column| matches!(column.source, Source::Notifications | Source::Mentions);
        let columns: Vec<Column> = self.columns.iter().filter(wants).cloned().collect();
        let views = self
            .app
            .db
            .read(move |tx| {
                let mut views = vec![];
                for column in columns {
                    let content = db::view::deck::told(tx, me, &column.source, alone(id.0))?;
                    if !content.is_empty() {
                        views.push(with(column, content, id.0));
                    }
                }
                Ok(views)
            })
            .await?;
        Ok(self.frames("notice", &views))
    }

    async fn conversation(&self, id: ConversationId) -> Result<Frames> {
        let (me, now) = (self.signed.account.id(), self.app.clock.now());
        let wants = |column: &&Column| matches!(column.source, Source::Conversations);
        let columns: Vec<Column> = self.columns.iter().filter(wants).cloned().collect();
        if columns.is_empty() {
            return Ok(vec![]);
        }
        let views = self
            .app
            .db
            .read(move |tx| {
                let Some(found) = db::conversation::by_id(tx, me, id, now)? else {
                    return Ok(vec![]);
                };
                let place = found.last_status.0;
                let content =
                    Content::Conversations(db::view::conversation::many(tx, me, &[found])?);
                let with = |column| with(column, content.clone(), place);
                Ok(columns.into_iter().map(with).collect())
            })
            .await?;
        Ok(self.frames("talk", &views))
    }

    fn frames(&self, name: &'static str, views: &[ColumnView]) -> Frames {
        let shell = Shell { now: self.app.clock.now(), ..self.visit.shell() };
        let frame = |view: &ColumnView| {
            let html = DeckColumn { view, shell: &shell }.entries().into_string();
            let told = format!("{}\n{}", view.column.id, html.replace('\r', " "));
            // A card that a filter hides is none.
            (!html.is_empty()).then(|| {
                let place = view.newest.map(|place| place.to_string()).unwrap_or_default();
                Told::default().event(name).id(place).data(told)
            })
        };
        views.iter().filter_map(frame).collect()
    }
}

/// The page that holds one entry and no other.
fn alone(place: i64) -> Page {
    Page { since_id: Some(place - 1), ..Page::before(place.saturating_add(1), 1) }
}

fn with(column: Column, content: Content, place: i64) -> ColumnView {
    let (newest, oldest) = (Some(place), Some(place));
    let boosters = vec![];
    let (name, read_to, is_full) = (None, None, false);
    ColumnView { column, name, content, newest, oldest, is_full, read_to, boosters }
}
