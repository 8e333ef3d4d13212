//! Other servers, and whether it is worth talking to them just now.

use std::time::Duration;

use crate::base::Timestamp;

/// What we know of another server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    pub domain: String,
    pub first_seen_at: Timestamp,
    pub last_answer_at: Option<Timestamp>,
    /// Failures in a row.
    pub failures: u32,
    pub paused_until: Option<Timestamp>,
    pub last_error: Option<String>,
    /// Days on which it was asked and failed, with none between on which it answered.
    pub failing_days: u32,
    /// The last of them, counted since 1970.
    pub failed_on: Option<i64>,
    /// Since when nothing is sent to it any more.
    pub unavailable_since: Option<Timestamp>,
}

/// How a peer likes its requests signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Signing {
    /// As everybody has always done.
    #[default]
    Cavage,
    /// HTTP Message Signatures.
    Rfc9421,
}

impl Signing {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cavage => "cavage",
            Self::Rfc9421 => "rfc9421",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "cavage" => Some(Self::Cavage),
            "rfc9421" => Some(Self::Rfc9421),
            _ => None,
        }
    }

    /// The one to knock with when this one was not understood.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Cavage => Self::Rfc9421,
            Self::Rfc9421 => Self::Cavage,
        }
    }
}

/// Failures in a row after which a peer is left alone for a while.
pub const FAILURES_TO_PAUSE: u32 = 3;

/// Days on which a peer failed after which it counts as gone, until it speaks (federation.md 4.7).
pub const DAYS_TO_BE_GONE: u32 = 7;

/// On how many days a peer has failed, and the last of them, once it failed now, too.
pub fn days_after((days, last): (u32, Option<i64>), now: Timestamp) -> (u32, i64) {
    const DAY: i64 = 24 * 60 * 60 * 1_000;
    let today = now.0.div_euclid(DAY);
    if last == Some(today) { (days, today) } else { (days.saturating_add(1), today) }
}

/// How long to leave a peer alone after `failures` in a row: a minute, doubling, six hours at most.
pub fn pause_after(failures: u32) -> Option<Duration> {
    const LONGEST: Duration = Duration::from_hours(6);
    let doublings = failures.checked_sub(FAILURES_TO_PAUSE)?.min(12);
    Some(Duration::from_secs(60 << doublings).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_counted_by_the_day() {
        let hour = |hour: i64| Timestamp(hour * 60 * 60 * 1_000);
        let first = days_after((0, None), hour(1));
        assert_eq!(first, (1, 0));
        assert_eq!(days_after((first.0, Some(first.1)), hour(23)), (1, 0));
        assert_eq!(days_after((first.0, Some(first.1)), hour(24)), (2, 1));
    }

    #[test]
    fn a_peer_is_paused_from_the_third_failure_on() {
        assert_eq!(pause_after(2), None);
        assert_eq!(pause_after(3), Some(Duration::from_mins(1)));
        assert_eq!(pause_after(5), Some(Duration::from_mins(4)));
        assert_eq!(pause_after(99), Some(Duration::from_hours(6)));
    }
}
