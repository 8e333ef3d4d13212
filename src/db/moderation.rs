//! Accounts as those who keep order see them, and the limits they set.

use std::collections::HashMap;

use rusqlite::named_params;

use crate::base::{AccountId, Timestamp};
use crate::model::moderation::{AccountSearch, Dossier, Limit, Origin, Standing};
use crate::model::{Account, Page, Role, User};

use super::timeline::turned;
use super::tx::{list, words};
use super::{ReadTx, WriteTx, account, queries, user};

/// What a search asks of an account `a` with the login `u`, if there is one.
macro_rules! fits {
    () => {
        "a.id < :upper AND a.id > :lower
         AND (:domain IS NULL OR a.domain = :domain)
         AND (:username IS NULL OR instr(lower(a.username), lower(:username)) > 0)
         AND (:name IS NULL OR instr(lower(a.display_name), lower(:name)) > 0)
         AND (:email IS NULL OR instr(lower(u.email), lower(:email)) > 0)
         AND (:ip IS NULL OR EXISTS (SELECT 1 FROM session
              WHERE session.account = a.id AND session.ip = :ip))
         AND (:any_role = 1 OR u.role IN rarray(:roles))
         AND CASE :standing
             WHEN 'pending' THEN u.approved_at IS NULL AND u.account IS NOT NULL
             WHEN 'disabled' THEN u.disabled_at IS NOT NULL
             WHEN 'silenced' THEN a.silenced_at IS NOT NULL
             WHEN 'sensitized' THEN a.sensitized_at IS NOT NULL
             WHEN 'suspended' THEN a.suspended_at IS NOT NULL
             WHEN 'active' THEN a.suspended_at IS NULL
                  AND (u.account IS NULL OR (u.disabled_at IS NULL AND u.approved_at IS NOT NULL))
             ELSE 1 END"
    };
}

macro_rules! all {
    ($direction:literal) => {
        concat!(
            "SELECT a.id FROM account a LEFT JOIN user u ON u.account = a.id WHERE
             (:remote = 0 OR a.domain IS NOT NULL) AND ",
            fits!(),
            " ORDER BY a.id ",
            $direction,
            " LIMIT :limit"
        )
    };
}

macro_rules! ours {
    ($direction:literal) => {
        concat!(
            "SELECT a.id FROM user u CROSS JOIN account a ON a.id = u.account
             WHERE u.account < :upper AND u.account > :lower AND :remote = 0 AND ",
            fits!(),
            " ORDER BY u.account ",
            $direction,
            " LIMIT :limit"
        )
    };
}

queries! {
    ALL_DOWN = all!("DESC");
    ALL_UP = all!("ASC");
    OURS_DOWN = ours!("DESC");
    OURS_UP = ours!("ASC");
    USERS = "SELECT * FROM user WHERE account IN rarray(:ids)";
    ADDRESSES = "SELECT account, ip, max(last_seen_at) AS at FROM session
        WHERE account IN rarray(:ids) GROUP BY account, ip ORDER BY at DESC";
    STAFF = "SELECT account FROM user WHERE role IN ('moderator', 'admin', 'owner')
        AND approved_at IS NOT NULL AND disabled_at IS NULL ORDER BY created_at";
    DISABLE = "UPDATE user SET disabled_at = :at WHERE account = :id";
    SENSITIZE = "UPDATE account SET sensitized_at = :at WHERE id = :id";
    SILENCE = "UPDATE account SET silenced_at = :at WHERE id = :id";
    SUSPEND = "UPDATE account SET suspended_at = :at WHERE id = :id";
    FILES = "SELECT file AS name FROM media WHERE account = :id AND file IS NOT NULL
        UNION SELECT preview_file FROM media WHERE account = :id AND preview_file IS NOT NULL
        UNION SELECT avatar_file FROM account WHERE id = :id AND avatar_file IS NOT NULL
        UNION SELECT header_file FROM account WHERE id = :id AND header_file IS NOT NULL";
    IDENTITY = "SELECT username, domain, uri, url, kind, created_at, fetched_at, inbox,
        shared_inbox, outbox, key_id, key FROM account WHERE id = :id";
    DELETE = "DELETE FROM account WHERE id = :id";
    INSERT = "INSERT INTO account (id, username, domain, uri, url, kind, created_at, fetched_at,
            inbox, shared_inbox, outbox, key_id, key, suspended_at)
        VALUES (:id, :username, :domain, :uri, :url, :kind, :created, :fetched, :inbox,
            :shared_inbox, :outbox, :key_id, :key, :now)";
}

