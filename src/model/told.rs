//! What became of what we told other servers.

use crate::base::Timestamp;

/// What became of telling one server of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub host: String,
    pub fate: Fate,
}

/// How far it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    Delivered {
        at: Timestamp,
    },
    /// It will not be tried again.
    Refused {
        at: Timestamp,
        why: String,
    },
    Waiting {
        next: Timestamp,
        attempts: u32,
        why: Option<String>,
    },
}
