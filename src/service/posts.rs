//! Posts of peers' accounts that nobody brought: asked for when somebody here begins to follow, and
//! when somebody opens a profile of which little is known.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, Timestamp};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::fetches::{Completeness, PostsWanted, Rest};
use crate::model::{Account, Job};

use super::moment::Moment;

/// For how long nobody's posts are asked for again because of a new follower.
const FOLLOWED_REST: Duration = Duration::from_hours(24);
/// For how long they are not asked for again because somebody opens the profile.
const OPENED_REST: Duration = Duration::from_mins(15);
/// For how long they are not asked for again because somebody presses the button.
const PRESSED_REST: Duration = Duration::from_mins(2);
/// Whoever has less posts here is little known.
const FEW: u64 = 20;
/// After this time nothing is on its way any more, whatever became of it.
const LONGEST: Duration = Duration::from_mins(10);

/// Asks for the newest posts of somebody whom one of ours has just begun to follow.
pub(super) fn welcome(tx: &WriteTx<'_>, moment: &Moment, target: AccountId) -> Result<()> {
    let account = db::account::by_id(tx, target)?;
    match account.filter(is_of_peer) {
        Some(account) if is_rested(tx, account.id, FOLLOWED_REST, moment.now)? => {
            begin(tx, account.id, moment.now)
        }
        Some(_) | None => Ok(()),
    }
}

/// Sees to it that the newest posts of an account are asked for, if it is a peer's of which little
/// is known, and it is time.
pub async fn ask(app: &App, account: AccountId) -> Result<()> {
    let now = app.clock.now();
    if !app.settings.now().federation.enabled {
        return Ok(());
    }
    let is_wanted = app.db.read(move |tx| {
        let Some(account) = db::account::by_id(tx, account)?.filter(is_of_peer) else {
            return Ok(false);
        };
        let told = db::fetches::posts(tx, account.id)?.and_then(|last| last.total);
        let is_all = told.is_some_and(|told| told <= account.statuses_count);
        let is_known = account.statuses_count >= FEW || is_all;
        Ok(!is_known && is_rested(tx, account.id, OPENED_REST, now)?)
    });
    if is_wanted.await? { app.db.write(move |tx| begin(tx, account, now)).await } else { Ok(()) }
}

/// The same because a person wants it, whatever is known.
///
/// # Errors
/// Refused if they were asked for a moment ago.
pub async fn ask_now(app: &App, account: AccountId) -> Result<()> {
    let now = app.clock.now();
    let is_open = app.settings.now().federation.enabled;
    app.db
        .write(move |tx| {
            let account = db::account::by_id(tx, account)?.filter(|it| is_open && is_of_peer(it));
            let account = account.ok_or(Refusal::NotFound("account"))?;
            if is_rested(tx, account.id, PRESSED_REST, now)? {
                return begin(tx, account.id, now);
            }
            Err(Refusal::TooMany.into())
        })
        .await
}

/// How much of what an account wrote is here; `None` if it is all, or nobody knows.
pub fn completeness(
    tx: &ReadTx<'_>,
    account: &Account,
    now: Timestamp,
) -> rusqlite::Result<Option<Completeness>> {
    if !is_of_peer(account) {
        return Ok(None);
    }
    let Some(last) = db::fetches::posts(tx, account.id)? else { return Ok(None) };
    let job = job(account.id);
    let rest = match db::job::put_off_until(tx, &job, now)? {
        Some(until) => Rest::PutOff(until),
        None if last.ended_at.is_none() && now.since(last.started_at) < LONGEST => Rest::Coming,
        None => Rest::Open,
    };
    Ok(Completeness::of(account.statuses_count, last.total, rest))
}

fn is_of_peer(account: &Account) -> bool {
    !account.is_local() && !account.is_suspended()
}

fn is_rested(
    tx: &ReadTx<'_>,
    account: AccountId,
    rest: Duration,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let last = db::fetches::posts(tx, account)?;
    Ok(last.is_none_or(|last| now.since(last.started_at) >= rest))
}

fn job(account: AccountId) -> Job {
    Job::FetchPosts { account, wanted: PostsWanted::default() }
}

fn begin(tx: &WriteTx<'_>, account: AccountId, now: Timestamp) -> Result<()> {
    let job = job(account);
    if db::job::is_waiting(tx, &job)? {
        return Ok(());
    }
    db::fetches::begin_posts(tx, account, now)?;
    tx.enqueue(&job, now)
}

/// Keeps how many posts the server of an account says there are.
pub async fn told(app: &App, account: AccountId, total: u64) -> Result<()> {
    app.db.write(move |tx| Ok(db::fetches::set_posts_total(tx, account, total)?)).await
}

/// Notes that all that could be had is here.
pub async fn end(app: &App, account: AccountId) -> Result<()> {
    let now = app.clock.now();
    app.db.write(move |tx| Ok(db::fetches::end_posts(tx, account, now)?)).await
}
