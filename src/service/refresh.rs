//! What is missing of a thread, asked for when somebody opens it.

use crate::app::App;
use crate::base::{Refusal, Result, StatusId, Timestamp};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::fetches::{Completeness, Rest};
use crate::model::refresh::{Refresh, is_due, may_be_pressed};
use crate::model::{Job, Status};

use super::moment::Moment;

/// Sees to it that what is missing around a status is asked for, if it is a peer's, for everyone to
/// read, and it is time. Answers what is under way.
pub async fn ask(app: &App, status: StatusId) -> Result<Option<Refresh>> {
    let moment = Moment::of(app);
    let is_open = app.settings.now().federation.enabled;
    let (last, is_wanted) = app
        .db
        .read(move |tx| {
            let last = db::refresh::of_status(tx, status)?;
            let Some(known) = askable(tx, status)?.filter(|_| is_open) else {
                return Ok((last, false));
            };
            Ok((last, is_due(last.as_ref(), known.created_at, moment.now)))
        })
        .await?;
    if !is_wanted {
        return Ok(last.filter(|last| last.is_running(app.clock.now())));
    }
    let moment = Moment::of(app);
    app.db.write(move |tx| begin(tx, &moment, status)).await
}

/// The same because a person wants it, without waiting as long.
///
/// # Errors
/// Refused if it was asked for a moment ago, or there is nobody to be asked.
pub async fn ask_now(app: &App, status: StatusId) -> Result<()> {
    let moment = Moment::of(app);
    let is_open = app.settings.now().federation.enabled;
    app.db
        .write(move |tx| {
            let known = askable(tx, status)?.filter(|_| is_open);
            known.ok_or(Refusal::NotFound("status"))?;
            let last = db::refresh::of_status(tx, status)?;
            if may_be_pressed(last.as_ref(), moment.now) {
                return begin(tx, &moment, status).map(drop);
            }
            Err(Refusal::TooMany.into())
        })
        .await
}

/// A status around which another server may know more: a peer's, that everyone may read.
fn askable(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Option<Status>> {
    let Some(known) = db::status::by_id(tx, status)? else { return Ok(None) };
    if !known.visibility.is_open()
        || known.boost_of.is_some()
        || db::account::is_local(tx, known.author)?
    {
        return Ok(None);
    }
    Ok(Some(known))
}

fn begin(tx: &WriteTx<'_>, moment: &Moment, status: StatusId) -> Result<Option<Refresh>> {
    let job = job(status);
    let is_waiting = db::job::is_waiting(tx, &job)?;
    let id = moment.id();
    db::refresh::begin(tx, id, status, moment.now)?;
    if !is_waiting {
        tx.enqueue(&job, moment.now)?;
    }
    Ok(db::refresh::by_id(tx, id)?)
}

fn job(status: StatusId) -> Job {
    Job::FetchReplies { status, rest: None }
}

/// How many of the answers to a status are here; `None` if all are, or nobody knows.
pub fn completeness(
    tx: &ReadTx<'_>,
    status: &Status,
    now: Timestamp,
) -> rusqlite::Result<Option<Completeness>> {
    let Some(there) = db::thread::said(tx, status.id)?.replies else { return Ok(None) };
    let last = db::refresh::of_status(tx, status.id)?;
    let rest = match db::job::put_off_until(tx, &job(status.id), now)? {
        Some(until) => Rest::PutOff(until),
        None if last.is_some_and(|last| last.is_running(now)) => Rest::Coming,
        None => Rest::Open,
    };
    Ok(Completeness::of(status.replies_count, Some(there), rest))
}

/// Counts an answer that came.
pub async fn came(app: &App, status: StatusId) -> Result<()> {
    app.db.write(move |tx| Ok(db::refresh::add(tx, status)?)).await
}

/// Keeps how many answers the server of a status says there are.
pub async fn told(app: &App, status: StatusId, replies: u64) -> Result<()> {
    app.db.write(move |tx| Ok(db::thread::set_replies(tx, status, replies)?)).await
}

/// Notes that all that could be had is here.
pub async fn end(app: &App, status: StatusId) -> Result<()> {
    let now = app.clock.now();
    app.db.write(move |tx| Ok(db::refresh::end(tx, status, now)?)).await
}
