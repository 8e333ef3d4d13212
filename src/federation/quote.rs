//! What a peer's status quotes, looked at: fetched if it is not known, and believed only with an
//! authorization that its author serves.

use crate::app::App;
use crate::base::{Result, StatusId};
use crate::db;
use crate::model::quote::DEEPEST_QUOTE;
use crate::model::{Quote, QuoteState, Verdict};
use crate::protocol::activitypub::incoming::Lets;
use crate::remote::is_ours;
use crate::service;

use super::authorization::{Claim, is_good};
use super::resolve;
use super::verdict::{self, Outcome};

/// Looks at the quote of a status as a job; `depth` quotes lead to the status.
pub async fn check(app: &App, status: StatusId, depth: u8, attempts: u32) -> Verdict {
    verdict::of(look(app, status, depth).await, attempts)
}

async fn look(app: &App, status: StatusId, depth: u8) -> Outcome {
    let known = app.db.read(move |tx| Ok(db::quote::of(tx, status)?)).await?;
    let Some(mut quote) = known.filter(is_open) else { return Ok(()) };
    if quote.quoted.is_none() {
        if depth >= DEEPEST_QUOTE {
            return Ok(());
        }
        let quoted = resolve::quoted(app, &quote.quoted_uri, depth + 1).await?;
        let found = service::status::found_quoted(app, status, quoted).await?;
        let Some(found) = found.filter(is_open) else { return Ok(()) };
        quote = found;
    }
    let Some(stamp) = quote.stamp_uri.clone() else { return Ok(()) };
    // What an author of ours granted was written down when it was granted.
    if quote.quoted.is_none() || is_ours(&app.settings.now(), &stamp) {
        return Ok(());
    }
    let good = match claim(app, &quote).await? {
        Some(claim) => is_good(app, &stamp, (Lets::Quote, claim)).await,
        None => Ok(false),
    };
    match good {
        Ok(true) => service::status::grant_quote(app, status, stamp).await?,
        Ok(false) => service::status::refuse_quote(app, status).await?,
        Err(failure) if failure.may_pass() => return Err(failure.into()),
        Err(failure) => {
            tracing::debug!(%status, "the authorization of a quote cannot be had: {failure}");
            service::status::refuse_quote(app, status).await?;
        }
    }
    Ok(())
}

fn is_open(quote: &Quote) -> bool {
    quote.state == QuoteState::Pending
}

/// What the authorization of a quote must be about; `None`: not all of it is known.
async fn claim(app: &App, quote: &Quote) -> Result<Option<Claim>> {
    let (quoting, quoted, author) = (quote.status, quote.quoted, quote.quoted_author);
    let named = app.db.read(move |tx| {
        let uri = |id| Ok::<_, rusqlite::Error>(db::status::by_id(tx, id)?.map(|found| found.uri));
        let author = author.map(|author| db::account::by_id(tx, author)).transpose()?.flatten();
        let quoted = quoted.map(uri).transpose()?.flatten();
        Ok((uri(quoting)?, quoted, author.map(|author| author.uri)))
    });
    let (Some(interacting), Some(target), Some(author)) = named.await? else { return Ok(None) };
    Ok(Some(Claim { interacting, target, author }))
}
