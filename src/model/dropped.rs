//! What peers sent and was not taken in.

use crate::base::Timestamp;

/// Something that arrived and was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The server that sent it.
    pub host: String,
    pub actor: String,
    /// `Create`, `Follow` …
    pub kind: String,
    pub uri: Option<String>,
    pub object: Option<String>,
    pub why: String,
    pub at: Timestamp,
}
