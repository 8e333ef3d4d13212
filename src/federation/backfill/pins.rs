//! What an account has pinned to its profile, as its server shows it.

use crate::app::App;
use crate::base::StatusId;
use crate::federation::resolve;
use crate::model::Account;
use crate::protocol::activitypub::incoming::{Collection, Item, Note};
use crate::protocol::url::same_origin;
use crate::remote::{self, RemoteError};
use crate::service;

use super::collection::Named;
use super::newest::store;

/// Pins of one account.
const MOST_PINS: usize = 20;

/// Fetches what is pinned, and takes off what no longer is.
///
/// # Errors
/// When the budget of the host is spent. That there is no such collection is no mistake.
pub(super) async fn fetch(app: &App, account: &Account, featured: &str) -> Result<(), RemoteError> {
    let collection = match remote::document(app, featured).await {
        Ok(document) => Collection::read(&document),
        Err(RemoteError::Spent(spent)) => return Err(spent.into()),
        Err(failure) => {
            tracing::debug!(account.id = %account.id, "pins cannot be had: {failure}");
            return Ok(());
        }
    };
    let mut found = Named::at(collection, featured);
    if let (true, Some(page)) = (found.items.is_empty(), &found.next) {
        let page = page.clone();
        found = Named::at(Collection::read(&remote::document(app, &page).await?), &page);
    }
    let mut pinned = vec![];
    for item in found.items.into_iter().take(MOST_PINS) {
        match status(app, account, item).await {
            Ok(id) => pinned.extend(id),
            Err(RemoteError::Spent(spent)) => return Err(spent.into()),
            Err(failure) => tracing::debug!("a pin is left out: {failure}"),
        }
    }
    Ok(service::status::accept_pins(app, account.id, pinned).await?)
}

/// The status of the account that is pinned: what its own server shows is as good as fetched.
async fn status(app: &App, account: &Account, item: Item) -> Result<Option<StatusId>, RemoteError> {
    let Some(id) = item.id().filter(|id| same_origin(id, &account.uri)) else { return Ok(None) };
    if let Some(known) = resolve::known(app, &id).await? {
        return Ok(Some(known));
    }
    let shown = item.whole().and_then(|value| Note::read(value).ok());
    if let Some(note) = shown.filter(|note| note.authors.contains(&account.uri)) {
        return store(app, account, &note, false).await;
    }
    let (note, author) = resolve::fetch_note(app, &id).await?;
    if author.id == account.id { store(app, account, &note, false).await } else { Ok(None) }
}
