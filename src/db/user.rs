//! Logins behind accounts of ours, and the codes that recover them.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, Timestamp};
use crate::model::{CanQuote, CanReply, Reading, Role, ShowMedia, User, Visibility};

use super::{ReadTx, WriteTx, queries};

queries! {
    OWNERS = "SELECT count(*) AS n FROM user WHERE role = 'owner' AND disabled_at IS NULL";
    BY_ACCOUNT = "SELECT * FROM user WHERE account = :account";
    BY_EMAIL = "SELECT * FROM user WHERE email = :email";
    WAITING = "SELECT * FROM user WHERE approved_at IS NULL ORDER BY created_at LIMIT :limit";
    BY_ROLE = "SELECT account FROM user WHERE role IN ('owner', 'admin') ORDER BY created_at";
    INSERT = "INSERT INTO user (account, email, password_hash, role, created_at, approved_at,
            reason, default_visibility)
        VALUES (:account, :email, :password, :role, :now, :approved, :reason, :visibility)";
    SET_PASSWORD = "UPDATE user SET password_hash = :password WHERE account = :account";
    SET_EMAIL = "UPDATE user SET email = :email WHERE account = :account";
    SET_PREFERENCES = "UPDATE user SET default_visibility = :visibility,
        default_sensitive = :sensitive, default_language = :language,
        default_quote_policy = :can_quote, usual_reply_policy = :can_reply,
        opens_warnings = :opens_warnings, shows_media = :shows_media,
        shows_styles = :shows_styles WHERE account = :account";
    APPROVE = "UPDATE user SET approved_at = :now WHERE account = :account AND approved_at IS NULL";
    REJECT = "DELETE FROM account WHERE id = :account AND EXISTS
        (SELECT 1 FROM user WHERE account = :account AND approved_at IS NULL)";
    INSERT_CODE = "INSERT INTO recovery_code (hash, account) VALUES (:hash, :account)";
    USE_CODE = "DELETE FROM recovery_code WHERE hash = :hash AND account = :account";
    DELETE_CODES = "DELETE FROM recovery_code WHERE account = :account";
    COUNT_CODES = "SELECT count(*) AS n FROM recovery_code WHERE account = :account";
}

/// How many own this server.
pub fn owners(tx: &ReadTx<'_>) -> rusqlite::Result<u64> {
    Ok(tx.first(OWNERS, [], |row| row.get("n"))?.unwrap_or(0))
}

pub fn by_account(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<User>> {
    tx.first(BY_ACCOUNT, named_params! { ":account": account }, from_row)
}

/// Upper and lower case are the same.
pub fn by_email(tx: &ReadTx<'_>, email: &str) -> rusqlite::Result<Option<User>> {
    tx.first(BY_EMAIL, named_params! { ":email": email }, from_row)
}

/// Who asked to join and waits for an answer, oldest first.
pub fn waiting(tx: &ReadTx<'_>, limit: u32) -> rusqlite::Result<Vec<User>> {
    tx.all(WAITING, named_params! { ":limit": limit }, from_row)
}

/// Owners and admins, longest-serving first.
pub fn admins(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<AccountId>> {
    tx.all(BY_ROLE, [], |row| row.get("account"))
}

pub fn insert(tx: &WriteTx<'_>, user: &User) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": user.account, ":email": user.email, ":password": user.password_hash,
        ":role": user.role.as_str(), ":now": user.created_at, ":approved": user.approved_at,
        ":reason": user.reason, ":visibility": user.default_visibility.as_str(),
    };
    tx.execute(INSERT, params).map(drop)
}

pub fn set_password(tx: &WriteTx<'_>, account: AccountId, hash: &str) -> rusqlite::Result<()> {
    tx.execute(SET_PASSWORD, named_params! { ":account": account, ":password": hash }).map(drop)
}

pub fn set_email(
    tx: &WriteTx<'_>,
    account: AccountId,
    email: Option<&str>,
) -> rusqlite::Result<()> {
    tx.execute(SET_EMAIL, named_params! { ":account": account, ":email": email }).map(drop)
}

/// Writes back what a new status of theirs is unless they say otherwise.
pub fn set_preferences(tx: &WriteTx<'_>, user: &User) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": user.account, ":visibility": user.default_visibility.as_str(),
        ":sensitive": user.default_sensitive, ":language": user.default_language,
        ":can_quote": user.default_can_quote.as_str(),
        ":opens_warnings": user.reading.opens_warnings,
        ":shows_media": user.reading.shows_media.as_str(),
        ":shows_styles": user.reading.shows_styles,
        ":can_reply": user.default_can_reply.as_str(),
    };
    tx.execute(SET_PREFERENCES, params).map(drop)
}

/// Lets somebody in; answers whether they were waiting.
pub fn approve(tx: &WriteTx<'_>, account: AccountId, now: Timestamp) -> rusqlite::Result<bool> {
    Ok(tx.execute(APPROVE, named_params! { ":account": account, ":now": now })? > 0)
}

/// Turns somebody away who was waiting, and forgets them; answers whether they were.
pub fn reject(tx: &WriteTx<'_>, account: AccountId) -> rusqlite::Result<bool> {
    Ok(tx.execute(REJECT, named_params! { ":account": account })? > 0)
}

/// Replaces the recovery codes by those with the given hashes.
pub fn set_recovery_codes(
    tx: &WriteTx<'_>,
    account: AccountId,
    hashes: &[String],
) -> rusqlite::Result<()> {
    tx.execute(DELETE_CODES, named_params! { ":account": account })?;
    for hash in hashes {
        tx.execute(INSERT_CODE, named_params! { ":hash": hash, ":account": account })?;
    }
    Ok(())
}

/// Uses a recovery code up; answers whether it was good.
pub fn use_recovery_code(
    tx: &WriteTx<'_>,
    account: AccountId,
    hash: &str,
) -> rusqlite::Result<bool> {
    Ok(tx.execute(USE_CODE, named_params! { ":hash": hash, ":account": account })? > 0)
}

pub fn recovery_codes_left(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<u32> {
    let count = tx.first(COUNT_CODES, named_params! { ":account": account }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<User> {
    let role: String = row.get("role")?;
    let visibility: String = row.get("default_visibility")?;
    let can_quote: String = row.get("default_quote_policy")?;
    let shows_media: String = row.get("shows_media")?;
    let can_reply: String = row.get("usual_reply_policy")?;
    Ok(User {
        account: row.get("account")?,
        email: row.get("email")?,
        password_hash: row.get("password_hash")?,
        // The schema's CHECK allows no other words.
        role: Role::parse(&role).unwrap_or(Role::Member),
        created_at: row.get("created_at")?,
        approved_at: row.get("approved_at")?,
        disabled_at: row.get("disabled_at")?,
        reason: row.get("reason")?,
        default_visibility: Visibility::parse(&visibility).unwrap_or(Visibility::Public),
        default_sensitive: row.get("default_sensitive")?,
        default_language: row.get("default_language")?,
        default_can_quote: CanQuote::parse(&can_quote).unwrap_or(CanQuote::Nobody),
        reading: Reading {
            opens_warnings: row.get("opens_warnings")?,
            shows_styles: row.get("shows_styles")?,
            shows_media: ShowMedia::parse(&shows_media).unwrap_or_default(),
        },
        default_can_reply: CanReply::parse(&can_reply).unwrap_or(CanReply::Mentioned),
    })
}
