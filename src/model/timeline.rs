//! Pages of a timeline.
//! Source: <https://docs.joinmastodon.org/api/guidelines/#pagination>

/// Which part of a list is wanted. Ids are those the list is ordered by, newest greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Only what is older than this.
    pub max_id: Option<i64>,
    /// Only what is newer than this; the newest page of it.
    pub since_id: Option<i64>,
    /// Only what is newer than this; the page just above it.
    pub min_id: Option<i64>,
    pub limit: u32,
}

impl Page {
    /// The newest `limit` entries.
    pub fn newest(limit: u32) -> Self {
        Self { max_id: None, since_id: None, min_id: None, limit }
    }

    /// The entries just older than `id`.
    pub fn before(id: i64, limit: u32) -> Self {
        Self { max_id: Some(id), ..Self::newest(limit) }
    }

    /// Exclusive upper bound for a query.
    pub fn upper(&self) -> i64 {
        self.max_id.unwrap_or(i64::MAX)
    }

    /// Exclusive lower bound for a query.
    pub fn lower(&self) -> i64 {
        self.min_id.or(self.since_id).unwrap_or(i64::MIN)
    }

    /// Whether the query must run upwards from the lower bound, and its rows be turned round.
    pub fn is_upward(&self) -> bool {
        self.min_id.is_some()
    }
}
