//! Accounts that are somebody else from now on.

use rusqlite::named_params;
use serde::Deserialize;

use crate::base::{AccountId, Html, Timestamp};
use crate::model::{Account, ActorKind};

use super::account::{fields_from, picture};

use super::mute::Terms;
use super::{ReadTx, WriteTx, queries};

queries! {
    MOVED_AT = "SELECT moved_at FROM account WHERE id = :account";
    SET = "UPDATE account SET moved_to = :target, moved_at = :now WHERE id = :account";
    LEAVE = "UPDATE account SET moved_to = :target, moved_at = ifnull(:at, moved_at),
        moved_followers = :followers WHERE id = :account AND domain IS NULL";
    MOVED_FOLLOWERS = "SELECT moved_followers FROM account WHERE id = :account";
    SET_ALIASES = "UPDATE account SET also_known_as = :uris WHERE id = :account
        AND domain IS NULL";
    MINDED = "SELECT account FROM block WHERE target = :from AND account > :after
        UNION SELECT account FROM mute WHERE target = :from AND account > :after
        UNION SELECT account FROM account_note WHERE target = :from AND account > :after
        ORDER BY account LIMIT :limit";
    MUTE = "SELECT notifications, until FROM mute WHERE account = :account AND target = :target";
    MENTIONED_LATELY = "SELECT DISTINCT ifnull(a.shared_inbox, a.inbox) AS inbox
        FROM (SELECT id FROM status WHERE author = :account ORDER BY id DESC LIMIT 100) s
        CROSS JOIN mention m ON m.status = s.id JOIN account a ON a.id = m.account
        WHERE a.domain IS NOT NULL";
    LEFT_BEHIND = "SELECT f.follower FROM follow f WHERE f.target = :from AND f.follower_local = 1
        AND f.follower > :after ORDER BY f.follower LIMIT :limit";
}

/// When the account last moved.
pub fn moved_at(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<Timestamp>> {
    let found =
        tx.first(MOVED_AT, named_params! { ":account": account }, |row| row.get("moved_at"))?;
    Ok(found.flatten())
}

pub fn set(
    tx: &WriteTx<'_>,
    account: AccountId,
    target: AccountId,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":account": account, ":target": target, ":now": now };
    tx.execute(SET, params).map(drop)
}

/// Our people who still follow `from`, those with an id above `after`.
pub fn left_behind(
    tx: &ReadTx<'_>,
    from: AccountId,
    after: AccountId,
    limit: u32,
) -> rusqlite::Result<Vec<AccountId>> {
    let params = named_params! { ":from": from, ":after": after, ":limit": limit };
    tx.all(LEFT_BEHIND, params, |row| row.get("follower"))
}

/// Writes down where an account of ours went (`None`: nowhere, it is back), and how many followed it
/// then. `at`: when it took its followers along; without that it only points there.
pub fn leave(
    tx: &WriteTx<'_>,
    account: AccountId,
    target: Option<AccountId>,
    taken: Option<(Timestamp, u64)>,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": account, ":target": target, ":at": taken.map(|(at, _)| at),
        ":followers": taken.map(|(_, followers)| followers),
    };
    tx.execute(LEAVE, params).map(drop)
}

/// How many followed an account of ours when it moved away; `None`: it did not, or took nobody
/// along.
pub fn followers_then(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<u64>> {
    let found = tx.first(MOVED_FOLLOWERS, named_params! { ":account": account }, |row| {
        row.get("moved_followers")
    })?;
    Ok(found.flatten())
}

/// Writes down the actors that an account of ours says to be, too.
pub fn set_aliases(tx: &WriteTx<'_>, account: AccountId, uris: &[String]) -> rusqlite::Result<()> {
    let uris = serde_json::to_string(uris).unwrap_or_default();
    tx.execute(SET_ALIASES, named_params! { ":account": account, ":uris": uris }).map(drop)
}

/// Inboxes of peers whose people an account of ours mentioned in what it wrote lately: they show its
/// name beside that.
pub fn inboxes_mentioned_lately(
    tx: &ReadTx<'_>,
    account: AccountId,
) -> rusqlite::Result<Vec<String>> {
    tx.all(MENTIONED_LATELY, named_params! { ":account": account }, |row| row.get("inbox"))
}

/// Who blocks, mutes or annotates `from`, those with an id above `after`.
pub fn minded(
    tx: &ReadTx<'_>,
    from: AccountId,
    after: AccountId,
    limit: u32,
) -> rusqlite::Result<Vec<AccountId>> {
    let params = named_params! { ":from": from, ":after": after, ":limit": limit };
    tx.all(MINDED, params, |row| row.get("account"))
}

/// On which terms `account` mutes `target`, if it does.
pub fn mute(
    tx: &ReadTx<'_>,
    account: AccountId,
    target: AccountId,
) -> rusqlite::Result<Option<Terms>> {
    tx.first(MUTE, named_params! { ":account": account, ":target": target }, |row| {
        Ok(Terms { notifications: row.get("notifications")?, until: row.get("until")? })
    })
}

/// Where an account went, as the queries for accounts read it beside the account.
#[derive(Debug, Deserialize)]
struct Goal {
    id: i64,
    username: String,
    domain: Option<String>,
    uri: String,
    url: String,
    kind: String,
    display_name: String,
    note: String,
    fields: String,
    avatar_file: Option<String>,
    avatar_url: Option<String>,
    header_file: Option<String>,
    header_url: Option<String>,
    avatar_description: String,
    header_description: String,
    locked: i64,
    discoverable: i64,
    indexable: i64,
    hides_network: i64,
    shows_media: i64,
    shows_media_replies: i64,
    shows_featured: i64,
    created_at: i64,
    suspended_at: Option<i64>,
    silenced_at: Option<i64>,
    sensitized_at: Option<i64>,
    statuses_count: u64,
    followers_count: u64,
    following_count: u64,
    last_status_at: Option<i64>,
}

/// The account in the column `moved`.
pub(super) fn goal(json: &str) -> Option<Account> {
    let goal: Goal = serde_json::from_str(json).ok()?;
    Some(Account {
        id: AccountId(goal.id),
        username: goal.username,
        domain: goal.domain,
        uri: goal.uri,
        url: goal.url,
        kind: ActorKind::parse(&goal.kind).unwrap_or_default(),
        display_name: goal.display_name,
        note: Html::vouched(goal.note),
        fields: fields_from(&goal.fields),
        emojis: vec![],
        avatar: picture(goal.avatar_file, goal.avatar_url),
        header: picture(goal.header_file, goal.header_url),
        avatar_description: goal.avatar_description,
        header_description: goal.header_description,
        locked: goal.locked != 0,
        discoverable: goal.discoverable != 0,
        indexable: goal.indexable != 0,
        hides_network: goal.hides_network != 0,
        shows_media: goal.shows_media != 0,
        shows_media_replies: goal.shows_media_replies != 0,
        shows_featured: goal.shows_featured != 0,
        created_at: Timestamp(goal.created_at),
        suspended_at: goal.suspended_at.map(Timestamp),
        silenced_at: goal.silenced_at.map(Timestamp),
        sensitized_at: goal.sensitized_at.map(Timestamp),
        moved_to: None,
        moved: None,
        statuses_count: goal.statuses_count,
        followers_count: goal.followers_count,
        following_count: goal.following_count,
        last_status_at: goal.last_status_at.map(Timestamp),
        role: None,
    })
}
