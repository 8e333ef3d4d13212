//! What is on many lips among those whom our people follow, and how often a thing was said.

use std::collections::HashMap;

use rusqlite::named_params;

use crate::base::{AccountId, CardId, IdMint, StatusId, Timestamp};
use crate::model::trend::{Day, beginning, history};

use super::tx::{list, words};
use super::visible::{listed, visible, visible_alone, wanted};
use super::{ReadTx, WriteTx, queries};

/// Public statuses since `:since` of people whom somebody here follows, or of our own.
macro_rules! heard {
    () => {
        concat!(
            "s.id >= :since AND s.visibility = 'public' AND s.boost_of IS NULL
            AND (s.local = 1 OR EXISTS (SELECT 1 FROM follow
                 WHERE target = s.author AND follower_local = 1))
            AND ",
            visible_alone!("s"),
            " AND ",
            listed!()
        )
    };
}

queries! {
    COUNT_TAGS = concat!("SELECT st.tag AS subject
        FROM status s CROSS JOIN status_tag st ON st.status = s.id WHERE ", heard!(), "
        GROUP BY st.tag ORDER BY count(DISTINCT s.author) DESC, count(*) DESC, max(s.id) DESC
        LIMIT :limit");
    COUNT_CARDS = concat!("SELECT sc.card AS subject
        FROM status s CROSS JOIN status_card sc ON sc.status = s.id
        JOIN card c ON c.id = sc.card WHERE c.kind <> 'none' AND ", heard!(), "
        GROUP BY sc.card ORDER BY count(DISTINCT s.author) DESC, count(*) DESC, max(s.id) DESC
        LIMIT :limit");
    // Two hours count as little as one: what was just written has no lead for that alone.
    COUNT_STATUSES = concat!("SELECT s.id AS subject
        FROM status s CROSS JOIN account a ON a.id = s.author
        WHERE a.discoverable = 1 AND s.sensitive = 0 AND s.is_reply = 0
        AND s.favourites_count + s.boosts_count > 0 AND ", heard!(), "
        ORDER BY (s.favourites_count + 2 * s.boosts_count)
            / ((:now - s.created_at) / 3600000.0 + 2) DESC, s.id DESC
        LIMIT :limit");
    FORGET_TAGS = "DELETE FROM trending_tag WHERE place >= 0";
    FORGET_CARDS = "DELETE FROM trending_card WHERE place >= 0";
    FORGET_STATUSES = "DELETE FROM trending_status WHERE place >= 0";
    KEEP_TAG = "INSERT INTO trending_tag (place, tag) VALUES (:place, :subject)";
    KEEP_CARD = "INSERT INTO trending_card (place, card) VALUES (:place, :subject)";
    KEEP_STATUS = "INSERT INTO trending_status (place, status) VALUES (:place, :subject)";
    TAGS = "SELECT t.name FROM trending_tag w JOIN hashtag t ON t.id = w.tag
        WHERE w.place >= :offset ORDER BY w.place LIMIT :limit";
    CARDS = "SELECT card FROM trending_card WHERE place >= :offset ORDER BY place LIMIT :limit";
    STATUSES = concat!("SELECT s.id FROM trending_status w JOIN status s ON s.id = w.status
        WHERE w.place >= :offset AND ", visible!(), " AND ", wanted!(), " AND ", listed!(), "
        ORDER BY w.place LIMIT :limit");
    TAG_DAYS = concat!("SELECT t.name, s.created_at / 86400000 AS day, count(*) AS uses,
            count(DISTINCT s.author) AS accounts
        FROM hashtag t JOIN status_tag st ON st.tag = t.id JOIN status s ON s.id = st.status
        WHERE t.name IN rarray(:names) AND st.status >= :since AND s.visibility = 'public'
        AND s.boost_of IS NULL AND ", visible_alone!("s"), " GROUP BY t.id, day");
    CARD_DAYS = concat!("SELECT sc.card, s.created_at / 86400000 AS day, count(*) AS uses,
            count(DISTINCT s.author) AS accounts
        FROM status_card sc JOIN status s ON s.id = sc.status
        WHERE sc.card IN rarray(:ids) AND sc.status >= :since AND s.visibility = 'public'
        AND ", visible_alone!("s"), " GROUP BY sc.card, day");
}

/// What can be on many lips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Tag,
    Status,
    Card,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Tag, Self::Status, Self::Card];

    fn queries(self) -> [&'static str; 3] {
        match self {
            Self::Tag => [COUNT_TAGS, FORGET_TAGS, KEEP_TAG],
            Self::Status => [COUNT_STATUSES, FORGET_STATUSES, KEEP_STATUS],
            Self::Card => [COUNT_CARDS, FORGET_CARDS, KEEP_CARD],
        }
    }
}

/// Counts anew what was said since then, and keeps the first `limit`.
pub fn count(
    tx: &WriteTx<'_>,
    kind: Kind,
    (since, now): (Timestamp, Timestamp),
    limit: u32,
) -> rusqlite::Result<()> {
    let [count, forget, keep] = kind.queries();
    let (since, nobody): (StatusId, Option<AccountId>) = (IdMint::first(since), None);
    let subject = |row: &rusqlite::Row<'_>| row.get::<_, i64>("subject");
    let subjects = match kind {
        Kind::Status => {
            let params = named_params! {
                ":since": since, ":viewer": nobody, ":now": now, ":limit": limit,
            };
            tx.all(count, params, subject)?
        }
        Kind::Tag | Kind::Card => {
            let params = named_params! { ":since": since, ":viewer": nobody, ":limit": limit };
            tx.all(count, params, subject)?
        }
    };
    tx.execute(forget, [])?;
    for (place, subject) in (0_i64..).zip(subjects) {
        tx.execute(keep, named_params! { ":place": place, ":subject": subject })?;
    }
    Ok(())
}

/// Names of tags, the most said first.
pub fn tags(tx: &ReadTx<'_>, limit: u32, offset: u32) -> rusqlite::Result<Vec<String>> {
    let params = named_params! { ":limit": limit, ":offset": offset };
    tx.all(TAGS, params, |row| row.get("name"))
}

/// Pages that were linked to, the most linked first.
pub fn cards(tx: &ReadTx<'_>, limit: u32, offset: u32) -> rusqlite::Result<Vec<CardId>> {
    let params = named_params! { ":limit": limit, ":offset": offset };
    tx.all(CARDS, params, |row| row.get("card"))
}

/// Statuses as far as `viewer` may see and wants to meet them.
pub fn statuses(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    (limit, offset): (u32, u32),
    now: Timestamp,
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! {
        ":viewer": viewer, ":limit": limit, ":offset": offset, ":now": now,
    };
    tx.all(STATUSES, params, |row| row.get("id"))
}

/// How often each of these tags was used in public, day by day; also of those that nobody used.
pub fn tag_histories(
    tx: &ReadTx<'_>,
    names: &[String],
    now: Timestamp,
) -> rusqlite::Result<HashMap<String, Vec<Day>>> {
    let params = named_params! {
        ":names": words(names), ":since": IdMint::first::<StatusId>(beginning(now)),
        ":viewer": None::<AccountId>,
    };
    let rows = tx.all(TAG_DAYS, params, |row| Ok((row.get("name")?, counted(row)?)))?;
    Ok(histories(names.iter().cloned(), rows, now))
}

/// The same of pages that were linked to.
pub fn card_histories(
    tx: &ReadTx<'_>,
    ids: &[CardId],
    now: Timestamp,
) -> rusqlite::Result<HashMap<CardId, Vec<Day>>> {
    let params = named_params! {
        ":ids": list(ids), ":since": IdMint::first::<StatusId>(beginning(now)),
        ":viewer": None::<AccountId>,
    };
    let rows = tx.all(CARD_DAYS, params, |row| Ok((row.get("card")?, counted(row)?)))?;
    Ok(histories(ids.iter().copied(), rows, now))
}

/// A day's number, uses and accounts.
type Counted = (i64, u64, u64);

fn counted(row: &rusqlite::Row<'_>) -> rusqlite::Result<Counted> {
    Ok((row.get("day")?, row.get("uses")?, row.get("accounts")?))
}

fn histories<K: Eq + std::hash::Hash>(
    subjects: impl Iterator<Item = K>,
    rows: Vec<(K, Counted)>,
    now: Timestamp,
) -> HashMap<K, Vec<Day>> {
    let mut days: HashMap<K, Vec<Counted>> = subjects.map(|subject| (subject, vec![])).collect();
    for (subject, day) in rows {
        days.entry(subject).or_default().push(day);
    }
    days.into_iter().map(|(subject, days)| (subject, history(now, &days))).collect()
}
