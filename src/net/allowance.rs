//! How much one server can make us ask of others by what it sends.

use std::sync::Arc;
use std::time::Duration;

use crate::base::{Attempts, Timestamp};

/// Requests to one other server within an hour, and to all others together.
const MOST_TO_ONE: u32 = 1_200;
const MOST_TO_ALL: u32 = 20_000;
const HOUR: Duration = Duration::from_hours(1);

/// Requests that servers caused of late. Clones share it.
///
/// Whoever sends activities names ids for us to fetch. Without a bound, few small requests to us
/// would be many to whom they name; what a server makes us ask of itself is its own affair.
#[derive(Debug, Clone)]
pub struct Allowance {
    to_one: Arc<Attempts>,
    to_all: Arc<Attempts>,
}

impl Default for Allowance {
    fn default() -> Self {
        Self::of(MOST_TO_ONE, MOST_TO_ALL)
    }
}

impl Allowance {
    /// Of so many requests within an hour to one other server, and to all.
    pub fn of(to_one: u32, to_all: u32) -> Self {
        let attempts = |most| Arc::new(Attempts::new(most, HOUR));
        Self { to_one: attempts(to_one), to_all: attempts(to_all) }
    }

    /// Counts a request to `host` that `cause` makes us send; answers whether it may be sent.
    pub fn may(&self, cause: &str, host: &str, now: Timestamp) -> bool {
        cause == host
            || (self.to_one.may(&format!("{cause} {host}"), now) && self.to_all.may(cause, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_makes_us_ask_so_much_of_one_and_so_much_of_all() {
        let (allowance, now) = (Allowance::of(2, 3), Timestamp(1_000));
        for _ in 0..2 {
            assert!(allowance.may("a", "victim", now));
        }
        assert!(!allowance.may("a", "victim", now));
        assert!(allowance.may("a", "b", now));
        assert!(!allowance.may("a", "c", now), "in all it is too much");
        assert!(allowance.may("b", "victim", now), "another has caused nothing yet");
        assert!(allowance.may("a", "a", now), "of itself it may");
        assert!(allowance.may("a", "victim", now.plus(HOUR)));
    }
}
