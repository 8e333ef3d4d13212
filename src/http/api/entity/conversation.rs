//! A thread of direct statuses.
//! Source: <https://docs.joinmastodon.org/entities/Conversation/>

use serde::Serialize;

use crate::base::ConversationId;
use crate::model::{self, ConversationView};

use super::{Account, Frame, Status};

#[derive(Debug, Serialize)]
pub(in crate::http) struct Conversation {
    id: ConversationId,
    unread: bool,
    accounts: Vec<Account>,
    last_status: Option<Status>,
}

impl Conversation {
    pub(in crate::http) fn of(view: ConversationView, frame: &Frame) -> Self {
        let ConversationView { conversation, people, last_status } = view;
        let model::Conversation { id, account, last_status: _, unread } = conversation;
        Self {
            id,
            unread,
            accounts: people.into_iter().map(|person| Account::of(person, frame)).collect(),
            last_status: Some(Status::of(last_status, Some(account), frame)),
        }
    }
}
