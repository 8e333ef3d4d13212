//! Documents of other servers, fetched under our own name and held to their id.

use serde_json::Value;
use url::Url;

use crate::app::App;
use crate::base::{Error, Refusal};
use crate::config::Config;
use crate::db;
use crate::net::{Fetched, Purpose};
use crate::protocol::signature::Signer;
use crate::protocol::url::{authority, same_origin, web};

use super::RemoteError;
use super::barred::is_address_barred;
use super::budget::spend;
use super::signer::server_signer;
use super::signing::{form, remember_signing, signing};

/// Whether an id lives on this server, so that there is nothing to fetch.
pub fn is_ours(config: &Config, id: &str) -> bool {
    let Some(url) = web(id) else { return false };
    let host = authority(&url).unwrap_or_default();
    let public = Url::parse(&config.public_url()).ok().and_then(|url| authority(&url));
    host == config.web_domain() || public.is_some_and(|public| public == host)
}

/// The document at `id`, signed for by the server's own actor.
///
/// The document must say that it is what was asked for. If it names another id, that one is
/// fetched, once, and must then name itself (CVE-2024-23832). What failed within the last minute
/// fails again without asking.
pub async fn document(app: &App, id: &str) -> Result<Value, RemoteError> {
    let config = app.settings.now();
    if !config.federation.enabled {
        return Err(RemoteError::wrong("talking with other servers is switched off"));
    }
    if is_address_barred(app, id).await? {
        return Err(RemoteError::wrong("this server does not talk with that one"));
    }
    let asked = without_fragment(id);
    if let Some(failure) = app.pace.recent_failure(asked, app.clock.now()) {
        return Err(failure.into());
    }
    let found = fetch(app, asked).await;
    if let Err(RemoteError::Net(failure)) = &found {
        app.pace.failed(asked, failure, app.clock.now());
    }
    match found? {
        Found::Itself(document) => Ok(document),
        Found::Other(named) => match fetch(app, without_fragment(&named)).await? {
            Found::Itself(document) => Ok(document),
            Found::Other(_) => {
                Err(RemoteError::wrong("the document names another id than its own"))
            }
        },
    }
}

/// Plain JSON of another server, which speaks for nobody: for hints where to look.
pub async fn json(app: &App, url: &str) -> Result<Value, RemoteError> {
    let config = app.settings.now();
    if !config.federation.enabled || is_ours(&config, url) {
        return Err(RemoteError::wrong("there is nobody to be asked"));
    }
    if is_address_barred(app, url).await? {
        return Err(RemoteError::wrong("this server does not talk with that one"));
    }
    if let Some(failure) = app.pace.recent_failure(url, app.clock.now()) {
        return Err(failure.into());
    }
    allow(app, &web(url).as_ref().and_then(authority).unwrap_or_default())?;
    spend(app, url).await?;
    let fetched = app.net.get_json(url, Purpose::Peer).await;
    let fetched = fetched.inspect_err(|failure| app.pace.failed(url, failure, app.clock.now()))?;
    if same_origin(fetched.final_url.as_str(), url) {
        return Ok(fetched.body);
    }
    Err(RemoteError::wrong("another server answers"))
}

enum Found {
    /// The document, which is what was asked for.
    Itself(Value),
    /// The id that another document names.
    Other(String),
}

async fn fetch(app: &App, url: &str) -> Result<Found, RemoteError> {
    if is_ours(&app.settings.now(), url) {
        return Err(RemoteError::wrong("that would be ours, and it is not"));
    }
    allow(app, &web(url).as_ref().and_then(authority).unwrap_or_default())?;
    spend(app, url).await?;
    let signer = server_signer(app).await?;
    let fetched = knock(app, url, &signer).await?;
    is_there(app, url).await?;
    let named = fetched.body["id"].as_str().map(without_fragment).unwrap_or_default();
    // What a server shows in another's name after a redirect is that other's to show.
    let is_home = same_origin(named, fetched.final_url.as_str());
    if is_home && (named == url || named == fetched.final_url.as_str()) {
        return Ok(Found::Itself(fetched.body));
    }
    if web(named).is_none() {
        return Err(RemoteError::wrong("the document has no id"));
    }
    Ok(Found::Other(named.to_owned()))
}

/// Notes that a host that counted as gone has answered.
async fn is_there(app: &App, url: &str) -> Result<(), RemoteError> {
    let Some(host) = web(url).as_ref().and_then(authority) else { return Ok(()) };
    let named = host.clone();
    if app.db.glance(move |tx| Ok(db::peer::is_gone(tx, &named)?)).await? {
        let now = app.clock.now();
        app.db.write(move |tx| Ok(db::peer::answered(tx, &host, now)?)).await?;
    }
    Ok(())
}

/// Counts a request to `host`, if somebody else than we caused it.
///
/// # Errors
/// When enough was asked of that host, or of all, because of who caused it; later it may be.
pub(super) fn allow(app: &App, host: &str) -> Result<(), RemoteError> {
    let Some(cause) = &app.cause else { return Ok(()) };
    if app.allowance.may(cause, host, app.clock.now()) {
        return Ok(());
    }
    tracing::warn!(peer.domain = %cause, target = %host, "makes us ask too much of another server");
    Err(Error::Refused(Refusal::TooMany).into())
}

/// Asks in the form that the host is known to like, and in the other one if the answer may mean
/// that it does not.
async fn knock(app: &App, url: &str, signer: &Signer) -> Result<Fetched, RemoteError> {
    let liked = signing(app, url).await?;
    let refused = match app.net.get_document(url, Some((signer, form(liked)))).await {
        Ok(fetched) => return Ok(fetched),
        Err(refused) if refused.may_be_the_signature() => refused,
        Err(failure) => return Err(failure.into()),
    };
    let other = liked.other();
    let Ok(fetched) = app.net.get_document(url, Some((signer, form(other)))).await else {
        return Err(refused.into());
    };
    remember_signing(app, url, other).await?;
    Ok(fetched)
}

/// The address that answers for an id: `…/users/bob` for `…/users/bob#main-key`.
pub(super) fn without_fragment(id: &str) -> &str {
    id.split_once('#').map_or(id, |(address, _)| address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_addresses_are_known() {
        let mut config = Config::default();
        config.instance.domain = "home.example".to_owned();
        config.instance.web_domain = "web.home.example".to_owned();

        assert!(is_ours(&config, "https://web.home.example/users/alice"));
        assert!(!is_ours(&config, "https://home.example/users/alice"));
        assert!(!is_ours(&config, "https://peer.example/users/bob"));
        assert!(!is_ours(&config, "nonsense"));
    }
}
