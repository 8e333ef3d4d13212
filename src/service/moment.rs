//! The moment of a deed: its one time, and the ids that are minted in it.

use std::sync::Arc;

use crate::app::App;
use crate::base::{IdMint, Timestamp};

/// Taken once per deed, so that one deed has one moment; goes with it into its transaction.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    pub(super) now: Timestamp,
    ids: Arc<IdMint>,
}

impl Moment {
    pub(super) fn of(app: &App) -> Self {
        Self { now: app.clock.now(), ids: Arc::clone(&app.ids) }
    }

    /// A fresh id.
    pub(super) fn id<Id: From<i64>>(&self) -> Id {
        self.ids.next(self.now)
    }

    /// An id for something that became known now and was made at `made`: of now if that is not
    /// long ago, or else one that puts it in its place among what is older.
    pub(super) fn id_of<Id: From<i64>>(&self, made: Timestamp) -> Id {
        if self.is_news(made) { self.id() } else { self.ids.among(made) }
    }

    /// Whether what was made then is news now, and not something dug out or long under way.
    pub(super) fn is_news(&self, made: Timestamp) -> bool {
        self.now.since(made) < LATE
    }
}

/// What comes later than this is sorted in by when it was made.
const LATE: std::time::Duration = std::time::Duration::from_hours(1);
