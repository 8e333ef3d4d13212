//! From handles to accounts, and back: the round trip that proves a handle.
//!
//! federation.md 4.1: handle → actor id → the actor's own handle → the same id.

use std::sync::Arc;
use std::time::Duration;

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::model::Account;
use crate::net::{NetError, Purpose};
use crate::protocol::activitypub::incoming::Actor;
use crate::protocol::url::{authority, web};
use crate::protocol::webfinger::{self, Jrd, lookup_url_in_host_meta};
use crate::text::Handle;

use super::barred::is_barred;
use super::budget::spend_on;
use super::document::{allow, document, is_ours};
use super::{RemoteError, account};

/// How long a person waits for somebody else's server.
const PATIENCE: Duration = Duration::from_secs(12);

/// The account of a handle: ours, known, or looked up now. `None` when there is none, or none that
/// its server stands for, or when that server does not answer in time.
pub async fn account_by_handle(app: &App, handle: &Handle) -> Result<Option<Account>> {
    match tokio::time::timeout(PATIENCE, find(app, handle)).await {
        Ok(Ok(account)) => Ok(Some(account)),
        Ok(Err(RemoteError::Failed(error))) => Err(error),
        Ok(Err(failure)) => {
            tracing::debug!(%handle, "not found: {failure}");
            Ok(None)
        }
        Err(_elapsed) => Ok(None),
    }
}

/// The same for work that can wait, which is told why there is none.
pub async fn find(app: &App, handle: &Handle) -> Result<Account, RemoteError> {
    let config = app.settings.now();
    let at_home = |domain: &str| domain == config.domain() || domain == config.web_domain();
    let domain = handle.domain().filter(|domain| !at_home(domain)).map(str::to_owned);
    let username = handle.username().to_owned();
    let wanted = domain.clone();
    let known =
        move |tx: &db::ReadTx<'_>| Ok(db::account::by_handle(tx, &username, wanted.as_deref())?);
    if let Some(known) = app.db.read(known).await? {
        return Ok(known);
    }
    if domain.is_none() {
        return Err(RemoteError::wrong("there is nobody of that name here"));
    }
    look_up(app, handle).await
}

async fn look_up(app: &App, handle: &Handle) -> Result<Account, RemoteError> {
    let (confirmed, id) = resolve(app, handle).await?;
    let _turn = app.pace.turn(&id).await;
    let document = document(app, &id).await?;
    let actor = account::read(app, &document).await?;
    if actor.id != id {
        return Err(RemoteError::wrong("the handle leads to another actor"));
    }
    let own = own_handle(&actor)?;
    if own != confirmed {
        let (own, id) = resolve(app, &own).await?;
        if id != actor.id {
            return Err(RemoteError::wrong("the actor's own handle leads to somebody else"));
        }
        return account::keep(app, actor, &own).await;
    }
    account::keep(app, actor, &confirmed).await
}

/// The page, as a template with `{uri}`, where the server of a handle lets its owner follow and
/// answer; `None` if it names none.
pub async fn subscribe_template(app: &App, handle: &Handle) -> Result<Option<String>, RemoteError> {
    let answer = ask(app, handle).await?;
    let template = answer.subscribe_template().filter(|template| template.contains("{uri}"));
    Ok(template.map(str::to_owned))
}

/// The handle of an actor that was found by its id, if its server leads from there to the actor.
pub(super) async fn confirm(app: &App, actor: &Actor) -> Result<Handle, RemoteError> {
    let own = own_handle(actor)?;
    if already_confirmed(app, actor, &own).await? {
        return Ok(own);
    }
    let (confirmed, id) = resolve(app, &own).await?;
    if id != actor.id {
        return Err(RemoteError::wrong("the actor's own handle leads to somebody else"));
    }
    Ok(confirmed)
}

/// What an actor says it is called: its `webfinger` (FEP-2c59), or its name at the host of its id.
fn own_handle(actor: &Actor) -> Result<Handle, RemoteError> {
    let claimed = actor.webfinger.as_deref().and_then(Handle::parse);
    if let Some(claimed) = claimed.filter(|handle| handle.domain().is_some()) {
        return Ok(claimed);
    }
    let host = web(&actor.id).as_ref().and_then(authority);
    Handle::new(&actor.username, host.as_deref())
        .filter(|handle| handle.domain().is_some())
        .ok_or_else(|| RemoteError::wrong("the actor's name cannot be part of a handle"))
}

