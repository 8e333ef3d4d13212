//! Files that people put on statuses.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::time::Duration;

use futures_util::{StreamExt as _, future, stream};

use crate::app::App;
use crate::base::{MediaId, Refusal, Result, locale};
use crate::config::Config;
use crate::db::{self, ReadTx};
use crate::media::ffmpeg::Bounds;
use crate::media::film::Film;
use crate::media::image::{self, Limits, Picture, PictureFile, Preview};
use crate::media::{Draft, MediaError, Shelf, film};
use crate::model::backoff::wait_after;
use crate::model::media::{Facts, LONGEST_DESCRIPTION, Progress};
use crate::model::{Job, LocalAccount, Media, MediaKind, Verdict};
use crate::text::{count, plain};

use super::moment::Moment;
use super::status;
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("media");
/// How long a film may be made to play while somebody waits for it, and while nobody does.
const WHILE_WAITING: Duration = Duration::from_secs(45);
const IN_BACKGROUND: Duration = Duration::from_mins(8);
/// The picture that stands for a film is not looked for further in, in milliseconds.
const LATEST_PICTURE: u64 = 3_000;
/// A store far away takes a while for each.
const DELETED_AT_ONCE: usize = 4;

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
pub async fn upload(app: &App, who: &LocalAccount, file: Draft, caption: Caption) -> Result<Media> {
    let caption = checked(caption)?;
    if sort(app, &file).await?.is_none() {
        return take_picture(app, who, file, caption).await;
    }
    let media = blank(app, who, caption);
    let finished = take_film(app, file, media, WHILE_WAITING).await?;
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
    file: Draft,
    caption: Caption,
) -> Result<Media> {
    let caption = checked(caption)?;
    // What is refused at once needs no second question.
    let Some(container) = sort(app, &file).await? else {
        return take_picture(app, who, file, caption).await;
    };
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
    tokio::spawn(async move { finish(&app, file, begun).await });
    Ok(media)
}

async fn finish(app: &App, file: Draft, begun: Media) {
    let (failed, id) = (Media { progress: Progress::Failed, ..begun.clone() }, begun.id);
    let ended = match take_film(app, file, begun, IN_BACKGROUND).await {
        Ok(media) => media,
        Err(why) => {
            tracing::debug!(media.id = %id, "an upload is no good: {why:?}");
            failed
        }
    };
    let files = [ended.file.clone(), ended.preview_file.clone()].into_iter().flatten().collect();
    let wanted = app.db.write(move |tx| Ok(db::media::finish(tx, &ended)?)).await;
    let kept = match wanted {
        Ok(true) => Ok(()),
        Ok(false) => forget(app, files).await,
        Err(problem) => Err(problem),
    };
    if let Err(problem) = kept {
        tracing::warn!(media.id = %id, "an upload cannot be kept: {problem:?}");
    }
}

/// What a sound or a film is wrapped in; `None` for a picture. Refuses what is too large.
async fn sort(app: &App, draft: &Draft) -> Result<Option<film::Container>> {
    let (draft, most) = (draft.clone(), app.settings.now().media.video_bytes.bytes());
    // What is refused is told in the language of who sends it.
    let locale = locale::current();
    let sorted = move || {
        let mut file = open(&draft)?;
        let mut beginning = vec![];
        (&file).take(film::Container::ENOUGH as u64).read_to_end(&mut beginning)?;
        if image::Format::of(&beginning).is_ok() {
            return Ok(None);
        }
        let container = film::look(&mut file)?;
        let bytes = file.metadata()?.len();
        if bytes > most {
            return Err(MediaError::TooManyBytes { bytes, allowed: most }.into());
        }
        Ok(Some(container))
    };
    let sorted = tokio::task::spawn_blocking(move || locale.speak_now(sorted));
    sorted.await?
}

