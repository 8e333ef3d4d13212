//! Drafts that are kept: to be finished by hand, or to be published later.

use std::time::Duration;

use crate::base::{AccountId, DraftId, Refusal, Timestamp};

use super::Draft;
use crate::say;

/// Statuses that one account may have waiting: in all, and for one day.
/// Source: <https://docs.joinmastodon.org/methods/statuses/#form-data-parameters>
pub const MOST_SCHEDULED: u64 = 300;
pub const MOST_A_DAY: u64 = 25;
/// How far ahead a status must be scheduled.
pub const SOONEST: Duration = Duration::from_mins(5);

/// Unfinished drafts of one account, and characters of one.
pub const MOST_DRAFTS: u64 = 100;
pub const LONGEST_DRAFT: usize = 20_000;

/// A draft that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    pub id: DraftId,
    pub account: AccountId,
    pub draft: Draft,
    /// `None`: to be finished by hand.
    pub publish_at: Option<Timestamp>,
    /// Why it could not be published when its time had come.
    pub problem: Option<String>,
    pub updated_at: Timestamp,
}

/// Refuses a time that has no room for second thoughts.
pub fn check_time(at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    if at > now.plus(SOONEST) {
        return Ok(());
    }
    Err(Refusal::invalid("scheduled_at", say!("refusal-must-be-at-least-5")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_more_than_five_minutes_ahead() {
        let now = Timestamp(1_000);
        assert!(check_time(now.plus(SOONEST), now).is_err());
        assert_eq!(check_time(Timestamp(now.plus(SOONEST).0 + 1), now), Ok(()));
    }
}
