//! What was missed while this server did not run: the posts of those whom ours follow are asked
//! for, one account after the other.
//!
//! Most of it comes by itself, since peers try for days. What they gave up, or brought to others
//! only, does not.

use std::time::Duration;

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::db::{self, WriteTx};
use crate::model::fetches::PostsWanted;
use crate::model::{Job, Verdict};

/// Time between two beats of the heart.
const BEAT: Duration = Duration::from_mins(5);
/// Who was away for less has missed nothing: peers try again.
const LONG: Duration = Duration::from_hours(1);
/// Posts are asked for from a little earlier on: clocks differ.
const MARGIN: Duration = Duration::from_mins(10);
/// The longest time that is caught up with.
const LONGEST: Duration = Duration::from_hours(30 * 24);
/// Accounts whose posts are asked for.
const MOST_ACCOUNTS: u32 = 1_000;
/// Time between two of them.
const SPREAD: Duration = Duration::from_secs(2);

/// Notes that this server runs, and asks for what was missed if it did not for long. A Verdict, for
/// this is a job that puts itself in the queue again.
pub async fn beat(app: &App) -> Verdict {
    let now = app.clock.now();
    let is_open = app.settings.now().federation.enabled;
    let beaten = app.db.write(move |tx| {
        let last = db::fetches::alive_at(tx)?;
        db::fetches::beat(tx, now)?;
        match last.filter(|last| is_open && now.since(*last) > LONG) {
            Some(last) => catch_up(tx, last.max(now.minus(LONGEST)).minus(MARGIN), now),
            None => Ok(0),
        }
    });
    match beaten.await {
        Ok(0) => {}
        Ok(accounts) => tracing::info!(accounts, "asking for what was missed"),
        Err(problem) => tracing::error!("the heart failed to beat: {problem:?}"),
    }
    Verdict::PutOff { until: now.plus(BEAT), host: None, rest: None }
}

/// Lets the heart begin to beat, if it does not.
pub async fn begin(app: &App) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write(move |tx| {
            if db::job::is_waiting(tx, &Job::Beat)? { Ok(()) } else { tx.enqueue(&Job::Beat, now) }
        })
        .await
}

/// Leaves a job for everybody who is followed here; answers for how many.
fn catch_up(tx: &WriteTx<'_>, since: Timestamp, now: Timestamp) -> Result<usize> {
    let followed = db::fetches::followed(tx, MOST_ACCOUNTS)?;
    let mut due = now;
    let mut asked = 0;
    for account in followed {
        let wanted = PostsWanted { since: Some(since.0), rest: vec![] };
        let job = Job::FetchPosts { account, wanted };
        if db::job::is_waiting(tx, &job)? {
            continue;
        }
        db::fetches::begin_posts(tx, account, now)?;
        tx.enqueue(&job, due)?;
        due = due.plus(SPREAD);
        asked += 1;
    }
    Ok(asked)
}
