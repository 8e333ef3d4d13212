//! Threads whose answers are asked for at their own servers, while somebody waits to read them.
//! Source: <https://docs.joinmastodon.org/entities/AsyncRefresh/>

use std::time::Duration;

use crate::base::{RefreshId, StatusId, Timestamp};

/// How long the answers to one status are not asked for again.
const REST: Duration = Duration::from_mins(15);
/// A status younger than this has hardly been answered.
const YOUTH: Duration = Duration::from_mins(2);
/// How long after somebody asked for them another may.
const PAUSE: Duration = Duration::from_mins(2);
/// After this time nothing more is to be waited for, whatever became of it.
const LONGEST: Duration = Duration::from_mins(10);

/// One time that the answers to a status are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refresh {
    pub id: RefreshId,
    pub status: StatusId,
    pub started_at: Timestamp,
    /// `None`: not all are here yet.
    pub ended_at: Option<Timestamp>,
    /// How many came.
    pub results: u32,
}

impl Refresh {
    pub fn is_running(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now.since(self.started_at) < LONGEST
    }
}

/// Whether it is time to ask for the answers to a status that was written at `written`.
pub fn is_due(last: Option<&Refresh>, written: Timestamp, now: Timestamp) -> bool {
    now.since(written) >= YOUTH && last.is_none_or(|last| now.since(last.started_at) >= REST)
}

/// Whether somebody may ask for them out of turn.
pub fn may_be_pressed(last: Option<&Refresh>, now: Timestamp) -> bool {
    last.is_none_or(|last| !last.is_running(now) && now.since(last.started_at) >= PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_is_asked_for_now_and_then_and_not_for_ever() {
        let start = Timestamp(1_000_000);
        let later = |minutes| start.plus(Duration::from_mins(minutes));
        let last = Refresh {
            id: RefreshId(1),
            status: StatusId(1),
            started_at: start,
            ended_at: None,
            results: 0,
        };
        assert!(last.is_running(later(9)) && !last.is_running(later(10)));
        assert!(!Refresh { ended_at: Some(start), ..last }.is_running(start));
        assert!(!is_due(Some(&last), Timestamp(0), later(14)));
        assert!(is_due(Some(&last), Timestamp(0), later(15)));
        assert!(!is_due(None, start, later(1)) && is_due(None, start, later(2)));
        let ended = Refresh { ended_at: Some(start), ..last };
        assert!(!may_be_pressed(Some(&ended), later(1)) && may_be_pressed(Some(&ended), later(2)));
        assert!(!may_be_pressed(Some(&last), later(2)) && may_be_pressed(None, start));
    }
}
