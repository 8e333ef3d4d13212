//! From what went wrong to whether it is worth another try.

use crate::base::{Error, Refusal};
use crate::model::Verdict;
use crate::model::backoff::wait_after;
use crate::model::fetches::Spent;
use crate::protocol::activitypub::incoming::ReadError;
use crate::remote::RemoteError;

/// Attempts at taking something in or fetching it: half a day. Its sender tries for longer.
const MOST_ATTEMPTS: u32 = 10;

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// Enough was asked of a host for now.
    Spent(Spent),
    /// It may be done later.
    Later(String),
    /// It must not or cannot be done.
    Never(String),
}

pub(super) type Outcome<T = ()> = Result<T, Stop>;

impl Stop {
    /// The same, told to a person in `words` instead of those of the wire.
    pub(super) fn told(self, words: &str) -> Self {
        match self {
            Self::Spent(spent) => Self::Spent(spent),
            Self::Later(_) => Self::Later(words.to_owned()),
            Self::Never(_) => Self::Never(words.to_owned()),
        }
    }

    pub(super) fn never(why: impl Into<String>) -> Self {
        Self::Never(why.into())
    }
}

impl From<RemoteError> for Stop {
    fn from(error: RemoteError) -> Self {
        match error {
            RemoteError::Spent(spent) => Self::Spent(spent),
            error if error.may_pass() => Self::Later(error.to_string()),
            error => Self::Never(error.to_string()),
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refusal @ (Refusal::Unavailable(_) | Refusal::TooMany)) => {
                Self::Later(refusal.to_string())
            }
            Error::Refused(refusal) => Self::Never(refusal.to_string()),
            Error::Failed(cause) => Self::Later(format!("{cause:#}")),
        }
    }
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Self::Never(error.to_string())
    }
}

/// How an attempt ended that came after `attempts` others.
pub(super) fn of<T>(outcome: Outcome<T>, attempts: u32) -> Verdict {
    match outcome {
        Ok(_) => Verdict::Done,
        Err(Stop::Spent(spent)) => spent.into(),
        Err(Stop::Never(why)) => Verdict::GiveUp { why },
        Err(Stop::Later(why)) => {
            let tried = attempts + 1;
            match wait_after(tried, u64::from(attempts)) {
                Some(after) if tried < MOST_ATTEMPTS => Verdict::Retry { after, why },
                Some(_) | None => Verdict::GiveUp { why },
            }
        }
    }
}
