//! Follows that ended because a server or an account was shut out, or without a word elsewhere.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use crate::base::{AccountId, SeveranceId, Timestamp};
use crate::model::Follow;
use crate::model::severance::{
    Direction, Lost, Severance, SeveranceKind, SeveranceView, SeveredFollow,
};

use super::tx::list;
use super::{ReadTx, WriteTx, account, queries};

/// Accounts of a server and of all below its name.
macro_rules! of_domain {
    () => {
        concat!("(SELECT id FROM account WHERE ", $crate::db::peer_block::of_domain!(), ")")
    };
}

/// Follows that one severance ended: whom it is about, and where they are found.
macro_rules! keep {
    ($way:literal, $other:literal, $mine:literal, $others:expr) => {
        concat!(
            "INSERT INTO severed_follow (severance, other, direction, uri, shows_boosts, notifies,
                followed_at)
             SELECT :severance, f.",
            $other,
            ", '",
            $way,
            "', f.uri, f.shows_boosts, f.notifies, f.created_at
             FROM follow f WHERE f.",
            $mine,
            " = :account AND f.",
            $other,
            " IN ",
            $others
        )
    };
}

/// Accounts of one domain only; subdomains are other servers.
macro_rules! of_very_domain {
    () => {
        "(SELECT id FROM account WHERE domain = :domain)"
    };
}

/// A severance with how much of it is not there again, and whether what did it is lifted.
macro_rules! viewed {
    ($where:literal) => {
        concat!(
            "SELECT s.*,
                (SELECT count(*) FROM severed_follow WHERE severance = s.id
                 AND direction = 'follower' AND restored_at IS NULL) AS open_followers,
                (SELECT count(*) FROM severed_follow WHERE severance = s.id
                 AND direction = 'following' AND restored_at IS NULL) AS open_following,
                CASE s.kind
                WHEN 'user_domain_block' THEN NOT EXISTS (SELECT 1 FROM domain_block d
                    WHERE d.account = s.account AND d.domain = s.target)
                WHEN 'domain_block' THEN NOT EXISTS (SELECT 1 FROM peer_block b
                    WHERE b.domain = s.target AND b.severity = 'suspend')
                ELSE NOT EXISTS (SELECT 1 FROM severed_follow x JOIN account a ON a.id = x.other
                    WHERE x.severance = s.id AND a.suspended_at IS NOT NULL)
                END AS is_over
             FROM severance s WHERE ",
            $where,
            " ORDER BY s.id DESC LIMIT :limit"
        )
    };
}

