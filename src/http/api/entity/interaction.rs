//! A reply that is let in by hand, or not, as `GoToSocial` shows it.
//! Source: <https://docs.gotosocial.org/en/latest/api/swagger/>

use serde::Serialize;

use crate::base::{AccountId, StatusId, Timestamp};
use crate::model::{ReplyRequest, ReplyState, StatusView};

use super::{Account, Frame, Status};

#[derive(Debug, Serialize)]
pub(in crate::http) struct InteractionRequest {
    /// That of the reply.
    id: StatusId,
    #[serde(rename = "type")]
    kind: &'static str,
    created_at: String,
    /// Who replied.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Account>,
    /// What was replied to.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    /// `None` once it is not for the viewer to see.
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rejected_at: Option<String>,
}

impl InteractionRequest {
    pub(in crate::http) fn of(
        (request, reply, parent): (ReplyRequest, Option<StatusView>, Option<StatusView>),
        me: AccountId,
        frame: &Frame,
    ) -> Self {
        let ReplyRequest { status, state, asked_at, decided_at, .. } = request;
        let decided = decided_at.map(Timestamp::rfc3339);
        let (accepted_at, rejected_at) = match state {
            ReplyState::Pending => (None, None),
            ReplyState::Accepted => (decided, None),
            ReplyState::Rejected | ReplyState::Revoked => (None, decided),
        };
        Self {
            id: status,
            kind: "reply",
            created_at: asked_at.rfc3339(),
            account: reply.as_ref().map(|view| Account::of(view.author.clone(), frame)),
            status: parent.map(|view| Status::of(view, Some(me), frame)),
            reply: reply.map(|view| Status::of(view, Some(me), frame)),
            accepted_at,
            rejected_at,
        }
    }
}
