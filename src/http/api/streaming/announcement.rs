//! What the stream of a person tells of announcements.
//! Source: <https://docs.joinmastodon.org/methods/streaming/#events>

use serde_json::json;

use crate::app::App;
use crate::base::{AccountId, AnnouncementId, Result};
use crate::db;
use crate::http::api::entity::{self, Announcement, CustomEmoji};

use super::listener::Frame;

/// An announcement that is new or changed.
pub(super) async fn published(
    app: &App,
    me: AccountId,
    id: AnnouncementId,
) -> Result<Option<Frame>> {
    let view = app.db.read(move |tx| {
        let found = db::announcement::by_id(tx, id)?.into_iter().collect();
        Ok(db::announcement::views(tx, me, found)?.pop())
    });
    let Some(view) = view.await? else { return Ok(None) };
    let payload = Some(serde_json::to_string(&Announcement::of(view, &entity::Frame::of(app)))?);
    Ok(Some(Frame { event: "announcement", payload }))
}

/// How many chose an emoji for one by now.
pub(super) async fn reacted(app: &App, id: AnnouncementId, name: &str) -> Result<Option<Frame>> {
    let asked = name.to_owned();
    let found = app.db.read(move |tx| {
        let count = db::announcement::reaction_count(tx, id, &asked)?;
        Ok((count, db::emoji::ours_named(tx, &[&asked])?.remove(&asked)))
    });
    let (count, emoji) = found.await?;
    let mut payload = json!({ "name": name, "count": count, "announcement_id": id });
    if let Some(emoji) = emoji {
        let emoji = serde_json::to_value(CustomEmoji::of(emoji, &entity::Frame::of(app)))?;
        payload["url"] = emoji["url"].clone();
        payload["static_url"] = emoji["static_url"].clone();
    }
    Ok(Some(Frame { event: "announcement.reaction", payload: Some(payload.to_string()) }))
}

/// One that was taken back.
pub(super) fn withdrawn(id: AnnouncementId) -> Frame {
    Frame { event: "announcement.delete", payload: Some(id.to_string()) }
}
