//! The newest posts of an account, as its outbox shows them.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::app::App;
use crate::base::{AccountId, Error, Result, StatusId, Timestamp};
use crate::db;
use crate::federation::inbound::note::{self, visibility};
use crate::federation::{resolve, verdict};
use crate::model::account::Endpoints;
use crate::model::fetches::{PostsWanted, Spent};
use crate::model::{Account, Job, RemoteBoost, Verdict};
use crate::protocol::activitypub::incoming::{Activity, Collection, Item, Note};
use crate::protocol::url::same_origin;
use crate::remote::{self, RemoteError};
use crate::service;

use super::collection::Named;
use super::{pins, tags};

/// Posts of somebody newly met.
const MOST_NEW: usize = 40;
/// Posts of somebody since a moment.
const MOST_MISSED: usize = 100;
/// Pages of an outbox after its first.
const MORE_PAGES: usize = 8;
/// How long one turn may last.
const TURN: Duration = Duration::from_mins(2);
/// Recipients of a boost that is kept for later: who is named first decides who sees it.
const MOST_RECIPIENTS: usize = 10;

/// Fetches posts of a peer's account, as a job.
pub async fn posts(app: &App, account: AccountId, wanted: &PostsWanted, attempts: u32) -> Verdict {
    let ended = match attempt(app, account, wanted).await {
        Ok(Left { rest, .. }) if rest.is_empty() => Verdict::Done,
        Ok(Left { rest, spent }) => {
            let wanted = PostsWanted { rest, ..wanted.clone() };
            let job = Job::FetchPosts { account, wanted };
            let (until, host) = match spent {
                Some(Spent { host, until }) => (until, Some(host)),
                None => (app.clock.now(), None),
            };
            return Verdict::PutOff { until, host, rest: Some(Box::new(job)) };
        }
        Err(failure) => verdict::of::<()>(Err(failure.into()), attempts),
    };
    if let Verdict::Done | Verdict::GiveUp { .. } = ended
        && let Err(problem) = service::posts::end(app, account).await
    {
        return Verdict::GiveUp { why: format!("{problem:?}") };
    }
    ended
}

/// What is left of an attempt, and whose budget was spent first.
#[derive(Default)]
struct Left {
    rest: Vec<Value>,
    spent: Option<Spent>,
}

async fn attempt(app: &App, id: AccountId, wanted: &PostsWanted) -> Result<Left, RemoteError> {
    let found = app.db.read(move |tx| {
        let account = db::account::by_id(tx, id)?;
        Ok(account.zip(db::account::endpoints(tx, id)?))
    });
    let Some((account, endpoints)) = found.await? else { return Ok(Left::default()) };
    if account.is_local() || account.is_suspended() {
        return Ok(Left::default());
    }
    let items = if wanted.rest.is_empty() {
        fresh(app, &account, &endpoints, wanted.since.map(Timestamp)).await?
    } else {
        wanted.rest.clone()
    };
    let keeper = Keeper { app, author: &account, endpoints: &endpoints, wanted };
    keeper.keep_all(items).await
}

/// What is pinned and the hashtags on the profile are kept at once; answers what the outbox shows.
async fn fresh(
    app: &App,
    account: &Account,
    endpoints: &Endpoints,
    since: Option<Timestamp>,
) -> Result<Vec<Value>, RemoteError> {
    if let (Some(featured), None) = (&endpoints.featured, since) {
        pins::fetch(app, account, featured).await?;
    }
    if let (Some(featured), None) = (&endpoints.featured_tags, since) {
        tags::fetch(app, account, featured).await?;
    }
    match &endpoints.outbox {
        Some(outbox) => newest(app, account, outbox, since).await,
        None => Ok(vec![]),
    }
}

