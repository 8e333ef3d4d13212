//! Replies that people of ours write.

use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{Account, Consent, Job, Status, Visibility, reply as rule};
use crate::say;
use crate::service::moment::Moment;
use crate::service::status::find as statuses;

use super::{consent, standing, wait};

/// What is to be answered; of a boost, the boosted one.
///
/// # Errors
/// Refused if its author does not let them reply.
pub(in crate::service::status) fn find(
    tx: &ReadTx<'_>,
    who: AccountId,
    id: StatusId,
) -> Result<Status> {
    let parent = statuses::shown(tx, who, id)?;
    check(tx, who, &parent)?;
    Ok(parent)
}

fn check(tx: &ReadTx<'_>, who: AccountId, parent: &Status) -> Result<()> {
    match consent(tx, parent, who)? {
        Consent::Automatic | Consent::Manual | Consent::Unknown => Ok(()),
        Consent::Denied => {
            let problem = say!("refusal-only-some-reply-to-it");
            Err(Refusal::invalid("in_reply_to_id", problem).into())
        }
    }
}

/// A new reply as it is until the author of what it answers lets it in: for its writer alone.
/// `None`: nobody needs to be asked.
///
/// # Errors
/// Refused if the author has thought better of it meanwhile.
pub(in crate::service::status) fn waiting(
    tx: &ReadTx<'_>,
    status: &Status,
) -> Result<Option<Status>> {
    let Some((parent, author)) = answered(tx, status)? else { return Ok(None) };
    check(tx, status.author, &parent)?;
    let (tie, is_named) = standing(tx, &parent, status.author)?;
    let is_asked = if author.is_local() {
        rule::consent(parent.reply_policy, tie, is_named) == Consent::Manual
            && status.visibility != Visibility::OnlyMe
    } else {
        !status.visibility.is_local_only() && rule::needs_word(parent.reply_policy, tie, is_named)
    };
    Ok(is_asked.then(|| Status { visibility: Visibility::OnlyMe, ..status.clone() }))
}

/// Asks the author of what is answered to let a reply in, which then is for `status.visibility`.
pub(in crate::service::status) fn ask(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
) -> Result<()> {
    let Some((parent, author)) = answered(tx, status)? else { return Ok(()) };
    let by = db::account::by_id(tx, status.author)?.ok_or(Refusal::NotFound("account"))?;
    let uri = format!("{}/reply_requests/{}", by.uri, status.id);
    wait(tx, moment, (&parent, status), (uri, status.visibility))?;
    if author.is_local() {
        return Ok(());
    }
    tx.enqueue(&Job::AskToReply { status: status.id }, moment.now)
}

/// What a status answers, and whose that is.
fn answered(tx: &ReadTx<'_>, status: &Status) -> Result<Option<(Status, Account)>> {
    let parent = status.in_reply_to.map(|parent| db::status::by_id(tx, parent));
    let Some(parent) = parent.transpose()?.flatten() else { return Ok(None) };
    let author = db::account::by_id(tx, parent.author)?;
    Ok(author.map(|author| (parent, author)))
}
