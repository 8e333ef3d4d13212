//! Forgets old statuses of peers that nobody here needs, thread by thread.

use std::collections::HashSet;
use std::time::Duration;

use crate::app::App;
use crate::base::{IdMint, Result, StatusId};
use crate::db;

const DAY: Duration = Duration::from_hours(24);
/// Statuses that are looked at in one transaction.
const STEP: u32 = 50;
/// Transactions of one round.
const MOST_STEPS: u32 = 40;
/// Larger threads stay: looking through them takes too long.
const LARGEST_THREAD: u32 = 500;

/// Looks at the next old statuses of peers, in small steps. A thread goes as a whole, once it is old
/// and nobody here wrote, liked, boosted, bookmarked, quoted or answered any of it, or was named.
pub(super) async fn forget(app: &App) -> Result<()> {
    let days = app.settings.now().limits.remote_status_days;
    if days == 0 {
        return Ok(());
    }
    let before = IdMint::first(app.clock.now().minus(DAY * days));
    for _ in 0..MOST_STEPS {
        if app.db.write(move |tx| step(tx, before)).await? {
            break;
        }
    }
    Ok(())
}

/// Answers whether the walk came to its end, from where it begins anew next time.
fn step(tx: &db::WriteTx<'_>, before: StatusId) -> Result<bool> {
    let after = db::old_status::after(tx)?;
    let next = db::old_status::next(tx, after, before, STEP)?;
    let Some(last) = next.last().copied() else {
        db::old_status::set_after(tx, StatusId(0))?;
        db::old_status::give_back(tx)?;
        return Ok(true);
    };
    let mut looked_at = HashSet::new();
    for id in next {
        if looked_at.contains(&id) {
            continue;
        }
        let thread = db::old_status::thread(tx, id, LARGEST_THREAD + 1)?;
        looked_at.extend(thread.iter().copied());
        if thread.len() > LARGEST_THREAD as usize || db::old_status::is_needed(tx, &thread, before)?
        {
            continue;
        }
        for id in thread {
            db::media::delete_of_status(tx, id)?;
            db::status::delete(tx, id)?;
        }
    }
    db::old_status::set_after(tx, last)?;
    db::old_status::give_back(tx)?;
    Ok(false)
}
