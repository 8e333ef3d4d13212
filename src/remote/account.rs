//! Accounts of other servers: as we know them, or fetched.

use std::time::Duration;

use serde_json::Value;

use crate::app::App;
use crate::base::{AccountId, Result, Timestamp};
use crate::db;
use crate::model::account::RemoteAccount;
use crate::model::{Account, Field, Job, Lane};
use crate::protocol::activitypub::incoming::{Actor, Key};
use crate::text::{Handle, rel_me};

use super::document::{document, is_ours};
use super::emoji::learn_emojis;
use super::{RemoteError, actor, handle};

/// After this an account is asked about again, in the background, when it is next met.
const FRESH: Duration = Duration::from_hours(24);

/// For this long the pages that a profile links to are not asked again whether they link back.
const LINKS_STAND: Duration = Duration::from_hours(24);

/// The account with this actor id (or profile page): ours, known, or fetched now.
pub async fn account(app: &App, uri: &str) -> Result<Account, RemoteError> {
    if let Some(known) = known(app, uri).await? {
        return Ok(known);
    }
    if is_ours(&app.settings.now(), uri) {
        return Err(RemoteError::wrong("there is no such account here"));
    }
    let _turn = app.pace.turn(uri).await;
    if let Some(known) = known(app, uri).await? {
        return Ok(known);
    }
    let document = document(app, uri).await?;
    learn(app, &document).await
}

/// Asks an account's server about it again. `None`: it is gone, and now so is what we knew.
pub async fn refresh(app: &App, id: AccountId) -> Result<Option<Account>, RemoteError> {
    let known = app.db.glance(move |tx| Ok(db::account::by_id(tx, id)?)).await?;
    let Some(known) = known.filter(|account| !account.is_local()) else { return Ok(None) };
    let _turn = app.pace.turn(&known.uri).await;
    match document(app, &known.uri).await {
        Ok(document) => learn(app, &document).await.map(Some),
        Err(failure) if failure.gone() => {
            forget(app, id).await?;
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

/// Keeps what an actor document says, whose id is known to be true: fetched from there, or sent
/// by that very actor. Its handle is confirmed first.
pub async fn learn(app: &App, document: &Value) -> Result<Account, RemoteError> {
    let actor = read(app, document).await?;
    let handle = handle::confirm(app, &actor).await?;
    keep(app, actor, &handle).await
}

/// Reads an actor. A key of its that lies elsewhere is fetched and put in its place.
pub(super) async fn read(app: &App, value: &Value) -> Result<Actor, RemoteError> {
    let mut actor = Actor::read(value).map_err(|cause| RemoteError::wrong(cause.to_string()))?;
    // The first is the one to sign with.
    if let Some(key) = actor.keys.first_mut().filter(|key| key.material.is_none()) {
        let apart = document(app, &key.id).await?;
        let named = |found: &Key| found.id == key.id && found.owner.is_some();
        if let Some(found) = Key::read(&apart).filter(named) {
            *key = found;
        }
    }
    Ok(actor)
}

/// Stores an actor under its confirmed handle.
pub(super) async fn keep(app: &App, actor: Actor, handle: &Handle) -> Result<Account, RemoteError> {
    let now = app.clock.now();
    // Its actor may be on a host that we talk with.
    let domain = handle.domain().unwrap_or_default().to_owned();
    if app.db.glance(move |tx| Ok(db::peer_block::is_suspended(tx, &domain)?)).await? {
        return Err(RemoteError::wrong("this server does not talk with that one"));
    }
    let keys = actor::keys(&actor);
    let (tags, uri) = (actor.tags.clone(), actor.id.clone());
    let remote = actor::account(actor, handle, now)?;
    learn_emojis(app, &remote.domain, &uri, &tags).await?;
    let fresh: AccountId = app.ids.next(now);
    let stored = app
        .db
        .write(move |tx| {
            make_room(tx, &remote)?;
            let id = db::account::upsert_remote(tx, fresh, &remote, now)?;
            db::proof_key::keep(tx, id, &keys)?;
            db::peer::meet(tx, &remote.domain, now)?;
            let account = db::account::by_id(tx, id)?;
            if let Some(account) = &account {
                check_links(tx, account, now)?;
            }
            Ok(account)
        })
        .await?;
    stored.ok_or_else(|| RemoteError::wrong("the account vanished while it was stored"))
}

/// Has the pages asked that a profile links to, if somebody here follows it: not again for a day,
/// however often its server says something new.
fn check_links(tx: &db::WriteTx<'_>, account: &Account, now: Timestamp) -> Result<()> {
    let is_open =
        |field: &Field| field.verified_at.is_none() && rel_me::only_link(&field.value).is_some();
    let job = Job::VerifyFields { account: account.id };
    let is_wanted = account.fields.iter().any(is_open)
        && db::follow::has_local_followers(tx, account.id)?
        && !db::account::fields_were_checked(tx, account.id, now.minus(LINKS_STAND))?
        && !db::job::is_waiting(tx, &job)?;
    if is_wanted { tx.enqueue(&job, now) } else { Ok(()) }
}

/// A confirmed handle belongs to one actor: whoever had it before is no more.
fn make_room(tx: &db::WriteTx<'_>, remote: &RemoteAccount) -> Result<()> {
    let holder = db::account::by_handle(tx, &remote.username, Some(&remote.domain))?;
    if let Some(holder) = holder.filter(|holder| holder.uri != remote.uri) {
        db::account::delete_remote(tx, holder.id)?;
    }
    Ok(())
}

/// Forgets an account that its server says is gone, and all that it wrote.
pub async fn forget(app: &App, id: AccountId) -> Result<()> {
    app.db.write(move |tx| Ok(db::account::delete_remote(tx, id)?)).await
}

/// What we know already. If that is old, news is sent for.
async fn known(app: &App, uri: &str) -> Result<Option<Account>> {
    let uri = uri.to_owned();
    let now = app.clock.now();
    let found = app
        .db
        .glance(move |tx| {
            let Some(account) = db::account::by_uri_or_url(tx, &uri)? else { return Ok(None) };
            let fetched_at = db::account::fetched_at(tx, account.id)?;
            let stale = fetched_at.is_some_and(|at| now.since(at) > FRESH);
            let key = account.id.to_string();
            let sent_for = stale && db::job::count_of_key(tx, Lane::Fetch, &key, 1)? > 0;
            Ok(Some((account, stale && !sent_for)))
        })
        .await?;
    let Some((account, stale)) = found else { return Ok(None) };
    if stale {
        let job = Job::RefreshAccount { account: account.id };
        app.db.write(move |tx| tx.enqueue(&job, now)).await?;
    }
    Ok(Some(account))
}
