//! Files that statuses carry.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, MediaId, StatusId, Timestamp, secret};
use crate::model::media::{Facts, Progress};
use crate::model::status::RemoteAttachment;
use crate::model::{Media, MediaKind};

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

queries! {
    BY_ID = "SELECT * FROM media WHERE id = :id";
    BY_IDS = "SELECT * FROM media WHERE id IN rarray(:ids)";
    OF_STATUS = "SELECT * FROM media WHERE status = :status ORDER BY position, id";
    OF_STATUSES = "SELECT * FROM media WHERE status IN rarray(:ids) ORDER BY status, position, id";
    INSERT = "INSERT INTO media (id, account, status, position, kind, content_type, file,
            preview_file, remote_url, description, blurhash, width, height, preview_width,
            preview_height, focus_x, focus_y, bytes, duration_ms, frame_rate, bit_rate, progress,
            key, created_at)
        VALUES (:id, :account, :status, :position, :kind, :content_type, :file, :preview_file,
            :remote_url, :description, :blurhash, :width, :height, :preview_width,
            :preview_height, :focus_x, :focus_y, :bytes, :duration_ms, :frame_rate,
            :bit_rate, :progress, :key, :now)";
    DESCRIBE = "UPDATE media SET description = :description, focus_x = :focus_x,
        focus_y = :focus_y WHERE id = :id";
    ATTACH = "UPDATE media SET status = :status, position = :position
        WHERE id = :id AND account = :account AND (status IS NULL OR status = :status)";
    DETACH = "UPDATE media SET status = NULL WHERE status = :status";
    DELETE_OF_STATUS = "DELETE FROM media WHERE status = :status";
    DELETE = "DELETE FROM media WHERE id = :id";
    KEEP_COPY = "UPDATE media SET file = ifnull(:file, file),
            preview_file = ifnull(:preview_file, preview_file), failures = 0, retry_at = NULL
        WHERE id = :id AND remote_url = :url";
    FAILURES = "SELECT failures, retry_at FROM media WHERE id = :id";
    FAILED = "UPDATE media SET failures = failures + 1, retry_at = :retry_at WHERE id = :id";
    FINISH = "UPDATE media SET kind = :kind, content_type = :content_type, file = :file,
            preview_file = :preview_file, preview_width = :preview_width,
            preview_height = :preview_height, blurhash = :blurhash,
            width = :width, height = :height, bytes = :bytes, duration_ms = :duration_ms,
            frame_rate = :frame_rate, bit_rate = :bit_rate, progress = :progress
        WHERE id = :id AND progress = 'working'";
    STALE = "SELECT * FROM media m WHERE m.status IS NULL AND m.created_at < :before
        AND NOT EXISTS (SELECT 1 FROM draft_media WHERE media = m.id) LIMIT :limit";
    IN_DRAFT = "SELECT 1 FROM draft_media WHERE media = :id LIMIT 1";
}

pub fn by_id(tx: &ReadTx<'_>, id: MediaId) -> rusqlite::Result<Option<Media>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

/// Those of `ids` that exist, in no order.
pub fn by_ids(tx: &ReadTx<'_>, ids: &[MediaId]) -> rusqlite::Result<Vec<Media>> {
    tx.all(BY_IDS, named_params! { ":ids": list(ids) }, from_row)
}

/// In the order they are to be shown.
pub fn of_status(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Vec<Media>> {
    tx.all(OF_STATUS, named_params! { ":status": status }, from_row)
}

/// Media of several statuses, each status's in the order they are to be shown.
pub fn of_statuses(tx: &ReadTx<'_>, statuses: &[StatusId]) -> rusqlite::Result<Vec<Media>> {
    tx.all(OF_STATUSES, named_params! { ":ids": list(statuses) }, from_row)
}

pub fn insert(tx: &WriteTx<'_>, media: &Media, position: u32) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": media.id, ":account": media.account, ":status": media.status,
        ":position": position, ":kind": media.kind.as_str(),
        ":content_type": media.content_type, ":file": media.file,
        ":preview_file": media.preview_file, ":remote_url": media.remote_url,
        ":description": media.description, ":blurhash": media.blurhash, ":width": media.width,
        ":height": media.height, ":preview_width": media.preview_width,
        ":preview_height": media.preview_height, ":focus_x": media.focus.map(|(x, _)| x),
        ":focus_y": media.focus.map(|(_, y)| y), ":bytes": media.bytes,
        ":duration_ms": media.facts.duration_ms, ":frame_rate": media.facts.frame_rate,
        ":bit_rate": media.facts.bit_rate, ":progress": media.progress.as_str(),
        ":key": media.key, ":now": media.created_at,
    };
    tx.execute(INSERT, params).map(drop)
}

/// A file that a peer's status carries; it stays there until it is looked at.
pub fn remote(
    id: MediaId,
    (account, status): (AccountId, StatusId),
    attachment: RemoteAttachment,
    now: Timestamp,
) -> Media {
    let RemoteAttachment { url, content_type, description, blurhash, width, height, focus } =
        attachment;
    Media {
        id,
        account,
        status: Some(status),
        kind: MediaKind::of_content_type(&content_type),
        content_type,
        file: None,
        preview_file: None,
        remote_url: Some(url),
        description,
        blurhash,
        width,
        height,
        preview_width: None,
        preview_height: None,
        focus,
        bytes: None,
        facts: Facts::default(),
        progress: Progress::Ready,
        key: secret::token(),
        created_at: now,
    }
}

/// Writes back the description and the focus.
pub fn describe(tx: &WriteTx<'_>, media: &Media) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": media.id, ":description": media.description,
        ":focus_x": media.focus.map(|(x, _)| x), ":focus_y": media.focus.map(|(_, y)| y),
    };
    tx.execute(DESCRIBE, params).map(drop)
}

