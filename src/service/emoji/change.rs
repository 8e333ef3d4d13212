//! What those in charge make of an emoji that is there.

use crate::app::App;
use crate::base::{EmojiId, Refusal, Result, Timestamp};
use crate::db::{self, WriteTx};
use crate::model::emoji::{LONGEST_CATEGORY, LONGEST_LICENCE, StoredEmoji};
use crate::model::{LocalAccount, Role};
use crate::service::account::must_be;
use crate::service::media::forget;
use crate::text::{count, plain};

use super::names;
use crate::say;

pub(super) const NOT_FOUND: Refusal = Refusal::NotFound("emoji");

/// What is said of an emoji; `None` leaves a part as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Empty: none.
    pub category: Option<String>,
    pub licence: Option<String>,
    pub visible_in_picker: Option<bool>,
}

/// Says something else of an emoji of ours.
pub async fn change(
    app: &App,
    admin: &LocalAccount,
    id: EmojiId,
    words: Words,
) -> Result<StoredEmoji> {
    let words = checked(words)?;
    update(app, admin, id, move |stored| {
        if stored.domain.is_some() {
            return Err(NOT_FOUND);
        }
        if let Some(category) = words.category {
            stored.emoji.category = Some(category).filter(|category| !category.is_empty());
        }
        if let Some(licence) = words.licence {
            stored.licence = licence;
        }
        if let Some(visible) = words.visible_in_picker {
            stored.emoji.visible_in_picker = visible;
        }
        Ok(())
    })
    .await
}

/// Shows an emoji, ours or a peer's, to nobody any more.
pub async fn disable(app: &App, admin: &LocalAccount, id: EmojiId) -> Result<StoredEmoji> {
    let now = app.clock.now();
    set_disabled(app, admin, id, Some(now)).await
}

/// Shows it again.
pub async fn enable(app: &App, admin: &LocalAccount, id: EmojiId) -> Result<StoredEmoji> {
    set_disabled(app, admin, id, None).await
}

async fn set_disabled(
    app: &App,
    admin: &LocalAccount,
    id: EmojiId,
    at: Option<Timestamp>,
) -> Result<StoredEmoji> {
    update(app, admin, id, move |stored| {
        stored.disabled_at = at;
        Ok(())
    })
    .await
}

/// Forgets an emoji and its picture. A peer's comes back when it is used again.
pub async fn delete(app: &App, admin: &LocalAccount, id: EmojiId) -> Result<()> {
    let admin = admin.id();
    let gone = app.db.write(move |tx| {
        must_be(tx, admin, Role::Admin)?;
        let stored = db::emoji::by_id(tx, id)?.ok_or(NOT_FOUND)?;
        db::emoji::delete(tx, &stored)?;
        Ok(stored)
    });
    forget(app, gone.await?.emoji.files.map(names).unwrap_or_default()).await
}

async fn update(
    app: &App,
    admin: &LocalAccount,
    id: EmojiId,
    deed: impl FnOnce(&mut StoredEmoji) -> Result<(), Refusal> + Send + 'static,
) -> Result<StoredEmoji> {
    let admin = admin.id();
    app.db
        .write(move |tx: &WriteTx<'_>| {
            must_be(tx, admin, Role::Admin)?;
            let mut stored = db::emoji::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            deed(&mut stored)?;
            db::emoji::save(tx, &stored)?;
            Ok(stored)
        })
        .await
}

pub(super) fn checked(words: Words) -> Result<Words, Refusal> {
    let within = |field, text: Option<String>, most| {
        let Some(text) = text else { return Ok(None) };
        let text = plain::line(&text, usize::MAX);
        let length = count::characters(&text);
        if length > most {
            let problem = say!(
                "refusal-has-length-characters-most-are",
                length = length.to_string(),
                most = most.to_string()
            );
            return Err(Refusal::invalid(field, problem));
        }
        Ok(Some(text))
    };
    Ok(Words {
        category: within("category", words.category, LONGEST_CATEGORY)?,
        licence: within("licence", words.licence, LONGEST_LICENCE)?,
        visible_in_picker: words.visible_in_picker,
    })
}
