//! Replies that people of ours write.

use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{
    Account, Consent, Job, ReplyRequest, ReplyState, Status, Visibility, reply as rule,
};
use crate::say;
use crate::service::moment::Moment;
use crate::service::status::find as statuses;

use super::{consent, standing};

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
/// Refused if the author has thought better of it meanwhile, or if it is to quote at the same time,
/// of which another author would have to be told before.
pub(in crate::service::status) fn waiting(
    tx: &ReadTx<'_>,
    status: &Status,
    quotes: bool,
) -> Result<Option<Status>> {
    let Some((parent, author)) = answered(tx, status)? else { return Ok(None) };
    check(tx, status.author, &parent)?;
    let (tie, is_named) = standing(tx, &parent, status.author)?;
    let is_asked = !author.is_local()
        && !status.visibility.is_local_only()
        && rule::needs_word(parent.reply_policy, tie, is_named);
    if is_asked && quotes {
        let problem = say!("refusal-no-quote-in-such-a-reply");
        return Err(Refusal::invalid("quoted_status_id", problem).into());
    }
    Ok(is_asked.then(|| Status { visibility: Visibility::OnlyMe, ..status.clone() }))
}

/// Asks the author of what is answered to let a reply in, which then is for `status.visibility`.
pub(in crate::service::status) fn ask(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
) -> Result<()> {
    let Some((_, author)) = answered(tx, status)? else { return Ok(()) };
    let by = db::account::by_id(tx, status.author)?.ok_or(Refusal::NotFound("account"))?;
    let request = ReplyRequest {
        status: status.id,
        author: author.id,
        uri: format!("{}/reply_requests/{}", by.uri, status.id),
        audience: status.visibility,
        state: ReplyState::Pending,
        stamp_uri: None,
    };
    db::reply::insert(tx, &request)?;
    tx.enqueue(&Job::AskToReply { status: status.id }, moment.now)
}

/// What a status answers, and whose that is.
fn answered(tx: &ReadTx<'_>, status: &Status) -> Result<Option<(Status, Account)>> {
    let parent = status.in_reply_to.map(|parent| db::status::by_id(tx, parent));
    let Some(parent) = parent.transpose()?.flatten() else { return Ok(None) };
    let author = db::account::by_id(tx, parent.author)?;
    Ok(author.map(|author| (parent, author)))
}
