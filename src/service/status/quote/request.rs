//! Peers ask whether they may quote somebody of ours.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx};
use crate::model::{Account, Consent, Quote, QuoteState, Status, quote as rule};
use crate::protocol::activitypub::outgoing::{Activity, ActivityKind, Context, Object};
use crate::service::moment::Moment;
use crate::service::peer;

use super::consent::settle;
use super::stamp_uri;

/// A `QuoteRequest`: somebody's account asks to quote a status of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteRequest {
    pub uri: String,
    pub from: AccountId,
    pub quoted: StatusId,
    /// The id of the status that quotes.
    pub quoting_uri: String,
}

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
    request: QuoteRequest,
    quoting: Option<StatusId>,
) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let status =
                db::status::by_id(tx, request.quoted)?.ok_or(Refusal::NotFound("status"))?;
            let author = db::account::by_id(tx, status.author)?;
            let from = db::account::by_id(tx, request.from)?;
            let (author, from) = author.zip(from).ok_or(Refusal::NotFound("account"))?;
            let stamp = match quoting {
                Some(quoting) if is_welcome(tx, &status, from.id)? => {
                    grant(tx, &moment, &request, (quoting, &author))?
                }
                Some(_) | None => None,
            };
            let answer = answer(&moment, &request, (&author, &from, &status), stamp);
            peer::tell_in(tx, &moment, (&author, &from), (Context::Note, answer))
        })
        .await
}

/// Answers the id of the authorization.
fn grant(
    tx: &db::WriteTx<'_>,
    moment: &Moment,
    request: &QuoteRequest,
    (quoting, author): (StatusId, &Account),
) -> Result<Option<String>> {
    let by = db::status::by_id(tx, quoting)?.filter(|by| by.author == request.from);
    let quote = db::quote::of(tx, quoting)?.filter(|quote| quote.quoted == Some(request.quoted));
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

fn answer(
    moment: &Moment,
    request: &QuoteRequest,
    (author, from, quoted): (&Account, &Account, &Status),
    stamp: Option<String>,
) -> Activity {
    let asked = Activity {
        instrument: Some(Object::Id(request.quoting_uri.clone())),
        ..Activity::upon(
            ActivityKind::QuoteRequest,
            request.uri.clone(),
            from.uri.clone(),
            quoted.uri.clone(),
        )
    };
    let (kind, list) = match stamp {
        Some(_) => (ActivityKind::Accept, "accepts/quote_requests"),
        None => (ActivityKind::Reject, "rejects/quote_requests"),
    };
    let id = peer::uri(author, list, moment.id());
    let answer = Activity::about(kind, id, author.uri.clone(), asked);
    Activity { result: stamp, ..answer }.addressed(vec![from.uri.clone()], vec![])
}
