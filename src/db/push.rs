//! Push subscriptions, and the key by which push services know this server.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, PushId, SessionId, TokenId};
use crate::model::{Alerts, PushPolicy, PushSubscription};

use super::{ReadTx, WriteTx, queries};

queries! {
    KEY = "SELECT private FROM vapid_key WHERE id = 1";
    INSERT_KEY = "INSERT INTO vapid_key (id, private) VALUES (1, :private)
        ON CONFLICT DO NOTHING";
    OF_TOKEN = "SELECT * FROM push_subscription WHERE token = :token";
    BY_ID = "SELECT * FROM push_subscription WHERE id = :id";
    WANTING = "SELECT p.id, p.alerts FROM push_subscription p WHERE p.account = :account
        AND (p.policy = 'all'
            OR (p.policy = 'followed' AND EXISTS
                (SELECT 1 FROM follow WHERE follower = :account AND target = :sender))
            OR (p.policy = 'follower' AND EXISTS
                (SELECT 1 FROM follow WHERE follower = :sender AND target = :account)))
        ORDER BY p.id DESC LIMIT :most";
    INSERT = "INSERT INTO push_subscription (token, account, endpoint, p256dh, auth, standard,
            alerts, policy, access_token, locale)
        VALUES (:token, :account, :endpoint, :p256dh, :auth, :standard, :alerts, :policy,
            :access_token, :locale)";
    CHANGE = "UPDATE push_subscription SET alerts = :alerts, policy = :policy WHERE token = :token";
    DELETE_OF_TOKEN = "DELETE FROM push_subscription WHERE token = :token";
    DELETE = "DELETE FROM push_subscription WHERE id = :id";
    OF_SESSION = "SELECT p.* FROM browser_push b CROSS JOIN push_subscription p ON p.token = b.token
        WHERE b.session = :session";
    BIND = "INSERT INTO browser_push (session, token) VALUES (:session, :token)";
    UNBIND = "DELETE FROM browser_push WHERE session = :session";
}

/// The server's VAPID key, PKCS#8.
pub fn key(tx: &ReadTx<'_>) -> rusqlite::Result<Option<Vec<u8>>> {
    tx.first(KEY, [], |row| row.get("private"))
}

/// Keeps a key unless there is one.
pub fn insert_key(tx: &WriteTx<'_>, private: &[u8]) -> rusqlite::Result<()> {
    tx.execute(INSERT_KEY, named_params! { ":private": private }).map(drop)
}

pub fn of_token(tx: &ReadTx<'_>, token: TokenId) -> rusqlite::Result<Option<PushSubscription>> {
    tx.first(OF_TOKEN, named_params! { ":token": token }, from_row)
}

pub fn by_id(tx: &ReadTx<'_>, id: PushId) -> rusqlite::Result<Option<PushSubscription>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

/// The subscription of a browser that is signed in.
pub fn of_session(
    tx: &ReadTx<'_>,
    session: SessionId,
) -> rusqlite::Result<Option<PushSubscription>> {
    tx.first(OF_SESSION, named_params! { ":session": session }, from_row)
}

/// A token ends with a session from now on, and with it the subscription it has.
pub fn bind(tx: &WriteTx<'_>, session: SessionId, token: TokenId) -> rusqlite::Result<()> {
    tx.execute(BIND, named_params! { ":session": session, ":token": token }).map(drop)
}

/// Ends the token that was bound to a session.
pub fn unbind(tx: &WriteTx<'_>, session: SessionId) -> rusqlite::Result<()> {
    tx.execute(UNBIND, named_params! { ":session": session }).map(drop)
}

/// The newest `most` subscriptions of `account` whose policy lets `sender` through, with the kinds
/// of notifications that they are for.
pub fn wanting(
    tx: &ReadTx<'_>,
    account: AccountId,
    sender: AccountId,
    most: u32,
) -> rusqlite::Result<Vec<(PushId, Alerts)>> {
    let params = named_params! { ":account": account, ":sender": sender, ":most": most };
    tx.all(WANTING, params, |row| Ok((row.get("id")?, alerts(row)?)))
}

/// Stores a subscription in place of the one that its token had; its `id` is made here.
pub fn replace(tx: &WriteTx<'_>, subscription: &PushSubscription) -> rusqlite::Result<()> {
    let PushSubscription {
        id: _,
        token,
        account,
        endpoint,
        p256dh,
        auth,
        standard,
        alerts,
        policy,
        access_token,
        locale,
    } = subscription;
    delete_of_token(tx, *token)?;
    let params = named_params! {
        ":token": token, ":account": account, ":endpoint": endpoint, ":p256dh": p256dh,
        ":auth": auth, ":standard": standard, ":alerts": alerts.words(),
        ":policy": policy.as_str(), ":access_token": access_token,
        ":locale": locale,
    };
    tx.execute(INSERT, params).map(drop)
}

pub fn change(
    tx: &WriteTx<'_>,
    token: TokenId,
    alerts: &Alerts,
    policy: PushPolicy,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":token": token, ":alerts": alerts.words(), ":policy": policy.as_str(),
    };
    tx.execute(CHANGE, params).map(drop)
}

pub fn delete_of_token(tx: &WriteTx<'_>, token: TokenId) -> rusqlite::Result<()> {
    tx.execute(DELETE_OF_TOKEN, named_params! { ":token": token }).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, id: PushId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

fn alerts(row: &Row<'_>) -> rusqlite::Result<Alerts> {
    Ok(Alerts::parse(row.get_ref("alerts")?.as_str()?))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PushSubscription> {
    let policy: String = row.get("policy")?;
    Ok(PushSubscription {
        id: row.get("id")?,
        token: row.get("token")?,
        account: row.get("account")?,
        endpoint: row.get("endpoint")?,
        p256dh: row.get("p256dh")?,
        auth: row.get("auth")?,
        standard: row.get("standard")?,
        alerts: alerts(row)?,
        // The schema's CHECK allows no other words.
        policy: PushPolicy::parse(&policy).unwrap_or(PushPolicy::None),
        access_token: row.get("access_token")?,
        locale: row.get("locale")?,
    })
}
