//! Link previews, and the statuses they belong to.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use crate::base::{CardId, StatusId, Timestamp};
use crate::model::card::{Card, CardKind};

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

queries! {
    BY_URL = "SELECT * FROM card WHERE url = :url";
    BY_IDS = "SELECT * FROM card WHERE id IN rarray(:ids)";
    OF_STATUSES = "SELECT sc.status, c.* FROM status_card sc JOIN card c ON c.id = sc.card
        WHERE sc.status IN rarray(:ids) AND c.kind <> 'none'";
    URL_OF = "SELECT c.url FROM status_card sc JOIN card c ON c.id = sc.card
        WHERE sc.status = :status";
    PUT = "INSERT INTO card (id, url, fetched_at, kind, title, description, language, author_name,
            author_url, provider_name, provider_url, frame_url, width, height, image_file,
            image_url, image_description, blurhash, published_at)
        VALUES (:id, :url, :fetched_at, :kind, :title, :description, :language, :author_name,
            :author_url, :provider_name, :provider_url, :frame_url, :width, :height, :image_file,
            :image_url, :image_description, :blurhash, :published_at)
        ON CONFLICT (url) DO UPDATE SET fetched_at = excluded.fetched_at, kind = excluded.kind,
            title = excluded.title, description = excluded.description,
            language = excluded.language, author_name = excluded.author_name,
            author_url = excluded.author_url, provider_name = excluded.provider_name,
            provider_url = excluded.provider_url, frame_url = excluded.frame_url,
            width = excluded.width, height = excluded.height, image_file = excluded.image_file,
            image_url = excluded.image_url,
            image_description = excluded.image_description, blurhash = excluded.blurhash,
            published_at = excluded.published_at";
    ATTACH = "INSERT INTO status_card (status, card) SELECT :status, c.id FROM card c
        WHERE c.url = :url AND EXISTS (SELECT 1 FROM status WHERE id = :status)
        ON CONFLICT (status) DO UPDATE SET card = excluded.card";
    DETACH = "DELETE FROM status_card WHERE status = :status";
    KEEP_IMAGE = "UPDATE card SET image_file = :file WHERE id = :id AND image_url = :url";
    STALE = "SELECT * FROM card WHERE fetched_at < :before
        AND NOT EXISTS (SELECT 1 FROM status_card WHERE card = card.id) LIMIT :limit";
    DELETE = "DELETE FROM card WHERE id = :id";
}

pub fn by_url(tx: &ReadTx<'_>, url: &str) -> rusqlite::Result<Option<Card>> {
    tx.first(BY_URL, named_params! { ":url": url }, from_row)
}

pub fn by_ids(tx: &ReadTx<'_>, ids: &[CardId]) -> rusqlite::Result<HashMap<CardId, Card>> {
    let cards = tx.all(BY_IDS, named_params! { ":ids": list(ids) }, from_row)?;
    Ok(cards.into_iter().map(|card| (card.id, card)).collect())
}

/// Those of several statuses that have one with something to show.
pub fn of_statuses(tx: &ReadTx<'_>, ids: &[StatusId]) -> rusqlite::Result<HashMap<StatusId, Card>> {
    let rows = tx.all(OF_STATUSES, named_params! { ":ids": list(ids) }, |row| {
        Ok((row.get("status")?, from_row(row)?))
    })?;
    Ok(rows.into_iter().collect())
}

/// The address whose preview a status shows.
pub fn url_of(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Option<String>> {
    tx.first(URL_OF, named_params! { ":status": status }, |row| row.get("url"))
}

/// Keeps a preview, in place of what was kept for its address.
pub fn put(tx: &WriteTx<'_>, card: &Card) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": card.id, ":url": card.url, ":fetched_at": card.fetched_at,
        ":kind": card.kind.map_or("none", CardKind::as_str), ":title": card.title,
        ":description": card.description, ":language": card.language,
        ":author_name": card.author_name, ":author_url": card.author_url,
        ":provider_name": card.provider_name, ":provider_url": card.provider_url,
        ":frame_url": card.frame_url, ":width": card.width, ":height": card.height,
        ":image_file": card.image_file, ":image_url": card.image_url, ":image_description": card.image_description,
        ":blurhash": card.blurhash, ":published_at": card.published_at,
    };
    tx.execute(PUT, params).map(drop)
}

/// Shows the preview of `url` below a status, if both are there; answers whether they are.
pub fn attach(tx: &WriteTx<'_>, status: StatusId, url: &str) -> rusqlite::Result<bool> {
    Ok(tx.execute(ATTACH, named_params! { ":status": status, ":url": url })? > 0)
}

pub fn detach(tx: &WriteTx<'_>, status: StatusId) -> rusqlite::Result<()> {
    tx.execute(DETACH, named_params! { ":status": status }).map(drop)
}

/// Notes that the picture at `url` is in the media folder again; answers whether it is still that
/// of the card.
pub fn keep_image(tx: &WriteTx<'_>, id: CardId, url: &str, file: &str) -> rusqlite::Result<bool> {
    Ok(tx.execute(KEEP_IMAGE, named_params! { ":id": id, ":url": url, ":file": file })? > 0)
}

/// Old ones that no status shows any more.
pub fn stale(tx: &ReadTx<'_>, before: Timestamp, limit: u32) -> rusqlite::Result<Vec<Card>> {
    tx.all(STALE, named_params! { ":before": before, ":limit": limit }, from_row)
}

pub fn delete(tx: &WriteTx<'_>, id: CardId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Card> {
    let kind: String = row.get("kind")?;
    Ok(Card {
        id: row.get("id")?,
        url: row.get("url")?,
        kind: CardKind::parse(&kind),
        fetched_at: row.get("fetched_at")?,
        title: row.get("title")?,
        description: row.get("description")?,
        language: row.get("language")?,
        author_name: row.get("author_name")?,
        author_url: row.get("author_url")?,
        provider_name: row.get("provider_name")?,
        provider_url: row.get("provider_url")?,
        frame_url: row.get("frame_url")?,
        width: row.get("width")?,
        height: row.get("height")?,
        image_file: row.get("image_file")?,
        image_url: row.get("image_url")?,
        image_description: row.get("image_description")?,
        blurhash: row.get("blurhash")?,
        published_at: row.get("published_at")?,
    })
}