async fn newest(
    app: &App,
    account: &Account,
    outbox: &str,
    since: Option<Timestamp>,
) -> Result<Vec<Value>, RemoteError> {
    let collection = Collection::read(&remote::document(app, outbox).await?);
    if let Some(total) = collection.total {
        service::posts::told(app, account.id, total).await?;
    }
    let most = if since.is_some() { MOST_MISSED } else { MOST_NEW };
    let mut found = Named::at(collection, outbox);
    let mut entries = vec![];
    for _ in 0..=MORE_PAGES {
        let is_late = |item: &Item| written(item).zip(since).is_some_and(|(at, since)| at < since);
        let is_end = found.items.iter().any(is_late);
        entries.extend(found.items.into_iter().filter(|item| !is_late(item)).map(entry));
        let Some(next) = found.next.take().filter(|_| !is_end && entries.len() < most) else {
            break;
        };
        let page = remote::document(app, &next).await?;
        found = Named::at(Collection::read(&page), &next);
    }
    entries.truncate(most);
    // Oldest first, so that an answer finds what it answers.
    entries.reverse();
    Ok(entries)
}

/// When something was written or shown; what is not said cannot be late.
fn written(item: &Item) -> Option<Timestamp> {
    let whole = item.whole()?;
    let said = whole["published"].as_str().or_else(|| whole["object"]["published"].as_str());
    said.and_then(Timestamp::parse)
}

fn entry(item: Item) -> Value {
    match item {
        Item::Id(id) => Value::String(id),
        Item::Whole(whole) => whole,
    }
}

/// Keeps posts of one account.
struct Keeper<'a> {
    app: &'a App,
    author: &'a Account,
    endpoints: &'a Endpoints,
    wanted: &'a PostsWanted,
}

