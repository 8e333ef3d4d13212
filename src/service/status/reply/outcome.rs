//! What follows when a reply is let in, or put out again.

use crate::base::Result;
use crate::db::{self, WriteTx};
use crate::model::{Job, ReplyRequest, ReplyState, Status};
use crate::service::moment::Moment;
use crate::service::status::spread::{self, Arrival, Fresh};
use crate::service::status::{accept, quote, reach, told_anew};

/// The reply is let in: from now on it is for those whom it was written for, and goes out to them.
/// What it quotes is asked after now, and what answers it stands below it.
pub(super) fn open(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: Status,
    (request, stamp_uri): (ReplyRequest, Option<String>),
) -> Result<()> {
    let (asked, visibility) = (request.author, request.audience);
    let decided_at = Some(moment.now);
    let granted = ReplyRequest { state: ReplyState::Accepted, stamp_uri, decided_at, ..request };
    db::reply::save(tx, &granted)?;
    db::status::set_visibility(tx, status.id, visibility)?;
    let status = Status { visibility, ..status };
    let mut mentioned = db::status::mentioned(tx, status.id)?;
    // Who let it in knows of it.
    mentioned.retain(|account| *account != asked);
    let is_reply = status.in_reply_to_account != Some(status.author);
    let (mentioned, arrival) = (mentioned.as_slice(), Arrival::Brought);
    spread::new(tx, moment, Fresh { status: &status, mentioned, is_reply, arrival })?;
    quote::release(tx, moment, &status)?;
    accept::gather_below(tx, &status)?;
    told_anew(tx, &status)?;
    if db::account::is_local(tx, status.author)? {
        reach::announce(tx, &status, |status| Job::AnnounceStatus { status }, moment.now)?;
    }
    Ok(())
}

/// The leave to reply is taken back: the reply stands there no longer, for nobody. Of ours, peers
/// hear that it answers nothing any more.
pub(super) fn put_out(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: Status,
    request: ReplyRequest,
) -> Result<()> {
    let (state, decided_at) = (ReplyState::Revoked, Some(moment.now));
    db::reply::save(tx, &ReplyRequest { state, stamp_uri: None, decided_at, ..request })?;
    db::reply::detach(tx, status.id)?;
    let status = Status { in_reply_to: None, in_reply_to_account: None, ..status };
    told_anew(tx, &status)?;
    if db::account::is_local(tx, status.author)? {
        reach::announce(tx, &status, |status| Job::AnnounceEdit { status }, moment.now)?;
    }
    Ok(())
}
