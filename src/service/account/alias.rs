//! Other accounts that somebody says to be, too: what it takes to move from one to the other.

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result};
use crate::db::{self, ReadTx};
use crate::model::{Account, Job, LocalAccount};
use crate::remote;
use crate::say;
use crate::service::moment::Moment;
use crate::text::Handle;

/// Aliases of one account.
pub const MOST_ALIASES: usize = 20;

/// Another actor that an account of ours says to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    pub uri: String,
    /// What is known of it.
    pub account: Option<Account>,
}

/// What an account of ours says to be, too, first said first.
pub fn aliases(tx: &ReadTx<'_>, who: AccountId) -> Result<Vec<Alias>> {
    let uris = db::account::also_known_as(tx, who)?;
    let with_account = |uri: String| {
        let account = db::account::by_uri(tx, &uri)?;
        Ok(Alias { uri, account })
    };
    uris.into_iter().take(MOST_ALIASES).map(with_account).collect()
}

/// Says to be the account `handle`, too, so that it can move here. Said twice is no mistake.
///
/// # Errors
/// Refused if nobody is found there, if it is the account itself, or if there are many already.
pub async fn add_alias(app: &App, who: &LocalAccount, handle: &str) -> Result<()> {
    let other = named(app, who, handle).await?;
    change(app, who, move |uris| {
        if uris.contains(&other.uri) {
            return Ok(());
        }
        if uris.len() >= MOST_ALIASES {
            return Err(Refusal::invalid(
                "alias",
                say!("refusal-would-be-more-than-n", n = MOST_ALIASES.to_string()),
            ));
        }
        uris.push(other.uri);
        Ok(())
    })
    .await
}

/// No longer says to be that actor. That it did not is no mistake.
pub async fn remove_alias(app: &App, who: &LocalAccount, uri: &str) -> Result<()> {
    let uri = uri.to_owned();
    change(app, who, move |uris| {
        uris.retain(|known| *known != uri);
        Ok(())
    })
    .await
}

async fn change(
    app: &App,
    who: &LocalAccount,
    work: impl FnOnce(&mut Vec<String>) -> Result<(), Refusal> + Send + 'static,
) -> Result<()> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let old = db::account::also_known_as(tx, who)?;
            let mut new = old.clone();
            work(&mut new)?;
            if new == old {
                return Ok(());
            }
            db::moved::set_aliases(tx, who, &new)?;
            tx.enqueue(&Job::AnnounceProfile { account: who }, moment.now)
        })
        .await
}

/// The account that is typed as a handle, found wherever it is; not one's own.
pub(super) async fn named(app: &App, who: &LocalAccount, handle: &str) -> Result<Account> {
    let typed = handle.trim().trim_start_matches('@');
    let nobody = || Error::from(Refusal::invalid("alias", say!("refusal-is-nobody-that-can-be")));
    let parsed = Handle::parse(&format!("@{typed}")).ok_or_else(nobody)?;
    let found = remote::account_by_handle(app, &parsed).await?.ok_or_else(nobody)?;
    if found.id == who.id() {
        return Err(Refusal::invalid("alias", say!("refusal-is-this-account-itself")).into());
    }
    if found.is_suspended() {
        return Err(nobody());
    }
    Ok(found)
}
