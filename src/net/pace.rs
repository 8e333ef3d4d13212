//! One request for the same thing at a time, and none soon after one that failed.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use quick_cache::sync::Cache;
use tokio::sync::OwnedMutexGuard;

use super::NetError;
use crate::base::Timestamp;

/// How long a failure is remembered.
const MEMORY: Duration = Duration::from_mins(1);

/// How many failures are remembered.
const MOST_FAILURES: usize = 4_096;

/// How many things may be asked for at once before gates that nobody uses are swept away.
const MOST_GATES: usize = 1_024;

/// Who may ask for what just now. Clones share it.
#[derive(Debug, Clone)]
pub struct Pace {
    under_way: Arc<Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>>,
    failures: Arc<Cache<String, (Timestamp, NetError)>>,
}

impl Default for Pace {
    fn default() -> Self {
        Self { under_way: Arc::default(), failures: Arc::new(Cache::new(MOST_FAILURES)) }
    }
}

/// The right to ask for one thing, until dropped.
#[derive(Debug)]
pub struct Turn {
    name: String,
    pace: Pace,
    /// `None` only while being dropped.
    guard: Option<OwnedMutexGuard<()>>,
}

impl Pace {
    /// Waits until nobody else asks for `name`. What another has brought home meanwhile is then
    /// to be looked for first.
    pub async fn turn(&self, name: &str) -> Turn {
        let gate = {
            let mut under_way = self.under_way.lock();
            // Who gives up waiting leaves its gate behind.
            if under_way.len() > MOST_GATES {
                under_way.retain(|_, gate| Arc::strong_count(gate) > 1);
            }
            Arc::clone(under_way.entry(name.to_owned()).or_default())
        };
        let guard = Some(gate.lock_owned().await);
        Turn { name: name.to_owned(), pace: self.clone(), guard }
    }

    /// How `name` failed within the last minute, if it did.
    pub fn recent_failure(&self, name: &str, now: Timestamp) -> Option<NetError> {
        let (at, failure) = self.failures.get(name)?;
        (now.since(at) < MEMORY).then_some(failure)
    }

    /// Remembers that `name` could not be had.
    pub fn failed(&self, name: &str, failure: &NetError, now: Timestamp) {
        self.failures.insert(name.to_owned(), (now, failure.clone()));
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut under_way = self.pace.under_way.lock();
        drop(self.guard.take());
        // The map and nobody else: nobody waits.
        if under_way.get(&self.name).is_some_and(|gate| Arc::strong_count(gate) == 1) {
            under_way.remove(&self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_second_waits_for_the_first_and_nothing_is_left_behind() {
        let pace = Pace::default();
        let first = pace.turn("a").await;
        let other = pace.turn("b").await;
        let second = tokio::spawn({
            let pace = pace.clone();
            async move { drop(pace.turn("a").await) }
        });
        tokio::task::yield_now().await;
        assert!(!second.is_finished());

        drop((first, other));
        second.await.unwrap();

        assert!(pace.under_way.lock().is_empty());
    }

    #[test]
    fn failures_are_remembered_for_a_minute() {
        let (pace, now) = (Pace::default(), Timestamp(1_000));
        pace.failed("a", &NetError::TooManyRedirects(3), now);
        assert!(pace.recent_failure("a", now.plus(Duration::from_secs(59))).is_some());
        assert!(pace.recent_failure("a", now.plus(MEMORY)).is_none());
        assert!(pace.recent_failure("b", now).is_none());
    }
}
