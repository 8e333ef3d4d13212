//! What peers answer: taken in only as far as the author of what is answered lets it.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{
    Account, Consent, Job, Policy, RemoteStatus, ReplyProof, Status, reply as rule,
};
use crate::service::moment::Moment;

use super::standing;

const NOT_LET: Refusal =
    Refusal::Forbidden("the author of what it answers lets only certain people reply");
const UNPROVEN: Refusal = Refusal::Forbidden(
    "the author of what it answers decides who may reply, and nothing shows that they let it in",
);

/// Refuses a peer's reply that is not wanted where it would stand.
pub(in crate::service::status) fn admit(
    tx: &ReadTx<'_>,
    parent: &Status,
    remote: &RemoteStatus,
) -> Result<()> {
    let is_vouched = remote.reply_proof == ReplyProof::Vouched;
    if is_admitted(tx, parent, remote.author, is_vouched)? {
        return Ok(());
    }
    let is_ours = db::account::is_local(tx, parent.author)?;
    Err(if is_ours { NOT_LET } else { UNPROVEN }.into())
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
    proof: ReplyProof,
) -> Result<()> {
    let is_limited = parent.reply_policy != Policy::OPEN && proof == ReplyProof::None;
    if is_limited && db::account::is_local(tx, parent.author)? {
        tx.enqueue(&Job::VouchForReply { status: reply.id }, moment.now)?;
    }
    Ok(())
}
