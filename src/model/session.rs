//! Browsers that are signed in.

use crate::base::{AccountId, SessionId, Timestamp};

/// A browser that is signed in. Its cookie holds a random token; the database holds the hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub account: AccountId,
    pub user_agent: String,
    pub ip: String,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
}

/// How long a session lives without being used.
pub const IDLE_DAYS: u64 = 90;
