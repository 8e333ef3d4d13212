//! Relays, and how much was taken from each.

use rusqlite::{Row, named_params};

use crate::base::{RelayId, StatusId, Timestamp};
use crate::model::relay::{Relay, RelayFilter, RelayState, RelayStyle, RelayTaken};

use super::{ReadTx, WriteTx, queries};

queries! {
    ALL = "SELECT * FROM relay ORDER BY id";
    BY_ID = "SELECT * FROM relay WHERE id = :id";
    BY_ADDRESS = "SELECT * FROM relay WHERE address = :address";
    BY_FOLLOW = "SELECT * FROM relay WHERE follow_uri = :uri";
    BY_ACTOR = "SELECT * FROM relay WHERE actor = :actor";
    INBOXES = "SELECT inbox FROM relay WHERE state = 'accepted' AND style = :style
        AND (style = 'mastodon' OR follows_us = 1) AND inbox IS NOT NULL ORDER BY inbox";
    SAVE = "INSERT INTO relay (id, address, style, state, inbox, actor, follow_uri, follows_us,
            languages, tags, most_per_hour, created_at)
        VALUES (:id, :address, :style, :state, :inbox, :actor, :follow_uri, :follows_us,
            :languages, :tags, :most_per_hour, :created_at)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, inbox = excluded.inbox,
            actor = excluded.actor, follow_uri = excluded.follow_uri,
            follows_us = excluded.follows_us, languages = excluded.languages,
            tags = excluded.tags, most_per_hour = excluded.most_per_hour";
    DELETE = "DELETE FROM relay WHERE id = :id";
    TOOK = "INSERT INTO relay_taken (relay, at, status) VALUES (:relay, :now, :status)
        ON CONFLICT DO NOTHING";
    TAKEN_SINCE = "SELECT count(*) AS n FROM relay_taken WHERE relay = :relay AND at > :since";
    FORGET = "DELETE FROM relay_taken WHERE relay IN (SELECT id FROM relay) AND at < :before";
}

/// In the order they were added.
pub fn all(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<Relay>> {
    tx.all(ALL, [], from_row)
}

/// As [`all`], each with how much was taken from it.
pub fn all_with_taken(
    tx: &ReadTx<'_>,
    now: Timestamp,
) -> rusqlite::Result<Vec<(Relay, RelayTaken)>> {
    let counted = |relay: Relay| {
        let taken = taken(tx, relay.id, now)?;
        Ok((relay, taken))
    };
    all(tx)?.into_iter().map(counted).collect()
}

pub fn by_id(tx: &ReadTx<'_>, id: RelayId) -> rusqlite::Result<Option<Relay>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

pub fn by_address(tx: &ReadTx<'_>, address: &str) -> rusqlite::Result<Option<Relay>> {
    tx.first(BY_ADDRESS, named_params! { ":address": address }, from_row)
}

/// The relay that we asked by the `Follow` activity `uri`.
pub fn by_follow(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<Relay>> {
    tx.first(BY_FOLLOW, named_params! { ":uri": uri }, from_row)
}

/// The relay that speaks as `actor`.
pub fn by_actor(tx: &ReadTx<'_>, actor: &str) -> rusqlite::Result<Option<Relay>> {
    tx.first(BY_ACTOR, named_params! { ":actor": actor }, from_row)
}

/// Where relays of this style want to be told of what is written here.
pub fn inboxes(tx: &ReadTx<'_>, style: RelayStyle) -> rusqlite::Result<Vec<String>> {
    tx.all(INBOXES, named_params! { ":style": style.as_str() }, |row| row.get("inbox"))
}

/// Stores a relay, or what changed of it.
pub fn save(tx: &WriteTx<'_>, relay: &Relay) -> rusqlite::Result<()> {
    let Relay {
        id,
        address,
        style,
        state,
        inbox,
        actor,
        follow_uri,
        follows_us,
        filter: RelayFilter { languages, tags, most_per_hour },
        created_at,
    } = relay;
    let params = named_params! {
        ":id": id, ":address": address, ":style": style.as_str(), ":state": state.as_str(),
        ":inbox": inbox, ":actor": actor, ":follow_uri": follow_uri, ":follows_us": follows_us,
        ":languages": languages.join(" "), ":tags": tags.join(" "),
        ":most_per_hour": most_per_hour, ":created_at": created_at,
    };
    tx.execute(SAVE, params).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, id: RelayId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

/// Notes that a status came from a relay.
pub fn took(
    tx: &WriteTx<'_>,
    relay: RelayId,
    status: StatusId,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":relay": relay, ":status": status, ":now": now };
    tx.execute(TOOK, params).map(drop)
}

/// How many statuses came from a relay after `since`, a day ago at most.
pub fn taken_since(tx: &ReadTx<'_>, relay: RelayId, since: Timestamp) -> rusqlite::Result<u64> {
    let params = named_params! { ":relay": relay, ":since": since };
    Ok(tx.first(TAKEN_SINCE, params, |row| row.get("n"))?.unwrap_or(0))
}

/// How many came within the last hour, and the last day.
pub fn taken(tx: &ReadTx<'_>, relay: RelayId, now: Timestamp) -> rusqlite::Result<RelayTaken> {
    let hours = |hours| now.minus(std::time::Duration::from_hours(hours));
    Ok(RelayTaken {
        last_hour: taken_since(tx, relay, hours(1))?,
        last_day: taken_since(tx, relay, hours(24))?,
    })
}

/// Forgets what came before then.
pub fn forget_taken(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<()> {
    tx.execute(FORGET, named_params! { ":before": before }).map(drop)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Relay> {
    let words = |name: &str| -> rusqlite::Result<Vec<String>> {
        let text: String = row.get(name)?;
        Ok(text.split_ascii_whitespace().map(str::to_owned).collect())
    };
    let (style, state): (String, String) = (row.get("style")?, row.get("state")?);
    Ok(Relay {
        id: row.get("id")?,
        address: row.get("address")?,
        // The schema's CHECKs allow no other words.
        style: RelayStyle::parse(&style).unwrap_or(RelayStyle::Mastodon),
        state: RelayState::parse(&state).unwrap_or(RelayState::Idle),
        inbox: row.get("inbox")?,
        actor: row.get("actor")?,
        follow_uri: row.get("follow_uri")?,
        follows_us: row.get("follows_us")?,
        filter: RelayFilter {
            languages: words("languages")?,
            tags: words("tags")?,
            most_per_hour: row.get("most_per_hour")?,
        },
        created_at: row.get("created_at")?,
    })
}
