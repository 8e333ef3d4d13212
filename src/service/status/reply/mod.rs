//! Replies, as far as authors say who may write them: everybody, those who follow, or only those
//! whom they name. Some decide it each time.
//!
//! [`draft`] is what our people write. [`remote`] is what peers answer. [`request`] answers peers
//! that ask, and [`answer`] takes what they say to somebody of ours who asked. [`decide`] is what our
//! people say by hand, and [`outcome`] what follows from what was said.

mod answer;
mod decide;
mod draft;
mod outcome;
mod remote;
mod request;

pub use answer::{receive_reply_answer, receive_reply_revocation};
pub use decide::{let_in, may_take_back_reply, take_back_reply, turn_down};
pub use remote::needs_word;
pub use request::answer_reply_request;

pub(super) use draft::{ask, find, waiting};
pub(super) use remote::{Admission, admit, hold, is_admitted, keep_proof, may_return, vouch};

use crate::base::{AccountId, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{
    Consent, NotificationKind, ReplyRequest, ReplyState, Status, Tie, Visibility, reply as rule,
};
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};

/// The id of the authorization that an author of ours gave: `…/users/alice/reply_authorizations/1`.
pub fn reply_stamp_uri(parent_author: &str, reply: StatusId) -> String {
    format!("{parent_author}/reply_authorizations/{reply}")
}

/// How an account stands to the author of a status, and whether the status names it.
fn standing(tx: &ReadTx<'_>, parent: &Status, who: AccountId) -> Result<(Tie, bool)> {
    Ok((db::quote::tie(tx, who, parent.author)?, db::reply::is_named(tx, parent.id, who)?))
}

/// What somebody can expect who replies.
fn consent(tx: &ReadTx<'_>, parent: &Status, who: AccountId) -> Result<Consent> {
    let (tie, is_named) = standing(tx, parent, who)?;
    Ok(rule::consent(parent.reply_policy, tie, is_named))
}

/// Leaves a reply to wait until the author of what it answers lets it in; one of ours is told. `uri` is
/// that of the request, `audience` whom it is for then.
fn wait(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (parent, reply): (&Status, &Status),
    (uri, audience): (String, Visibility),
) -> Result<()> {
    let request = ReplyRequest {
        status: reply.id,
        author: parent.author,
        uri,
        audience,
        state: ReplyState::Pending,
        stamp_uri: None,
        asked_at: moment.now,
        decided_at: None,
    };
    db::reply::save(tx, &request)?;
    let (account, from) = (parent.author, reply.author);
    let kind = NotificationKind::ReplyAsked;
    notify::tell(tx, moment, Told { account, kind, from, status: Some(reply.id) })
}
