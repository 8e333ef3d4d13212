//! Notifications that are shown as one.

use std::collections::HashMap;

use rusqlite::named_params;

use crate::base::{AccountId, NotificationId, Timestamp};
use crate::model::notification::{NotificationGroup, SAMPLE, alone, of_alone};
use crate::model::{Notification, NotificationKind, Page};

use super::notification::{self, Wanted, about_seen, from_row, from_welcome, last_read, told};
use super::timeline::turned;
use super::tx::words;
use super::{ReadTx, WriteTx, queries};

/// Notifications of which none of the same group comes before on the way: newer ones on the way
/// down, older ones on the way up.
macro_rules! firsts {
    ($before:literal) => {
        concat!(
            told!(),
            " AND (n.group_key IS NULL OR n.kind NOT IN rarray(:grouped) OR NOT EXISTS
                (SELECT 1 FROM notification m WHERE m.account = :viewer
                 AND m.group_key = n.group_key AND ",
            $before,
            " AND ",
            from_welcome!("m"),
            "))"
        )
    };
}

queries! {
    PAGE_DOWN = concat!("SELECT n.* ", firsts!("m.id > n.id AND m.id < :upper"),
        " ORDER BY n.id DESC LIMIT :limit");
    PAGE_UP = concat!("SELECT n.* ", firsts!("m.id < n.id AND m.id > :lower"),
        " ORDER BY n.id LIMIT :limit");
    UNREAD = concat!("SELECT count(*) AS n FROM (SELECT 1 ",
        firsts!("m.id > n.id AND m.id < :upper"), " LIMIT :limit)");
    MEMBERS = concat!("SELECT * FROM (SELECT m.group_key, m.id, m.sender, m.created_at,
            row_number() OVER (PARTITION BY m.group_key ORDER BY m.id DESC) AS place,
            count(*) OVER (PARTITION BY m.group_key) AS n,
            min(iif(m.id >= :from, m.id, NULL)) OVER (PARTITION BY m.group_key) AS least
        FROM notification m WHERE m.account = :viewer AND m.group_key IN rarray(:keys)
        AND m.id <= :to AND ", from_welcome!("m"), ")
        WHERE place <= :sample ORDER BY group_key, place");
    NEWEST = concat!("SELECT n.* FROM notification n WHERE n.account = :viewer
        AND n.group_key = :key AND ", from_welcome!("n"), " AND ", about_seen!(),
        " ORDER BY n.id DESC LIMIT 1");
    SENDERS_DOWN = concat!("SELECT n.id, n.sender FROM notification n WHERE n.account = :viewer
        AND n.group_key = :key AND n.id < :upper AND n.id > :lower AND ", from_welcome!("n"),
        " AND ", about_seen!(), " ORDER BY n.id DESC LIMIT :limit");
    SENDERS_UP = concat!("SELECT n.id, n.sender FROM notification n WHERE n.account = :viewer
        AND n.group_key = :key AND n.id < :upper AND n.id > :lower AND ", from_welcome!("n"),
        " AND ", about_seen!(), " ORDER BY n.id LIMIT :limit");
    OPEN = "SELECT DISTINCT group_key FROM notification WHERE account = :account
        AND group_key IN rarray(:keys)";
    DELETE = "DELETE FROM notification WHERE account = :account AND group_key = :key";
}

/// Groups that `viewer` was told of, each with its place on the page, newest first. Only those of
/// the kinds in `grouped` are put together.
pub fn page(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    (wanted, grouped): (&Wanted, &[NotificationKind]),
    page: Page,
) -> rusqlite::Result<Vec<(NotificationId, NotificationGroup)>> {
    let params = named_params! {
        ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
        ":all": wanted.kinds.is_none(), ":kinds": words(&wanted.words()),
        ":sender": wanted.sender, ":filtered": wanted.filtered, ":grouped": kinds(grouped),
    };
    let sql = if page.is_upward() { PAGE_UP } else { PAGE_DOWN };
    let firsts = turned(tx.all(sql, params, from_row)?, page);
    let range = range(&firsts, page);
    let firsts: Vec<_> = firsts.into_iter().map(|first| (key_of(&first, grouped), first)).collect();
    let keys: Vec<&str> = firsts.iter().filter_map(|(key, _)| key.as_deref()).collect();
    let mut members = members(tx, viewer, wanted, &keys, range)?;
    let groups = firsts.into_iter().map(|(key, first)| {
        let members = key.as_ref().and_then(|key| members.remove(key));
        (first.id, group(key, first, members))
    });
    Ok(groups.collect())
}

fn key_of(first: &Notification, grouped: &[NotificationKind]) -> Option<String> {
    first.group_key.clone().filter(|_| grouped.contains(&first.kind))
}

/// From the oldest notification that the page stands for to the newest. A page that is not full
/// reaches as far as it was asked to.
fn range(firsts: &[Notification], page: Page) -> (i64, i64) {
    let ends = firsts.last().zip(firsts.first()).map(|(last, first)| (last.id.0, first.id.0));
    let (from, to) = ends.unwrap_or_default();
    let is_full = u32::try_from(firsts.len()).is_ok_and(|length| length >= page.limit);
    match (is_full, page.is_upward()) {
        (true, _) => (from, to),
        (false, true) => (from, page.upper().saturating_sub(1)),
        (false, false) => (page.lower().saturating_add(1), to),
    }
}

/// What is known of a group beside its kind and status.
#[derive(Debug)]
struct Members {
    count: u64,
    least: Option<NotificationId>,
    /// Newest first.
    last: Vec<(NotificationId, AccountId, Timestamp)>,
}

fn members(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    wanted: &Wanted,
    keys: &[&str],
    (from, to): (i64, i64),
) -> rusqlite::Result<HashMap<String, Members>> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let params = named_params! {
        ":viewer": viewer, ":keys": words(keys), ":from": from, ":to": to,
        ":filtered": wanted.filtered, ":sender": wanted.sender, ":sample": SAMPLE,
    };
    let rows = tx.all(MEMBERS, params, |row| {
        let one = (row.get("id")?, row.get("sender")?, row.get("created_at")?);
        Ok((row.get("group_key")?, row.get("n")?, row.get("least")?, one))
    })?;
    let mut members: HashMap<String, Members> = HashMap::new();
    for (key, count, least, one) in rows {
        let fresh = || Members { count, least, last: vec![] };
        members.entry(key).or_insert_with(fresh).last.push(one);
    }
    Ok(members)
}

