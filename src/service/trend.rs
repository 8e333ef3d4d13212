//! Counts what is on many lips.

use std::time::Duration;

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::db::trend::Kind;
use crate::db::{self, ReadTx, WriteTx};

/// Statuses that are counted are not older than this.
const WINDOW: Duration = Duration::from_hours(2 * 24);
/// How many of each kind are kept.
const KEPT: u32 = 60;
/// After this, a count is old.
const LIFE: Duration = Duration::from_hours(1);
/// The same for a count that found nothing: a young server shall not wait an hour.
const EMPTY_LIFE: Duration = Duration::from_secs(10);
/// When it was last counted.
const COUNTED_AT: &str = "trends.counted_at";

/// Counts, if the last count is old.
pub async fn freshen(app: &App) -> Result<()> {
    let now = app.clock.now();
    if app.db.read(move |tx| is_fresh(tx, now)).await? {
        return Ok(());
    }
    // Many may find it old at once; one counts.
    app.db.write(move |tx| if is_fresh(tx, now)? { Ok(()) } else { count(tx, now) }).await
}

/// Counts.
pub(super) fn count(tx: &WriteTx<'_>, now: Timestamp) -> Result<()> {
    for kind in Kind::ALL {
        db::trend::count(tx, kind, (now.minus(WINDOW), now), KEPT)?;
    }
    Ok(db::site::set(tx, COUNTED_AT, &now.0.to_string())?)
}

fn is_fresh(tx: &ReadTx<'_>, now: Timestamp) -> Result<bool> {
    let counted_at = db::site::get(tx, COUNTED_AT)?.and_then(|at| at.parse().ok()).map(Timestamp);
    let is_empty = db::trend::tags(tx, 1, 0)?.is_empty()
        || db::trend::statuses(tx, None, (1, 0), now)?.is_empty();
    let life = if is_empty { EMPTY_LIFE } else { LIFE };
    Ok(counted_at.is_some_and(|at| now.since(at) < life))
}