/// Puts media of `account` on a status, in this order; answers how many could be.
pub fn attach(
    tx: &WriteTx<'_>,
    account: AccountId,
    status: StatusId,
    media: &[MediaId],
) -> rusqlite::Result<usize> {
    let mut attached = 0;
    for (position, id) in (0_u32..).zip(media) {
        let params = named_params! {
            ":id": id, ":account": account, ":status": status, ":position": position,
        };
        attached += tx.execute(ATTACH, params)?;
    }
    Ok(attached)
}

/// Takes all media off a status; they go when nobody puts them on another.
pub fn detach(tx: &WriteTx<'_>, status: StatusId) -> rusqlite::Result<()> {
    tx.execute(DETACH, named_params! { ":status": status }).map(drop)
}

/// Forgets the media of a peer's status.
pub fn delete_of_status(tx: &WriteTx<'_>, status: StatusId) -> rusqlite::Result<()> {
    tx.execute(DELETE_OF_STATUS, named_params! { ":status": status }).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, id: MediaId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

/// Notes which copies of the file at `url` are now in the media folder, besides those that were;
/// answers whether it is still the same file.
pub fn keep_copy(
    tx: &WriteTx<'_>,
    (id, url): (MediaId, &str),
    file: Option<&str>,
    preview_file: Option<&str>,
) -> rusqlite::Result<bool> {
    let params =
        named_params! { ":id": id, ":url": url, ":file": file, ":preview_file": preview_file };
    Ok(tx.execute(KEEP_COPY, params)? > 0)
}

/// How often in a row a peer did not give a file, and when it may be asked again.
pub fn failures(tx: &ReadTx<'_>, id: MediaId) -> rusqlite::Result<(u32, Option<Timestamp>)> {
    let found = tx.first(FAILURES, named_params! { ":id": id }, |row| {
        Ok((row.get("failures")?, row.get("retry_at")?))
    })?;
    Ok(found.unwrap_or_default())
}

/// Notes that a peer did not give a file.
pub fn failed(tx: &WriteTx<'_>, id: MediaId, retry_at: Timestamp) -> rusqlite::Result<()> {
    tx.execute(FAILED, named_params! { ":id": id, ":retry_at": retry_at }).map(drop)
}

/// Writes what became of an upload that was being worked on; answers whether somebody still wants
/// it.
pub fn finish(tx: &WriteTx<'_>, media: &Media) -> rusqlite::Result<bool> {
    let params = named_params! {
        ":id": media.id, ":kind": media.kind.as_str(), ":content_type": media.content_type,
        ":file": media.file, ":preview_file": media.preview_file,
        ":preview_width": media.preview_width, ":preview_height": media.preview_height,
        ":blurhash": media.blurhash, ":width": media.width, ":height": media.height,
        ":bytes": media.bytes, ":duration_ms": media.facts.duration_ms,
        ":frame_rate": media.facts.frame_rate, ":bit_rate": media.facts.bit_rate,
        ":progress": media.progress.as_str(),
    };
    Ok(tx.execute(FINISH, params)? > 0)
}

/// Whether a draft that is kept carries it.
pub fn is_in_draft(tx: &ReadTx<'_>, id: MediaId) -> rusqlite::Result<bool> {
    tx.any(IN_DRAFT, named_params! { ":id": id })
}

/// What has been on no status since before, and in no draft.
pub fn stale(tx: &ReadTx<'_>, before: Timestamp, limit: u32) -> rusqlite::Result<Vec<Media>> {
    tx.all(STALE, named_params! { ":before": before, ":limit": limit }, from_row)
}

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Media> {
    let (kind, progress): (String, String) = (row.get("kind")?, row.get("progress")?);
    let focus: (Option<i32>, Option<i32>) = (row.get("focus_x")?, row.get("focus_y")?);
    Ok(Media {
        id: row.get("id")?,
        account: row.get("account")?,
        status: row.get("status")?,
        kind: MediaKind::parse(&kind).unwrap_or(MediaKind::Unknown),
        content_type: row.get("content_type")?,
        file: row.get("file")?,
        preview_file: row.get("preview_file")?,
        remote_url: row.get("remote_url")?,
        description: row.get("description")?,
        blurhash: row.get("blurhash")?,
        width: row.get("width")?,
        height: row.get("height")?,
        preview_width: row.get("preview_width")?,
        preview_height: row.get("preview_height")?,
        focus: focus.0.zip(focus.1),
        bytes: row.get("bytes")?,
        facts: Facts {
            duration_ms: row.get("duration_ms")?,
            frame_rate: row.get("frame_rate")?,
            bit_rate: row.get("bit_rate")?,
        },
        progress: Progress::parse(&progress).unwrap_or_default(),
        key: row.get("key")?,
        created_at: row.get("created_at")?,
    })
}
