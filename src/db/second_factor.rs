//! Second factors of logins, and those who have shown the first and not yet the second.

use rusqlite::named_params;

use crate::base::{AccountId, Timestamp};

use super::{ReadTx, WriteTx, queries};

queries! {
    OF = "SELECT secret, confirmed_at, last_step FROM second_factor WHERE account = :account";
    BEGIN = "INSERT INTO second_factor (account, secret) VALUES (:account, :secret)
        ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, last_step = 0
        WHERE confirmed_at IS NULL";
    CONFIRM = "UPDATE second_factor SET confirmed_at = :now WHERE account = :account";
    USE_STEP = "UPDATE second_factor SET last_step = :step WHERE account = :account";
    DELETE = "DELETE FROM second_factor WHERE account = :account";
    INSERT_HALF = "INSERT INTO half_session (hash, account, created_at)
        VALUES (:hash, :account, :now)";
    HALF = "SELECT account, created_at FROM half_session WHERE hash = :hash";
    DELETE_HALVES = "DELETE FROM half_session WHERE account = :account";
    DELETE_STALE_HALVES = "DELETE FROM half_session WHERE created_at < :before";
}

/// The second factor of a login.
#[derive(Clone)]
pub struct SecondFactor {
    pub secret: Vec<u8>,
    /// `None`: shown and not yet tried, so it is not asked for.
    pub confirmed_at: Option<Timestamp>,
    /// The time step of the last code that was used.
    pub last_step: i64,
}

impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactor")
            .field("confirmed_at", &self.confirmed_at)
            .finish_non_exhaustive()
    }
}

pub fn of(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<SecondFactor>> {
    tx.first(OF, named_params! { ":account": account }, |row| {
        Ok(SecondFactor {
            secret: row.get("secret")?,
            confirmed_at: row.get("confirmed_at")?,
            last_step: row.get("last_step")?,
        })
    })
}

/// Keeps a secret that is not confirmed yet; one that is stays.
pub fn begin(tx: &WriteTx<'_>, account: AccountId, secret: &[u8]) -> rusqlite::Result<()> {
    tx.execute(BEGIN, named_params! { ":account": account, ":secret": secret }).map(drop)
}

pub fn confirm(tx: &WriteTx<'_>, account: AccountId, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(CONFIRM, named_params! { ":account": account, ":now": now }).map(drop)
}

/// Uses up a code, and those before it.
pub fn use_step(tx: &WriteTx<'_>, account: AccountId, step: i64) -> rusqlite::Result<()> {
    tx.execute(USE_STEP, named_params! { ":account": account, ":step": step }).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, account: AccountId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":account": account }).map(drop)
}

/// Remembers who has shown the right password.
pub fn insert_half(
    tx: &WriteTx<'_>,
    hash: &str,
    account: AccountId,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":hash": hash, ":account": account, ":now": now };
    tx.execute(INSERT_HALF, params).map(drop)
}

/// Who that was, and when.
pub fn half(tx: &ReadTx<'_>, hash: &str) -> rusqlite::Result<Option<(AccountId, Timestamp)>> {
    tx.first(HALF, named_params! { ":hash": hash }, |row| {
        Ok((row.get("account")?, row.get("created_at")?))
    })
}

/// Forgets all of an account: it is in, or its password is another now.
pub fn delete_halves(tx: &WriteTx<'_>, account: AccountId) -> rusqlite::Result<()> {
    tx.execute(DELETE_HALVES, named_params! { ":account": account }).map(drop)
}

pub fn delete_stale_halves(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE_HALVES, named_params! { ":before": before })
}
