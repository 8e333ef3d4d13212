//! The pictures, sounds and films of peers' statuses: fetched for who looks, kept as the settings
//! say, never asked for twice at once.

use std::time::Duration;

use bytes::Bytes;
use tokio::io::AsyncWriteExt as _;

use crate::app::App;
use crate::base::{MediaId, Refusal, Result};
use crate::config::RemoteMedia;
use crate::db::{self, ReadTx};
use crate::media::Shelf;
use crate::media::film::Container;
use crate::media::image::{self, Format, Limits, PictureFile};
use crate::model::Media;
use crate::model::cached::{Cached, CachedKind, Tier};
use crate::net::{Download, NetError};
use crate::protocol::url::{authority, web};

use super::cache::{self, Given, Sort};
use super::peer_block;
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("media");
fn out_of_reach() -> Refusal {
    Refusal::Unavailable(say!("refusal-the-other-server-does-not-give"))
}
/// How long a file may take to come, whole.
const LONGEST_DOWNLOAD: Duration = Duration::from_mins(10);

/// How long a peer is left alone that did not give a file, this many times in a row: from a minute
/// to a day and a half.
fn patience(failures: u32) -> Duration {
    Duration::from_mins(1 << failures.min(11))
}

/// Whether a picture of a profile or a page may be asked for now, after those times that it did not
/// come.
pub(super) async fn may_ask(app: &App, url: &str) -> Result<bool> {
    let (url, now) = (url.to_owned(), app.clock.now());
    let (_, retry_at) = app.db.glance(move |tx| Ok(db::file_failure::of(tx, &url)?)).await?;
    Ok(retry_at.is_none_or(|at| at <= now))
}

/// Notes whether it came.
pub(super) async fn asked(app: &App, url: &str, came: bool) -> Result<()> {
    let (url, now) = (url.to_owned(), app.clock.now());
    let known = url.clone();
    let (failures, retry_at) =
        app.db.glance(move |tx| Ok(db::file_failure::of(tx, &known)?)).await?;
    if came && retry_at.is_none() {
        return Ok(());
    }
    app.db
        .write(move |tx| {
            if came {
                return Ok(db::file_failure::forget(tx, &url)?);
            }
            Ok(db::file_failure::put(tx, &url, now.plus(patience(failures)))?)
        })
        .await
}

/// Which form of it somebody looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Whole,
    /// The smaller picture.
    Small,
}

/// What a peer sent.
enum Sent {
    Picture(Vec<u8>),
    /// Written into the media folder, and noted.
    Film(Given),
}

/// A file of a peer's status, for somebody who looks at it.
///
/// # Errors
/// Refused while the peer does not give it, or gives what is neither picture, sound nor film, or too
/// much of it.
pub async fn look(app: &App, id: MediaId, size: Size) -> Result<Given> {
    let app = app.clone();
    // On its own: who hangs up does not end it for those who wait.
    tokio::spawn(async move { attempt(&app, id, size).await }).await?
}

async fn attempt(app: &App, id: MediaId, size: Size) -> Result<Given> {
    let config = app.settings.now();
    let find = move |tx: &ReadTx<'_>| {
        let media = db::media::by_id(tx, id)?.ok_or(NOT_FOUND)?;
        if peer_block::rejects_media(tx, &config, media.account)? {
            return Err(NOT_FOUND.into());
        }
        Ok((media, db::media::failures(tx, id)?))
    };
    // One at a time asks; who waited finds the copy.
    let _turn = app.pace.turn(&format!("media/{id}")).await;
    let (media, (failures, retry_at)) = app.db.read(find).await?;
    let known = match size {
        Size::Whole => &media.file,
        Size::Small => &media.preview_file,
    };
    if let Some(name) = known {
        cache::seen(app, name).await?;
        return Ok(Given::File(name.clone()));
    }
    if size == Size::Small && !media.has_preview() {
        return Err(NOT_FOUND.into());
    }
    let url = media.remote_url.clone().ok_or(NOT_FOUND)?;
    let now = app.clock.now();
    if retry_at.is_some_and(|at| at > now) {
        return Err(out_of_reach().into());
    }
    let given = match fetch(app, &media, &url).await {
        Ok(Sent::Picture(bytes)) => keep_picture(app, (&media, &url), size, bytes).await,
        Ok(Sent::Film(_)) if size == Size::Small => Err(NOT_FOUND.into()),
        Ok(Sent::Film(given)) => Ok(given),
        Err(refused) => Err(refused),
    };
    if let Err(crate::base::Error::Refused(_)) = &given {
        let retry_at = now.plus(patience(failures));
        app.db.write(move |tx| Ok(db::media::failed(tx, id, retry_at)?)).await?;
    }
    given
}

/// Fetches a file, as long as it is of a kind and a size that we pass on.
async fn fetch(app: &App, media: &Media, url: &str) -> Result<Sent> {
    let fetched = tokio::time::timeout(LONGEST_DOWNLOAD, async {
        let mut download = app.net.download(url).await.map_err(|cause| unreachable(url, &cause))?;
        let mut start = vec![];
        while start.len() < Container::ENOUGH {
            let next = download.next().await.map_err(|cause| unreachable(url, &cause))?;
            let Some(piece) = next else { break };
            start.extend_from_slice(&piece);
        }
        if Format::of(&start).is_ok() {
            return rest(download, start, Limits::REMOTE.bytes, url).await.map(Sent::Picture);
        }
        let begin = &start[..start.len().min(Container::ENOUGH)];
        let container = Container::of(begin)
            .ok_or(Refusal::Unavailable(say!("refusal-what-the-other-server-gives")))?;
        keep_film(app, (media, url), (download, start), container).await.map(Sent::Film)
    });
    fetched.await.unwrap_or(Err(out_of_reach().into()))
}

