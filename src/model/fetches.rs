//! What is fetched from other servers while nobody waits for it, and how much of it at most.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::Timestamp;

/// The time for which the budget of a host is counted; it begins with the first fetch, so that not
/// everybody's begins at the full hour.
pub const BUDGET_HOUR: Duration = Duration::from_hours(1);

/// Why something is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// A person waits for it, or something hangs on it that a peer brought.
    Awaited,
    /// It would be good to have. Counted against the budget of its host.
    Background,
}

/// The budget of a host is spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spent {
    pub host: String,
    /// When it is full again.
    pub until: Timestamp,
}

/// How it stands between us and one host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostFetches {
    pub host: String,
    /// What was fetched of it since `began_at`.
    pub spent: u32,
    pub began_at: Timestamp,
    /// Jobs that wait until more may be fetched.
    pub put_off: u32,
}

impl HostFetches {
    pub fn renews_at(&self) -> Timestamp {
        self.began_at.plus(BUDGET_HOUR)
    }
}

/// What is still to be asked for of a thread. Stored as JSON: add fields, never rename them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ThreadRest {
    pub leads: Vec<Lead>,
    /// What was followed already, so that no thread is walked in circles.
    pub seen: Vec<String>,
    /// Documents fetched so far, and how many of them were pages.
    pub documents: u32,
    pub pages: u32,
    /// The collection of the whole thread, where there is one.
    pub context: Option<String>,
    /// The server's own way was asked, too.
    pub is_asked_last: bool,
}

/// Something that leads on in a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Lead {
    /// A status: what answers it is asked for, even if it is here.
    Status { uri: String },
    /// A status that is fetched if it is not here.
    Missing { uri: String },
    /// A page of a collection of answers, and how many more may follow.
    Answers { page: String, more: u32 },
    /// The same of a collection of the whole thread.
    Whole { page: String, more: u32 },
}

/// Which posts of an account are asked for. Stored as JSON: add fields, never rename them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PostsWanted {
    /// Those written since; `None`: the newest so many, and what is pinned.
    pub since: Option<i64>,
    /// What is left of an earlier attempt: activities, cut down to what is needed, and ids.
    pub rest: Vec<Value>,
}

/// How much of something is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completeness {
    pub here: u64,
    /// As many as its server says there are.
    pub there: u64,
    pub rest: Rest,
}

/// What becomes of what is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// It may be asked for.
    Open,
    /// It is on its way.
    Coming,
    /// It will be asked for when the budget of its server is full again.
    PutOff(Timestamp),
}

impl Completeness {
    /// `None`: all is here, as far as anybody told.
    pub fn of(here: u64, there: Option<u64>, rest: Rest) -> Option<Self> {
        let there = there.filter(|there| *there > here)?;
        Some(Self { here, there, rest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_complete_is_not_spoken_of() {
        assert_eq!(Completeness::of(3, None, Rest::Open), None);
        assert_eq!(Completeness::of(3, Some(3), Rest::Open), None);
        assert_eq!(Completeness::of(4, Some(3), Rest::Open), None);
        assert!(Completeness::of(2, Some(3), Rest::Open).is_some());
    }
}
