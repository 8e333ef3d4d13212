//! How much is asked of one host while nobody waits for it.
//!
//! One budget per host and hour for everything that the jobs of the fetch lane ask for, whatever
//! it is: documents, lookups of handles, pages and their pictures. It is counted in the database,
//! so that a restart does not renew it. What a person waits for, and what must be known to judge
//! what a peer brought, is not counted: people are few, and what peers bring is bounded at the door.

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::model::fetches::{BUDGET_HOUR, Errand, Spent};
use crate::protocol::url::{authority, web};

use super::RemoteError;

/// Counts a fetch from the host of `url`, if nobody waits for it.
///
/// # Errors
/// When the budget of the host is spent.
pub(super) async fn spend(app: &App, url: &str) -> Result<(), RemoteError> {
    spent(app, url).await?.map_or(Ok(()), |spent| Err(spent.into()))
}

/// As [`spend`], where only the host is known.
pub(super) async fn spend_on(app: &App, host: &str) -> Result<(), RemoteError> {
    count(app, host.to_owned()).await?.map_or(Ok(()), |spent| Err(spent.into()))
}

/// As [`spend`]; answers whose budget is spent, if it is.
pub async fn spent(app: &App, url: &str) -> Result<Option<Spent>> {
    match web(url).as_ref().and_then(authority) {
        Some(host) => count(app, host).await,
        None => Ok(None),
    }
}

async fn count(app: &App, host: String) -> Result<Option<Spent>> {
    if app.errand == Errand::Awaited {
        return Ok(None);
    }
    let (most, now) = (app.settings.now().limits.background_fetches, app.clock.now());
    let counted = host.clone();
    let may = app.db.write(move |tx| Ok(db::fetches::spend(tx, &counted, most, now)?)).await?;
    Ok(may.err().map(|began| Spent { host, until: began.plus(BUDGET_HOUR) }))
}
