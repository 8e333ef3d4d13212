//! Quotes that people of ours write.

use crate::base::{AccountId, Error, Refusal, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{
    Account, Consent, Draft, Job, Quote, QuoteState, Status, Visibility, quote as rule,
};
use crate::service::moment::Moment;
use crate::service::status::find as statuses;

use super::tell_quoted;

/// What a draft quotes, with what its author says to it.
#[derive(Debug, Clone)]
pub(in crate::service::status) struct Quoted {
    status: Status,
    author: Account,
    consent: Consent,
}

/// What is to be quoted; of a boost, the boosted one. What may not be quoted is not found, as in
/// Mastodon.
pub(in crate::service::status) fn find(
    tx: &ReadTx<'_>,
    who: AccountId,
    id: StatusId,
) -> Result<Quoted> {
    let status = statuses::shown(tx, who, id)?;
    let tie = db::quote::tie(tx, who, status.author)?;
    let consent = rule::consent(status.quote_policy, status.visibility, tie);
    if consent == Consent::Denied {
        return Err(statuses::NOT_FOUND.into());
    }
    let author = db::account::by_id(tx, status.author)?.ok_or(statuses::NOT_FOUND)?;
    Ok(Quoted { status, author, consent })
}

/// The audience of a status that quotes, if its writer asks for `asked`.
///
/// # Errors
/// Refused if the quote would tell others of what stays here, or if its author would have to be
/// told of what stays here.
pub(in crate::service::status) fn audience(
    asked: Visibility,
    quoted: Option<&Quoted>,
) -> Result<Visibility, Refusal> {
    let Some(Quoted { status, author, consent }) = quoted else { return Ok(asked) };
    let refused = |problem| Err(Refusal::invalid("quoted_status_id", problem));
    let Some(visibility) = rule::audience(asked, status.visibility) else {
        return refused("stays on this server, and only a post that stays here too can quote it");
    };
    let asks = *consent != Consent::Automatic && !author.is_local();
    if visibility.is_local_only() && asks {
        return refused("can be quoted only after its author is asked, and this post stays here");
    }
    Ok(visibility)
}

/// Refuses to talk behind somebody's back: who is quoted in a direct message is spoken to.
pub(in crate::service::status) fn check_mentioned(
    who: AccountId,
    visibility: Visibility,
    quoted: Option<&Quoted>,
    mentioned: &[AccountId],
) -> Result<(), Refusal> {
    let Some(Quoted { author, .. }) = quoted else { return Ok(()) };
    if visibility == Visibility::Direct && author.id != who && !mentioned.contains(&author.id) {
        let problem = "is by somebody whom this direct message does not mention";
        return Err(Refusal::invalid("quoted_status_id", problem));
    }
    Ok(())
}

/// Writes down what a new status of ours quotes, for as long as that waits itself; nobody is asked yet.
pub(in crate::service::status) fn hold(
    tx: &WriteTx<'_>,
    status: &Status,
    draft: &Draft,
) -> Result<()> {
    let Some(id) = draft.quoted else { return Ok(()) };
    // Asked again: the author may have thought better of it meanwhile.
    let quoted = find(tx, status.author, id)?;
    audience(status.visibility, Some(&quoted))?;
    let quote = Quote {
        status: status.id,
        quoted_uri: quoted.status.uri,
        quoted: Some(quoted.status.id),
        quoted_author: Some(quoted.author.id),
        state: QuoteState::Pending,
        is_open: status.visibility.is_open(),
        is_legacy: false,
        request_uri: None,
        stamp_uri: None,
    };
    Ok(db::quote::insert(tx, &quote)?)
}

/// As [`hold`], of a status that is out: its author is asked where that must be.
pub(in crate::service::status) fn store(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    draft: &Draft,
) -> Result<()> {
    hold(tx, status, draft)?;
    match db::quote::of(tx, status.id)? {
        Some(quote) => ask(tx, moment, status, quote),
        None => Ok(()),
    }
}

/// Settles a quote of ours that was held, or asks whoever has to.
pub(super) fn ask(tx: &WriteTx<'_>, moment: &Moment, status: &Status, quote: Quote) -> Result<()> {
    let author = quote.quoted_author.map(|author| db::account::by_id(tx, author)).transpose()?;
    let Some(author) = author.flatten() else { return Ok(()) };
    if author.is_local() || status.visibility.is_local_only() {
        db::quote::update(tx, &Quote { state: QuoteState::Accepted, ..quote })?;
        return tell_quoted(tx, moment, status, author.id);
    }
    let by = db::account::by_id(tx, status.author)?.ok_or(Refusal::NotFound("account"))?;
    let request_uri = Some(format!("{}/quote_requests/{}", by.uri, status.id));
    db::quote::update(tx, &Quote { request_uri, ..quote })?;
    tx.enqueue(&Job::AskToQuote { status: status.id }, moment.now)
}

/// Whether the author of ours or of a peer's still lets the writer of `status` quote them.
pub(super) fn is_let_still(tx: &ReadTx<'_>, status: &Status, quote: &Quote) -> Result<bool> {
    let Some(quoted) = quote.quoted else { return Ok(false) };
    match find(tx, status.author, quoted) {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(problem) => Err(problem),
    }
}