/// Whether the account is known by this name already: a refresh need not ask for it again.
async fn already_confirmed(app: &App, actor: &Actor, handle: &Handle) -> Result<bool> {
    let (uri, handle) = (actor.id.clone(), handle.clone());
    let known = app.db.glance(move |tx| Ok(db::account::by_uri(tx, &uri)?)).await?;
    Ok(known.is_some_and(|known| {
        known.username.eq_ignore_ascii_case(handle.username())
            && known.domain.as_deref() == handle.domain()
    }))
}

/// Where `WebFinger` leads from a handle: the handle it confirms, and the actor's id. The answer
/// may name another handle once, which must then confirm itself.
async fn resolve(app: &App, handle: &Handle) -> Result<(Handle, String), RemoteError> {
    let answer = ask(app, handle).await?;
    let named = subject(&answer)?;
    if named == *handle {
        return Ok((named, actor_id(app, &answer)?));
    }
    let answer = ask(app, &named).await?;
    if subject(&answer)? != named {
        return Err(RemoteError::wrong("the handle leads from one name to the next"));
    }
    Ok((named, actor_id(app, &answer)?))
}

fn subject(answer: &Jrd) -> Result<Handle, RemoteError> {
    let named = answer.handle().and_then(|named| Handle::new(&named.username, Some(&named.host)));
    named.ok_or_else(|| RemoteError::wrong("the answer of WebFinger names no handle"))
}

fn actor_id(app: &App, answer: &Jrd) -> Result<String, RemoteError> {
    let id = answer.actor_id().ok_or_else(|| RemoteError::wrong("WebFinger names no actor"))?;
    if is_ours(&app.settings.now(), id) {
        return Err(RemoteError::wrong("another server's handle leads to an actor of ours"));
    }
    Ok(id.to_owned())
}

async fn ask(app: &App, handle: &Handle) -> Result<Jrd, RemoteError> {
    let config = app.settings.now();
    if !config.federation.enabled {
        return Err(RemoteError::wrong("talking with other servers is switched off"));
    }
    let domain = handle.domain().unwrap_or_default();
    if domain == config.domain() || domain == config.web_domain() {
        return Err(RemoteError::wrong("the handle is one of ours"));
    }
    let (settings, name) = (Arc::clone(&config), domain.to_owned());
    if app.db.glance(move |tx| is_barred(tx, &settings, &name)).await? {
        return Err(RemoteError::wrong("this server does not talk with that one"));
    }
    let asked =
        webfinger::Handle { username: handle.username().to_owned(), host: domain.to_owned() };
    let name = format!("acct:{asked}");
    if let Some(failure) = app.pace.recent_failure(&name, app.clock.now()) {
        return Err(failure.into());
    }
    allow(app, domain)?;
    spend_on(app, domain).await?;
    let answer = over(app, &asked, "https").await;
    let answer = match answer {
        // Only for try-outs; `net` refuses plain http otherwise.
        Err(_) if config.federation.http => over(app, &asked, "http").await,
        other => other,
    };
    let answer = answer.inspect_err(|failure| app.pace.failed(&name, failure, app.clock.now()))?;
    Jrd::read(&answer).ok_or_else(|| RemoteError::wrong("the answer of WebFinger is unreadable"))
}

/// Asks the usual place, and where host-meta points when there is nothing.
async fn over(
    app: &App,
    handle: &webfinger::Handle,
    scheme: &str,
) -> Result<serde_json::Value, NetError> {
    let first = app.net.get_json(&handle.lookup_url(scheme), Purpose::Peer).await;
    let missing = match first {
        Ok(found) => return Ok(found.body),
        Err(failure) if failure.status() == Some(404) => failure,
        Err(failure) => return Err(failure),
    };
    let host_meta = app.net.get_text(&handle.host_meta_url(scheme)).await.unwrap_or_default();
    match lookup_url_in_host_meta(&host_meta, handle) {
        Some(url) if url != handle.lookup_url(scheme) => {
            Ok(app.net.get_json(&url, Purpose::Peer).await?.body)
        }
        Some(_) | None => Err(missing),
    }
}
