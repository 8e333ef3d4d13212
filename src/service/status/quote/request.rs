//! Peers ask whether they may quote somebody of ours.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx};
use crate::model::{Account, Consent, Quote, QuoteState, Status, quote as rule};
use crate::protocol::activitypub::outgoing::{ActivityKind, Context};
use crate::service::moment::Moment;
use crate::service::peer;
use crate::service::status::ask::{Request, answer};

use super::consent::settle;
use super::stamp_uri;

/// Whether a peer's account may quote a status of ours: it is open, and its author lets them.
pub async fn may_be_quoted(app: &App, quoted: StatusId, by: AccountId) -> Result<bool> {
    app.db
        .read(move |tx| {
            let Some(status) = db::status::by_id(tx, quoted)? else { return Ok(false) };
            is_welcome(tx, &status, by)
        })
        .await
}

fn is_welcome(tx: &ReadTx<'_>, quoted: &Status, by: AccountId) -> Result<bool> {
    if !quoted.visibility.is_open() || quoted.boost_of.is_some() {
        return Ok(false);
    }
    let tie = db::quote::tie(tx, by, quoted.author)?;
    Ok(rule::consent(quoted.quote_policy, quoted.visibility, tie) == Consent::Automatic)
}

/// Answers a request with Accept and an authorization, or with Reject. `quoting` is the status that
/// quotes, as it is stored; `None` if it was not even looked for. What was taken back once is not
/// granted again.
pub async fn answer_quote_request(
    app: &App,
    request: Request,
    quoting: Option<StatusId>,
) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let status =
                db::status::by_id(tx, request.target)?.ok_or(Refusal::NotFound("status"))?;
            let author = db::account::by_id(tx, status.author)?;
            let from = db::account::by_id(tx, request.from)?;
            let (author, from) = author.zip(from).ok_or(Refusal::NotFound("account"))?;
            let stamp = match quoting {
                Some(quoting) if is_welcome(tx, &status, from.id)? => {
                    grant(tx, &moment, &request, (quoting, &author))?
                }
                Some(_) | None => None,
            };
            let kind = ActivityKind::QuoteRequest;
            let answer = answer(&moment, (kind, &request), (&author, &from, &status), stamp);
            peer::tell_in(tx, &moment, (&author, &from), (Context::Note, answer))
        })
        .await
}

/// Answers the id of the authorization.
fn grant(
    tx: &db::WriteTx<'_>,
    moment: &Moment,
    request: &Request,
    (quoting, author): (StatusId, &Account),
) -> Result<Option<String>> {
    let by = db::status::by_id(tx, quoting)?.filter(|by| by.author == request.from);
    let quote = db::quote::of(tx, quoting)?.filter(|quote| quote.quoted == Some(request.target));
    let Some(quote) = by.and(quote) else { return Ok(None) };
    let stamp = stamp_uri(&author.uri, quoting);
    match quote.state {
        QuoteState::Accepted => Ok(Some(stamp)),
        QuoteState::Pending | QuoteState::Rejected => {
            let request_uri = Some(request.uri.clone());
            let state = QuoteState::Accepted;
            settle(tx, moment, &Quote { state, request_uri, stamp_uri: None, ..quote })?;
            Ok(Some(stamp))
        }
        QuoteState::Revoked | QuoteState::Deleted => Ok(None),
    }
}