fn unreachable(url: &str, cause: &NetError) -> Refusal {
    tracing::debug!(url, "no media: {cause}");
    out_of_reach()
}

/// The whole of a file of at most `most` bytes.
async fn rest(mut download: Download, start: Vec<u8>, most: u64, url: &str) -> Result<Vec<u8>> {
    let mut bytes = start;
    loop {
        if bytes.len() as u64 > most {
            return Err(too_large().into());
        }
        match download.next().await.map_err(|cause| unreachable(url, &cause))? {
            Some(piece) => bytes.extend_from_slice(&piece),
            None => return Ok(bytes),
        }
    }
}

fn too_large() -> Refusal {
    Refusal::Unavailable(say!("refusal-what-the-other-server-gives-is"))
}

/// Makes a picture clean and keeps of it what the settings say.
async fn keep_picture(
    app: &App,
    (media, url): (&Media, &str),
    size: Size,
    bytes: Vec<u8>,
) -> Result<Given> {
    let mode = app.settings.now().media.remote;
    let only_small = size == Size::Small && mode != RemoteMedia::Copies;
    let made = app.workshop.open_picture(
        Limits::REMOTE,
        move || Ok(bytes),
        move |bytes| {
            if only_small {
                return Ok((None, image::thumbnail_of_remote(bytes)?.file));
            }
            let picture = image::take(bytes, Limits::REMOTE)?;
            Ok((Some(picture.original), picture.preview))
        },
    );
    let (whole, small) = made.await?;
    let length = |file: &PictureFile| file.bytes.len() as u64;
    let needed = whole.as_ref().map_or(0, length) + length(&small);
    let Some(_room) = cache::make_room(app, needed).await? else {
        let shown = if size == Size::Small { small } else { whole.unwrap_or(small) };
        return Ok(Given::of(shown));
    };
    let (whole_tier, small_tier) = match mode {
        RemoteMedia::Proxy => (Tier::Passing, Tier::Passing),
        RemoteMedia::Previews => (Tier::Passing, Tier::Kept),
        RemoteMedia::Copies => (Tier::Kept, Tier::Kept),
    };
    let mut names = (None, None);
    let mut noted = vec![];
    if let Some(whole) = &whole {
        let (name, cached) =
            cache::write(app, sort(media, url, CachedKind::Original, whole_tier), whole).await?;
        names.0 = Some(name);
        noted.push(cached);
    }
    if media.preview_file.is_none() {
        let (name, cached) =
            cache::write(app, sort(media, url, CachedKind::Preview, small_tier), &small).await?;
        names.1 = Some(name);
        noted.push(cached);
    }
    note(app, (media.id, url), names.clone(), noted).await?;
    let shown = match size {
        Size::Whole => names.0,
        Size::Small => names.1.or_else(|| media.preview_file.clone()),
    };
    Ok(Given::File(shown.ok_or(NOT_FOUND)?))
}

fn sort(media: &Media, url: &str, kind: CachedKind, tier: Tier) -> Sort {
    let host = web(url).as_ref().and_then(authority).unwrap_or_default();
    Sort { kind, owner: media.id.0, host, tier }
}

/// Notes files that were written; they go again if the status no longer carries what they show.
async fn note(
    app: &App,
    (id, url): (MediaId, &str),
    (file, preview_file): (Option<String>, Option<String>),
    cached: Vec<Cached>,
) -> Result<()> {
    let url = url.to_owned();
    app.db
        .write(move |tx| {
            let is_shown =
                db::media::keep_copy(tx, (id, &url), file.as_deref(), preview_file.as_deref())?;
            for mut cached in cached {
                if !is_shown {
                    cached.tier = Tier::Nobodys;
                }
                db::cached::insert(tx, &cached)?;
            }
            Ok(())
        })
        .await
}

/// Writes a film to the disk as it comes.
async fn keep_film(
    app: &App,
    (media, url): (&Media, &str),
    (mut download, start): (Download, Vec<u8>),
    container: Container,
) -> Result<Given> {
    let config = app.settings.now();
    let most = config.media.video_bytes.bytes();
    let expected = download.length.unwrap_or(most);
    if expected > most {
        return Err(too_large().into());
    }
    let Some(room) = cache::make_room(app, expected).await? else {
        // As with a picture: what cannot be kept is shown out of memory.
        let bytes = Bytes::from(rest(download, start, most, url).await?);
        return Ok(Given::Bytes { bytes, content_type: container.content_type() });
    };
    let draft = app.media.draft();
    let mut file = tokio::fs::File::create_new(draft.path()).await?;
    let (mut next, mut written) = (Some(Bytes::from(start)), 0_u64);
    while let Some(piece) = next {
        written += piece.len() as u64;
        if written > room.bytes() {
            return Err(too_large().into());
        }
        file.write_all(&piece).await?;
        next = download.next().await.map_err(|cause| unreachable(url, &cause))?;
    }
    file.flush().await?;
    drop(file);
    if download.length.is_some_and(|length| length != written) {
        return Err(out_of_reach().into());
    }
    let name = app.media.adopt(draft, Shelf::Cache, container.extension()).await?;
    let tier = match config.media.remote {
        RemoteMedia::Proxy | RemoteMedia::Previews => Tier::Passing,
        RemoteMedia::Copies => Tier::Kept,
    };
    let cached =
        sort(media, url, CachedKind::Original, tier).cached(name.clone(), written, app.clock.now());
    note(app, (media.id, url), (Some(name.clone()), None), vec![cached]).await?;
    Ok(Given::File(name))
}
