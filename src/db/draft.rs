//! Drafts that are kept: to be finished by hand, or to be published later.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use crate::base::{AccountId, DraftId, Result, Timestamp};
use crate::model::{Attachment, Draft, KeptDraft, Page};

use super::timeline::turned;
use super::tx::list;
use super::{ReadTx, WriteTx, media, queries};

queries! {
    BY_ID = "SELECT * FROM draft WHERE id = :id";
    UNFINISHED = "SELECT * FROM draft WHERE account = :account AND publish_at IS NULL
        ORDER BY updated_at DESC LIMIT :limit";
    COUNT_UNFINISHED = "SELECT count(*) AS n FROM draft
        WHERE account = :account AND publish_at IS NULL";
    SCHEDULED_DOWN = "SELECT * FROM draft WHERE account = :account AND publish_at IS NOT NULL
        AND id < :upper AND id > :lower ORDER BY id DESC LIMIT :limit";
    SCHEDULED_UP = "SELECT * FROM draft WHERE account = :account AND publish_at IS NOT NULL
        AND id < :upper AND id > :lower ORDER BY id LIMIT :limit";
    COUNT_SCHEDULED = "SELECT count(*) AS n FROM draft WHERE account = :account
        AND publish_at IS NOT NULL AND publish_at >= :from AND publish_at < :to AND id <> :but";
    BY_KEY = "SELECT * FROM draft WHERE account = :account AND key = :key
        AND publish_at IS NOT NULL AND id > :since LIMIT 1";
    PUT = "INSERT INTO draft (id, account, body, publish_at, key, problem, updated_at)
        VALUES (:id, :account, :body, :publish_at, :key, :problem, :now)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body, publish_at = excluded.publish_at,
            key = excluded.key, problem = excluded.problem, updated_at = excluded.updated_at";
    DELETE = "DELETE FROM draft WHERE id = :id AND account = :account";
    DELETE_DUE = "DELETE FROM draft WHERE id = :id AND publish_at <= :now";
    MEDIA = "SELECT m.* FROM draft_media d JOIN media m ON m.id = d.media
        WHERE d.draft = :id ORDER BY d.position";
    MEDIA_OF = "SELECT d.draft, m.* FROM draft_media d JOIN media m ON m.id = d.media
        WHERE d.draft IN rarray(:ids) ORDER BY d.draft, d.position";
    CLEAR_MEDIA = "DELETE FROM draft_media WHERE draft = :id";
    PUT_MEDIA = "INSERT INTO draft_media (draft, media, position)
        SELECT :id, m.id, :position FROM media m WHERE m.id = :media AND m.account = :account
        ON CONFLICT DO NOTHING";
}

pub fn by_id(tx: &ReadTx<'_>, id: DraftId) -> Result<Option<KeptDraft>> {
    tx.first(BY_ID, named_params! { ":id": id }, raw)?.map(Raw::read).transpose()
}

/// What `account` has to finish, what was changed last comes first.
pub fn unfinished(tx: &ReadTx<'_>, account: AccountId, limit: u32) -> Result<Vec<KeptDraft>> {
    let params = named_params! { ":account": account, ":limit": limit };
    tx.all(UNFINISHED, params, raw)?.into_iter().map(Raw::read).collect()
}

pub fn count_unfinished(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<u64> {
    let count =
        tx.first(COUNT_UNFINISHED, named_params! { ":account": account }, |row| row.get("n"));
    Ok(count?.unwrap_or(0))
}

/// What `account` has scheduled, what was scheduled last comes first.
pub fn scheduled(tx: &ReadTx<'_>, account: AccountId, page: Page) -> Result<Vec<KeptDraft>> {
    let params = named_params! {
        ":account": account, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { SCHEDULED_UP } else { SCHEDULED_DOWN };
    turned(tx.all(sql, params, raw)?, page).into_iter().map(Raw::read).collect()
}

/// How many `account` has scheduled from one time until before another, `but` one.
pub fn count_scheduled(
    tx: &ReadTx<'_>,
    account: AccountId,
    (from, to): (Timestamp, Timestamp),
    but: DraftId,
) -> rusqlite::Result<u64> {
    let params = named_params! { ":account": account, ":from": from, ":to": to, ":but": but };
    Ok(tx.first(COUNT_SCHEDULED, params, |row| row.get("n"))?.unwrap_or(0))
}

/// What a client scheduled with this key after the id `since` was minted.
pub fn by_key(
    tx: &ReadTx<'_>,
    account: AccountId,
    key: &str,
    since: DraftId,
) -> Result<Option<KeptDraft>> {
    let params = named_params! { ":account": account, ":key": key, ":since": since };
    tx.first(BY_KEY, params, raw)?.map(Raw::read).transpose()
}

/// Keeps a draft, or what has become of it, with its files.
pub fn put(tx: &WriteTx<'_>, kept: &KeptDraft) -> Result<()> {
    let KeptDraft { id, account, draft, publish_at, problem, updated_at } = kept;
    let key = draft.idempotency_key.as_ref().filter(|_| publish_at.is_some());
    let body = serde_json::to_string(draft)?;
    let params = named_params! {
        ":id": id, ":account": account, ":body": body, ":publish_at": publish_at, ":key": key,
        ":problem": problem, ":now": updated_at,
    };
    tx.execute(PUT, params)?;
    tx.execute(CLEAR_MEDIA, named_params! { ":id": id })?;
    for (position, media) in (0_u32..).zip(&draft.media) {
        let params = named_params! {
            ":id": id, ":media": media, ":account": account, ":position": position,
        };
        tx.execute(PUT_MEDIA, params)?;
    }
    Ok(())
}

/// Answers whether there was one.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, id: DraftId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":id": id, ":account": account })? > 0)
}

/// Deletes a draft whose time has come; answers whether it was still there, and still due.
pub fn delete_due(tx: &WriteTx<'_>, id: DraftId, now: Timestamp) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE_DUE, named_params! { ":id": id, ":now": now })? > 0)
}

/// The files of a draft, in the order they are to be shown.
pub fn media(tx: &ReadTx<'_>, id: DraftId) -> rusqlite::Result<Vec<Attachment>> {
    tx.all(MEDIA, named_params! { ":id": id }, media::from_row)
}

/// The files of several drafts, with one query.
pub fn media_of(
    tx: &ReadTx<'_>,
    ids: &[DraftId],
) -> rusqlite::Result<HashMap<DraftId, Vec<Attachment>>> {
    let mut files: HashMap<DraftId, Vec<Attachment>> = HashMap::new();
    for (draft, file) in tx.all(MEDIA_OF, named_params! { ":ids": list(ids) }, |row| {
        Ok((row.get("draft")?, media::from_row(row)?))
    })? {
        files.entry(draft).or_default().push(file);
    }
    Ok(files)
}

/// A row whose JSON is not read yet.
struct Raw {
    kept: KeptDraft,
    body: String,
}

impl Raw {
    fn read(self) -> Result<KeptDraft> {
        Ok(KeptDraft { draft: serde_json::from_str(&self.body)?, ..self.kept })
    }
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let kept = KeptDraft {
        id: row.get("id")?,
        account: row.get("account")?,
        draft: Draft::default(),
        publish_at: row.get("publish_at")?,
        problem: row.get("problem")?,
        updated_at: row.get("updated_at")?,
    };
    Ok(Raw { kept, body: row.get("body")? })
}
