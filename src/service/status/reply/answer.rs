//! What an author elsewhere says to a reply of ours.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{Job, ReplyRequest, ReplyState, Status};
use crate::protocol::url::same_origin;
use crate::service::moment::Moment;
use crate::service::status::ask::Answer;
use crate::service::status::spread::{self, Arrival, Fresh};
use crate::service::status::{reach, told_anew};

/// The peer's account `from` answers the request to reply of the id `named`, or the reply of that
/// id; answers whether there was one for it to answer.
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
            match answer {
                Answer::Granted(stamp) => {
                    if !same_origin(&stamp, &author.uri) {
                        return Err(Refusal::Forbidden("the authorization is elsewhere").into());
                    }
                    if request.state != ReplyState::Accepted {
                        let (state, stamp_uri) = (ReplyState::Accepted, Some(stamp));
                        open(tx, &moment, status, &ReplyRequest { state, stamp_uri, ..request })?;
                    }
                }
                Answer::Refused if request.state == ReplyState::Pending => {
                    let state = ReplyState::Rejected;
                    db::reply::update(tx, &ReplyRequest { state, ..request })?;
                    told_anew(tx, &status)?;
                }
                Answer::Refused => {}
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

/// The reply is let in: from now on it is for those whom it was written for, and goes out to them.
fn open(tx: &WriteTx<'_>, moment: &Moment, status: Status, request: &ReplyRequest) -> Result<()> {
    db::reply::update(tx, request)?;
    db::status::set_visibility(tx, status.id, request.audience)?;
    let status = Status { visibility: request.audience, ..status };
    let mentioned = &db::status::mentioned(tx, status.id)?;
    let is_reply = status.in_reply_to_account != Some(status.author);
    let arrival = Arrival::Brought;
    spread::new(tx, moment, Fresh { status: &status, mentioned, is_reply, arrival })?;
    told_anew(tx, &status)?;
    reach::announce(tx, &status, |status| Job::AnnounceStatus { status }, moment.now)
}
