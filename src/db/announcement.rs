//! What those in charge tell everyone here: read by whom, and what they think of it.

use std::collections::{HashMap, HashSet};

use rusqlite::{Row, named_params};

use crate::base::{AccountId, AnnouncementId, Html, Timestamp};
use crate::model::announcement::{Announcement, AnnouncementView, Reaction};

use super::emoji::{self, Said};
use super::tx::list;
use super::{ReadTx, WriteTx, queries};

queries! {
    BY_ID = "SELECT * FROM announcement WHERE id = :id";
    CURRENT = "SELECT * FROM announcement WHERE id > 0 AND (ends_at IS NULL OR ends_at > :now)
        ORDER BY id DESC LIMIT 100";
    ALL = "SELECT * FROM announcement WHERE id > 0 ORDER BY id DESC LIMIT 100";
    SAVE = "INSERT INTO announcement (id, text, html, starts_at, ends_at, all_day, created_at,
            updated_at)
        VALUES (:id, :text, :html, :starts, :ends, :all_day, :created, :updated)
        ON CONFLICT (id) DO UPDATE SET text = excluded.text, html = excluded.html,
            starts_at = excluded.starts_at, ends_at = excluded.ends_at,
            all_day = excluded.all_day, updated_at = excluded.updated_at";
    DELETE = "DELETE FROM announcement WHERE id = :id";
    READ = "SELECT announcement FROM announcement_read
        WHERE account = :account AND announcement IN rarray(:ids)";
    MARK_READ = "INSERT INTO announcement_read (announcement, account) VALUES (:id, :account)
        ON CONFLICT DO NOTHING";
    MARK_UNREAD = "DELETE FROM announcement_read WHERE announcement = :id";
    REACTIONS = "SELECT announcement, name, count(*) AS n, max(account = :account) AS mine
        FROM announcement_reaction WHERE announcement IN rarray(:ids)
        GROUP BY announcement, name ORDER BY announcement, name";
    HAS_REACTION = "SELECT 1 FROM announcement_reaction WHERE announcement = :id AND name = :name";
    KINDS = "SELECT count(DISTINCT name) AS n FROM announcement_reaction WHERE announcement = :id";
    REACT = "INSERT INTO announcement_reaction (announcement, account, name)
        VALUES (:id, :account, :name) ON CONFLICT DO NOTHING";
    UNREACT = "DELETE FROM announcement_reaction
        WHERE announcement = :id AND account = :account AND name = :name";
    COUNT = "SELECT count(*) AS n FROM announcement_reaction
        WHERE announcement = :id AND name = :name";
}

pub fn by_id(tx: &ReadTx<'_>, id: AnnouncementId) -> rusqlite::Result<Option<Announcement>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

/// Those that are not over, newest first.
pub fn current(tx: &ReadTx<'_>, now: Timestamp) -> rusqlite::Result<Vec<Announcement>> {
    tx.all(CURRENT, named_params! { ":now": now }, from_row)
}

/// Newest first, those that are over included.
pub fn all(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<Announcement>> {
    tx.all(ALL, [], from_row)
}

/// Announcements as `viewer` sees them.
pub fn views(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    announcements: Vec<Announcement>,
) -> rusqlite::Result<Vec<AnnouncementView>> {
    let ids: Vec<AnnouncementId> = announcements.iter().map(|each| each.id).collect();
    let params = named_params! { ":account": viewer, ":ids": list(&ids) };
    let read: HashSet<AnnouncementId> =
        tx.all(READ, params, |row| row.get("announcement"))?.into_iter().collect();
    let mut reactions: HashMap<AnnouncementId, Vec<Reaction>> = HashMap::new();
    for (id, reaction) in tx.all(REACTIONS, params, |row| {
        let reaction = Reaction {
            name: row.get("name")?,
            emoji: None,
            count: row.get("n")?,
            is_mine: row.get("mine")?,
        };
        Ok((row.get("announcement")?, reaction))
    })? {
        reactions.entry(id).or_default().push(reaction);
    }
    let names: Vec<&str> =
        reactions.values().flatten().map(|reaction| reaction.name.as_str()).collect();
    let reacted = emoji::ours_named(tx, &names)?;
    for reaction in reactions.values_mut().flatten() {
        reaction.emoji = reacted.get(&reaction.name).cloned();
    }
    let said: Vec<Said<'_>> = announcements
        .iter()
        .map(|each| Said { domain: None, texts: vec![each.html.as_str()] })
        .collect();
    let emojis = emoji::used(tx, &said)?;
    let view = |(announcement, emojis): (Announcement, _)| AnnouncementView {
        is_read: read.contains(&announcement.id),
        emojis,
        reactions: reactions.remove(&announcement.id).unwrap_or_default(),
        announcement,
    };
    Ok(announcements.into_iter().zip(emojis).map(view).collect())
}

/// Stores an announcement, or changes the one with its id.
pub fn save(tx: &WriteTx<'_>, announcement: &Announcement) -> rusqlite::Result<()> {
    let Announcement { id, text, html, starts_at, ends_at, all_day, created_at, updated_at } =
        announcement;
    let params = named_params! {
        ":id": id, ":text": text, ":html": html, ":starts": starts_at, ":ends": ends_at,
        ":all_day": all_day, ":created": created_at, ":updated": updated_at,
    };
    tx.execute(SAVE, params).map(drop)
}

/// Answers whether there was one.
pub fn delete(tx: &WriteTx<'_>, id: AnnouncementId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":id": id })? > 0)
}

pub fn mark_read(tx: &WriteTx<'_>, id: AnnouncementId, account: AccountId) -> rusqlite::Result<()> {
    tx.execute(MARK_READ, named_params! { ":id": id, ":account": account }).map(drop)
}

/// Shows it to everyone again.
pub fn mark_unread(tx: &WriteTx<'_>, id: AnnouncementId) -> rusqlite::Result<()> {
    tx.execute(MARK_UNREAD, named_params! { ":id": id }).map(drop)
}

/// Whether anybody reacted with `name`.
pub fn has_reaction(tx: &ReadTx<'_>, id: AnnouncementId, name: &str) -> rusqlite::Result<bool> {
    tx.any(HAS_REACTION, named_params! { ":id": id, ":name": name })
}

/// How many different reactions there are.
pub fn reaction_kinds(tx: &ReadTx<'_>, id: AnnouncementId) -> rusqlite::Result<u64> {
    Ok(tx.first(KINDS, named_params! { ":id": id }, |row| row.get("n"))?.unwrap_or(0))
}

/// How many reacted with `name`.
pub fn reaction_count(tx: &ReadTx<'_>, id: AnnouncementId, name: &str) -> rusqlite::Result<u64> {
    let params = named_params! { ":id": id, ":name": name };
    Ok(tx.first(COUNT, params, |row| row.get("n"))?.unwrap_or(0))
}

/// Answers whether that changed anything.
pub fn react(
    tx: &WriteTx<'_>,
    id: AnnouncementId,
    account: AccountId,
    name: &str,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":id": id, ":account": account, ":name": name };
    Ok(tx.execute(REACT, params)? > 0)
}

/// Answers whether that changed anything.
pub fn unreact(
    tx: &WriteTx<'_>,
    id: AnnouncementId,
    account: AccountId,
    name: &str,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":id": id, ":account": account, ":name": name };
    Ok(tx.execute(UNREACT, params)? > 0)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Announcement> {
    Ok(Announcement {
        id: row.get("id")?,
        text: row.get("text")?,
        html: row.get::<_, Html>("html")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        all_day: row.get("all_day")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}
