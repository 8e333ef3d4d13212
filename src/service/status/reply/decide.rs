//! What people of ours say to replies to theirs, by hand.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{
    Account, Job, LocalAccount, NotificationKind, ReplyRequest, ReplyState, Status,
};
use crate::protocol::activitypub::outgoing::{Activity, ActivityKind, Context};
use crate::say;
use crate::service::moment::Moment;
use crate::service::peer;
use crate::service::status::ask::{Request, answer};
use crate::service::status::{find, reach, told_anew};

use super::outcome::{open, put_out};
use super::reply_stamp_uri;

/// Lets in a reply that waits for `who`.
pub async fn let_in(app: &App, who: &LocalAccount, reply: StatusId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let (request, status) = waiting(tx, who.id, reply)?;
            open(tx, &moment, status.clone(), (request.clone(), None))?;
            withdraw(tx, &request, &status)?;
            tell_writer(tx, &moment, (&who, &request, &status), Said::Yes)
        })
        .await
}

/// Refuses a reply that waits for `who`.
pub async fn turn_down(app: &App, who: &LocalAccount, reply: StatusId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let (request, status) = waiting(tx, who.id, reply)?;
            let (state, decided_at) = (ReplyState::Rejected, Some(moment.now));
            db::reply::save(tx, &ReplyRequest { state, decided_at, ..request.clone() })?;
            withdraw(tx, &request, &status)?;
            told_anew(tx, &status)?;
            tell_writer(tx, &moment, (&who, &request, &status), Said::No)
        })
        .await
}

/// Takes a reply to a status of `who` out of its thread, where not everyone may reply, or where it was
/// let in.
pub async fn take_back_reply(app: &App, who: &LocalAccount, reply: StatusId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let status = db::status::visible(tx, Some(who.id), reply)?.ok_or(find::NOT_FOUND)?;
            let Some((parent, request)) = let_stand(tx, &who, &status, &moment)? else {
                return Err(Refusal::Forbidden(say!("refusal-this-action-is-not-allowed")).into());
            };
            // Who replied is among those who had to do with what they replied to.
            let is_here = [&parent, &status].iter().any(|one| one.visibility.is_local_only());
            let inboxes = if is_here { vec![] } else { reach::inboxes(tx, &parent)? };
            let (stamp_uri, reply_uri) = (reply_stamp_uri(&who.uri, status.id), status.uri.clone());
            put_out(tx, &moment, status, request)?;
            if inboxes.is_empty() {
                return Ok(());
            }
            let (author, parent_uri) = (who.id, parent.uri);
            let job =
                Job::AnnounceReplyRevocation { author, stamp_uri, reply_uri, parent_uri, inboxes };
            tx.enqueue(&job, moment.now)
        })
        .await
}

/// Whether [`take_back_reply`] would do something.
pub fn may_take_back_reply(tx: &ReadTx<'_>, who: &Account, status: &Status) -> Result<bool> {
    let Some(parent) = answered(tx, who, status)? else { return Ok(false) };
    Ok(is_limited(tx, &parent, status)?)
}

/// What of `who` is answered by what is somebody else's.
fn answered(tx: &ReadTx<'_>, who: &Account, status: &Status) -> rusqlite::Result<Option<Status>> {
    let parent = status.in_reply_to.filter(|_| status.author != who.id);
    let parent = parent.map(|parent| db::status::by_id(tx, parent)).transpose()?.flatten();
    Ok(parent.filter(|parent| parent.author == who.id))
}

/// Whether somebody's leave was needed for it.
fn is_limited(tx: &ReadTx<'_>, parent: &Status, status: &Status) -> rusqlite::Result<bool> {
    let request = db::reply::of(tx, status.id)?;
    Ok(match request.map(|request| request.state) {
        Some(ReplyState::Accepted) => true,
        Some(ReplyState::Pending | ReplyState::Rejected | ReplyState::Revoked) => false,
        None => !parent.reply_policy.automatic.everyone,
    })
}

/// What a reply answers that `who` lets stand there, and the leave for it: a new one, where nobody had
/// to ask.
fn let_stand(
    tx: &ReadTx<'_>,
    who: &Account,
    status: &Status,
    moment: &Moment,
) -> Result<Option<(Status, ReplyRequest)>> {
    let Some(parent) = answered(tx, who, status)? else { return Ok(None) };
    if !is_limited(tx, &parent, status)? {
        return Ok(None);
    }
    let request = db::reply::of(tx, status.id)?.unwrap_or_else(|| ReplyRequest {
        status: status.id,
        author: who.id,
        uri: status.uri.clone(),
        audience: status.visibility,
        state: ReplyState::Accepted,
        stamp_uri: None,
        asked_at: moment.now,
        decided_at: None,
    });
    Ok(Some((parent, request)))
}

/// A reply that waits for `who`; those of others are not there.
fn waiting(tx: &ReadTx<'_>, who: AccountId, reply: StatusId) -> Result<(ReplyRequest, Status)> {
    let request = db::reply::of(tx, reply)?
        .filter(|request| request.author == who && request.state == ReplyState::Pending);
    let status = db::status::by_id(tx, reply)?;
    Ok(request.zip(status).ok_or(find::NOT_FOUND)?)
}

fn withdraw(tx: &WriteTx<'_>, request: &ReplyRequest, status: &Status) -> Result<()> {
    let (kind, writer) = (NotificationKind::ReplyAsked, status.author);
    Ok(db::notification::withdraw(tx, request.author, kind, writer, Some(status.id))?)
}

/// What is said to a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Yes,
    No,
}

/// Who replied from another server hears what was said: to their request, or to the reply if that came
/// without one.
fn tell_writer(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (who, request, status): (&Account, &ReplyRequest, &Status),
    said: Said,
) -> Result<()> {
    let writer = db::account::by_id(tx, status.author)?;
    let Some(writer) = writer.filter(|writer| !writer.is_local()) else { return Ok(()) };
    let parent = status.in_reply_to.map(|parent| db::status::by_id(tx, parent));
    let Some(parent) = parent.transpose()?.flatten() else { return Ok(()) };
    let told = if request.uri != status.uri {
        let asked = Request {
            uri: request.uri.clone(),
            from: writer.id,
            target: parent.id,
            instrument_uri: status.uri.clone(),
        };
        let stamp = (said == Said::Yes).then(|| reply_stamp_uri(&who.uri, status.id));
        answer(moment, (ActivityKind::ReplyRequest, &asked), (who, &writer, &parent), stamp)
    } else if said == Said::Yes {
        return tx.enqueue(&Job::VouchForReply { status: status.id }, moment.now);
    } else {
        let id = peer::uri(who, "rejects/replies", moment.id());
        let no = Activity::upon(ActivityKind::Reject, id, who.uri.clone(), status.uri.clone());
        let no = Activity { target: Some(parent.uri), ..no };
        no.addressed(vec![writer.uri.clone()], vec![])
    };
    peer::tell_in(tx, moment, (who, &writer), (Context::Note, told))
}
