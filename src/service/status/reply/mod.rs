//! Replies, as far as authors say who may write them: everybody, those who follow, or only those
//! whom they name. Some decide it each time.
//!
//! [`draft`] is what our people write. [`remote`] is what peers answer. [`request`] answers peers
//! that ask, and [`answer`] takes what they say to somebody of ours who asked.

mod answer;
mod draft;
mod remote;
mod request;

pub use answer::receive_reply_answer;
pub use remote::needs_word;
pub use request::answer_reply_request;

pub(super) use draft::{ask, find, waiting};
pub(super) use remote::{admit, is_admitted, vouch};

use crate::base::{AccountId, Result, StatusId};
use crate::db::{self, ReadTx};
use crate::model::{Consent, Status, Tie, reply as rule};

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
