//! Polls and votes.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use crate::base::{AccountId, StatusId, Timestamp};
use crate::model::poll::RemoteOption;
use crate::model::{Poll, PollOption, PollView};

use super::emoji::Said;
use super::tx::list;
use super::{ReadTx, WriteTx, emoji, queries};

queries! {
    DOMAIN = "SELECT a.domain FROM status s JOIN account a ON a.id = s.author WHERE s.id = :status";
    OF_STATUSES = "SELECT p.status, p.multiple, p.hides_totals, p.ends_at, p.voters_count,
            p.fetched_at, o.place, o.title, o.votes_count,
            EXISTS (SELECT 1 FROM poll_vote v
                    WHERE v.poll = p.status AND v.account = :viewer AND v.place = o.place) AS chosen
        FROM poll p JOIN poll_option o ON o.poll = p.status
        WHERE p.status IN rarray(:ids) ORDER BY p.status, o.place";
    NAMES = "SELECT ifnull(name, title) AS name FROM poll_option WHERE poll = :poll ORDER BY place";
    HAS_VOTED = "SELECT 1 FROM poll_vote WHERE poll = :poll AND account = :account";
    IS_VOTED_IN_HERE = "SELECT 1 FROM poll_vote v JOIN account a ON a.id = v.account
        WHERE v.poll = :poll AND a.domain IS NULL LIMIT 1";
    VOTERS_HERE = "SELECT DISTINCT v.account FROM poll_vote v JOIN account a ON a.id = v.account
        WHERE v.poll = :poll AND a.domain IS NULL";
    VOTER_INBOXES = "SELECT DISTINCT ifnull(a.shared_inbox, a.inbox) AS inbox
        FROM poll_vote v JOIN account a ON a.id = v.account
        WHERE v.poll = :poll AND a.domain IS NOT NULL";
    PUT = "INSERT INTO poll (status, local, multiple, hides_totals, ends_at, voters_count, fetched_at)
        VALUES (:status, :local, :multiple, :hides_totals, :ends_at, :voters, :fetched_at)
        ON CONFLICT (status) DO UPDATE SET multiple = excluded.multiple,
            hides_totals = excluded.hides_totals, ends_at = excluded.ends_at,
            voters_count = excluded.voters_count, fetched_at = excluded.fetched_at";
    PUT_OPTION = "INSERT INTO poll_option (poll, place, title, name, votes_count)
        VALUES (:poll, :place, :title, :name, :votes)
        ON CONFLICT (poll, place) DO UPDATE SET title = excluded.title, name = excluded.name,
            votes_count = excluded.votes_count";
    DELETE = "DELETE FROM poll WHERE status = :poll";
    DELETE_OPTIONS = "DELETE FROM poll_option WHERE poll = :poll";
    DELETE_VOTES = "DELETE FROM poll_vote WHERE poll = :poll";
    VOTE = "INSERT INTO poll_vote (poll, account, place, created_at)
        VALUES (:poll, :account, :place, :now) ON CONFLICT DO NOTHING";
}

/// The poll of a status as `viewer` sees it.
pub fn of_status(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    status: StatusId,
) -> rusqlite::Result<Option<PollView>> {
    let Some(mut view) = of_statuses(tx, viewer, &[status])?.remove(&status) else {
        return Ok(None);
    };
    let domain = tx.first(DOMAIN, named_params! { ":status": status }, |row| row.get("domain"))?;
    let domain: Option<String> = domain.flatten();
    let said = Said { domain: domain.as_deref(), texts: view.titles().collect() };
    view.emojis = emoji::used(tx, &[said])?.pop().unwrap_or_default();
    Ok(Some(view))
}

/// The polls of several statuses as `viewer` sees them, with one query; without emoji, which are
/// looked for with those of the statuses.
pub fn of_statuses(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    statuses: &[StatusId],
) -> rusqlite::Result<HashMap<StatusId, PollView>> {
    let params = named_params! { ":viewer": viewer, ":ids": list(statuses) };
    let rows = tx.all(OF_STATUSES, params, |row| {
        let option = PollOption { title: row.get("title")?, votes_count: row.get("votes_count")? };
        Ok((from_row(row, viewer)?, option, row.get("place")?, row.get("chosen")?))
    })?;
    let mut polls: HashMap<StatusId, PollView> = HashMap::new();
    for (view, option, place, chosen) in rows {
        let view = polls.entry(view.poll.status).or_insert(view);
        view.poll.options.push(option);
        if let (true, Some(own)) = (chosen, &mut view.own_votes) {
            own.push(place);
        }
    }
    Ok(polls)
}

