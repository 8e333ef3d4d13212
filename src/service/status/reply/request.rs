//! Peers ask whether they may reply to somebody of ours.

use crate::app::App;
use crate::base::{Refusal, Result, StatusId};
use crate::db;
use crate::model::{ReplyRequest, ReplyState};
use crate::protocol::activitypub::outgoing::{ActivityKind, Context};
use crate::service::moment::Moment;
use crate::service::peer;
use crate::service::status::ask::{Request, answer};

use super::remote::may_return;
use super::reply_stamp_uri;

/// Answers a request with Accept and an authorization, or with Reject. `reply` is what was taken in;
/// `None` if it was not. What waits to be decided by hand is answered then.
pub async fn answer_reply_request(
    app: &App,
    request: Request,
    reply: Option<StatusId>,
) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let parent =
                db::status::by_id(tx, request.target)?.ok_or(Refusal::NotFound("status"))?;
            let author = db::account::by_id(tx, parent.author)?;
            let from = db::account::by_id(tx, request.from)?;
            let (author, from) = author.zip(from).ok_or(Refusal::NotFound("account"))?;
            let reply = reply.map(|reply| db::status::by_id(tx, reply)).transpose()?.flatten();
            // Below it means let in.
            let reply = reply.filter(|reply| {
                reply.in_reply_to == Some(parent.id) && reply.author == request.from
            });
            if let Some(reply) = &reply
                && let Some(waiting) = db::reply::of(tx, reply.id)?
                && waiting.state == ReplyState::Pending
            {
                // It may have come before the request did.
                return Ok(db::reply::save(tx, &ReplyRequest { uri: request.uri, ..waiting })?);
            }
            // What was refused once is not let in by being asked for again.
            let reply = match reply {
                Some(reply) if !may_return(tx, reply.id)? => None,
                other => other,
            };
            let stamp = reply.map(|reply| reply_stamp_uri(&author.uri, reply.id));
            let kind = ActivityKind::ReplyRequest;
            let answer = answer(&moment, (kind, &request), (&author, &from, &parent), stamp);
            peer::tell_in(tx, &moment, (&author, &from), (Context::Note, answer))
        })
        .await
}
