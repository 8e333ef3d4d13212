//! What went on here, week by week.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::db::{self, ReadTx};

/// Weeks that are told of, the present one among them.
const WEEKS: i64 = 12;
const WEEK: i64 = 7 * 24 * 60 * 60 * 1_000;
/// The first Monday of 1970.
const MONDAY: i64 = 4 * 24 * 60 * 60 * 1_000;
/// After this it is counted anew: it takes a while where much is written.
const LIFE: Duration = Duration::from_hours(1);
const KEPT: &str = "activity.weeks";

/// One week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// Its first moment, in milliseconds since 1970.
    pub start: i64,
    /// Open statuses that were written here.
    pub statuses: u64,
    /// People who wrote, or at least those who joined.
    pub people: u64,
    /// People who joined.
    pub joined: u64,
}

#[derive(Debug, Serialize, Deserialize)]
struct Counted {
    at: i64,
    weeks: Vec<Week>,
}

/// The last twelve weeks, the present one first.
pub async fn weeks(app: &App) -> Result<Vec<Week>> {
    let now = app.clock.now();
    let kept = app.db.read(|tx| Ok(db::site::get(tx, KEPT)?)).await?;
    let kept: Option<Counted> = kept.and_then(|kept| serde_json::from_str(&kept).ok());
    if let Some(kept) = kept.filter(|kept| now.since(Timestamp(kept.at)) < LIFE) {
        return Ok(kept.weeks);
    }
    let weeks = app.db.read(move |tx| count(tx, now)).await?;
    let counted = serde_json::to_string(&Counted { at: now.0, weeks: weeks.clone() })?;
    app.db.write(move |tx| Ok(db::site::set(tx, KEPT, &counted)?)).await?;
    Ok(weeks)
}

fn count(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<Week>> {
    let this = (now.0 - MONDAY).div_euclid(WEEK) * WEEK + MONDAY;
    let start = this - (WEEKS - 1) * WEEK;
    let mut weeks: Vec<Week> = (0..WEEKS)
        .map(|number| Week { start: start + number * WEEK, statuses: 0, people: 0, joined: 0 })
        .collect();
    let at = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    for (number, statuses, people) in db::activity::written(tx, Timestamp(start))? {
        if let Some(week) = weeks.get_mut(at(number)) {
            (week.statuses, week.people) = (statuses, people);
        }
    }
    for (number, joined) in db::activity::joined(tx, Timestamp(start))? {
        if let Some(week) = weeks.get_mut(at(number)) {
            week.joined = joined;
            week.people = week.people.max(joined);
        }
    }
    weeks.reverse();
    Ok(weeks)
}
