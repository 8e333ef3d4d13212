//! What somebody may take along: whom they follow, block and mute, their lists and bookmarks, and
//! all that they wrote.

use rusqlite::named_params;

use crate::base::{AccountId, StatusId};

use super::visible::visible;
use super::{ReadTx, queries};

queries! {
    COUNTS = "SELECT (SELECT count(*) FROM follow WHERE follower = :account) AS following,
            (SELECT count(*) FROM list WHERE account = :account) AS lists,
            (SELECT count(*) FROM mute WHERE account = :account) AS muting,
            (SELECT count(*) FROM block WHERE account = :account) AS blocking,
            (SELECT count(*) FROM domain_block WHERE account = :account) AS domains,
            (SELECT count(*) FROM bookmark WHERE account = :account) AS bookmarks";
    FOLLOWING = "SELECT a.username, a.domain, f.shows_boosts, f.notifies FROM follow f
        CROSS JOIN account a ON a.id = f.target WHERE f.follower = :account ORDER BY f.id DESC";
    BLOCKING = "SELECT a.username, a.domain FROM block b
        CROSS JOIN account a ON a.id = b.target WHERE b.account = :account ORDER BY b.id DESC";
    MUTING = "SELECT a.username, a.domain, m.notifications FROM mute m
        CROSS JOIN account a ON a.id = m.target WHERE m.account = :account ORDER BY m.id DESC";
    DOMAINS = "SELECT domain FROM domain_block WHERE account = :account ORDER BY id DESC";
    LISTS = "SELECT l.title, a.username, a.domain FROM list l
        CROSS JOIN list_account m ON m.list = l.id CROSS JOIN account a ON a.id = m.member
        WHERE l.account = :account ORDER BY l.id, m.member";
    BOOKMARKS = concat!("SELECT s.uri FROM bookmark b CROSS JOIN status s ON s.id = b.status
        WHERE b.account = :viewer AND ", visible!(), " ORDER BY b.id DESC");
    FAVOURITES = concat!("SELECT s.uri FROM favourite b CROSS JOIN status s ON s.id = b.status
        WHERE b.account = :viewer AND ", visible!(), " ORDER BY b.id DESC");
    WRITTEN = "SELECT id FROM status WHERE author = :account AND id > :after ORDER BY id
        LIMIT :limit";
    FILES = "SELECT file FROM media WHERE account = :account AND file IS NOT NULL
        AND status IS NOT NULL ORDER BY id";
}

/// How much there is of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub following: u64,
    pub lists: u64,
    pub muting: u64,
    pub blocking: u64,
    pub domains: u64,
    pub bookmarks: u64,
}

/// An account by its name and its domain, which ours do not have.
pub type Named = (String, Option<String>);

pub fn counts(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Counts> {
    let counts = tx.first(COUNTS, named_params! { ":account": account }, |row| {
        Ok(Counts {
            following: row.get("following")?,
            lists: row.get("lists")?,
            muting: row.get("muting")?,
            blocking: row.get("blocking")?,
            domains: row.get("domains")?,
            bookmarks: row.get("bookmarks")?,
        })
    })?;
    Ok(counts.unwrap_or_default())
}

/// Whom `account` follows, with whether boosts are shown and new posts told.
pub fn following(
    tx: &ReadTx<'_>,
    account: AccountId,
) -> rusqlite::Result<Vec<(Named, bool, bool)>> {
    tx.all(FOLLOWING, named_params! { ":account": account }, |row| {
        let named = (row.get("username")?, row.get("domain")?);
        Ok((named, row.get("shows_boosts")?, row.get("notifies")?))
    })
}

pub fn blocking(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<Named>> {
    tx.all(BLOCKING, named_params! { ":account": account }, |row| {
        Ok((row.get("username")?, row.get("domain")?))
    })
}

/// Whom `account` mutes, with whether notifications are kept away, too.
pub fn muting(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<(Named, bool)>> {
    tx.all(MUTING, named_params! { ":account": account }, |row| {
        Ok(((row.get("username")?, row.get("domain")?), row.get("notifications")?))
    })
}

pub fn blocked_domains(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<String>> {
    tx.all(DOMAINS, named_params! { ":account": account }, |row| row.get("domain"))
}

/// The titles of the lists of `account`, each with one member.
pub fn lists(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<(String, Named)>> {
    tx.all(LISTS, named_params! { ":account": account }, |row| {
        Ok((row.get("title")?, (row.get("username")?, row.get("domain")?)))
    })
}

/// The ids of the posts that `viewer` keeps, as they stand on the wire.
pub fn bookmarks(tx: &ReadTx<'_>, viewer: AccountId) -> rusqlite::Result<Vec<String>> {
    tx.all(BOOKMARKS, named_params! { ":viewer": viewer }, |row| row.get("uri"))
}

/// The ids of the posts that `viewer` favours, as they stand on the wire.
pub fn favourites(tx: &ReadTx<'_>, viewer: AccountId) -> rusqlite::Result<Vec<String>> {
    tx.all(FAVOURITES, named_params! { ":viewer": viewer }, |row| row.get("uri"))
}

/// What `account` wrote and boosted after `after`, oldest first, whoever may see it.
pub fn written(
    tx: &ReadTx<'_>,
    account: AccountId,
    after: StatusId,
    limit: u32,
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! { ":account": account, ":after": after, ":limit": limit };
    tx.all(WRITTEN, params, |row| row.get("id"))
}

/// The files in the statuses of `account`.
pub fn files(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<String>> {
    tx.all(FILES, named_params! { ":account": account }, |row| row.get("file"))
}
