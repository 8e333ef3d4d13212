//! Who hears how a poll stands, and that it has ended.

use std::time::Duration;

use crate::app::App;
use crate::base::{Result, StatusId, Timestamp};
use crate::db::feed::Feeds;
use crate::db::{self, WriteTx};
use crate::model::{Event, Job, NotificationKind, Poll, Status, Verdict};
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};

/// How long votes are collected before streams hear of them, and before peers do.
const SHOWN_AFTER: Duration = Duration::from_secs(5);
const ANNOUNCED_AFTER: Duration = Duration::from_mins(3);
/// When to try again what the database did not take.
const LATER: Duration = Duration::from_mins(1);

/// What follows when votes in a poll of ours were counted.
pub(super) fn counted(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    poll: &Poll,
) -> Result<()> {
    if poll.hides_totals {
        return show_soon(tx, moment, status.id);
    }
    restated(tx, moment, status)
}

/// What follows when a poll of ours ends at another time or has other counts to show.
pub(super) fn restated(tx: &WriteTx<'_>, moment: &Moment, status: &Status) -> Result<()> {
    show_soon(tx, moment, status.id)?;
    if status.visibility.is_local_only() {
        return Ok(());
    }
    let job = Job::AnnouncePoll { status: status.id };
    once(tx, &job, moment.now.plus(ANNOUNCED_AFTER), moment.now)
}

pub(super) fn show_soon(tx: &WriteTx<'_>, moment: &Moment, status: StatusId) -> Result<()> {
    once(tx, &Job::ShowPoll { status }, moment.now.plus(SHOWN_AFTER), moment.now)
}

/// Leaves a job unless one like it waits, which will then do for both.
pub(super) fn once(tx: &WriteTx<'_>, job: &Job, due: Timestamp, now: Timestamp) -> Result<()> {
    if db::job::is_due_later(tx, job, now)? {
        return Ok(());
    }
    tx.enqueue(job, due)
}

/// Tells the streams how a poll stands.
pub async fn show(app: &App, id: StatusId) -> Verdict {
    let shown = app.db.write(move |tx| {
        if let Some(status) = db::status::by_id(tx, id)? {
            changed(tx, &status)?;
        }
        Ok(())
    });
    ended(shown.await)
}

/// Tells who asked and who voted that a poll has ended, each once, and peers how it ended.
pub async fn end(app: &App, id: StatusId) -> Verdict {
    let moment = Moment::of(app);
    ended(app.db.write(move |tx| close(tx, &moment, id)).await)
}

fn close(tx: &WriteTx<'_>, moment: &Moment, id: StatusId) -> Result<()> {
    let Some(status) = db::status::by_id(tx, id)? else { return Ok(()) };
    let Some(view) = db::poll::of_status(tx, None, id)? else { return Ok(()) };
    // Whoever moved the end left a job for that time.
    if !view.poll.has_ended(moment.now) {
        return Ok(());
    }
    let from = status.author;
    let told = |account| Told { account, kind: NotificationKind::Poll, from, status: Some(id) };
    for voter in db::poll::voters_here(tx, id)? {
        notify::tell(tx, moment, told(voter))?;
    }
    if view.fetched_at.is_some() {
        tx.enqueue(&Job::RefreshPoll { status: id }, moment.now)?;
    } else {
        notify::tell_of_own(tx, moment, told(from))?;
        if !status.visibility.is_local_only() {
            tx.enqueue(&Job::AnnouncePoll { status: id }, moment.now)?;
        }
    }
    changed(tx, &status)
}

/// Sends for how a peer's poll stands, unless that was done already.
pub async fn ask_again(app: &App, id: StatusId) -> Result<()> {
    let (job, now) = (Job::RefreshPoll { status: id }, app.clock.now());
    let ask = move |tx: &WriteTx<'_>| {
        if db::job::is_waiting(tx, &job)? { Ok(()) } else { tx.enqueue(&job, now) }
    };
    app.db.write(ask).await
}

fn changed(tx: &WriteTx<'_>, status: &Status) -> Result<()> {
    let Feeds { homes, lists } = db::feed::of_status(tx, status.id)?;
    tx.emit(Event::StatusEdited { status: status.id, author: status.author, homes, lists });
    Ok(())
}

fn ended(outcome: Result<()>) -> Verdict {
    match outcome {
        Ok(()) => Verdict::Done,
        Err(problem) => Verdict::Retry { after: LATER, why: format!("{problem:?}") },
    }
}
