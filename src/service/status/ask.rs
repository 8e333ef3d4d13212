//! Requests to do something with somebody's status, and what is said to them: the same for those who
//! would quote (FEP-044f) and those who would reply.

use crate::base::{AccountId, StatusId};
use crate::model::{Account, Status};
use crate::protocol::activitypub::outgoing::{Activity, ActivityKind, Object};
use crate::service::moment::Moment;
use crate::service::peer;

/// Somebody's account asks to do something with a status of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub uri: String,
    pub from: AccountId,
    /// The status of ours.
    pub target: StatusId,
    /// The id of the status that would quote it, or reply to it.
    pub instrument_uri: String,
}

/// What a peer's account says to somebody of ours who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// With the id of the authorization.
    Granted(String),
    Refused,
}

/// Accept with the id of the authorization, or Reject.
pub(super) fn answer(
    moment: &Moment,
    (kind, request): (ActivityKind, &Request),
    (author, from, target): (&Account, &Account, &Status),
    stamp: Option<String>,
) -> Activity {
    let (uri, target) = (request.uri.clone(), target.uri.clone());
    let asked = Activity {
        instrument: Some(Object::Id(request.instrument_uri.clone())),
        ..Activity::upon(kind, uri, from.uri.clone(), target)
    };
    let what = if kind == ActivityKind::ReplyRequest { "reply" } else { "quote" };
    let (kind, list) = match stamp {
        Some(_) => (ActivityKind::Accept, format!("accepts/{what}_requests")),
        None => (ActivityKind::Reject, format!("rejects/{what}_requests")),
    };
    let id = peer::uri(author, &list, moment.id());
    let answer = Activity::about(kind, id, author.uri.clone(), asked);
    Activity { result: stamp, ..answer }.addressed(vec![from.uri.clone()], vec![])
}
