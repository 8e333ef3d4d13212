//! Follows that ended because a server or an account was shut out.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, SeveranceId};
use crate::model::severance::{Lost, Severance, SeveranceKind};

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

/// Accounts of a server and of all below its name.
macro_rules! of_domain {
    () => {
        "(SELECT id FROM account WHERE domain IS NOT NULL AND (domain = :domain
          OR substr(domain, -length(:domain) - 1) = '.' || :domain))"
    };
}

queries! {
    BY_IDS = "SELECT * FROM severance WHERE id IN rarray(:ids)";
    INSERT = "INSERT INTO severance (id, account, kind, target, followers, following, created_at)
        VALUES (:id, :account, :kind, :target, :followers, :following, :now)";
    LOST = concat!("SELECT account, sum(followers) AS followers, sum(following) AS following FROM (
            SELECT f.target AS account, 1 AS followers, 0 AS following
            FROM follow f CROSS JOIN account a ON a.id = f.target
            WHERE f.follower IN ", of_domain!(), " AND a.domain IS NULL
            UNION ALL SELECT follower, 0, 1 FROM follow
            WHERE target IN ", of_domain!(), " AND follower_local = 1)
        GROUP BY account");
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
    let Severance { id, account, kind, target, lost, created_at } = severance;
    let params = named_params! {
        ":id": id, ":account": account, ":kind": kind.as_str(), ":target": target,
        ":followers": lost.followers, ":following": lost.following, ":now": created_at,
    };
    tx.execute(INSERT, params).map(drop)
}

/// Follows between accounts of ours and those of a server, by account of ours.
pub fn bonds_with(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<Vec<(AccountId, Lost)>> {
    tx.all(LOST, named_params! { ":domain": domain }, |row| {
        let lost = Lost { followers: row.get("followers")?, following: row.get("following")? };
        Ok((row.get("account")?, lost))
    })
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
    Ok(Severance {
        id: row.get("id")?,
        account: row.get("account")?,
        // The schema's CHECK allows no other words.
        kind: SeveranceKind::parse(&kind).unwrap_or(SeveranceKind::DomainBlock),
        target: row.get("target")?,
        lost: Lost { followers: row.get("followers")?, following: row.get("following")? },
        created_at: row.get("created_at")?,
    })
}
