//! Fetches the preview of a page.

use std::time::Duration;

use crate::app::App;
use crate::base::{CardId, Refusal, Result, StatusId};
use crate::db::feed::Feeds;
use crate::db::{self, ReadTx};
use crate::media::image::{self, PictureFile, Preview};
use crate::media::room::Reserved;
use crate::model::cached::{Cached, CachedKind, Tier};
use crate::model::card::Card;
use crate::model::{Event, Verdict};
use crate::net::{NetError, Purpose};
use crate::protocol::oembed::{self, Document};
use crate::protocol::url::{authority, web};
use crate::remote;
use crate::service::cache::{self, Given, Sort};
use crate::service::moment::Moment;
use crate::service::remote_media;
use crate::text::page;

use super::read;
use crate::say;

/// Bytes of a page that are read: what it says of itself stands at its beginning.
const LONGEST_PAGE: usize = 1024 * 1024;
/// Bytes of a picture that is made small.
const LARGEST_PICTURE: usize = 8 * 1024 * 1024;
/// Attempts at a page that does not answer.
const MOST_ATTEMPTS: u32 = 3;
const NOT_FOUND: Refusal = Refusal::NotFound("picture");
fn unreachable() -> Refusal {
    Refusal::Unavailable(say!("refusal-the-other-server-does-not"))
}
const PAUSE: Duration = Duration::from_mins(10);

/// A picture that was written, and the room it takes until it is noted.
type Kept = (Reserved, Cached);

/// Asks `url` what it says of itself, unless that is known, and shows it below the status.
pub async fn fetch(app: &App, status: StatusId, url: &str, attempts: u32) -> Verdict {
    if !app.settings.now().media.link_previews {
        return Verdict::Done;
    }
    match attempt(app, status, url, attempts).await {
        Ok(verdict) => verdict,
        Err(problem) => {
            tracing::warn!("a preview of {url} cannot be kept: {problem:?}");
            Verdict::GiveUp { why: "it cannot be kept".to_owned() }
        }
    }
}

async fn attempt(app: &App, status: StatusId, url: &str, attempts: u32) -> Result<Verdict> {
    let moment = Moment::of(app);
    let wanted = url.to_owned();
    let known = app.db.read(move |tx| Ok(db::card::by_url(tx, &wanted)?)).await?;
    if known.as_ref().is_some_and(|card| card.is_fresh(moment.now)) {
        show(app, status, url.to_owned(), None).await?;
        return Ok(Verdict::Done);
    }
    if let Some(spent) = remote::spent(app, url).await? {
        return Ok(spent.into());
    }
    let id = known.as_ref().map_or_else(|| moment.id(), |card| card.id);
    let (card, kept) = match described(app, (id, url), &moment).await {
        Ok(card) => card,
        Err(cause) if cause.may_pass() && attempts + 1 < MOST_ATTEMPTS => {
            return Ok(Verdict::Retry { after: PAUSE, why: cause.to_string() });
        }
        Err(cause) => {
            tracing::debug!("no preview of {url}: {cause}");
            (Card::empty(id, url.to_owned(), moment.now), None)
        }
    };
    let (_room, cached) = kept.unzip();
    show(app, status, url.to_owned(), Some((card, cached))).await?;
    Ok(Verdict::Done)
}

/// Keeps a preview, if it is new, and shows it below the status. Who looks at the status is told.
async fn show(
    app: &App,
    status: StatusId,
    url: String,
    card: Option<(Card, Option<Cached>)>,
) -> Result<()> {
    app.db
        .write(move |tx| {
            if let Some((card, cached)) = &card {
                if let Some(cached) = cached {
                    db::cached::insert(tx, cached)?;
                }
                db::card::put(tx, card)?;
            }
            if !db::card::attach(tx, status, &url)? {
                return Ok(());
            }
            let is_shown = db::card::of_statuses(tx, &[status])?.contains_key(&status);
            if let (true, Some(known)) = (is_shown, db::status::by_id(tx, status)?) {
                let Feeds { homes, lists } = db::feed::of_status(tx, status)?;
                tx.emit(Event::StatusEdited { status, author: known.author, homes, lists });
            }
            Ok(())
        })
        .await
}

