//! Client programs, grants and tokens.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, AppId, Timestamp, TokenId};
use crate::model::{ClientApp, Scopes, Token};

use super::{ReadTx, WriteTx, queries};

queries! {
    APP_BY_CLIENT_ID = "SELECT * FROM app WHERE client_id = :client_id";
    APP_BY_ID = "SELECT * FROM app WHERE id = :id";
    INSERT_APP = "INSERT INTO app (id, name, website, redirect_uris, scopes, client_id,
            secret_hash, created_at)
        VALUES (:id, :name, :website, :redirect_uris, :scopes, :client_id, :secret_hash, :now)";
    TOKEN_BY_HASH = "SELECT * FROM token WHERE hash = :hash";
    INSERT_TOKEN = "INSERT INTO token (id, hash, app, account, scopes, created_at)
        VALUES (:id, :hash, :app, :account, :scopes, :now)";
    DELETE_TOKEN = "DELETE FROM token WHERE id = :id";
    APPS_OF_ACCOUNT = "SELECT a.*, min(t.created_at) AS since FROM token t JOIN app a ON a.id = t.app
        WHERE t.account = :account GROUP BY a.id ORDER BY since DESC";
    DELETE_TOKENS_OF_APP = "DELETE FROM token WHERE account = :account AND app = :app";
    DELETE_TOKENS_OF_ACCOUNT = "DELETE FROM token WHERE account = :account";
    INSERT_GRANT = "INSERT INTO grant_code (hash, app, account, redirect_uri, scopes,
            code_challenge, created_at)
        VALUES (:hash, :app, :account, :redirect_uri, :scopes, :challenge, :now)";
    GRANT = "SELECT * FROM grant_code WHERE hash = :hash";
    DELETE_GRANT = "DELETE FROM grant_code WHERE hash = :hash";
    DELETE_STALE_GRANTS = "DELETE FROM grant_code WHERE created_at < :before";
    DELETE_UNUSED_APPS = "DELETE FROM app WHERE created_at < :before
        AND NOT EXISTS (SELECT 1 FROM token WHERE app = app.id)
        AND NOT EXISTS (SELECT 1 FROM status WHERE app = app.id)";
}

/// An authorization that waits to be exchanged for a token.
#[derive(Debug, Clone)]
pub struct Grant {
    pub app: AppId,
    pub account: AccountId,
    pub redirect_uri: String,
    pub scopes: Scopes,
    /// PKCE, S256 (RFC 7636).
    pub code_challenge: Option<String>,
    pub created_at: Timestamp,
}

pub fn app_by_client_id(tx: &ReadTx<'_>, client_id: &str) -> rusqlite::Result<Option<ClientApp>> {
    tx.first(APP_BY_CLIENT_ID, named_params! { ":client_id": client_id }, app_from_row)
}

pub fn app_by_id(tx: &ReadTx<'_>, id: AppId) -> rusqlite::Result<Option<ClientApp>> {
    tx.first(APP_BY_ID, named_params! { ":id": id }, app_from_row)
}

pub fn insert_app(tx: &WriteTx<'_>, app: &ClientApp) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": app.id, ":name": app.name, ":website": app.website,
        ":redirect_uris": app.redirect_uris.join("\n"), ":scopes": app.scopes.to_string(),
        ":client_id": app.client_id, ":secret_hash": app.secret_hash, ":now": app.created_at,
    };
    tx.execute(INSERT_APP, params).map(drop)
}

pub fn token_by_hash(tx: &ReadTx<'_>, hash: &str) -> rusqlite::Result<Option<Token>> {
    tx.first(TOKEN_BY_HASH, named_params! { ":hash": hash }, |row| {
        Ok(Token {
            id: row.get("id")?,
            app: row.get("app")?,
            account: row.get("account")?,
            scopes: scopes_from(row, "scopes")?,
            created_at: row.get("created_at")?,
        })
    })
}

pub fn insert_token(tx: &WriteTx<'_>, token: &Token, hash: &str) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": token.id, ":hash": hash, ":app": token.app, ":account": token.account,
        ":scopes": token.scopes.to_string(), ":now": token.created_at,
    };
    tx.execute(INSERT_TOKEN, params).map(drop)
}

pub fn delete_token(tx: &WriteTx<'_>, id: TokenId) -> rusqlite::Result<()> {
    tx.execute(DELETE_TOKEN, named_params! { ":id": id }).map(drop)
}

/// Programs that may act for `account`, and since when; newest first.
pub fn apps_of_account(
    tx: &ReadTx<'_>,
    account: AccountId,
) -> rusqlite::Result<Vec<(ClientApp, Timestamp)>> {
    tx.all(APPS_OF_ACCOUNT, named_params! { ":account": account }, |row| {
        Ok((app_from_row(row)?, row.get("since")?))
    })
}

/// Takes a program's keys to `account` away; answers how many there were.
pub fn delete_tokens_of_app(
    tx: &WriteTx<'_>,
    account: AccountId,
    app: AppId,
) -> rusqlite::Result<usize> {
    tx.execute(DELETE_TOKENS_OF_APP, named_params! { ":account": account, ":app": app })
}

pub fn delete_tokens_of_account(tx: &WriteTx<'_>, account: AccountId) -> rusqlite::Result<usize> {
    tx.execute(DELETE_TOKENS_OF_ACCOUNT, named_params! { ":account": account })
}

pub fn insert_grant(tx: &WriteTx<'_>, grant: &Grant, hash: &str) -> rusqlite::Result<()> {
    let Grant { app, account, redirect_uri, scopes, code_challenge, created_at } = grant;
    let params = named_params! {
        ":hash": hash, ":app": app, ":account": account, ":redirect_uri": redirect_uri,
        ":scopes": scopes.to_string(), ":challenge": code_challenge, ":now": created_at,
    };
    tx.execute(INSERT_GRANT, params).map(drop)
}

/// Takes a grant out, so that it cannot be exchanged twice.
pub fn take_grant(tx: &WriteTx<'_>, hash: &str) -> rusqlite::Result<Option<Grant>> {
    let grant = tx.first(GRANT, named_params! { ":hash": hash }, |row| {
        Ok(Grant {
            app: row.get("app")?,
            account: row.get("account")?,
            redirect_uri: row.get("redirect_uri")?,
            scopes: scopes_from(row, "scopes")?,
            code_challenge: row.get("code_challenge")?,
            created_at: row.get("created_at")?,
        })
    })?;
    tx.execute(DELETE_GRANT, named_params! { ":hash": hash })?;
    Ok(grant)
}

pub fn delete_stale_grants(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE_GRANTS, named_params! { ":before": before })
}

/// Forgets programs that registered before and were never let in.
pub fn delete_unused_apps(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_UNUSED_APPS, named_params! { ":before": before })
}

fn app_from_row(row: &Row<'_>) -> rusqlite::Result<ClientApp> {
    let redirect_uris: String = row.get("redirect_uris")?;
    Ok(ClientApp {
        id: row.get("id")?,
        name: row.get("name")?,
        website: row.get("website")?,
        redirect_uris: redirect_uris.lines().map(str::to_owned).collect(),
        scopes: scopes_from(row, "scopes")?,
        client_id: row.get("client_id")?,
        secret_hash: row.get("secret_hash")?,
        created_at: row.get("created_at")?,
    })
}

// Scopes were checked before they were stored.
fn scopes_from(row: &Row<'_>, column: &str) -> rusqlite::Result<Scopes> {
    Ok(Scopes::parse(row.get_ref(column)?.as_str()?).unwrap_or_default())
}
