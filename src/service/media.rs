//! Files that people put on statuses.

use std::io;

use crate::app::App;
use crate::base::{MediaId, Refusal, Result};
use crate::config::Config;
use crate::db::{self, ReadTx};
use crate::media::image::{self, Limits, Picture, PictureFile};
use crate::media::{MediaError, Shelf, film};
use crate::model::media::{Facts, LONGEST_DESCRIPTION, Progress};
use crate::model::{LocalAccount, Media, MediaKind};
use crate::text::{count, plain};

use super::moment::Moment;
use super::status;
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("media");

/// What its owner says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Caption {
    /// Alt text.
    pub description: Option<String>,
    /// The point that must stay visible: horizontal and vertical, −1 to 1, in thousandths.
    pub focus: Option<(i32, i32)>,
}

/// Takes a picture, a sound or a film as a person sent it, and keeps a clean one, for a status to
/// come.
pub async fn upload(
    app: &App,
    who: &LocalAccount,
    bytes: Vec<u8>,
    caption: Caption,
) -> Result<Media> {
    let caption = checked(caption)?;
    if is_picture(&bytes) {
        return take_picture(app, who, bytes, caption).await;
    }
    let media = blank(app, who, caption);
    let finished = take_film(app, bytes, media).await?;
    app.db
        .write(move |tx| {
            db::media::insert(tx, &finished, 0)?;
            Ok(finished)
        })
        .await
}

/// As [`upload`], but does not wait for a sound or a film to be made clean: it answers it as
/// [`Progress::Working`].
pub async fn begin_upload(
    app: &App,
    who: &LocalAccount,
    bytes: Vec<u8>,
    caption: Caption,
) -> Result<Media> {
    let caption = checked(caption)?;
    if is_picture(&bytes) {
        return take_picture(app, who, bytes, caption).await;
    }
    // What is refused at once needs no second question.
    let config = app.settings.now();
    let container = film::Container::of(&bytes).ok_or_else(|| film::refusal(&bytes))?;
    if bytes.len() as u64 > config.media.video_bytes.bytes() {
        let (bytes, allowed) = (bytes.len() as u64, config.media.video_bytes.bytes());
        return Err(MediaError::TooManyBytes { bytes, allowed }.into());
    }
    let media = Media {
        kind: MediaKind::of_content_type(container.content_type()),
        content_type: container.content_type().to_owned(),
        progress: Progress::Working,
        ..blank(app, who, caption)
    };
    let begun = media.clone();
    app.db.write(move |tx| Ok(db::media::insert(tx, &begun, 0)?)).await?;
    let (app, begun) = (app.clone(), media.clone());
    // A restart ends it; whoever asks is told so, and uploads it again.
    tokio::spawn(async move { finish(&app, bytes, begun).await });
    Ok(media)
}

async fn finish(app: &App, bytes: Vec<u8>, begun: Media) {
    let (failed, id) = (Media { progress: Progress::Failed, ..begun.clone() }, begun.id);
    let ended = match take_film(app, bytes, begun).await {
        Ok(media) => media,
        Err(why) => {
            tracing::debug!(media.id = %id, "an upload is no good: {why:?}");
            failed
        }
    };
    let file = ended.file.clone();
    let wanted = app.db.write(move |tx| Ok(db::media::finish(tx, &ended)?)).await;
    let kept = match wanted {
        Ok(true) => Ok(()),
        Ok(false) => forget(app, file.into_iter().collect()).await,
        Err(problem) => Err(problem),
    };
    if let Err(problem) = kept {
        tracing::warn!(media.id = %id, "an upload cannot be kept: {problem:?}");
    }
}

/// Whether the content begins like a picture; what is none is refused where sounds and films are.
fn is_picture(bytes: &[u8]) -> bool {
    image::Format::of(bytes).is_ok()
}

/// An upload of which nothing is known yet.
fn blank(app: &App, who: &LocalAccount, caption: Caption) -> Media {
    let moment = Moment::of(app);
    Media {
        id: moment.id(),
        account: who.id(),
        status: None,
        kind: MediaKind::Unknown,
        content_type: String::new(),
        file: None,
        preview_file: None,
        remote_url: None,
        description: caption.description,
        blurhash: None,
        width: None,
        height: None,
        preview_width: None,
        preview_height: None,
        focus: caption.focus,
        bytes: None,
        facts: Facts::default(),
        progress: Progress::Ready,
        key: String::new(),
        created_at: moment.now,
    }
}

async fn take_picture(
    app: &App,
    who: &LocalAccount,
    bytes: Vec<u8>,
    caption: Caption,
) -> Result<Media> {
    let limits = limits(&app.settings.now());
    let picture = app.workshop.run(move || image::take(bytes, limits)).await?;
    let (file, preview) = (&picture.original, &picture.preview);
    let mut media = Media {
        // Those that move are shown as pictures, too.
        kind: MediaKind::Image,
        content_type: file.content_type().to_owned(),
        blurhash: Some(picture.blurhash.clone()),
        width: Some(file.width),
        height: Some(file.height),
        preview_width: Some(preview.width),
        preview_height: Some(preview.height),
        bytes: u64::try_from(file.bytes.len()).ok(),
        ..blank(app, who, caption)
    };
    (media.file, media.preview_file) = keep(app, Shelf::Own, picture).await?;
    app.db
        .write(move |tx| {
            db::media::insert(tx, &media, 0)?;
            Ok(media)
        })
        .await
}

/// Makes a sound or a film clean and puts it into the media folder.
async fn take_film(app: &App, bytes: Vec<u8>, media: Media) -> Result<Media> {
    let most = app.settings.now().media.video_bytes.bytes();
    let film = app.workshop.run(move || film::take(bytes, most)).await?;
    let mut media = Media {
        kind: film.kind,
        content_type: film.container.content_type().to_owned(),
        width: film.width,
        height: film.height,
        bytes: u64::try_from(film.bytes.len()).ok(),
        facts: film.facts,
        progress: Progress::Ready,
        ..media
    };
    let store = app.media.clone();
    let kept = tokio::task::spawn_blocking(move || {
        store.keep(Shelf::Own, &film.bytes, film.container.extension())
    });
    media.file = Some(kept.await??);
    Ok(media)
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
            return Err(Refusal::invalid("id", say!("refusal-is-media-that-a-status")).into());
        }
        if db::media::is_in_draft(tx, id)? {
            return Err(Refusal::invalid("id", say!("refusal-is-media-that-a-draft")).into());
        }
        db::media::delete(tx, id)?;
        Ok(media)
    });
    let gone = gone.await?;
    forget(app, gone.file.into_iter().chain(gone.preview_file).collect()).await
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
        let problem = say!(
            "refusal-has-length-characters-longest-description",
            length = length.to_string(),
            longest_description = LONGEST_DESCRIPTION.to_string()
        );
        return Err(Refusal::invalid("description", problem));
    }
    let focus = caption.focus.map(|(x, y)| (x.clamp(-1_000, 1_000), y.clamp(-1_000, 1_000)));
    Ok(Caption { description, focus })
}

fn own(tx: &ReadTx<'_>, who: &LocalAccount, id: MediaId) -> Result<Media> {
    let media = db::media::by_id(tx, id)?.filter(|media| media.account == who.id());
    Ok(media.ok_or(NOT_FOUND)?)
}
