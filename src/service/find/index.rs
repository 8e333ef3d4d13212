//! Keeps the index of words up to date.
//!
//! A status that is new or changed is put in a queue by the database itself, and taken from it
//! many at a time: by a job a few seconds later, or by whoever searches before.

use std::time::Duration;

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::db::{self, WriteTx};
use crate::model::search::{Entry, Link};
use crate::model::{Job, Verdict};
use crate::text::{links, summary};

/// How long statuses are collected before the index takes them in.
const COLLECTED_FOR: Duration = Duration::from_secs(5);
/// Statuses taken in by one transaction: longer ones would keep others waiting.
const BATCH: u32 = 250;
/// Transactions that a search waits for; what is older than that is found a little later.
const MOST_BATCHES_AWAITED: usize = 8;

/// Leaves word that the index has fallen behind.
pub fn remember(tx: &WriteTx<'_>, now: Timestamp) -> Result<()> {
    if db::job::is_waiting(tx, &Job::Index)? {
        return Ok(());
    }
    tx.enqueue(&Job::Index, now.plus(COLLECTED_FOR))
}

/// Leaves the same word when the server starts and finds the index behind.
pub async fn resume(app: &App) -> Result<()> {
    let now = app.clock.now();
    let resume = move |tx: &WriteTx<'_>| {
        if db::index::is_behind(tx)? { remember(tx, now) } else { Ok(()) }
    };
    app.db.write(resume).await
}

/// Takes in everything that waits.
pub async fn catch_up(app: &App) -> Verdict {
    loop {
        match app.db.write(take_in).await {
            Ok(0) => return Verdict::Done,
            Ok(_) => {}
            Err(problem) => {
                tracing::error!("the index of words cannot be kept: {problem:?}");
                let why = "it failed".to_owned();
                return Verdict::Retry { after: Duration::from_mins(1), why };
            }
        }
    }
}

/// Takes in what is newest, so that who searches finds what was just written.
pub(super) async fn freshen(app: &App) -> Result<()> {
    for _ in 0..MOST_BATCHES_AWAITED {
        let is_behind = app.db.read(|tx| Ok(db::index::is_behind(tx)?)).await?;
        if !is_behind || app.db.write(take_in).await? == 0 {
            break;
        }
    }
    Ok(())
}

/// Takes in one batch; answers how many it was.
fn take_in(tx: &WriteTx<'_>) -> Result<usize> {
    let mut ids = db::index::waiting(tx, BATCH)?;
    // The index takes rising ids in much faster than falling ones.
    ids.sort_unstable();
    let entries = db::index::entries(tx, &ids)?;
    for id in &ids {
        match entries.get(id).filter(|entry| entry.is_findable()) {
            Some(entry) => put(tx, entry)?,
            None => db::index::remove(tx, *id)?,
        }
    }
    db::index::done(tx, &ids)?;
    Ok(ids.len())
}

fn put(tx: &WriteTx<'_>, entry: &Entry) -> Result<()> {
    let link = if links::outward(&entry.html).next().is_some() { Link::Some } else { Link::None };
    let words = entry.words(&summary::text(&entry.html));
    Ok(db::index::put(tx, entry.id, &words, &entry.marks(link))?)
}
