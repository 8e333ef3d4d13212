//! How often something was said, day by day.

use std::time::Duration;

use crate::base::Timestamp;

/// Days that a history tells of.
pub const DAYS: i64 = 7;

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// One day of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Its midnight, UTC.
    pub start: Timestamp,
    pub uses: u64,
    /// People who used it.
    pub accounts: u64,
}

/// Where a history that ends at `now` begins.
pub fn beginning(now: Timestamp) -> Timestamp {
    midnight(now).minus(Duration::from_hours(24 * 6))
}

/// The days up to `now`, today first; `counted` has those that are not empty, by their number
/// since 1970.
pub fn history(now: Timestamp, counted: &[(i64, u64, u64)]) -> Vec<Day> {
    let today = now.0.div_euclid(DAY);
    let day = |number: i64| {
        let known = counted.iter().find(|(counted, _, _)| *counted == number);
        let (uses, accounts) = known.map_or((0, 0), |(_, uses, accounts)| (*uses, *accounts));
        Day { start: Timestamp(number * DAY), uses, accounts }
    };
    (0..DAYS).map(|ago| day(today - ago)).collect()
}

fn midnight(now: Timestamp) -> Timestamp {
    Timestamp(now.0.div_euclid(DAY) * DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_has_seven_days_and_today_is_the_first() {
        let now = Timestamp(20 * DAY + 5);
        let days = history(now, &[(20, 3, 2), (14, 1, 1), (13, 9, 9)]);
        assert_eq!(days.len(), 7);
        assert_eq!(days[0], Day { start: Timestamp(20 * DAY), uses: 3, accounts: 2 });
        assert_eq!((days[6].start, days[6].uses), (beginning(now), 1));
        assert_eq!(days[3].uses, 0);
    }
}
