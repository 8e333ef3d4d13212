//! People whom somebody recommends on their profile.

use rusqlite::named_params;

use crate::base::AccountId;
use crate::model::Page;

use super::follow::Placed;
use super::timeline::turned;
use super::{ReadTx, WriteTx, account, queries};

queries! {
    INSERT = "INSERT INTO endorsement (id, account, target) VALUES (:id, :account, :target)
        ON CONFLICT (account, target) DO NOTHING";
    DELETE = "DELETE FROM endorsement WHERE account = :account AND target = :target";
    OF_ACCOUNT = concat!("SELECT e.id AS place, ", account::columns!(),
        " FROM endorsement e JOIN account a ON a.id = e.target
        WHERE e.account = :account AND e.id < :upper AND e.id > :lower
        AND a.suspended_at IS NULL ORDER BY e.id DESC LIMIT :limit");
    OF_ACCOUNT_UP = concat!("SELECT e.id AS place, ", account::columns!(),
        " FROM endorsement e JOIN account a ON a.id = e.target
        WHERE e.account = :account AND e.id < :upper AND e.id > :lower
        AND a.suspended_at IS NULL ORDER BY e.id LIMIT :limit");
}

/// `id` gives it its place in the list. That it is there already is no mistake.
pub fn insert(
    tx: &WriteTx<'_>,
    id: i64,
    account: AccountId,
    target: AccountId,
) -> rusqlite::Result<()> {
    let params = named_params! { ":id": id, ":account": account, ":target": target };
    tx.execute(INSERT, params).map(drop)
}

/// That there is none is no mistake.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, target: AccountId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":account": account, ":target": target }).map(drop)
}

/// Whom `account` recommends, last chosen first.
pub fn of_account(tx: &ReadTx<'_>, account: AccountId, page: Page) -> rusqlite::Result<Placed> {
    let params = named_params! {
        ":account": account, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { OF_ACCOUNT_UP } else { OF_ACCOUNT };
    let rows = tx.all(sql, params, |row| Ok((row.get("place")?, account::from_row(row)?)))?;
    Ok(turned(rows, page))
}
