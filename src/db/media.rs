//! Files that statuses carry.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, MediaId, StatusId, Timestamp};
use crate::model::status::RemoteAttachment;
use crate::model::{Media, MediaKind};

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

queries! {
    BY_ID = "SELECT * FROM media WHERE id = :id";
    OF_STATUS = "SELECT * FROM media WHERE status = :status ORDER BY position, id";
    OF_STATUSES = "SELECT * FROM media WHERE status IN rarray(:ids) ORDER BY status, position, id";
    INSERT = "INSERT INTO media (id, account, status, position, kind, content_type, file,
            preview_file, remote_url, description, blurhash, width, height, preview_width,
            preview_height, focus_x, focus_y, bytes, created_at)
        VALUES (:id, :account, :status, :position, :kind, :content_type, :file, :preview_file,
            :remote_url, :description, :blurhash, :width, :height, :preview_width,
            :preview_height, :focus_x, :focus_y, :bytes, :now)";
    DESCRIBE = "UPDATE media SET description = :description, focus_x = :focus_x,
        focus_y = :focus_y WHERE id = :id";
    ATTACH = "UPDATE media SET status = :status, position = :position
        WHERE id = :id AND account = :account AND (status IS NULL OR status = :status)";
    DETACH = "UPDATE media SET status = NULL WHERE status = :status";
    DELETE_OF_STATUS = "DELETE FROM media WHERE status = :status";
    DELETE = "DELETE FROM media WHERE id = :id";
    KEEP_COPY = "UPDATE media SET file = :file, preview_file = :preview_file WHERE id = :id";
    STALE = "SELECT * FROM media m WHERE m.status IS NULL AND m.created_at < :before
        AND NOT EXISTS (SELECT 1 FROM draft_media WHERE media = m.id) LIMIT :limit";
    IN_DRAFT = "SELECT 1 FROM draft_media WHERE media = :id LIMIT 1";
}

pub fn by_id(tx: &ReadTx<'_>, id: MediaId) -> rusqlite::Result<Option<Media>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
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
        ":now": media.created_at,
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

/// Notes that a copy of a peer's file is now in the media folder.
pub fn keep_copy(
    tx: &WriteTx<'_>,
    id: MediaId,
    file: Option<&str>,
    preview_file: Option<&str>,
) -> rusqlite::Result<()> {
    let params = named_params! { ":id": id, ":file": file, ":preview_file": preview_file };
    tx.execute(KEEP_COPY, params).map(drop)
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
    let kind: String = row.get("kind")?;
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
        created_at: row.get("created_at")?,
    })
}