async fn described(
    app: &App,
    (id, url): (CardId, &str),
    moment: &Moment,
) -> Result<(Card, Option<Kept>), NetError> {
    let fetched = app.net.get_page(url, LONGEST_PAGE).await?;
    let facts = page::read(&page::decoded(&fetched.bytes), &fetched.final_url);
    let document = match &facts.oembed {
        Some(address) => embed(app, address).await,
        None => None,
    };
    let empty = Card::empty(id, url.to_owned(), moment.now);
    let (mut card, image) = read::card(empty, facts, document);
    let mut kept = None;
    if let (Some(address), Some(_)) = (image, card.kind)
        && let Some(preview) = small(app, &address).await
    {
        kept = keep(app, (id, &address), &preview.file).await.unwrap_or_else(|problem| {
            tracing::warn!("a picture cannot be kept: {problem:?}");
            None
        });
        card.image_file = kept.as_ref().map(|(_, cached)| cached.file.clone());
        read::illustrate(&mut card, address, &preview);
    }
    Ok((card, kept))
}

/// Writes the picture of a preview, if there is room; it is to be noted.
async fn keep(
    app: &App,
    (id, address): (CardId, &str),
    picture: &PictureFile,
) -> Result<Option<Kept>> {
    let Some(room) = cache::make_room(app, picture.bytes.len() as u64).await? else {
        return Ok(None);
    };
    let host = web(address).as_ref().and_then(authority).unwrap_or_default();
    let (_, cached) = cache::write(app, Sort::kept(CachedKind::Card, id.0, host), picture).await?;
    Ok(Some((room, cached)))
}

/// The oEmbed document of a page, if it has a good one.
async fn embed(app: &App, address: &str) -> Option<Document> {
    if remote::spent(app, address).await.ok()?.is_some() {
        return None;
    }
    let fetched = app.net.get_json(address, Purpose::Web).await;
    let fetched = fetched.inspect_err(|cause| tracing::debug!("no embed at {address}: {cause}"));
    oembed::read(&fetched.ok()?.body)
}

/// The picture of a preview, fetched so that our people need not call there themselves, and kept
/// while there is room.
///
/// # Errors
/// Refused while the page's server does not give it.
pub async fn picture(app: &App, id: CardId) -> Result<Given> {
    // One at a time asks; who waited finds the copy.
    let _turn = app.pace.turn(&format!("card picture/{id}")).await;
    let find = move |tx: &ReadTx<'_>| Ok(db::card::by_ids(tx, &[id])?.remove(&id));
    let card = app.db.read(find).await?.ok_or(NOT_FOUND)?;
    if let Some(name) = card.image_file {
        cache::seen(app, &name).await?;
        return Ok(Given::File(name));
    }
    let address = card.image_url.ok_or(NOT_FOUND)?;
    if !remote_media::may_ask(app, &address).await? {
        return Err(unreachable().into());
    }
    let preview = small(app, &address).await;
    remote_media::asked(app, &address, preview.is_some()).await?;
    let Some(Preview { file, .. }) = preview else { return Err(unreachable().into()) };
    let Some((_room, mut cached)) = keep(app, (id, &address), &file).await? else {
        return Ok(Given::of(file));
    };
    let name = cached.file.clone();
    let kept = name.clone();
    app.db
        .write(move |tx| {
            if !db::card::keep_image(tx, id, &address, &kept)? {
                cached.tier = Tier::Nobodys;
            }
            Ok(db::cached::insert(tx, &cached)?)
        })
        .await?;
    Ok(Given::File(name))
}

/// A picture made small.
async fn small(app: &App, address: &str) -> Option<Preview> {
    // What cannot be asked for now has no picture; it is looked for again with the page.
    if !matches!(remote::spent(app, address).await, Ok(None)) {
        return None;
    }
    let fetched = match app.net.get_media(address, LARGEST_PICTURE).await {
        Ok(fetched) => Vec::from(fetched.bytes),
        Err(cause) => {
            tracing::debug!("no picture at {address}: {cause}");
            return None;
        }
    };
    let made = app.workshop.run(move || image::thumbnail_of_remote(fetched)).await;
    made.ok()
}
