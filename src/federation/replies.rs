//! What answers a status, fetched from where it lives: its server tells which answers it knows, and
//! each is asked for at its own server.
//!
//! federation.md 4.9. A thread may be of any size and its servers of any mind, so that all is
//! bounded: documents a thread, documents a server, pages a collection, time.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::Duration;

use crate::app::App;
use crate::base::{Result, StatusId};
use crate::db;
use crate::model::{Account, Verdict, Visibility};
use crate::protocol::activitypub::incoming::{Collection, Item, Note};
use crate::protocol::url::{authority, same_origin, web};
use crate::remote::{self, is_ours};
use crate::service;

use super::inbound::note;
use super::resolve;

/// Documents that are fetched for one thread, pages of collections included.
const MOST_DOCUMENTS: usize = 100;
/// Documents that one server is asked for.
const MOST_OF_HOST: usize = 40;
/// Pages of one collection.
const MOST_PAGES: usize = 3;
/// Answers that one collection may name.
const MOST_NAMED: usize = 200;
/// How long all of it may take.
const PATIENCE: Duration = Duration::from_mins(2);

/// Fetches what answers a status, as a job. What cannot be had is left out: the thread is asked
/// for again when somebody opens it later.
pub async fn fetch(app: &App, status: StatusId) -> Verdict {
    let found = tokio::time::timeout(PATIENCE, walk(app, status)).await;
    if let Ok(Err(problem)) = &found {
        tracing::warn!(status.id = %status, "answers cannot be fetched: {problem:?}");
    }
    match service::refresh::end(app, status).await {
        Ok(()) => Verdict::Done,
        Err(problem) => Verdict::GiveUp { why: format!("{problem:?}") },
    }
}

async fn walk(app: &App, status: StatusId) -> Result<()> {
    let root = app.db.read(move |tx| Ok(db::status::by_id(tx, status)?)).await?;
    let Some(root) = root else { return Ok(()) };
    let mut walk = Walk { app, status, budget: Budget::default(), seen: HashSet::new() };
    let mut queue = VecDeque::from([root.uri]);
    while let Some(uri) = queue.pop_front() {
        if walk.budget.is_spent() {
            break;
        }
        queue.extend(walk.step(&uri).await?);
    }
    Ok(())
}

/// A walk down one thread.
struct Walk<'a> {
    app: &'a App,
    status: StatusId,
    budget: Budget,
    /// What was found already, so that no thread is walked in circles.
    seen: HashSet<String>,
}

impl Walk<'_> {
    /// Fetches one status, keeps it if it is new, and answers what its server says answers it.
    async fn step(&mut self, uri: &str) -> Result<Vec<String>> {
        if is_ours(&self.app.settings.now(), uri)
            || !self.seen.insert(uri.to_owned())
            || !self.budget.spend(uri)
        {
            return Ok(vec![]);
        }
        let (note, author) = match resolve::fetch_note(self.app, uri).await {
            Ok(found) => found,
            Err(failure) => {
                tracing::debug!(status.uri = %uri, "no answer of the thread: {failure}");
                return Ok(vec![]);
            }
        };
        if !self.keep(&note, &author).await? {
            return Ok(vec![]);
        }
        match &note.replies {
            Some(replies) => Ok(self.named(&note, replies).await),
            None => Ok(vec![]),
        }
    }

    /// Stores an answer that is for everyone to read. Answers whether it belongs to the thread.
    async fn keep(&self, note: &Note, author: &Account) -> Result<bool> {
        let app = self.app;
        let (uri, above) = (note.id.clone(), note.in_reply_to.clone());
        let (known, parent) = app
            .db
            .read(move |tx| {
                let known = db::status::by_uri(tx, &uri)?;
                let parent = match above {
                    Some(above) => db::status::by_uri_or_url(tx, &above)?,
                    None => None,
                };
                Ok((known, parent))
            })
            .await?;
        if known.is_some() {
            return Ok(true);
        }
        // A collection of answers may name what answers something else.
        let Some(parent) = parent else { return Ok(false) };
        let remote = note::status(app, note, author, Some(parent.id)).await?;
        if !matches!(remote.visibility, Visibility::Public | Visibility::Unlisted) {
            return Ok(false);
        }
        match service::status::accept(app, remote).await {
            Ok(_) => service::refresh::came(app, self.status).await.map(|()| true),
            Err(refusal) => {
                tracing::debug!(status.uri = %note.id, "an answer is not taken: {refusal:?}");
                Ok(false)
            }
        }
    }

    /// The ids in the collection of answers of a status, which lives where the status lives.
    async fn named(&mut self, note: &Note, replies: &Collection) -> Vec<String> {
        let mut named: Vec<String> = ids(replies);
        let mut next = match &replies.first_page {
            Some(page) => {
                named.extend(ids(page));
                page.next.clone()
            }
            None if replies.first.is_some() => replies.first.clone(),
            None if named.is_empty() => replies.id.clone(),
            None => replies.next.clone(),
        };
        for _ in 0..MOST_PAGES {
            let Some(page) = next.take().filter(|page| same_origin(page, &note.id)) else { break };
            if named.len() >= MOST_NAMED || !self.budget.spend(&page) {
                break;
            }
            let Ok(document) = remote::document(self.app, &page).await else { break };
            let page = Collection::read(&document);
            named.extend(ids(&page));
            next = match &page.first_page {
                Some(first) => {
                    named.extend(ids(first));
                    first.next.clone()
                }
                None => page.next.clone().or_else(|| page.first.clone()),
            };
        }
        named.truncate(MOST_NAMED);
        named
    }
}

fn ids(collection: &Collection) -> Vec<String> {
    collection.items.iter().filter_map(Item::id).collect()
}

/// How much one walk may still ask, and of whom.
#[derive(Debug, Default)]
struct Budget {
    spent: usize,
    of_host: HashMap<String, usize>,
}

impl Budget {
    fn is_spent(&self) -> bool {
        self.spent >= MOST_DOCUMENTS
    }

    /// Counts a document at `address`; answers whether it may be asked for.
    fn spend(&mut self, address: &str) -> bool {
        let Some(host) = web(address).and_then(|url| authority(&url)) else { return false };
        let of_host = self.of_host.entry(host.clone()).or_default();
        if self.spent >= MOST_DOCUMENTS || *of_host >= MOST_OF_HOST {
            return false;
        }
        *of_host += 1;
        self.spent += 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_server_and_no_thread_is_asked_without_end() {
        let mut budget = Budget::default();
        let asked = (0..1_000).filter(|n| budget.spend(&format!("https://a.example/{n}"))).count();
        assert_eq!(asked, MOST_OF_HOST);
        let asked = (0..1_000).filter(|n| budget.spend(&format!("https://{n}.example/"))).count();
        assert_eq!(asked, MOST_DOCUMENTS - MOST_OF_HOST);
        assert!(budget.is_spent() && !budget.spend("javascript:alert(1)"));
    }
}
