//! Quotes: a status that shows another inside, if the other's author lets it.
//!
//! [`draft`] is what our people write. [`remote`] is what peers' statuses quote. [`consent`] is
//! what the author of a quoted status says: granted, refused, taken back. [`request`] answers
//! peers that ask for somebody of ours.

mod consent;
mod draft;
mod remote;
mod request;

pub use consent::{
    grant_quote, receive_quote_answer, receive_revocation, refuse_quote, revoke_quote, set_policies,
};
pub use remote::found_quoted;
pub use request::{answer_quote_request, may_be_quoted};

pub(super) use consent::apply_policies;
pub(super) use draft::{Quoted, audience, check_mentioned, find, hold, store};
pub(super) use remote::{note_down, replace, stamped, take};

use crate::base::{AccountId, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{NotificationKind, Quote, QuoteState, Status};
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};

/// The id of the authorization that an author of ours gave: `…/users/alice/quote_authorizations/1`.
pub fn stamp_uri(quoted_author: &str, quoting: StatusId) -> String {
    format!("{quoted_author}/quote_authorizations/{quoting}")
}

/// What a reply quotes that was let in: as if it were written now.
pub(super) fn release(tx: &WriteTx<'_>, moment: &Moment, status: &Status) -> Result<()> {
    let quote = db::quote::of(tx, status.id)?;
    let Some(quote) = quote.filter(|quote| quote.state == QuoteState::Pending) else {
        return Ok(());
    };
    if !db::account::is_local(tx, status.author)? {
        return remote::look(tx, moment, status, (quote, 0));
    }
    if draft::is_let_still(tx, status, &quote)? {
        return draft::ask(tx, moment, status, quote);
    }
    Ok(db::quote::update(tx, &Quote { state: QuoteState::Rejected, ..quote })?)
}

/// Tells an author of ours that they are quoted.
fn tell_quoted(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    account: AccountId,
) -> Result<()> {
    let told = Told {
        account,
        kind: NotificationKind::Quote,
        from: status.author,
        status: Some(status.id),
    };
    notify::tell(tx, moment, told)
}

/// The status that is quoted, where it is one that can be: no boost, and not for this server only.
fn quotable(tx: &ReadTx<'_>, uri: &str) -> Result<Option<Status>> {
    let known = db::status::by_uri_or_url(tx, uri)?;
    Ok(known.filter(|known| known.boost_of.is_none() && !known.visibility.is_local_only()))
}
