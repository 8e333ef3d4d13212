//! New emoji of ours.

use crate::app::App;
use crate::base::{EmojiId, Error, Refusal, Result};
use crate::db::{self, WriteTx};
use crate::media::image::{self, Format, Limits};
use crate::media::{MediaError, Shelf};
use crate::model::emoji::{CustomEmoji, MOST_EMOJI, StoredEmoji};
use crate::model::{LocalAccount, Role};
use crate::service::account::must_be;
use crate::service::cache::Given;
use crate::service::media::forget;
use crate::service::moment::Moment;
use crate::text::emoji::{LONGEST_SHORTCODE, SHORTEST_SHORTCODE, is_shortcode};

use super::change::{Words, checked};
use super::{fetch, keep, names};
use crate::say;

/// A picture that is to stand for a shortcode.
#[derive(Debug, Clone, Default)]
pub struct NewEmoji {
    pub shortcode: String,
    pub category: String,
    pub licence: String,
    pub bytes: Vec<u8>,
}

/// Takes a picture as an emoji of ours.
///
/// # Errors
/// Refused if the shortcode is none or is taken, or the picture is no PNG, GIF or WebP or too
/// large.
pub async fn add(app: &App, admin: &LocalAccount, new: NewEmoji) -> Result<StoredEmoji> {
    let admin = admin.clone();
    let asked = admin.id();
    app.db.read(move |tx| must_be(tx, asked, Role::Admin)).await?;
    let NewEmoji { shortcode, category, licence, bytes } = new;
    let shortcode = checked_shortcode(&shortcode)?;
    let words =
        checked(Words { category: Some(category), licence: Some(licence), ..Words::default() })?;
    let read = move || {
        if Format::of(&bytes)? == Format::Jpeg {
            return Err(MediaError::NotAccepted { found: Some("JPEG, which knows no background") });
        }
        Ok(bytes)
    };
    let limits = Limits::EMOJI;
    let emoji = app.workshop.open_picture(limits, read, move |bytes| image::emoji(bytes, limits));
    let files = keep(app, Shelf::Own, emoji.await?).await?;
    let moment = Moment::of(app);
    let id: EmojiId = moment.id();
    let fresh = StoredEmoji {
        emoji: CustomEmoji {
            id,
            shortcode,
            files: Some(files),
            category: words.category.filter(|category| !category.is_empty()),
            visible_in_picker: true,
            updated_at: moment.now,
        },
        domain: None,
        uri: Some(app.url(&format!("/emojis/{id}"))),
        remote_url: None,
        licence: words.licence.unwrap_or_default(),
        disabled_at: None,
        created_at: moment.now,
        failures: 0,
        retry_at: None,
    };
    stored(app, &admin, fresh).await
}

/// Makes an emoji of a peer ours, under the same shortcode.
///
/// # Errors
/// Refused if the shortcode is taken, or the peer does not give the picture.
pub async fn copy(
    app: &App,
    admin: &LocalAccount,
    id: EmojiId,
    category: &str,
) -> Result<StoredEmoji> {
    let found = app.db.read(move |tx| Ok(db::emoji::by_id(tx, id)?)).await?;
    let theirs = found.filter(|found| found.domain.is_some()).ok_or(super::change::NOT_FOUND)?;
    let shortcode = theirs.emoji.shortcode.clone();
    app.db.read(move |tx| check_free(tx, &shortcode)).await?;
    let bytes = match fetch(app, id).await? {
        (Given::Bytes { bytes, .. }, _) => Vec::from(bytes),
        (Given::File(file), _) => tokio::fs::read(app.media.at_hand(&file).await?.path()).await?,
    };
    let from = theirs.domain.as_deref().unwrap_or_default();
    let licence = format!("From {from}");
    let new = NewEmoji {
        shortcode: theirs.emoji.shortcode,
        category: category.to_owned(),
        licence,
        bytes,
    };
    add(app, admin, new).await
}

async fn stored(app: &App, admin: &LocalAccount, fresh: StoredEmoji) -> Result<StoredEmoji> {
    let (admin, files) = (admin.id(), fresh.emoji.files.clone());
    let written = app.db.write(move |tx| {
        must_be(tx, admin, Role::Admin)?;
        insert(tx, &fresh)?;
        Ok(fresh)
    });
    match written.await {
        Ok(stored) => Ok(stored),
        Err(problem) => {
            forget(app, files.map(names).unwrap_or_default()).await?;
            Err(problem)
        }
    }
}

fn insert(tx: &WriteTx<'_>, fresh: &StoredEmoji) -> Result<()> {
    check_free(tx, &fresh.emoji.shortcode)?;
    if db::emoji::count(tx, None)? >= MOST_EMOJI {
        let problem = say!("refusal-would-be-one-more-than-n", n = MOST_EMOJI.to_string());
        return Err(Refusal::invalid("shortcode", problem).into());
    }
    Ok(db::emoji::save(tx, fresh)?)
}

fn check_free(tx: &db::ReadTx<'_>, shortcode: &str) -> Result<(), Error> {
    match db::emoji::by_shortcode(tx, None, shortcode)? {
        Some(_) => Err(Refusal::invalid("shortcode", say!("refusal-is-taken")).into()),
        None => Ok(()),
    }
}

/// As it is kept: without the colons that people like to type.
fn checked_shortcode(typed: &str) -> Result<String, Refusal> {
    let word = typed.trim().trim_matches(':');
    if is_shortcode(word) {
        return Ok(word.to_owned());
    }
    let problem = say!(
        "refusal-must-be-shortest-shortcode-to",
        shortest_shortcode = SHORTEST_SHORTCODE.to_string(),
        longest_shortcode = LONGEST_SHORTCODE.to_string()
    );
    Err(Refusal::invalid("shortcode", problem))
}