/// A poll without its options.
fn from_row(row: &Row<'_>, viewer: Option<AccountId>) -> rusqlite::Result<PollView> {
    let poll = Poll {
        status: row.get("status")?,
        multiple: row.get("multiple")?,
        hides_totals: row.get("hides_totals")?,
        ends_at: row.get("ends_at")?,
        voters_count: row.get("voters_count")?,
        options: vec![],
    };
    Ok(PollView {
        poll,
        own_votes: viewer.map(|_| vec![]),
        fetched_at: row.get("fetched_at")?,
        emojis: vec![],
    })
}

/// The choices as votes must name them.
pub fn names(tx: &ReadTx<'_>, poll: StatusId) -> rusqlite::Result<Vec<String>> {
    tx.all(NAMES, named_params! { ":poll": poll }, |row| row.get("name"))
}

pub fn has_voted(tx: &ReadTx<'_>, poll: StatusId, account: AccountId) -> rusqlite::Result<bool> {
    tx.any(HAS_VOTED, named_params! { ":poll": poll, ":account": account })
}

/// Whether somebody of ours has voted.
pub fn is_voted_in_here(tx: &ReadTx<'_>, poll: StatusId) -> rusqlite::Result<bool> {
    tx.any(IS_VOTED_IN_HERE, named_params! { ":poll": poll })
}

/// Accounts of ours that have voted.
pub fn voters_here(tx: &ReadTx<'_>, poll: StatusId) -> rusqlite::Result<Vec<AccountId>> {
    tx.all(VOTERS_HERE, named_params! { ":poll": poll }, |row| row.get("account"))
}

/// Inboxes of peers whose people have voted; each once.
pub fn voter_inboxes(tx: &ReadTx<'_>, poll: StatusId) -> rusqlite::Result<Vec<String>> {
    tx.all(VOTER_INBOXES, named_params! { ":poll": poll }, |row| row.get("inbox"))
}

/// Stores a poll of ours, or what is new of one. Votes stay as long as the options do.
pub fn put(tx: &WriteTx<'_>, poll: &Poll) -> rusqlite::Result<()> {
    put_head(tx, poll, None)?;
    for (place, PollOption { title, votes_count }) in (0_u32..).zip(&poll.options) {
        put_option(tx, (poll.status, place), (title, None), *votes_count)?;
    }
    Ok(())
}

/// Stores a peer's poll, or how it stands now. `poll.options` are told apart in `options`.
pub fn put_remote(
    tx: &WriteTx<'_>,
    poll: &Poll,
    options: &[RemoteOption],
    now: Timestamp,
) -> rusqlite::Result<()> {
    put_head(tx, poll, Some(now))?;
    for (place, RemoteOption { title, name, votes_count }) in (0_u32..).zip(options) {
        put_option(tx, (poll.status, place), (title, name.as_deref()), *votes_count)?;
    }
    Ok(())
}

fn put_head(tx: &WriteTx<'_>, poll: &Poll, fetched_at: Option<Timestamp>) -> rusqlite::Result<()> {
    let params = named_params! {
        ":status": poll.status, ":local": fetched_at.is_none(), ":multiple": poll.multiple,
        ":hides_totals": poll.hides_totals, ":ends_at": poll.ends_at,
        ":voters": poll.voters_count, ":fetched_at": fetched_at,
    };
    tx.execute(PUT, params).map(drop)
}

fn put_option(
    tx: &WriteTx<'_>,
    (poll, place): (StatusId, u32),
    (title, name): (&str, Option<&str>),
    votes: u64,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":poll": poll, ":place": place, ":title": title, ":name": name, ":votes": votes,
    };
    tx.execute(PUT_OPTION, params).map(drop)
}

/// Forgets the options of a poll and who chose them.
pub fn clear(tx: &WriteTx<'_>, poll: StatusId) -> rusqlite::Result<()> {
    tx.execute(DELETE_VOTES, named_params! { ":poll": poll })?;
    tx.execute(DELETE_OPTIONS, named_params! { ":poll": poll }).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, poll: StatusId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":poll": poll }).map(drop)
}

/// Counts a vote; answers whether it is new.
pub fn vote(
    tx: &WriteTx<'_>,
    (poll, place): (StatusId, u32),
    account: AccountId,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":poll": poll, ":account": account, ":place": place, ":now": now };
    Ok(tx.execute(VOTE, params)? > 0)
}
