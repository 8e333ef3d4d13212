//! Copies of all that somebody wrote and kept here, to take away.

use std::time::Duration;

use crate::base::{AccountId, ArchiveId, Timestamp};

/// What is kept where an archive could not be made: the disk was full,
pub const NO_ROOM: &str = "no room";
/// or we failed otherwise.
pub const WENT_WRONG: &str = "went wrong";

/// How long a copy lies ready.
pub const ARCHIVE_LIFE: Duration = Duration::from_hours(24 * 7);
/// A new copy can be asked for after this.
pub const ARCHIVE_PAUSE: Duration = Duration::from_hours(24);

/// A copy that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    pub id: ArchiveId,
    pub account: AccountId,
    /// `None`: it is not written yet.
    pub file: Option<String>,
    pub bytes: u64,
    /// Why there will be none.
    pub problem: Option<String>,
    pub created_at: Timestamp,
}

impl Archive {
    /// Whether it is being written.
    pub fn is_waiting(&self) -> bool {
        self.file.is_none() && self.problem.is_none()
    }

    /// Whether another can be asked for.
    pub fn makes_wait(&self, now: Timestamp) -> bool {
        self.is_waiting() || (self.problem.is_none() && now.since(self.created_at) < ARCHIVE_PAUSE)
    }

    /// When it is thrown away.
    pub fn ends_at(&self) -> Timestamp {
        self.created_at.plus(ARCHIVE_LIFE)
    }
}
