//! How often something was tried of late: the memory behind "try again in a few minutes".

use std::collections::HashMap;
use std::time::Duration;

use parking_lot::Mutex;

use super::{Timestamp, secret};

/// Counts attempts by key. Takes a bounded amount of memory, whatever strangers try.
#[derive(Debug)]
pub struct Attempts {
    most: u32,
    span: Duration,
    counted: Mutex<HashMap<String, Counted>>,
}

#[derive(Debug, Clone, Copy)]
struct Counted {
    times: u32,
    since: Timestamp,
}

/// Keys that are remembered; when there are more, those that began longest ago are forgotten.
const MOST_KEYS: usize = 4_096;

impl Attempts {
    /// Allows `most` attempts per key within `span`.
    #[must_use]
    pub fn new(most: u32, span: Duration) -> Self {
        Self { most, span, counted: Mutex::default() }
    }

    /// Counts an attempt; answers whether it may go ahead.
    pub fn may(&self, key: &str, now: Timestamp) -> bool {
        // Keys hold what people typed, passwords in the wrong box among it.
        let key = secret::hash(key);
        let mut counted = self.counted.lock();
        if counted.len() >= MOST_KEYS && !counted.contains_key(&key) {
            self.make_room(&mut counted, now);
        }
        let entry = counted.entry(key).or_insert(Counted { times: 0, since: now });
        if now.since(entry.since) >= self.span {
            *entry = Counted { times: 0, since: now };
        }
        entry.times = entry.times.saturating_add(1);
        entry.times <= self.most
    }

    /// Forgets what was counted for `key`: the attempt went well.
    pub fn forget(&self, key: &str) {
        self.counted.lock().remove(&secret::hash(key));
    }

    fn make_room(&self, counted: &mut HashMap<String, Counted>, now: Timestamp) {
        counted.retain(|_, entry| now.since(entry.since) < self.span);
        if counted.len() < MOST_KEYS {
            return;
        }
        let mut begun: Vec<Timestamp> = counted.values().map(|entry| entry.since).collect();
        let (_, middle, _) = begun.select_nth_unstable(MOST_KEYS / 2);
        let middle = *middle;
        counted.retain(|_, entry| entry.since > middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    #[test]
    fn after_too_many_attempts_one_waits() {
        let attempts = Attempts::new(2, MINUTE);
        let now = Timestamp(1_000);

        assert!(attempts.may("alice", now) && attempts.may("alice", now));
        assert!(!attempts.may("alice", now) && attempts.may("bob", now));
        assert!(attempts.may("alice", now.plus(MINUTE)));
    }

    #[test]
    fn success_starts_the_count_anew() {
        let attempts = Attempts::new(1, MINUTE);
        assert!(attempts.may("alice", Timestamp(0)));

        attempts.forget("alice");

        assert!(attempts.may("alice", Timestamp(0)));
    }

    #[test]
    fn strangers_cannot_fill_the_memory() {
        let attempts = Attempts::new(1, MINUTE);
        for stranger in 0..3 * MOST_KEYS {
            attempts.may(&stranger.to_string(), Timestamp(i64::try_from(stranger / 100).unwrap()));
        }
        assert!(attempts.counted.lock().len() <= MOST_KEYS);
    }
}
