//! What an author elsewhere says to replies to theirs.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, ReadTx};
use crate::model::{ReplyRequest, ReplyState};
use crate::protocol::url::same_origin;
use crate::service::moment::Moment;
use crate::service::status::ask::Answer;
use crate::service::status::told_anew;

use super::outcome::{open, put_out};

/// The peer's account `from` answers the request to reply of the id `named`, or the reply of that
/// id; answers whether there was one for it to answer. Who says no later takes back what they said.
pub async fn receive_reply_answer(
    app: &App,
    from: AccountId,
    named: String,
    answer: Answer,
) -> Result<bool> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let request = asked(tx, &named)?.filter(|request| request.author == from);
            let Some(request) = request else { return Ok(false) };
            let Some(author) = db::account::by_id(tx, from)? else { return Ok(false) };
            let Some(status) = db::status::by_id(tx, request.status)? else { return Ok(false) };
            match (answer, request.state) {
                (Answer::Granted(stamp), ReplyState::Pending | ReplyState::Rejected) => {
                    if !same_origin(&stamp, &author.uri) {
                        return Err(Refusal::Forbidden("the authorization is elsewhere").into());
                    }
                    open(tx, &moment, status, (request, Some(stamp)))?;
                }
                (Answer::Refused, ReplyState::Pending) => {
                    let (state, decided_at) = (ReplyState::Rejected, Some(moment.now));
                    db::reply::save(tx, &ReplyRequest { state, decided_at, ..request })?;
                    told_anew(tx, &status)?;
                }
                (Answer::Refused, ReplyState::Accepted) => {
                    put_out(tx, &moment, status, request)?;
                }
                (Answer::Granted(_), ReplyState::Accepted | ReplyState::Revoked)
                | (Answer::Refused, ReplyState::Rejected | ReplyState::Revoked) => {}
            }
            Ok(true)
        })
        .await
}

/// By its own id, or by that of the reply.
fn asked(tx: &ReadTx<'_>, named: &str) -> Result<Option<ReplyRequest>> {
    if let Some(request) = db::reply::by_uri(tx, named)? {
        return Ok(Some(request));
    }
    let reply = db::status::by_uri(tx, named)?;
    Ok(reply.map(|reply| db::reply::of(tx, reply.id)).transpose()?.flatten())
}

/// The peer's account `from` takes the authorization `stamp` back; answers whether it was known.
pub async fn receive_reply_revocation(app: &App, from: AccountId, stamp: String) -> Result<bool> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let request = db::reply::by_stamp(tx, &stamp)?;
            let Some(request) = request.filter(|request| request.author == from) else {
                return Ok(false);
            };
            let Some(status) = db::status::by_id(tx, request.status)? else { return Ok(false) };
            put_out(tx, &moment, status, request)?;
            Ok(true)
        })
        .await
}
