//! Threads of direct statuses, as one of their people has them.

use crate::base::{AccountId, ConversationId, StatusId};

use super::{Account, StatusView};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversation {
    pub id: ConversationId,
    /// Whose it is.
    pub account: AccountId,
    pub last_status: StatusId,
    pub unread: bool,
}

/// A conversation with what it takes to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationView {
    pub conversation: Conversation,
    /// The others in it; alone with oneself, oneself.
    pub people: Vec<Account>,
    pub last_status: StatusView,
}