queries! {
    BY_IDS = "SELECT * FROM severance WHERE id IN rarray(:ids)";
    INSERT = "INSERT INTO severance (id, account, kind, ended_there, target, followers, following,
            purged, created_at)
        VALUES (:id, :account, :kind, :ended_there, :target, :followers, :following, :purged, :now)";
    OF_ACCOUNT = viewed!("s.account = :account AND :id IS NULL");
    OF_OWNER = viewed!("s.id = :id AND s.account = :account");
    OF_TARGET = "SELECT * FROM severance WHERE target = :target AND kind = :kind AND purged = 0
        AND id > :after ORDER BY id LIMIT :limit";
    KEEP_FOLLOWERS = keep!("follower", "follower", "target", of_domain!());
    KEEP_FOLLOWING = keep!("following", "target", "follower", of_domain!());
    KEEP_FOLLOWERS_OF_ONE = keep!("follower", "follower", "target", of_very_domain!());
    KEEP_FOLLOWING_OF_ONE = keep!("following", "target", "follower", of_very_domain!());
    KEEP_FOLLOWER = keep!("follower", "follower", "target", "(:other)");
    KEEP_FOLLOWED = keep!("following", "target", "follower", "(:other)");
    FOLLOWS = concat!("SELECT f.severance, f.direction, f.uri AS follow_uri, f.shows_boosts,
            f.notifies, f.followed_at, ", account::columns!(),
        " FROM severed_follow f JOIN account a ON a.id = f.other
        WHERE f.severance = :severance AND f.direction = :direction
        AND f.other > :after ORDER BY f.other LIMIT :limit");
    OPEN = concat!("SELECT f.severance, f.direction, f.uri AS follow_uri, f.shows_boosts,
            f.notifies, f.followed_at, ", account::columns!(),
        " FROM severed_follow f JOIN account a ON a.id = f.other
        WHERE f.severance = :severance AND f.direction = :direction
        AND f.other > :after AND f.restored_at IS NULL ORDER BY f.other LIMIT :limit");
    SET_RESTORED = "UPDATE severed_follow SET restored_at = :now
        WHERE severance = :severance AND direction = :direction AND other = :other";
    STALE = "SELECT id FROM severance WHERE purged = 0 AND created_at < :before LIMIT :limit";
    FORGET = "DELETE FROM severed_follow WHERE severance IN rarray(:ids)";
    SET_PURGED = "UPDATE severance SET purged = 1 WHERE id IN rarray(:ids)";
    LOST = concat!("SELECT account, sum(followers) AS followers, sum(following) AS following FROM (
            SELECT f.target AS account, 1 AS followers, 0 AS following
            FROM follow f CROSS JOIN account a ON a.id = f.target
            WHERE f.follower IN ", of_domain!(), " AND a.domain IS NULL
            UNION ALL SELECT follower, 0, 1 FROM follow
            WHERE target IN ", of_domain!(), " AND follower_local = 1)
        GROUP BY account");
    BY_DOMAIN = "SELECT domain, sum(n) AS n FROM (
            SELECT a.domain, count(*) AS n FROM account a JOIN follow f ON f.follower = a.id
            WHERE a.domain IS NOT NULL GROUP BY a.domain
            UNION ALL SELECT a.domain, count(*) FROM account a JOIN follow f ON f.target = a.id
            WHERE a.domain IS NOT NULL GROUP BY a.domain)
        GROUP BY domain";
    FOLLOWED_BY = "SELECT f.target FROM follow f JOIN account a ON a.id = f.target
        WHERE f.follower = :account AND a.domain IS NULL";
    END_FOLLOWERS = concat!("DELETE FROM follow WHERE follower IN ", of_domain!());
    END_FOLLOWING = concat!("DELETE FROM follow WHERE target IN ", of_domain!());
    END_ASKING = concat!("DELETE FROM follow_request WHERE follower IN ", of_domain!());
    END_ASKED = concat!("DELETE FROM follow_request WHERE target IN ", of_domain!());
    END_HOMES = concat!("DELETE FROM home WHERE status IN
        (SELECT id FROM status WHERE author IN ", of_domain!(), ")");
    END_TOLD = concat!("DELETE FROM notification WHERE kind IN ('follow', 'follow_request')
        AND sender IN ", of_domain!());
}

pub fn by_ids(tx: &ReadTx<'_>, ids: &[SeveranceId]) -> rusqlite::Result<Vec<Severance>> {
    tx.all(BY_IDS, named_params! { ":ids": list(ids) }, from_row)
}

pub fn insert(tx: &WriteTx<'_>, severance: &Severance) -> rusqlite::Result<()> {
    let Severance { id, account, kind, target, lost, is_purged, created_at } = severance;
    let params = named_params! {
        ":id": id, ":account": account, ":kind": kind.as_str(), ":target": target,
        ":ended_there": *kind == SeveranceKind::EndedThere, ":followers": lost.followers, ":following": lost.following, ":purged": is_purged,
        ":now": created_at,
    };
    tx.execute(INSERT, params).map(drop)
}

/// Which follows a severance ends; they must still be there.
#[derive(Debug, Clone, Copy)]
pub enum Ends<'a> {
    /// Those between its owner and the people of a server, and of all below its name.
    Server(&'a str),
    /// Those between its owner and the people of one domain.
    Domain(&'a str),
    /// The one by which this account follows its owner.
    Follower(AccountId),
    /// The one by which its owner follows this account.
    Followed(AccountId),
}

/// Writes down each follow that a severance is about to end.
pub fn keep(tx: &WriteTx<'_>, severance: &Severance, ends: Ends<'_>) -> rusqlite::Result<()> {
    let (id, account) = (severance.id, severance.account);
    let (sqls, domain) = match ends {
        Ends::Server(domain) => ([KEEP_FOLLOWERS, KEEP_FOLLOWING], domain),
        Ends::Domain(domain) => ([KEEP_FOLLOWERS_OF_ONE, KEEP_FOLLOWING_OF_ONE], domain),
        Ends::Follower(other) | Ends::Followed(other) => {
            let is_follower = matches!(ends, Ends::Follower(_));
            let sql = if is_follower { KEEP_FOLLOWER } else { KEEP_FOLLOWED };
            let params = named_params! { ":severance": id, ":account": account, ":other": other };
            return tx.execute(sql, params).map(drop);
        }
    };
    for sql in sqls {
        let params = named_params! { ":severance": id, ":account": account, ":domain": domain };
        tx.execute(sql, params)?;
    }
    Ok(())
}

/// What `account` has lost, newest first.
pub fn of_account(
    tx: &ReadTx<'_>,
    account: AccountId,
    limit: u32,
) -> rusqlite::Result<Vec<SeveranceView>> {
    let id: Option<SeveranceId> = None;
    let params = named_params! { ":account": account, ":id": id, ":limit": limit };
    tx.all(OF_ACCOUNT, params, view_from_row)
}

/// One of what `account` has lost.
pub fn of_owner(
    tx: &ReadTx<'_>,
    account: AccountId,
    id: SeveranceId,
) -> rusqlite::Result<Option<SeveranceView>> {
    let params = named_params! { ":account": account, ":id": id, ":limit": 1 };
    tx.first(OF_OWNER, params, view_from_row)
}

/// What people of ours lost when `target` was shut out, of which it is known what it was; those
/// with an id above `after`.
pub fn of_target(
    tx: &ReadTx<'_>,
    (kind, target): (SeveranceKind, &str),
    after: SeveranceId,
    limit: u32,
) -> rusqlite::Result<Vec<Severance>> {
    let params = named_params! {
        ":target": target, ":kind": kind.as_str(), ":after": after, ":limit": limit,
    };
    tx.all(OF_TARGET, params, from_row)
}

/// The follows of one direction that ended with `severance`, by the other's id above `after`.
pub fn follows(
    tx: &ReadTx<'_>,
    severance: &Severance,
    direction: Direction,
    (after, limit): (AccountId, u32),
) -> rusqlite::Result<Vec<SeveredFollow>> {
    ended(tx, FOLLOWS, (severance, direction), (after, limit))
}

/// As [`follows`], those that are not there again.
pub fn open_follows(
    tx: &ReadTx<'_>,
    severance: &Severance,
    direction: Direction,
    (after, limit): (AccountId, u32),
) -> rusqlite::Result<Vec<SeveredFollow>> {
    ended(tx, OPEN, (severance, direction), (after, limit))
}

fn ended(
    tx: &ReadTx<'_>,
    sql: &'static str,
    (severance, direction): (&Severance, Direction),
    (after, limit): (AccountId, u32),
) -> rusqlite::Result<Vec<SeveredFollow>> {
    let params = named_params! {
        ":severance": severance.id, ":direction": direction.as_str(),
        ":after": after, ":limit": limit,
    };
    tx.all(sql, params, |row| follow_from_row(row, severance.account, direction))
}

/// Notes that a follow is there again, or was asked for.
pub fn set_restored(
    tx: &WriteTx<'_>,
    severance: SeveranceId,
    (direction, other): (Direction, AccountId),
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":severance": severance, ":direction": direction.as_str(), ":other": other, ":now": now,
    };
    tx.execute(SET_RESTORED, params).map(drop)
}

/// Forgets which follows ended before a moment; that they did stays, and how many.
pub fn purge(tx: &WriteTx<'_>, before: Timestamp, limit: u32) -> rusqlite::Result<()> {
    let params = named_params! { ":before": before, ":limit": limit };
    let stale: Vec<SeveranceId> = tx.all(STALE, params, |row| row.get("id"))?;
    if stale.is_empty() {
        return Ok(());
    }
    for sql in [FORGET, SET_PURGED] {
        tx.execute(sql, named_params! { ":ids": list(&stale) })?;
    }
    Ok(())
}

/// Follows between accounts of ours and those of a server, by account of ours.
pub fn bonds_with(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<Vec<(AccountId, Lost)>> {
    tx.all(LOST, named_params! { ":domain": domain }, |row| {
        let lost = Lost { followers: row.get("followers")?, following: row.get("following")? };
        Ok((row.get("account")?, lost))
    })
}

/// How many follows there are with the people of each domain.
pub fn follows_by_domain(tx: &ReadTx<'_>) -> rusqlite::Result<HashMap<String, u64>> {
    let counts = tx.all(BY_DOMAIN, [], |row| Ok((row.get("domain")?, row.get("n")?)))?;
    Ok(counts.into_iter().collect())
}

/// Accounts of ours that `account` follows.
pub fn followed_by(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<AccountId>> {
    tx.all(FOLLOWED_BY, named_params! { ":account": account }, |row| row.get("target"))
}

/// Ends all follows and requests from and to the accounts of a server, with what they brought.
pub fn end_bonds(tx: &WriteTx<'_>, domain: &str) -> rusqlite::Result<()> {
    for sql in [END_FOLLOWERS, END_FOLLOWING, END_ASKING, END_ASKED, END_HOMES, END_TOLD] {
        tx.execute(sql, named_params! { ":domain": domain })?;
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Severance> {
    let kind: String = row.get("kind")?;
    // The schema's CHECK allows no other words.
    let kind = SeveranceKind::parse(&kind).unwrap_or(SeveranceKind::DomainBlock);
    let kind = if row.get("ended_there")? { SeveranceKind::EndedThere } else { kind };
    Ok(Severance {
        id: row.get("id")?,
        account: row.get("account")?,
        kind,
        target: row.get("target")?,
        lost: Lost { followers: row.get("followers")?, following: row.get("following")? },
        is_purged: row.get("purged")?,
        created_at: row.get("created_at")?,
    })
}

fn view_from_row(row: &Row<'_>) -> rusqlite::Result<SeveranceView> {
    Ok(SeveranceView {
        severance: from_row(row)?,
        is_over: row.get("is_over")?,
        open: Lost { followers: row.get("open_followers")?, following: row.get("open_following")? },
    })
}

fn follow_from_row(
    row: &Row<'_>,
    owner: AccountId,
    direction: Direction,
) -> rusqlite::Result<SeveredFollow> {
    let other = account::from_row(row)?;
    let (follower, target) = match direction {
        Direction::Follower => (other.id, owner),
        Direction::Following => (owner, other.id),
    };
    let follow = Follow {
        follower,
        target,
        uri: row.get("follow_uri")?,
        shows_boosts: row.get("shows_boosts")?,
        notifies: row.get("notifies")?,
        created_at: row.get("followed_at")?,
    };
    Ok(SeveredFollow { other, follow })
}
