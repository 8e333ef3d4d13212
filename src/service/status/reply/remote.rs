//! What peers answer: taken in only as far as the author of what is answered lets it.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::reply::{MOST_WAITING, MOST_WAITING_OF_ONE};
use crate::model::{
    Account, Consent, Job, Policy, RemoteStatus, ReplyProof, ReplyRequest, ReplyState, Status,
    reply as rule,
};
use crate::service::moment::Moment;
use crate::service::status::spread::Arrival;

use super::{consent, standing, wait};

const NOT_LET: Refusal =
    Refusal::Forbidden("the author of what it answers lets only certain people reply");
const TOO_MANY: Refusal =
    Refusal::Forbidden("too many replies wait for the author of what it answers");
const UNPROVEN: Refusal = Refusal::Forbidden(
    "the author of what it answers decides who may reply, and nothing shows that they let it in",
);

/// How a peer's reply stands where it is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service::status) enum Admission {
    Welcome,
    /// Its author of ours decides by hand.
    Waits,
}

/// How a peer's reply that is new here is to be taken in.
///
/// # Errors
/// Refused if it is not wanted where it would stand, or if too many wait there.
pub(in crate::service::status) fn admit(
    tx: &ReadTx<'_>,
    parent: &Status,
    (remote, arrival): (&RemoteStatus, Arrival),
) -> Result<Admission> {
    let is_vouched = matches!(remote.reply_proof, ReplyProof::Vouched(_));
    if is_admitted(tx, parent, remote.author, is_vouched)? {
        return Ok(Admission::Welcome);
    }
    if !db::account::is_local(tx, parent.author)? {
        return Err(UNPROVEN.into());
    }
    // Nobody is asked to look at what nobody sent.
    let is_asked =
        consent(tx, parent, remote.author)? == Consent::Manual && arrival == Arrival::Brought;
    if !is_asked {
        return Err(NOT_LET.into());
    }
    let of_one = db::reply::count_of(tx, parent.author, remote.author, MOST_WAITING_OF_ONE)?;
    let of_all = db::reply::count(tx, parent.author, MOST_WAITING)?;
    if of_one >= MOST_WAITING_OF_ONE || of_all >= MOST_WAITING {
        return Err(TOO_MANY.into());
    }
    Ok(Admission::Waits)
}

/// Writes down that a peer's reply waits, of which its audience is still to hear, and tells who is
/// asked.
pub(in crate::service::status) fn hold(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (parent, reply): (&Status, &Status),
    remote: &RemoteStatus,
) -> Result<()> {
    let uri = match &remote.reply_proof {
        ReplyProof::Asked(request) => request.clone(),
        ReplyProof::None | ReplyProof::Vouched(_) => reply.uri.clone(),
    };
    wait(tx, moment, (parent, reply), (uri, remote.visibility))
}

/// Keeps with which authorization a peer's reply to somebody else came, by which its author can take
/// the leave back.
pub(in crate::service::status) fn keep_proof(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (parent, reply): (&Status, &Status),
    proof: &ReplyProof,
) -> Result<()> {
    let ReplyProof::Vouched(stamp) = proof else { return Ok(()) };
    let request = ReplyRequest {
        status: reply.id,
        author: parent.author,
        uri: reply.uri.clone(),
        audience: reply.visibility,
        state: ReplyState::Accepted,
        stamp_uri: Some(stamp.clone()),
        asked_at: moment.now,
        decided_at: Some(moment.now),
    };
    Ok(db::reply::save(tx, &request)?)
}

/// Whether what is here already may be put below what it answers: not what was put out of there.
pub(in crate::service::status) fn may_return(tx: &ReadTx<'_>, status: StatusId) -> Result<bool> {
    let state = db::reply::of(tx, status)?.map(|request| request.state);
    Ok(!matches!(state, Some(ReplyState::Rejected | ReplyState::Revoked)))
}

/// Whether a peer's account may answer a status. Of ours we know it ourselves; what is somebody
/// else's needs their word, where not everyone may.
pub(in crate::service::status) fn is_admitted(
    tx: &ReadTx<'_>,
    parent: &Status,
    who: AccountId,
    is_vouched: bool,
) -> Result<bool> {
    // Most let everyone, and are asked nothing.
    if is_vouched || parent.reply_policy.automatic.everyone {
        return Ok(true);
    }
    let (tie, is_named) = standing(tx, parent, who)?;
    Ok(if db::account::is_local(tx, parent.author)? {
        rule::consent(parent.reply_policy, tie, is_named) == Consent::Automatic
    } else {
        !rule::needs_word(parent.reply_policy, tie, is_named)
    })
}

/// The author of what is answered, if they are on another server and a reply by `who` needs their
/// word; with the id of what is answered.
pub async fn needs_word(
    app: &App,
    parent: StatusId,
    who: AccountId,
) -> Result<Option<(Account, String)>> {
    app.db
        .read(move |tx| {
            let Some(parent) = db::status::by_id(tx, parent)? else { return Ok(None) };
            if is_admitted(tx, &parent, who, false)? {
                return Ok(None);
            }
            let author = db::account::by_id(tx, parent.author)?;
            Ok(author.filter(|author| !author.is_local()).map(|author| (author, parent.uri)))
        })
        .await
}

/// Tells everybody who cannot see it for themselves that a peer's reply to a status of ours is
/// wanted, unless it was asked for, and is answered by itself.
pub(in crate::service::status) fn vouch(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (parent, reply): (&Status, &Status),
    proof: &ReplyProof,
) -> Result<()> {
    let is_limited = parent.reply_policy != Policy::OPEN && *proof == ReplyProof::None;
    if is_limited && db::account::is_local(tx, parent.author)? {
        tx.enqueue(&Job::VouchForReply { status: reply.id }, moment.now)?;
    }
    Ok(())
}
