//! Custom emoji of ours, as notes and profiles name them and as documents of their own.

use crate::app::App;
use crate::base::{EmojiId, Result};
use crate::db;
use crate::model::CustomEmoji;
use crate::protocol::activitypub::outgoing::{Image, Tag};

use super::actor::media_type;

/// The document of an emoji of ours; `None` if there is none, or nobody is shown it.
pub async fn document(app: &App, id: EmojiId) -> Result<Option<Tag>> {
    let found = app.db.read(move |tx| Ok(db::emoji::by_id(tx, id)?)).await?;
    let shown = found.filter(|found| found.domain.is_none() && found.disabled_at.is_none());
    Ok(shown.map(|shown| tag(app, &shown.emoji)))
}

/// What tells other servers of an emoji that something of ours uses.
pub(super) fn tag(app: &App, emoji: &CustomEmoji) -> Tag {
    let files = emoji.files.as_ref();
    let media_type = files.and_then(|files| media_type(&files.file));
    Tag::Emoji {
        id: app.url(&format!("/emojis/{}", emoji.id)),
        name: format!(":{}:", emoji.shortcode),
        updated: emoji.updated_at.rfc3339(),
        icon: Image {
            media_type: media_type.map(str::to_owned),
            url: app.url(&emoji.path()),
            summary: None,
        },
    }
}
