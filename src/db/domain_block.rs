//! Servers of whose people somebody does not want to hear.

use rusqlite::named_params;

use crate::base::AccountId;
use crate::model::Page;

use super::timeline::turned;
use super::{ReadTx, WriteTx, queries};

queries! {
    INSERT = "INSERT INTO domain_block (id, account, domain) VALUES (:id, :account, :domain)
        ON CONFLICT (account, domain) DO NOTHING";
    DELETE = "DELETE FROM domain_block WHERE account = :account AND domain = :domain";
    EXISTS = "SELECT 1 FROM domain_block WHERE account = :account AND domain = :domain";
    OF_ACCOUNT = "SELECT id AS place, domain FROM domain_block
        WHERE account = :account AND id < :upper AND id > :lower ORDER BY id DESC LIMIT :limit";
    OF_ACCOUNT_UP = "SELECT id AS place, domain FROM domain_block
        WHERE account = :account AND id < :upper AND id > :lower ORDER BY id LIMIT :limit";
    FOLLOWERS = "SELECT f.follower AS id FROM follow f JOIN account a ON a.id = f.follower
            WHERE f.target = :account AND f.follower_local = 0 AND a.domain = :domain
        UNION SELECT r.follower FROM follow_request r JOIN account a ON a.id = r.follower
            WHERE r.target = :account AND a.domain = :domain LIMIT :limit";
    FOLLOWED = "SELECT f.target AS id FROM follow f JOIN account a ON a.id = f.target
            WHERE f.follower = :account AND a.domain = :domain
        UNION SELECT r.target FROM follow_request r JOIN account a ON a.id = r.target
            WHERE r.follower = :account AND a.domain = :domain LIMIT :limit";
    FOLLOWERS_COUNT = "SELECT count(*) AS n FROM follow f JOIN account a ON a.id = f.follower
        WHERE f.target = :account AND f.follower_local = 0 AND a.domain = :domain";
    FOLLOWED_COUNT = "SELECT count(*) AS n FROM follow f JOIN account a ON a.id = f.target
        WHERE f.follower = :account AND a.domain = :domain";
    FORGET_TOLD = "DELETE FROM notification WHERE account = :account
        AND sender IN (SELECT id FROM account WHERE domain = :domain)";
}

/// `id` gives it its place in the list. Answers whether it is new.
pub fn insert(
    tx: &WriteTx<'_>,
    id: i64,
    account: AccountId,
    domain: &str,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":id": id, ":account": account, ":domain": domain };
    Ok(tx.execute(INSERT, params)? > 0)
}

/// Answers whether there was one.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, domain: &str) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":account": account, ":domain": domain })? > 0)
}

/// Whether `account` blocks this very domain; `None`, ours, nobody can.
pub fn exists(tx: &ReadTx<'_>, account: AccountId, domain: Option<&str>) -> rusqlite::Result<bool> {
    tx.any(EXISTS, named_params! { ":account": account, ":domain": domain })
}

/// Domains that `account` blocks with their places, last blocked first.
pub fn of_account(
    tx: &ReadTx<'_>,
    account: AccountId,
    page: Page,
) -> rusqlite::Result<Vec<(i64, String)>> {
    let params = named_params! {
        ":account": account, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { OF_ACCOUNT_UP } else { OF_ACCOUNT };
    Ok(turned(tx.all(sql, params, |row| Ok((row.get("place")?, row.get("domain")?)))?, page))
}

/// At most `limit` people of a domain who follow `account` or asked to, and as many whom `account`
/// follows or asked to follow.
pub fn bonds(
    tx: &ReadTx<'_>,
    account: AccountId,
    domain: &str,
    limit: u32,
) -> rusqlite::Result<(Vec<AccountId>, Vec<AccountId>)> {
    let params = named_params! { ":account": account, ":domain": domain, ":limit": limit };
    Ok((
        tx.all(FOLLOWERS, params, |row| row.get("id"))?,
        tx.all(FOLLOWED, params, |row| row.get("id"))?,
    ))
}

/// How many people of a domain follow `account`, and how many `account` follows.
pub fn bond_counts(
    tx: &ReadTx<'_>,
    account: AccountId,
    domain: &str,
) -> rusqlite::Result<(u64, u64)> {
    let params = named_params! { ":account": account, ":domain": domain };
    let followers = tx.first(FOLLOWERS_COUNT, params, |row| row.get("n"))?;
    let followed = tx.first(FOLLOWED_COUNT, params, |row| row.get("n"))?;
    Ok((followers.unwrap_or(0), followed.unwrap_or(0)))
}

/// Takes back all that `account` was told of people of a domain.
pub fn forget_told(tx: &WriteTx<'_>, account: AccountId, domain: &str) -> rusqlite::Result<()> {
    tx.execute(FORGET_TOLD, named_params! { ":account": account, ":domain": domain }).map(drop)
}
