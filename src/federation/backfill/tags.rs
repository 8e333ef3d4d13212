//! The hashtags that an account shows on its profile, as its server lists them.

use crate::app::App;
use crate::model::Account;
use crate::protocol::activitypub::incoming::{Collection, Tag};
use crate::remote::{self, RemoteError};
use crate::service;
use crate::text::Hashtag;

use super::collection::Named;

/// Fetches the list, of which the beginning counts, and takes off what is no longer on it.
///
/// # Errors
/// When the budget of the host is spent. That there is no such list is no mistake.
pub(super) async fn fetch(app: &App, account: &Account, list: &str) -> Result<(), RemoteError> {
    match names(app, list).await {
        Ok(names) => Ok(service::hashtag::accept_features(app, account.id, names).await?),
        Err(RemoteError::Spent(spent)) => Err(spent.into()),
        Err(failure) => {
            tracing::debug!(account.id = %account.id, "hashtags cannot be had: {failure}");
            Ok(())
        }
    }
}

async fn names(app: &App, list: &str) -> Result<Vec<String>, RemoteError> {
    let mut found = Named::at(Collection::read(&remote::document(app, list).await?), list);
    if let (true, Some(page)) = (found.items.is_empty(), &found.next) {
        let page = page.clone();
        found = Named::at(Collection::read(&remote::document(app, &page).await?), &page);
    }
    let hashtag = |item| match Tag::of(&item)? {
        Tag::Hashtag { name, .. } => Some(Hashtag::parse(&name)?.name().to_owned()),
        Tag::Mention { .. } | Tag::Emoji { .. } => None,
    };
    Ok(found.items.into_iter().filter_map(hashtag).collect())
}
