//! Complaints about accounts, for those who keep order.

use crate::base::{AccountId, ReportId, RuleId, StatusId, Timestamp};

/// The longest comment on a report, in characters.
pub const LONGEST_COMMENT: usize = 1_000;
/// Statuses that one report may show.
pub const MOST_STATUSES: usize = 100;

/// A complaint about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub id: ReportId,
    /// Who reports; for another server, the account it speaks through.
    pub account: AccountId,
    pub target: AccountId,
    pub category: ReportCategory,
    pub comment: String,
    /// The `Flag` of a peer.
    pub uri: Option<String>,
    /// The target's server is told, too.
    pub forwarded: bool,
    pub statuses: Vec<StatusId>,
    pub rules: Vec<RuleId>,
    pub collections: Vec<i64>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Who looks into it.
    pub assigned: Option<AccountId>,
    /// `None`: still open.
    pub action_taken_at: Option<Timestamp>,
    pub action_taken_by: Option<AccountId>,
}

/// What a report is about; the words are those of the Mastodon API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReportCategory {
    Spam,
    Legal,
    /// Of rules of this server.
    Violation,
    #[default]
    Other,
}

impl ReportCategory {
    pub const ALL: [Self; 4] = [Self::Spam, Self::Legal, Self::Violation, Self::Other];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Spam => "spam",
            Self::Legal => "legal",
            Self::Violation => "violation",
            Self::Other => "other",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == word)
    }
}

/// What somebody fills in to report an account.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Complaint {
    pub category: ReportCategory,
    pub comment: String,
    pub statuses: Vec<StatusId>,
    pub rules: Vec<RuleId>,
    pub collections: Vec<i64>,
    /// Tell the target's server, too.
    pub forward: bool,
}