impl Keeper<'_> {
    async fn keep_all(&self, entries: Vec<Value>) -> Result<Left, RemoteError> {
        let start = Instant::now();
        let mut left = Left::default();
        for entry in entries {
            if start.elapsed() > TURN {
                left.rest.push(cut(&entry));
                continue;
            }
            match self.keep(&entry).await {
                Ok(()) => {}
                Err(RemoteError::Spent(spent)) => {
                    left.rest.push(cut(&entry));
                    if left.spent.as_ref().is_none_or(|first| spent.until < first.until) {
                        left.spent = Some(spent);
                    }
                }
                Err(RemoteError::Failed(Error::Failed(cause))) => {
                    return Err(Error::Failed(cause).into());
                }
                Err(failure) => {
                    tracing::debug!(account.id = %self.author.id, "a post is left out: {failure}");
                }
            }
        }
        Ok(left)
    }

    async fn keep(&self, entry: &Value) -> Result<(), RemoteError> {
        if let Some(id) = entry.as_str() {
            return self.keep_fetched(id).await;
        }
        if Note::is_note(entry) {
            return self.keep_shown(entry, None).await;
        }
        let Ok(activity) = Activity::read(entry) else { return Ok(()) };
        if activity.actor != self.author.uri {
            return Ok(());
        }
        match (activity.kind.as_str(), activity.object()) {
            ("Create", Ok(Item::Id(id))) => self.keep_fetched(id).await,
            ("Create", Ok(Item::Whole(object))) => self.keep_shown(object, Some(&activity)).await,
            ("Announce", Ok(object)) => match object.id() {
                Some(boosted) => self.keep_boost(&activity, &boosted).await,
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// What the account's own server shows of the account itself is as good as fetched.
    async fn keep_shown(
        &self,
        value: &Value,
        activity: Option<&Activity>,
    ) -> Result<(), RemoteError> {
        let note = match activity {
            Some(activity) => Note::sent(value, activity),
            None => Note::read(value),
        };
        let Ok(note) = note else { return Ok(()) };
        let is_own =
            same_origin(&note.id, &self.author.uri) && note.authors.contains(&self.author.uri);
        if is_own {
            store(self.app, self.author, &note, self.is_missed()).await.map(drop)
        } else {
            Ok(())
        }
    }

    async fn keep_fetched(&self, id: &str) -> Result<(), RemoteError> {
        if !same_origin(id, &self.author.uri) || resolve::known(self.app, id).await?.is_some() {
            return Ok(());
        }
        let (note, author) = resolve::fetch_note(self.app, id).await?;
        if author.id != self.author.id {
            return Ok(());
        }
        store(self.app, self.author, &note, self.is_missed()).await.map(drop)
    }

    async fn keep_boost(&self, activity: &Activity, boosted: &str) -> Result<(), RemoteError> {
        let audience = visibility(&activity.to, &activity.cc, self.endpoints.followers.as_deref());
        let uri = activity.id.clone().filter(|id| same_origin(id, &self.author.uri));
        let (Some(uri), true) = (uri, audience.is_open()) else { return Ok(()) };
        let Some(boosted) = resolve::open_thread(self.app, boosted).await? else { return Ok(()) };
        let now = self.app.clock.now();
        let boost = RemoteBoost {
            author: self.author.id,
            uri,
            boosted,
            visibility: audience,
            created_at: activity.published.map_or(now, |at| at.min(now)),
        };
        let kept = if self.is_missed() {
            service::status::accept_boost(self.app, boost).await
        } else {
            service::status::accept_boost_quietly(self.app, boost).await
        };
        refused(kept).map(drop)
    }

    /// Whether it would have been brought, had this server run: then people are told as usual.
    fn is_missed(&self) -> bool {
        self.wanted.since.is_some()
    }
}

/// Stores a post that is for everyone to read.
pub(super) async fn store(
    app: &App,
    author: &Account,
    note: &Note,
    is_missed: bool,
) -> Result<Option<StatusId>, RemoteError> {
    if note.is_vote() {
        return Ok(None);
    }
    if let Some(known) = resolve::known(app, &note.id).await? {
        return Ok(Some(known));
    }
    let parent = match &note.in_reply_to {
        Some(parent) => resolve::known(app, parent).await?,
        None => None,
    };
    let remote = note::status(app, note, author, parent).await?;
    if !remote.visibility.is_open() {
        return Ok(None);
    }
    refused(if is_missed {
        service::status::accept(app, remote).await
    } else {
        service::status::accept_quietly(app, remote).await
    })
}

/// What is not taken is left out; that we failed is another matter.
fn refused(kept: Result<StatusId>) -> Result<Option<StatusId>, RemoteError> {
    match kept {
        Ok(id) => Ok(Some(id)),
        Err(Error::Refused(refusal)) => {
            tracing::debug!("a post is not taken: {refusal}");
            Ok(None)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What is needed of an entry to ask for it later.
fn cut(entry: &Value) -> Value {
    let Ok(activity) = Activity::read(entry) else {
        return entry.get("id").unwrap_or(entry).clone();
    };
    let few = |ids: &[String]| ids.iter().take(MOST_RECIPIENTS).cloned().collect::<Vec<_>>();
    json!({
        "id": activity.id, "type": activity.kind, "actor": activity.actor,
        "object": activity.objects.first().and_then(Item::id),
        "published": activity.published.map(Timestamp::rfc3339),
        "to": few(&activity.to), "cc": few(&activity.cc),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_off_is_small_and_leads_to_the_same() {
        let to: Vec<String> = (0..500).map(|n| format!("https://a/{n}")).collect();
        let boost = json!({
            "id": "https://a/b", "type": "Announce", "actor": "https://a/u", "to": to,
            "published": "2026-01-02T03:04:05Z", "object": { "id": "https://b/1", "content": "x" },
        });
        let kept = Activity::read(&cut(&boost)).unwrap();
        assert_eq!(kept.object().unwrap().id().as_deref(), Some("https://b/1"));
        assert_eq!((kept.to.len(), kept.published.is_some()), (MOST_RECIPIENTS, true));
        assert_eq!(cut(&json!("https://a/1")), json!("https://a/1"));
        let note = json!({ "id": "https://a/1", "type": "Note" });
        assert_eq!(cut(&note), json!("https://a/1"));
    }
}
