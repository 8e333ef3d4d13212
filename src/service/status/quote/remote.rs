//! What peers' statuses quote: believed only as far as the quoted author said yes.

use crate::app::App;
use crate::base::{Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::quote::{DEEPEST_QUOTE, consent};
use crate::model::{Consent, Job, Quote, QuoteState, RemoteQuote, Status, Visibility};
use crate::service::moment::Moment;
use crate::service::status::told_anew;

use super::{quotable, tell_quoted};

/// Writes down what a peer's status quotes that is for `audience`, and looks at it.
pub(in crate::service::status) fn take(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    remote: Option<&RemoteQuote>,
) -> Result<()> {
    match note_down(tx, (status.id, status.visibility), remote)? {
        Some((quote, depth)) => look(tx, moment, status, (quote, depth)),
        None => Ok(()),
    }
}

/// Writes down what a peer's status quotes that is for `audience`; answers it with how many quotes lead
/// here.
pub(in crate::service::status) fn note_down(
    tx: &WriteTx<'_>,
    (status, audience): (StatusId, Visibility),
    remote: Option<&RemoteQuote>,
) -> Result<Option<(Quote, u8)>> {
    let Some(RemoteQuote { uri, stamp_uri, is_legacy, depth }) = remote else { return Ok(None) };
    let quote = Quote {
        status,
        quoted_uri: uri.clone(),
        quoted: None,
        quoted_author: None,
        state: QuoteState::Pending,
        is_open: audience.is_open(),
        is_legacy: *is_legacy,
        request_uri: None,
        stamp_uri: stamp_uri.clone(),
    };
    db::quote::insert(tx, &quote)?;
    Ok(Some((quote, *depth)))
}

/// Finds out what a quote is of that was written down. What is not known, or not proven, is looked at
/// later.
pub(super) fn look(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    (quote, depth): (Quote, u8),
) -> Result<()> {
    let quote = match quotable(tx, &quote.quoted_uri)? {
        Some(quoted) => {
            let quote = with(tx, quote, status, &quoted)?;
            db::quote::update(tx, &quote)?;
            quote
        }
        None => quote,
    };
    if let (QuoteState::Accepted, Some(author)) = (quote.state, quote.quoted_author) {
        tell_quoted(tx, moment, status, author)?;
    }
    let is_open =
        quote.state == QuoteState::Pending && (quote.quoted.is_none() || quote.stamp_uri.is_some());
    if is_open && depth < DEEPEST_QUOTE {
        tx.enqueue(&Job::CheckQuote { status: status.id, depth }, moment.now)?;
    }
    Ok(())
}

/// The quote once it is known what it is of.
fn with(tx: &ReadTx<'_>, quote: Quote, status: &Status, quoted: &Status) -> Result<Quote> {
    let is_own = quoted.author == status.author;
    // What few may see nobody else quotes, whatever is claimed.
    if !is_own && matches!(quoted.visibility, Visibility::Followers | Visibility::Direct) {
        return Ok(Quote { state: QuoteState::Rejected, ..quote });
    }
    let tie = db::quote::tie(tx, status.author, quoted.author)?;
    // Who cannot ask is taken to have asked, where nobody who asks is turned down.
    let is_welcome = quote.is_legacy
        && consent(quoted.quote_policy, quoted.visibility, tie) == Consent::Automatic;
    let state = if is_own || is_welcome { QuoteState::Accepted } else { quote.state };
    Ok(Quote { quoted: Some(quoted.id), quoted_author: Some(quoted.author), state, ..quote })
}

/// What a quote is of was fetched meanwhile; answers how it stands now.
pub async fn found_quoted(app: &App, status: StatusId, quoted: StatusId) -> Result<Option<Quote>> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let Some(quote) = db::quote::of(tx, status)? else { return Ok(None) };
            if quote.quoted.is_some() || quote.state != QuoteState::Pending {
                return Ok(Some(quote));
            }
            let (Some(status), Some(quoted)) =
                (db::status::by_id(tx, status)?, db::status::by_id(tx, quoted)?)
            else {
                return Ok(Some(quote));
            };
            if quoted.boost_of.is_some() || quoted.visibility.is_local_only() {
                return Ok(Some(quote));
            }
            let quote = with(tx, quote, &status, &quoted)?;
            db::quote::update(tx, &quote)?;
            if quote.state == QuoteState::Accepted {
                tell_quoted(tx, &moment, &status, quoted.author)?;
            }
            told_anew(tx, &status)?;
            Ok(Some(quote))
        })
        .await
}

/// A peer's status was edited: it may quote something else now, or nothing.
pub(in crate::service::status) fn replace(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    remote: Option<&RemoteQuote>,
) -> Result<()> {
    let known = db::quote::of(tx, status.id)?;
    let same = known.as_ref().map(|known| &known.quoted_uri) == remote.map(|remote| &remote.uri);
    if same {
        return stamped(tx, moment, status, remote);
    }
    db::quote::delete(tx, status.id)?;
    match waits_for(tx, status)? {
        Some(audience) => note_down(tx, (status.id, audience), remote).map(drop),
        None => take(tx, moment, status, remote),
    }
}

/// Whom a peer's reply is for that is not let in; what it quotes is looked at once it is.
fn waits_for(tx: &ReadTx<'_>, status: &Status) -> Result<Option<Visibility>> {
    if status.visibility != Visibility::OnlyMe {
        return Ok(None);
    }
    Ok(db::reply::of(tx, status.id)?.map(|request| request.audience))
}

/// A peer's status bears an authorization that it did not bear before.
pub(in crate::service::status) fn stamped(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    remote: Option<&RemoteQuote>,
) -> Result<()> {
    let Some((remote, quote)) = remote.zip(db::quote::of(tx, status.id)?) else { return Ok(()) };
    let is_news = remote.stamp_uri.is_some() && remote.stamp_uri != quote.stamp_uri;
    let may_yet = matches!(quote.state, QuoteState::Pending | QuoteState::Rejected);
    if remote.uri != quote.quoted_uri || !is_news || !may_yet {
        return Ok(());
    }
    let stamp_uri = remote.stamp_uri.clone();
    db::quote::update(tx, &Quote { stamp_uri, state: QuoteState::Pending, ..quote })?;
    if waits_for(tx, status)?.is_some() {
        return Ok(());
    }
    tx.enqueue(&Job::CheckQuote { status: status.id, depth: remote.depth }, moment.now)
}