/// Accounts that are looked for, newest first.
pub fn find(
    tx: &ReadTx<'_>,
    search: &AccountSearch,
    page: Page,
) -> rusqlite::Result<Vec<AccountId>> {
    let roles = roles(search);
    // Only ours have a login.
    let ours = search.origin == Some(Origin::Local)
        || roles.is_some()
        || search.email.is_some()
        || search.ip.is_some();
    let sql = match (ours, page.is_upward()) {
        (true, false) => OURS_DOWN,
        (true, true) => OURS_UP,
        (false, false) => ALL_DOWN,
        (false, true) => ALL_UP,
    };
    let params = named_params! {
        ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
        ":remote": search.origin == Some(Origin::Remote),
        ":domain": search.domain, ":username": search.username, ":name": search.display_name,
        ":email": search.email, ":ip": search.ip, ":any_role": roles.is_none(),
        ":roles": words(&roles.unwrap_or_default()),
        ":standing": search.standing.map(Standing::as_str),
    };
    Ok(turned(tx.all(sql, params, |row| row.get("id"))?, page))
}

/// The words of the roles that are looked for; `None`: any, or none at all.
fn roles(search: &AccountSearch) -> Option<Vec<&'static str>> {
    let wanted = |role: &Role| {
        (!search.staff || *role > Role::Member)
            && (search.roles.is_empty() || search.roles.contains(role))
    };
    let any = !search.staff && search.roles.is_empty();
    (!any).then(|| Role::ALL.into_iter().filter(wanted).map(Role::as_str).collect())
}

/// What is known of each of `ids` that exists, in the order asked for.
pub fn dossiers(tx: &ReadTx<'_>, ids: &[AccountId]) -> rusqlite::Result<Vec<Dossier>> {
    let mut accounts: HashMap<AccountId, Account> =
        account::by_ids(tx, ids)?.into_iter().map(|account| (account.id, account)).collect();
    let users = tx.all(USERS, named_params! { ":ids": list(ids) }, user::from_row)?;
    let mut users: HashMap<AccountId, User> =
        users.into_iter().map(|user| (user.account, user)).collect();
    let rows = tx.all(ADDRESSES, named_params! { ":ids": list(ids) }, |row| {
        Ok((row.get("account")?, (row.get("ip")?, row.get("at")?)))
    })?;
    let mut addresses: HashMap<AccountId, Vec<(String, Timestamp)>> = HashMap::new();
    for (account, address) in rows {
        addresses.entry(account).or_default().push(address);
    }
    let dossier = |id: &AccountId| {
        Some(Dossier {
            account: accounts.remove(id)?,
            user: users.remove(id),
            addresses: addresses.remove(id).unwrap_or_default(),
        })
    };
    Ok(ids.iter().filter_map(dossier).collect())
}

/// Who keeps order here, longest-serving first.
pub fn staff(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<AccountId>> {
    tx.all(STAFF, [], |row| row.get("account"))
}

/// Sets a limit from `at` on, or lifts it.
pub fn limit(
    tx: &WriteTx<'_>,
    id: AccountId,
    limit: Limit,
    at: Option<Timestamp>,
) -> rusqlite::Result<()> {
    let sql = match limit {
        Limit::Disabled => DISABLE,
        Limit::Sensitized => SENSITIZE,
        Limit::Silenced => SILENCE,
        Limit::Suspended => SUSPEND,
    };
    tx.execute(sql, named_params! { ":id": id, ":at": at }).map(drop)
}

/// Files of an account in the media folder.
pub fn files(tx: &ReadTx<'_>, id: AccountId) -> rusqlite::Result<Vec<String>> {
    tx.all(FILES, named_params! { ":id": id }, |row| row.get("name"))
}

/// Deletes all that hangs on an account and leaves its bare name behind, suspended, so that nobody
/// can take it and nothing late comes in under it.
pub fn erase(tx: &WriteTx<'_>, id: AccountId, now: Timestamp) -> rusqlite::Result<()> {
    const COLUMNS: [(&str, &str); 12] = [
        (":username", "username"),
        (":domain", "domain"),
        (":uri", "uri"),
        (":url", "url"),
        (":kind", "kind"),
        (":created", "created_at"),
        (":fetched", "fetched_at"),
        (":inbox", "inbox"),
        (":shared_inbox", "shared_inbox"),
        (":outbox", "outbox"),
        (":key_id", "key_id"),
        (":key", "key"),
    ];
    let identity = tx.first(IDENTITY, named_params! { ":id": id }, |row| {
        COLUMNS.iter().map(|(_, column)| row.get::<_, rusqlite::types::Value>(*column)).collect()
    })?;
    let Some(identity): Option<Vec<rusqlite::types::Value>> = identity else { return Ok(()) };
    tx.execute(DELETE, named_params! { ":id": id })?;
    let mut params: Vec<(&str, &dyn rusqlite::ToSql)> = vec![(":id", &id), (":now", &now)];
    for ((name, _), value) in COLUMNS.iter().zip(&identity) {
        params.push((name, value));
    }
    tx.execute(INSERT, params.as_slice()).map(drop)
}
