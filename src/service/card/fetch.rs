//! Fetches the preview of a page.

use std::time::Duration;

use crate::app::App;
use crate::base::{CardId, Result, StatusId};
use crate::db;
use crate::db::feed::Feeds;
use crate::media::image::{self, Preview};
use crate::media::{MediaError, Shelf};
use crate::model::card::Card;
use crate::model::{Event, Verdict};
use crate::net::NetError;
use crate::protocol::oembed::{self, Document};
use crate::remote;
use crate::service::{media, moment::Moment};
use crate::text::page;

use super::read;

/// Bytes of a page that are read: what it says of itself stands at its beginning.
const LONGEST_PAGE: usize = 1024 * 1024;
/// Bytes of a picture that is made small.
const LARGEST_PICTURE: usize = 8 * 1024 * 1024;
/// Attempts at a page that does not answer.
const MOST_ATTEMPTS: u32 = 3;
const PAUSE: Duration = Duration::from_mins(10);

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
    let card = match described(app, (id, url), &moment).await {
        Ok(card) => card,
        Err(cause) if cause.may_pass() && attempts + 1 < MOST_ATTEMPTS => {
            return Ok(Verdict::Retry { after: PAUSE, why: cause.to_string() });
        }
        Err(cause) => {
            tracing::debug!("no preview of {url}: {cause}");
            Card::empty(id, url.to_owned(), moment.now)
        }
    };
    let replaced = known.and_then(|card| card.image_file);
    show(app, status, url.to_owned(), Some(card)).await?;
    media::forget(app, replaced.into_iter().collect()).await?;
    Ok(Verdict::Done)
}

/// Keeps a preview, if it is new, and shows it below the status. Who looks at the status is told.
async fn show(app: &App, status: StatusId, url: String, card: Option<Card>) -> Result<()> {
    let file = card.as_ref().and_then(|card| card.image_file.clone());
    let shown = app.db.write(move |tx| {
        if let Some(card) = &card {
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
    });
    let shown = shown.await;
    if shown.is_err() {
        media::forget(app, file.into_iter().collect()).await?;
    }
    shown
}

async fn described(
    app: &App,
    (id, url): (CardId, &str),
    moment: &Moment,
) -> Result<Card, NetError> {
    let fetched = app.net.get_page(url, LONGEST_PAGE).await?;
    let facts = page::read(&page::decoded(&fetched.bytes), &fetched.final_url);
    let document = match &facts.oembed {
        Some(address) => embed(app, address).await,
        None => None,
    };
    let empty = Card::empty(id, url.to_owned(), moment.now);
    let (mut card, image) = read::card(empty, facts, document);
    if let (Some(address), Some(_)) = (image, card.kind) {
        match picture(app, &address).await {
            Ok(Some((file, preview))) => read::illustrate(&mut card, file, &preview),
            Ok(None) => {}
            Err(problem) => tracing::warn!("a picture cannot be kept: {problem:?}"),
        }
    }
    Ok(card)
}

/// The oEmbed document of a page, if it has a good one.
async fn embed(app: &App, address: &str) -> Option<Document> {
    if remote::spent(app, address).await.ok()?.is_some() {
        return None;
    }
    let fetched = app.net.get_json(address).await;
    let fetched = fetched.inspect_err(|cause| tracing::debug!("no embed at {address}: {cause}"));
    oembed::read(&fetched.ok()?.body)
}

/// A small copy of a picture, so that our people need not call there themselves.
async fn picture(app: &App, address: &str) -> Result<Option<(String, Preview)>> {
    if remote::spent(app, address).await?.is_some() {
        return Ok(None);
    }
    let fetched = match app.net.get_media(address, LARGEST_PICTURE).await {
        Ok(fetched) => Vec::from(fetched.bytes),
        Err(cause) => {
            tracing::debug!("no picture at {address}: {cause}");
            return Ok(None);
        }
    };
    let made: Result<Preview, MediaError> =
        app.workshop.run(move || image::thumbnail_of_remote(fetched)).await;
    let Ok(preview) = made else { return Ok(None) };
    let store = app.media.clone();
    let kept = tokio::task::spawn_blocking(move || {
        let name = store.keep(Shelf::Cache, &preview.file.bytes, preview.file.extension())?;
        Ok::<_, std::io::Error>((name, preview))
    });
    Ok(Some(kept.await??))
}
