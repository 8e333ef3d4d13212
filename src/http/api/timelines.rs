//! Timelines: home, public, and those of hashtags. Those of lists are in `lists`.
//! Source: <https://docs.joinmastodon.org/methods/timelines/>

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::db;
use crate::db::tagged::Tags;
use crate::db::timeline::Narrow;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Many, Params, Text};
use crate::http::page::{Paged, Paging};
use crate::http::viewer::{Asker, Viewer};
use crate::text::hashtag::Hashtag;

use super::entity::{Frame, Status};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/timelines/home", get(home))
        .route("/api/v1/timelines/public", get(public))
        .route("/api/v1/timelines/tag/{tag}", get(tag))
}

type TimelinePage = Paging<20, 40>;

async fn home(
    State(app): State<App>,
    asker: Asker,
    paging: TimelinePage,
) -> ApiResult<Paged<Status>> {
    let (page, now, frame) = (paging.page, app.clock.now(), Frame::of(&app));
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:statuses")?.id();
            let ids = db::timeline::home(tx, me, page, now)?;
            Ok((me, db::view::status::many(tx, Some(me), &ids)?))
        })
        .await?;
    Ok(paging.of(views, |view| view.status.id).map(|view| Status::of(view, Some(me), &frame)))
}

/// What a public timeline leaves out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NarrowForm {
    local: Flag,
    remote: Flag,
    only_media: Flag,
}

impl NarrowForm {
    fn narrow(&self) -> Narrow {
        let Self { local, remote, only_media } = self;
        Narrow { local: local.is_set(), remote: remote.is_set(), only_media: only_media.is_set() }
    }
}

async fn public(
    State(app): State<App>,
    asker: Asker,
    paging: TimelinePage,
    Params(form): Params<NarrowForm>,
) -> ApiResult<Paged<Status>> {
    let (page, now, frame) = (paging.page, app.clock.now(), Frame::of(&app));
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:statuses")?.as_ref().map(Viewer::id);
            let ids = db::timeline::public(tx, me, form.narrow(), page, now)?;
            Ok((me, db::view::status::many(tx, me, &ids)?))
        })
        .await?;
    Ok(paging.of(views, |view| view.status.id).map(|view| Status::of(view, me, &frame)))
}

/// Other hashtags of each kind that are looked at, as in Mastodon.
const MOST_TAGS: usize = 4;

/// What else must stand, or must not stand, beside the hashtag.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TagsForm {
    any: Many<Text>,
    all: Many<Text>,
    none: Many<Text>,
    #[serde(flatten)]
    narrow: NarrowForm,
}

impl TagsForm {
    fn tags(&mut self, tag: &str) -> Tags {
        let normal = |words: &mut Many<Text>| -> Vec<String> {
            let words = std::mem::take(words).words();
            let mut tags: Vec<String> = words.iter().map(|word| normal_tag(word)).collect();
            tags.retain(|tag| !tag.is_empty());
            tags.sort_unstable();
            tags.dedup();
            tags.truncate(MOST_TAGS);
            tags
        };
        let mut any = normal(&mut self.any);
        any.push(normal_tag(tag));
        Tags { any, all: normal(&mut self.all), none: normal(&mut self.none) }
    }
}

async fn tag(
    State(app): State<App>,
    Path(tag): Path<String>,
    asker: Asker,
    paging: TimelinePage,
    Params(mut form): Params<TagsForm>,
) -> ApiResult<Paged<Status>> {
    let (page, now, frame) = (paging.page, app.clock.now(), Frame::of(&app));
    let (tags, narrow) = (form.tags(&tag), form.narrow.narrow());
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:statuses")?.as_ref().map(Viewer::id);
            let ids = match tags.alone() {
                Some(tag) => db::timeline::tag(tx, me, (tag, narrow), page, now)?,
                None => db::tagged::page(tx, me, (&tags, narrow), page, now)?,
            };
            Ok((me, db::view::status::many(tx, me, &ids)?))
        })
        .await?;
    Ok(paging.of(views, |view| view.status.id).map(|view| Status::of(view, me, &frame)))
}

/// The normal form of a hashtag, by which statuses are found.
pub(super) fn normal_tag(text: &str) -> String {
    let bare = text.trim_start_matches('#');
    Hashtag::parse(bare).map_or_else(|| bare.to_lowercase(), |tag| tag.name().to_owned())
}