fn open(draft: &Draft) -> io::Result<File> {
    File::options().read(true).write(true).open(draft.path())
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
    draft: Draft,
    caption: Caption,
) -> Result<Media> {
    let limits = limits(&app.settings.now());
    let read = move || {
        let bytes = fs::metadata(draft.path())?.len();
        if bytes > limits.bytes {
            return Err(MediaError::TooManyBytes { bytes, allowed: limits.bytes });
        }
        // It comes into memory only now, when it is its turn.
        Ok(fs::read(draft.path())?)
    };
    let made = app.workshop.open_picture(limits, read, move |bytes| image::take(bytes, limits));
    let picture = made.await?;
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
async fn take_film(app: &App, file: Draft, media: Media, longest: Duration) -> Result<Media> {
    let cleaned = clean(app, file).await?;
    let (film, clean) = playable(app, cleaned, longest).await?;
    let picture = match film.kind {
        MediaKind::Video | MediaKind::Gifv => shown(app, &film, &clean).await?,
        MediaKind::Audio | MediaKind::Image | MediaKind::Unknown => None,
    };
    let mut media = Media {
        kind: film.kind,
        content_type: film.container.content_type().to_owned(),
        width: film.width,
        height: film.height,
        bytes: Some(film.bytes),
        facts: film.facts,
        progress: Progress::Ready,
        ..media
    };
    media.file = Some(app.media.adopt(clean, Shelf::Own, film.container.extension()).await?);
    if let Some(Preview { file: preview, blurhash }) = picture {
        media.blurhash = Some(blurhash);
        (media.preview_width, media.preview_height) = (Some(preview.width), Some(preview.height));
        media.preview_file = match keep_file(app, Shelf::Own, preview).await {
            Ok(name) => Some(name),
            Err(problem) => {
                forget(app, media.file.into_iter().collect()).await?;
                return Err(problem);
            }
        };
    }
    Ok(media)
}

type Cleaned = (Film, Draft);

async fn clean(app: &App, file: Draft) -> Result<Cleaned> {
    let copy = app.media.draft();
    let cleaned = app.workshop.run(move || {
        let mut anew = File::options().read(true).write(true).create_new(true).open(copy.path())?;
        let film = film::take(&mut open(&file)?, &mut anew)?;
        Ok((film, if film.is_copy { copy } else { file }))
    });
    Ok(cleaned.await?)
}

/// The film as every browser plays it, if it does not yet and there is an `ffmpeg` that can. Else as
/// it is.
async fn playable(app: &App, as_sent: Cleaned, longest: Duration) -> Result<Cleaned> {
    let media = &app.settings.now().media;
    if as_sent.0.plays || as_sent.0.kind == MediaKind::Audio || !media.ffmpeg {
        return Ok(as_sent);
    }
    let bounds = Bounds { time: longest, output: media.video_bytes.bytes(), ..Bounds::PICTURE };
    let (from, into) = (as_sent.1.clone(), app.media.draft());
    let made = into.clone();
    let done = app.ffmpeg.run(longest, move |ffmpeg| ffmpeg.film(from.path(), made.path(), bounds));
    if !matches!(done.await, Ok(true)) {
        return Ok(as_sent);
    }
    // What a program of others wrote is not believed either.
    Ok(clean(app, into).await.ok().filter(|(film, _)| film.plays).unwrap_or(as_sent))
}

/// What a film shows, as a small picture, if there is an `ffmpeg` that can tell.
async fn shown(app: &App, film: &Film, file: &Draft) -> Result<Option<Preview>> {
    if !app.settings.now().media.ffmpeg {
        return Ok(None);
    }
    // The very first picture is often black.
    let at = film.facts.duration_ms.map_or(0, |length| (length / 10).min(LATEST_PICTURE));
    let (from, into) = (file.clone(), app.media.draft());
    let made = into.clone();
    let drawn = app.ffmpeg.run(Bounds::PICTURE.time, move |ffmpeg| {
        ffmpeg.picture(from.path(), at, made.path(), Bounds::PICTURE)
    });
    if !matches!(drawn.await, Ok(true)) {
        return Ok(None);
    }
    let read = move || Ok(fs::read(into.path())?);
    let small = app.workshop.open_picture(Limits::REMOTE, read, image::thumbnail_of_remote);
    Ok(small.await.ok())
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
    let Picture { original, preview, blurhash: _, animated: _ } = picture;
    let original = keep_file(app, shelf, original).await?;
    match keep_file(app, shelf, preview).await {
        Ok(preview) => Ok((Some(original), Some(preview))),
        Err(problem) => {
            forget(app, vec![original]).await?;
            Err(problem)
        }
    }
}

/// Puts one picture where files lie; answers its name.
pub(in crate::service) async fn keep_file(
    app: &App,
    shelf: Shelf,
    file: PictureFile,
) -> Result<String> {
    let extension = file.extension();
    Ok(app.media.keep(shelf, file.bytes.into(), extension).await?)
}

/// Deletes files of ours; those that are gone already are well deleted. What cannot be deleted now
/// is deleted later.
pub async fn forget(app: &App, files: Vec<String>) -> Result<()> {
    let left = delete_files(app, files).await;
    if left.is_empty() {
        return Ok(());
    }
    let now = app.clock.now();
    app.db.write(move |tx| tx.enqueue(&Job::DeleteFiles { files: left }, now)).await
}

/// Deletes what could not be deleted before.
pub async fn forget_again(app: &App, files: &[String], attempts: u32) -> Verdict {
    let left = delete_files(app, files.to_vec()).await;
    if left.is_empty() {
        return Verdict::Done;
    }
    let why = format!("{} files cannot be deleted", left.len());
    match wait_after(attempts + 1, u64::from(attempts)) {
        Some(after) => Verdict::Retry { after, why },
        None => Verdict::GiveUp { why },
    }
}

/// Answers those that are still there.
async fn delete_files(app: &App, files: Vec<String>) -> Vec<String> {
    let store = &app.media;
    let delete = |file: String| async move {
        let problem = store.delete(&file).await.err()?;
        tracing::warn!(%file, "cannot delete a file now: {problem}");
        Some(file)
    };
    let deleted = stream::iter(files).map(delete).buffer_unordered(DELETED_AT_ONCE);
    deleted.filter_map(future::ready).collect().await
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
