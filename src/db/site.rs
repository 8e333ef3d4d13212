//! What an admin chose in the browser: texts, rules, invitations; and the wizard's answers so far.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use crate::base::{AccountId, InviteId, RuleId};
use crate::model::{Invite, Rule};

use super::{ReadTx, WriteTx, queries};

queries! {
    GET = "SELECT value FROM setting WHERE key = :key";
    SET = "INSERT INTO setting (key, value) VALUES (:key, :value)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    OF_SITE = "SELECT key, value FROM setting WHERE key >= 'site.' AND key < 'site/' LIMIT 100";
    UNSET = "DELETE FROM setting WHERE key = :key";
    RULES = "SELECT id, text, hint FROM rule ORDER BY position, id LIMIT 100";
    DELETE_RULES = "DELETE FROM rule";
    INSERT_RULE = "INSERT INTO rule (position, text, hint) VALUES (:position, :text, :hint)";
    INVITE_BY_CODE = "SELECT * FROM invite WHERE code = :code";
    INVITES = "SELECT * FROM invite ORDER BY id DESC LIMIT 100";
    INSERT_INVITE = "INSERT INTO invite (id, code, creator, most_uses, expires_at)
        VALUES (:id, :code, :creator, :most_uses, :expires_at)";
    COUNT_INVITE = "UPDATE invite SET uses = uses + 1 WHERE id = :id";
    DELETE_INVITE = "DELETE FROM invite WHERE id = :id";
    STATUS_COUNT = "SELECT ifnull(sum(a.statuses_count), 0) AS n FROM user u
        JOIN account a ON a.id = u.account";
    ACTIVE_COUNT = "SELECT count(*) AS n FROM user u JOIN account a ON a.id = u.account
        WHERE a.last_status_at > :since";
    PEER_COUNT = "SELECT count(*) AS n FROM peer";
}

/// A choice that was made, by its key.
pub fn get(tx: &ReadTx<'_>, key: &str) -> rusqlite::Result<Option<String>> {
    tx.first(GET, named_params! { ":key": key }, |row| row.get("value"))
}

/// All that was said of the site, by its keys.
pub fn of_site(tx: &ReadTx<'_>) -> rusqlite::Result<HashMap<String, String>> {
    let all = tx.all(OF_SITE, [], |row| Ok((row.get("key")?, row.get("value")?)))?;
    Ok(all.into_iter().collect())
}

pub fn set(tx: &WriteTx<'_>, key: &str, value: &str) -> rusqlite::Result<()> {
    tx.execute(SET, named_params! { ":key": key, ":value": value }).map(drop)
}

pub fn unset(tx: &WriteTx<'_>, key: &str) -> rusqlite::Result<()> {
    tx.execute(UNSET, named_params! { ":key": key }).map(drop)
}

pub fn rules(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<Rule>> {
    tx.all(RULES, [], |row| {
        Ok(Rule { id: RuleId(row.get("id")?), text: row.get("text")?, hint: row.get("hint")? })
    })
}

/// Replaces all rules by these, in this order.
pub fn set_rules(tx: &WriteTx<'_>, rules: &[(String, String)]) -> rusqlite::Result<()> {
    tx.execute(DELETE_RULES, [])?;
    for (position, (text, hint)) in (0_i64..).zip(rules) {
        tx.execute(
            INSERT_RULE,
            named_params! { ":position": position, ":text": text, ":hint": hint },
        )?;
    }
    Ok(())
}

pub fn invite_by_code(tx: &ReadTx<'_>, code: &str) -> rusqlite::Result<Option<Invite>> {
    tx.first(INVITE_BY_CODE, named_params! { ":code": code }, invite_from_row)
}

/// All invitations, newest first.
pub fn invites(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<Invite>> {
    tx.all(INVITES, [], invite_from_row)
}

pub fn insert_invite(tx: &WriteTx<'_>, invite: &Invite) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": invite.id, ":code": invite.code, ":creator": invite.creator,
        ":most_uses": invite.most_uses, ":expires_at": invite.expires_at,
    };
    tx.execute(INSERT_INVITE, params).map(drop)
}

/// Notes that somebody joined with an invitation.
pub fn count_invite(tx: &WriteTx<'_>, id: InviteId) -> rusqlite::Result<()> {
    tx.execute(COUNT_INVITE, named_params! { ":id": id }).map(drop)
}

pub fn delete_invite(tx: &WriteTx<'_>, id: InviteId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE_INVITE, named_params! { ":id": id })? > 0)
}

/// Statuses written here that everyone may see.
pub fn status_count(tx: &ReadTx<'_>) -> rusqlite::Result<u64> {
    Ok(tx.first(STATUS_COUNT, [], |row| row.get("n"))?.unwrap_or(0))
}

/// Accounts of ours that have written something everyone may see since then.
pub fn active_count(tx: &ReadTx<'_>, since: crate::base::Timestamp) -> rusqlite::Result<u64> {
    let count = tx.first(ACTIVE_COUNT, named_params! { ":since": since }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

/// Other servers that we know.
pub fn peer_count(tx: &ReadTx<'_>) -> rusqlite::Result<u64> {
    Ok(tx.first(PEER_COUNT, [], |row| row.get("n"))?.unwrap_or(0))
}

fn invite_from_row(row: &Row<'_>) -> rusqlite::Result<Invite> {
    Ok(Invite {
        id: row.get("id")?,
        code: row.get("code")?,
        creator: row.get::<_, AccountId>("creator")?,
        uses: row.get("uses")?,
        most_uses: row.get("most_uses")?,
        expires_at: row.get("expires_at")?,
    })
}
