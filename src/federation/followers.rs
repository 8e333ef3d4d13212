//! Who follows whom, kept the same on both sides (FEP-8fcf; federation.md 4.7): what we tell of the
//! followers of ours, and what we do when a peer tells of its own otherwise than we know.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::app::{App, FollowersOnPeers};
use crate::base::{AccountId, Result};
use crate::db;
use crate::federation::verdict::{self, Outcome, Stop};
use crate::model::{Account, Job, Verdict};
use crate::protocol::activitypub::followers::{FollowersDigest, FollowersSync};
use crate::protocol::url::{same_origin, web};
use crate::remote::{self, is_ours};
use crate::service;

/// Pages of a list.
const MOST_PAGES: usize = 10;
/// Time between two questions to the same account's server.
const PAUSE: Duration = Duration::from_hours(1);

/// What stands above a status of `sender` for its followers, on the way to `inbox`.
pub(super) async fn header(app: &App, sender: AccountId, inbox: &str) -> Result<Option<String>> {
    let Some(origin) = origin_of(inbox) else { return Ok(None) };
    let found = app.db.glance(move |tx| {
        let Some(account) = db::account::local_by_id(tx, sender)? else { return Ok(None) };
        let Some(endpoints) = db::account::endpoints(tx, sender)? else { return Ok(None) };
        let version = db::follow::version_on_peers(tx, sender)?;
        Ok(endpoints.followers.map(|followers| (account.account().uri.clone(), followers, version)))
    });
    let Some((actor, collection, version)) = found.await? else { return Ok(None) };
    let known = app.followers.get(&sender).filter(|known| known.version == version);
    let known = match known {
        Some(known) => known,
        None => counted(app, sender).await?,
    };
    let digest = known.digests.get(&origin).copied().unwrap_or_default().hex();
    let url = format!("{actor}/followers_synchronization");
    Ok(Some(FollowersSync { collection, digest, url }.header()))
}

/// All followers on peers, counted once for all peers.
async fn counted(app: &App, sender: AccountId) -> Result<Arc<FollowersOnPeers>> {
    let found = app.db.read(move |tx| {
        Ok((db::follow::version_on_peers(tx, sender)?, db::follow::uris_on_peers(tx, sender)?))
    });
    let (version, uris) = found.await?;
    let mut digests: HashMap<String, FollowersDigest> = HashMap::new();
    for uri in uris {
        if let Some(origin) = origin_of(&uri) {
            digests.entry(origin).or_default().add(&uri);
        }
    }
    let counted = Arc::new(FollowersOnPeers { version, digests });
    app.followers.insert(sender, Arc::clone(&counted));
    Ok(counted)
}

/// The beginning of all ids of a server: `https://peer.example`.
pub fn origin_of(uri: &str) -> Option<String> {
    web(uri).map(|url| url.origin().ascii_serialization())
}

/// Compares what a peer's signed header says of the followers of its sender here with what we know.
/// If that is another set of people, it will be asked who they are.
pub(super) async fn compare(app: &App, sender: &Account, header: &str) -> Result<()> {
    let Some(sync) = FollowersSync::parse(header) else { return Ok(()) };
    if !same_origin(&sync.url, &sender.uri) || is_ours(&app.settings.now(), &sync.url) {
        return Ok(());
    }
    let (account, collection, now) = (sender.id, sync.collection.clone(), app.clock.now());
    let found = app.db.glance(move |tx| {
        let endpoints = db::account::endpoints(tx, account)?;
        let is_theirs = endpoints.is_some_and(|it| it.followers.as_ref() == Some(&collection));
        let was_asked = db::follow::asked(tx, account)?.is_some_and(|at| now.since(at) < PAUSE);
        if !is_theirs || was_asked {
            return Ok(None);
        }
        Ok(Some(FollowersDigest::of(db::follow::uris_of_ours(tx, account)?)))
    });
    let Some(ours) = found.await? else { return Ok(()) };
    if ours.hex() == sync.digest {
        return Ok(());
    }
    let job = Job::CompareFollowers { account, url: sync.url };
    app.db
        .write(move |tx| {
            db::follow::ask(tx, account, now)?;
            tx.enqueue(&job, now)
        })
        .await
}

/// Asks a peer who of ours follows its account, as a job, and makes it so here.
pub async fn fetch(app: &App, account: AccountId, url: &str, attempts: u32) -> Verdict {
    verdict::of(reconcile(app, account, url).await, attempts)
}

async fn reconcile(app: &App, account: AccountId, url: &str) -> Outcome {
    let asked_at = app.clock.now();
    let listed = listed(app, url).await?;
    Ok(service::follow::reconcile(app, account, listed, asked_at).await?)
}

/// The ids of ours on the list at `url`, which must be had whole: who is missing on half a list may
/// be on the other.
async fn listed(app: &App, url: &str) -> Outcome<Vec<String>> {
    let config = app.settings.now();
    let mut document = remote::document(app, url).await?;
    let (mut listed, mut seen) = (vec![], HashSet::new());
    for _ in 0..MOST_PAGES {
        let items = items(&document);
        listed.extend(items.into_iter().filter(|id| is_ours(&config, id)));
        let next = document["next"].as_str().or_else(|| document["first"].as_str());
        let next = next.map(str::to_owned);
        let inner = &document["first"];
        if inner.is_object() {
            document = inner.clone();
            continue;
        }
        let Some(next) = next.filter(|next| seen.insert(next.clone())) else { return Ok(listed) };
        if !same_origin(&next, url) {
            return Err(Stop::never("the list goes on at another server"));
        }
        document = remote::document(app, &next).await?;
    }
    Err(Stop::never(format!("the list has more than {MOST_PAGES} pages")))
}

fn items(document: &Value) -> Vec<String> {
    let listed = ["orderedItems", "items"].iter().find_map(|name| document.get(*name));
    let id = |item: &Value| item.as_str().or_else(|| item["id"].as_str()).map(str::to_owned);
    match listed {
        Some(Value::Array(all)) => all.iter().filter_map(id).collect(),
        Some(one) => id(one).into_iter().collect(),
        None => vec![],
    }
}