fn group(key: Option<String>, first: Notification, members: Option<Members>) -> NotificationGroup {
    let newest = members.as_ref().and_then(|members| members.last.first().copied());
    let (Some(key), Some(members), Some((id, from, created_at))) = (key, members, newest) else {
        return NotificationGroup {
            key: alone(first.id),
            count: 1,
            page_min: first.id,
            senders: vec![first.from],
            newest: first,
        };
    };
    NotificationGroup {
        key,
        count: members.count,
        page_min: members.least.unwrap_or(id),
        senders: members.last.into_iter().map(|(_, sender, _)| sender).collect(),
        newest: Notification { id, from, created_at, ..first },
    }
}

/// The whole group with this key.
pub fn by_key(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    key: &str,
) -> rusqlite::Result<Option<NotificationGroup>> {
    if let Some(id) = of_alone(key) {
        let found = notification::by_id(tx, viewer, id)?;
        return Ok(found.map(|found| group(None, found, None)));
    }
    let params = named_params! {
        ":viewer": viewer, ":key": key, ":filtered": true, ":sender": None::<AccountId>,
    };
    let Some(newest) = tx.first(NEWEST, params, from_row)? else { return Ok(None) };
    let all = Wanted { filtered: true, ..Wanted::default() };
    let members = members(tx, viewer, &all, &[key], (i64::MIN, i64::MAX))?.remove(key);
    Ok(Some(group(Some(key.to_owned()), newest, members)))
}

/// Who is behind a group, each with the place in the list, newest first.
pub fn senders(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    key: &str,
    page: Page,
) -> rusqlite::Result<Vec<(NotificationId, AccountId)>> {
    if let Some(id) = of_alone(key) {
        let found = notification::by_id(tx, viewer, id)?;
        let is_on_page = |id: NotificationId| id.0 < page.upper() && id.0 > page.lower();
        let found = found.filter(|found| is_on_page(found.id));
        return Ok(found.into_iter().map(|found| (found.id, found.from)).collect());
    }
    let params = named_params! {
        ":viewer": viewer, ":key": key, ":upper": page.upper(), ":lower": page.lower(),
        ":limit": page.limit, ":filtered": true, ":sender": None::<AccountId>,
    };
    let sql = if page.is_upward() { SENDERS_UP } else { SENDERS_DOWN };
    let rows = tx.all(sql, params, |row| Ok((row.get("id")?, row.get("sender")?)))?;
    Ok(turned(rows, page))
}

/// How many groups have something newer than the read marker; counted up to `most`.
pub fn unread(
    tx: &ReadTx<'_>,
    account: AccountId,
    (wanted, grouped): (&Wanted, &[NotificationKind]),
    most: u32,
) -> rusqlite::Result<u64> {
    let params = named_params! {
        ":viewer": account, ":upper": i64::MAX, ":lower": last_read(tx, account)?,
        ":limit": most, ":all": wanted.kinds.is_none(), ":kinds": words(&wanted.words()),
        ":sender": wanted.sender, ":filtered": wanted.filtered, ":grouped": kinds(grouped),
    };
    Ok(tx.first(UNREAD, params, |row| row.get("n"))?.unwrap_or(0))
}

/// The first of `keys` that is in use.
pub fn open(
    tx: &ReadTx<'_>,
    account: AccountId,
    keys: &[String],
) -> rusqlite::Result<Option<String>> {
    let params = named_params! { ":account": account, ":keys": words(keys) };
    let used: Vec<String> = tx.all(OPEN, params, |row| row.get("group_key"))?;
    Ok(keys.iter().find(|key| used.contains(key)).cloned())
}

/// Puts a whole group away.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, key: &str) -> rusqlite::Result<()> {
    match of_alone(key) {
        Some(id) => notification::delete(tx, account, id).map(drop),
        None => tx.execute(DELETE, named_params! { ":account": account, ":key": key }).map(drop),
    }
}

fn kinds(kinds: &[NotificationKind]) -> std::rc::Rc<Vec<rusqlite::types::Value>> {
    let kinds: Vec<&str> = kinds.iter().copied().map(NotificationKind::as_str).collect();
    words(&kinds)
}
