//! Files that people put on statuses, and copies of those that peers have.

use std::io;

use crate::app::App;
use crate::base::{MediaId, Refusal, Result};
use crate::config::Config;
use crate::db::{self, ReadTx};
use crate::media::Shelf;
use crate::media::image::{self, Limits, Picture, PictureFile};
use crate::model::media::LONGEST_DESCRIPTION;
use crate::model::{LocalAccount, Media, MediaKind};
use crate::text::{count, plain};

use super::moment::Moment;
use super::peer_block;
use super::status;

const NOT_FOUND: Refusal = Refusal::NotFound("media");
const UNREACHABLE: Refusal = Refusal::Unavailable("the other server does not give the picture");

/// What its owner says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Caption {
    /// Alt text.
    pub description: Option<String>,
    /// The point that must stay visible: horizontal and vertical, −1 to 1, in thousandths.
    pub focus: Option<(i32, i32)>,
}

/// Takes a picture as a person sent it, and keeps a clean one, for a status to come.
pub async fn upload(
    app: &App,
    who: &LocalAccount,
    bytes: Vec<u8>,
    caption: Caption,
) -> Result<Media> {
    let caption = checked(caption)?;
    let limits = limits(&app.settings.now());
    let picture = app.workshop.run(move || image::take(bytes, limits)).await?;
    let (file, preview) = (&picture.original, &picture.preview);
    let moment = Moment::of(app);
    let mut media = Media {
        id: moment.id(),
        account: who.id(),
        status: None,
        // Those that move are shown as pictures, too.
        kind: MediaKind::Image,
        content_type: file.content_type().to_owned(),
        file: None,
        preview_file: None,
        remote_url: None,
        description: caption.description,
        blurhash: Some(picture.blurhash.clone()),
        width: Some(file.width),
        height: Some(file.height),
        preview_width: Some(preview.width),
        preview_height: Some(preview.height),
        focus: caption.focus,
        bytes: u64::try_from(file.bytes.len()).ok(),
        created_at: moment.now,
    };
    (media.file, media.preview_file) = keep(app, Shelf::Own, picture).await?;
    app.db
        .write(move |tx| {
            db::media::insert(tx, &media, 0)?;
            Ok(media)
        })
        .await
}

/// Says something else of a file; what is not given stays as it is. On a status that is out it
/// counts as an edit of the status.
pub async fn describe(
    app: &App,
    who: &LocalAccount,
    id: MediaId,
    caption: Caption,
) -> Result<Media> {
    let caption = checked(caption)?;
    let (who, moment) = (who.clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let old = own(tx, &who, id)?;
            let new = Media {
                description: caption.description.or_else(|| old.description.clone()),
                focus: caption.focus.or(old.focus),
                ..old.clone()
            };
            if new != old {
                status::before_retold(tx, &old)?;
                db::media::describe(tx, &new)?;
                status::retold(tx, &moment, &new)?;
            }
            Ok(new)
        })
        .await
}

/// Deletes a file that is on no status.
///
/// # Errors
/// Refused if it is on one: the status is to be edited instead.
pub async fn delete(app: &App, who: &LocalAccount, id: MediaId) -> Result<()> {
    let who = who.clone();
    let gone = app.db.write(move |tx| {
        let media = own(tx, &who, id)?;
        if media.status.is_some() {
            return Err(Refusal::invalid("id", "is media that a status carries").into());
        }
        if db::media::is_in_draft(tx, id)? {
            return Err(Refusal::invalid("id", "is media that a draft carries").into());
        }
        db::media::delete(tx, id)?;
        Ok(media)
    });
    let gone = gone.await?;
    forget(app, gone.file.into_iter().chain(gone.preview_file).collect()).await
}

/// Copies a picture that a peer has, so that our people need not call there themselves; answers
/// the media with the copy. What is no picture stays where it is.
///
/// # Errors
/// Refused while the peer does not give it, or gives what is no picture.
pub async fn copy_remote(app: &App, id: MediaId) -> Result<Media> {
    let config = app.settings.now();
    let find = move |tx: &ReadTx<'_>| {
        let media = db::media::by_id(tx, id)?.ok_or(NOT_FOUND)?;
        if peer_block::rejects_media(tx, &config, media.account)? {
            return Err(NOT_FOUND.into());
        }
        Ok(media)
    };
    // One at a time asks; who waited finds the copy.
    let _turn = app.pace.turn(&format!("media/{id}")).await;
    let media = app.db.read(find).await?;
    let (Some(url), None) = (media.remote_url.clone(), &media.file) else { return Ok(media) };
    if media.kind != MediaKind::Image {
        return Err(NOT_FOUND.into());
    }
    let now = app.clock.now();
    if app.pace.recent_failure(&url, now).is_some() {
        return Err(UNREACHABLE.into());
    }
    let cap = usize::try_from(Limits::REMOTE.bytes).unwrap_or(usize::MAX);
    let fetched = match app.net.get_media(&url, cap).await {
        Ok(fetched) => fetched,
        Err(cause) => {
            app.pace.failed(&url, &cause, now);
            return Err(UNREACHABLE.into());
        }
    };
    let bytes = Vec::from(fetched.bytes);
    let picture = app.workshop.run(move || image::take(bytes, Limits::REMOTE)).await?;
    let (file, preview_file) = keep(app, Shelf::Cache, picture).await?;
    app.db
        .write(move |tx| {
            db::media::keep_copy(tx, id, file.as_deref(), preview_file.as_deref())?;
            Ok(db::media::by_id(tx, id)?.ok_or(NOT_FOUND)?)
        })
        .await
}

/// Puts picture and preview into the media folder; answers their names.
async fn keep(
    app: &App,
    shelf: Shelf,
    picture: Picture,
) -> Result<(Option<String>, Option<String>)> {
    let store = app.media.clone();
    let kept = tokio::task::spawn_blocking(move || -> io::Result<_> {
        let keep = |file: &PictureFile| store.keep(shelf, &file.bytes, file.extension());
        Ok((Some(keep(&picture.original)?), Some(keep(&picture.preview)?)))
    });
    Ok(kept.await??)
}

/// Deletes files of ours; those that are gone already are well deleted.
pub async fn forget(app: &App, files: Vec<String>) -> Result<()> {
    let store = app.media.clone();
    let deleted =
        tokio::task::spawn_blocking(move || files.iter().try_for_each(|file| store.delete(file)));
    Ok(deleted.await??)
}

/// What is allowed of an upload.
pub fn limits(config: &Config) -> Limits {
    let bytes = u64::try_from(config.media.image_bytes.in_memory()).unwrap_or(u64::MAX);
    Limits { bytes, pixels: config.media.image_pixels.into() }
}

fn checked(caption: Caption) -> Result<Caption, Refusal> {
    let description = caption.description.map(|text| plain::block(&text, usize::MAX));
    let length = description.as_deref().map_or(0, count::characters);
    if length > LONGEST_DESCRIPTION {
        let problem = format!("has {length} characters, {LONGEST_DESCRIPTION} are allowed");
        return Err(Refusal::invalid("description", problem));
    }
    let focus = caption.focus.map(|(x, y)| (x.clamp(-1_000, 1_000), y.clamp(-1_000, 1_000)));
    Ok(Caption { description, focus })
}

fn own(tx: &ReadTx<'_>, who: &LocalAccount, id: MediaId) -> Result<Media> {
    let media = db::media::by_id(tx, id)?.filter(|media| media.account == who.id());
    Ok(media.ok_or(NOT_FOUND)?)
}
