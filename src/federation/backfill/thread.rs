//! A walk through a thread: up to what a status answers, through the collection of the whole where
//! there is one, down to what answers it.
//!
//! A thread may be of any size and its servers of any mind, so that all is bounded: documents and
//! pages a thread, pages a collection, documents a server, time a turn. What is left when a turn is
//! over, or the budget of a host is spent, goes into the job.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::{Duration, Instant};

use crate::app::App;
use crate::base::{Error, Result, StatusId};
use crate::db;
use crate::model::fetches::{Lead, Spent, ThreadRest};
use crate::model::{Account, Job, Verdict};
use crate::protocol::activitypub::incoming::{Collection, Item, Note};
use crate::protocol::mastodon;
use crate::protocol::url::{authority, web};
use crate::remote::{self, RemoteError, is_ours};
use crate::service;

use super::collection::{Named, status_id};
use crate::federation::inbound::note;
use crate::federation::resolve;

/// Documents that are fetched for one thread, and how many of them may be pages.
const MOST_DOCUMENTS: u32 = 1_000;
const MOST_PAGES: u32 = 500;
/// Pages of one collection after its first.
const MORE_PAGES: u32 = 9;
/// Documents that one server is asked for in one turn.
const MOST_OF_HOST: u32 = 150;
/// How much is done in one turn, so that others have theirs.
const TURN: Duration = Duration::from_mins(2);
const DOCUMENTS_OF_TURN: u32 = 200;
/// How long one step may take, with all that hangs on it.
const PATIENCE: Duration = Duration::from_mins(1);

/// Fetches what is missing around a status, as a job. What cannot be had is left out: it is asked
/// for again when somebody opens the thread later.
pub async fn thread(app: &App, status: StatusId, rest: Option<&ThreadRest>) -> Verdict {
    let stopped = match begin(app, status, rest).await {
        Ok(Some(walk)) => walk.go().await,
        Ok(None) => Ok(None),
        Err(problem) => Err(problem),
    };
    let stopped = stopped.unwrap_or_else(|problem| {
        tracing::warn!(status.id = %status, "a thread cannot be completed: {problem:?}");
        None
    });
    let waits = stopped.as_ref().is_some_and(|(_, spent)| spent.is_none());
    if !waits && let Err(problem) = service::refresh::end(app, status).await {
        return Verdict::GiveUp { why: format!("{problem:?}") };
    }
    let Some((rest, spent)) = stopped else { return Verdict::Done };
    let job = Job::FetchReplies { status, rest: Some(Box::new(rest)) };
    let (until, host) = match spent {
        Some(Spent { host, until }) => (until, Some(host)),
        None => (app.clock.now(), None),
    };
    Verdict::PutOff { until, host, rest: Some(Box::new(job)) }
}

async fn begin<'a>(
    app: &'a App,
    status: StatusId,
    rest: Option<&ThreadRest>,
) -> Result<Option<Walk<'a>>> {
    let root = app.db.read(move |tx| Ok(db::status::by_id(tx, status)?)).await?;
    let Some(root) = root else { return Ok(None) };
    let ThreadRest { leads, seen, documents, pages, context, is_asked_last } =
        rest.cloned().unwrap_or_else(|| ThreadRest {
            leads: vec![Lead::Status { uri: root.uri.clone() }],
            ..ThreadRest::default()
        });
    Ok(Some(Walk {
        app,
        status,
        root: root.uri,
        leads: leads.into(),
        put_off: vec![],
        spent: None,
        seen: seen.into_iter().collect(),
        bounds: Bounds { documents, pages, ..Bounds::default() },
        context,
        is_asked_last,
    }))
}

/// A walk through one thread.
struct Walk<'a> {
    app: &'a App,
    /// What somebody opened.
    status: StatusId,
    root: String,
    leads: VecDeque<Lead>,
    /// What waits for the budget of its host.
    put_off: Vec<Lead>,
    spent: Option<Spent>,
    /// What was found already, so that no thread is walked in circles.
    seen: HashSet<String>,
    bounds: Bounds,
    context: Option<String>,
    is_asked_last: bool,
}

type Leads = Result<Vec<Lead>, RemoteError>;

impl Walk<'_> {
    /// Walks on; answers what is left, and whose budget was the first that was spent.
    async fn go(mut self) -> Result<Option<(ThreadRest, Option<Spent>)>> {
        let start = Instant::now();
        loop {
            let Some(lead) = self.leads.pop_front() else {
                if self.is_asked_last || !self.put_off.is_empty() || self.bounds.are_reached() {
                    break;
                }
                self.is_asked_last = true;
                let leads = self.ask_last().await;
                if let Err(RemoteError::Spent(spent)) = leads {
                    self.is_asked_last = false;
                    return Ok(Some((self.rest(), Some(spent))));
                }
                self.take(leads, None)?;
                continue;
            };
            if self.bounds.are_reached() {
                return Ok(None);
            }
            if start.elapsed() > TURN || self.bounds.is_turn_over() {
                self.leads.push_front(lead);
                self.leads.extend(std::mem::take(&mut self.put_off));
                return Ok(Some((self.rest(), None)));
            }
            if let Ok(found) = tokio::time::timeout(PATIENCE, self.follow(&lead)).await {
                self.take(found, Some(lead))?;
            } else {
                tracing::debug!(?lead, "a thread took too long here");
            }
        }
        if self.put_off.is_empty() {
            return Ok(None);
        }
        self.leads = std::mem::take(&mut self.put_off).into();
        let spent = self.spent.take();
        Ok(Some((self.rest(), spent)))
    }

    fn rest(self) -> ThreadRest {
        ThreadRest {
            leads: self.leads.into(),
            seen: self.seen.into_iter().collect(),
            documents: self.bounds.documents,
            pages: self.bounds.pages,
            context: self.context,
            is_asked_last: self.is_asked_last,
        }
    }

    /// Takes in what came of a lead; one whose host has given enough for now is kept for later.
    fn take(&mut self, found: Leads, lead: Option<Lead>) -> Result<()> {
        match found {
            Ok(leads) => self.leads.extend(leads),
            Err(RemoteError::Spent(spent)) => {
                if let Some(lead) = lead {
                    self.seen.remove(address(&lead));
                    self.put_off.push(lead);
                }
                if self.spent.as_ref().is_none_or(|first| spent.until < first.until) {
                    self.spent = Some(spent);
                }
            }
            Err(RemoteError::Failed(Error::Failed(cause))) => return Err(Error::Failed(cause)),
            Err(failure) => tracing::debug!(?lead, "a thread does not go on here: {failure}"),
        }
        Ok(())
    }

    async fn follow(&mut self, lead: &Lead) -> Leads {
        let address = address(lead);
        let may_be_known = match lead {
            Lead::Missing { .. } => true,
            // What holds the whole thread has named what answers it.
            Lead::Status { uri } => self.context.is_some() && *uri != self.root,
            Lead::Answers { .. } | Lead::Whole { .. } => false,
        };
        let is_known = may_be_known && self.known(address).await?.is_some();
        if is_known || is_ours(&self.app.settings.now(), address) || self.seen.contains(address) {
            return Ok(vec![]);
        }
        let is_page = matches!(lead, Lead::Answers { .. } | Lead::Whole { .. });
        if !self.bounds.spend(address, is_page) {
            return Ok(vec![]);
        }
        self.seen.insert(address.to_owned());
        match lead {
            Lead::Status { uri } => self.status(uri).await,
            Lead::Missing { uri } => self.missing(uri).await,
            Lead::Answers { page, more } => self.answers(page, *more).await,
            Lead::Whole { page, more } => self.whole(page, *more).await,
        }
    }

    /// Fetches a status, keeps it if it is new, and answers what its server says answers it.
    async fn status(&mut self, uri: &str) -> Leads {
        let (note, author) = resolve::fetch_note(self.app, uri).await?;
        if note.id == self.root {
            return self.opened(&note).await;
        }
        let Some(id) = self.keep(&note, &author).await? else { return Ok(vec![]) };
        self.hear(id, &note).await?;
        // What holds the whole thread has named what is below, too.
        let replies = note.replies.as_ref().filter(|_| self.context.is_none());
        Ok(replies.map(|replies| below(&note, replies)).unwrap_or_default())
    }

    /// What leads on from the status that was opened.
    async fn opened(&mut self, note: &Note) -> Leads {
        self.hear(self.status, note).await?;
        self.climb(note).await?;
        let ours = self.app.settings.now();
        let whole = [&note.context_history, &note.context].into_iter().flatten();
        let mut leads: Vec<Lead> = whole
            .filter(|page| !is_ours(&ours, page))
            .map(|page| Lead::Whole { page: page.clone(), more: MORE_PAGES })
            .collect();
        leads.extend(note.replies.iter().flat_map(|replies| below(note, replies)));
        Ok(leads)
    }

    /// Fetches what is above the topmost status that is here, and puts that below it.
    async fn climb(&self, note: &Note) -> Result<(), RemoteError> {
        let (opened, above) = (self.status, note.in_reply_to.clone());
        let wanted = self.app.db.read(move |tx| {
            let Some(top) = db::thread::upwards(tx, opened)?.pop() else { return Ok(None) };
            let said = db::thread::said(tx, top.id)?.parent;
            let parent = if top.id == opened { above.or(said) } else { said };
            Ok(parent.map(|parent| (top.id, parent)))
        });
        let Some((top, parent)) = wanted.await? else { return Ok(()) };
        if is_ours(&self.app.settings.now(), &parent) {
            return Ok(());
        }
        if let Some(parent) = resolve::open_thread(self.app, &parent).await? {
            service::status::adopt(self.app, top, parent).await?;
        }
        Ok(())
    }

    /// Keeps how many answers the server of a status knows.
    async fn hear(&self, id: StatusId, note: &Note) -> Result<()> {
        match note.replies.as_ref().and_then(|replies| replies.total) {
            Some(total) => service::refresh::told(self.app, id, total).await,
            None => Ok(()),
        }
    }

    /// Stores an answer that is for everyone to read; `None` if it does not belong to the thread.
    async fn keep(&self, note: &Note, author: &Account) -> Result<Option<StatusId>> {
        if let Some(known) = self.known(&note.id).await? {
            return Ok(Some(known));
        }
        // A collection of answers may name what answers something else.
        let Some(above) = &note.in_reply_to else { return Ok(None) };
        let Some(parent) = self.known(above).await? else { return Ok(None) };
        self.store(note, author, Some(parent)).await
    }

    /// A status that the collection of the whole thread names, with what is between.
    async fn missing(&mut self, uri: &str) -> Leads {
        let (note, author) = resolve::fetch_note(self.app, uri).await?;
        if self.known(&note.id).await?.is_some() {
            return Ok(vec![]);
        }
        let parent = match &note.in_reply_to {
            Some(above) => resolve::open_thread(self.app, above).await?,
            None => None,
        };
        // What hangs on nothing that is here must at least say that it belongs here.
        let is_top = note.in_reply_to.is_none() && note.context == self.context;
        if parent.is_some() || (is_top && note.context.is_some()) {
            self.store(&note, &author, parent).await?;
        }
        Ok(vec![])
    }

    async fn answers(&mut self, page: &str, more: u32) -> Leads {
        let found = Named::at(Collection::read(&remote::document(self.app, page).await?), page);
        let next = found.next.filter(|_| more > 0);
        let next = next.map(|page| Lead::Answers { page, more: more - 1 });
        Ok(statuses(&found.items).chain(next).collect())
    }

    async fn whole(&mut self, page: &str, more: u32) -> Leads {
        let found = Named::at(Collection::read(&remote::document(self.app, page).await?), page);
        if self.context.is_none() && !found.items.is_empty() {
            self.context = Some(page.to_owned());
        }
        let named = found.items.iter().filter_map(status_id).map(|uri| Lead::Missing { uri });
        let next = found.next.filter(|_| more > 0);
        let next = next.map(|page| Lead::Whole { page, more: more - 1 });
        Ok(named.chain(next).collect())
    }

    /// Asks the server in its own way where the collections told of less than there is: which
    /// answers there are, each of which is then asked for where it lives.
    async fn ask_last(&mut self) -> Leads {
        let status = self.status;
        let known = self.app.db.read(move |tx| {
            let status_now = db::status::by_id(tx, status)?;
            Ok(status_now.map(|it| (it, db::thread::said(tx, status).unwrap_or_default())))
        });
        let Some((known, said)) = known.await? else { return Ok(vec![]) };
        let Some(api) = mastodon::status_api(&known.uri, known.url.as_deref()) else {
            return Ok(vec![]);
        };
        let there = match said.replies {
            Some(there) => Some(there),
            None => mastodon::replies_count(&remote::json(self.app, &api).await?),
        };
        let Some(there) = there else { return Ok(vec![]) };
        service::refresh::told(self.app, status, there).await?;
        if there <= known.replies_count {
            return Ok(vec![]);
        }
        let context = remote::json(self.app, &format!("{api}/context")).await?;
        let named = mastodon::uris_of_context(&context);
        Ok(named.into_iter().map(|uri| Lead::Missing { uri }).collect())
    }

    async fn store(
        &self,
        note: &Note,
        author: &Account,
        parent: Option<StatusId>,
    ) -> Result<Option<StatusId>> {
        let app = self.app;
        let remote = note::status(app, note, author, parent).await?;
        if !remote.visibility.is_open() {
            return Ok(None);
        }
        match service::status::accept(app, remote).await {
            Ok(id) => service::refresh::came(app, self.status).await.map(|()| Some(id)),
            Err(refusal) => {
                tracing::debug!(status.uri = %note.id, "an answer is not taken: {refusal:?}");
                Ok(None)
            }
        }
    }

    async fn known(&self, uri: &str) -> Result<Option<StatusId>> {
        resolve::known(self.app, uri).await
    }
}

/// What a status' own collection of answers leads to; it lives where the status lives.
fn below(note: &Note, replies: &Collection) -> Vec<Lead> {
    let found = Named::of(replies.clone(), &note.id);
    let next = found.next.map(|page| Lead::Answers { page, more: MORE_PAGES });
    statuses(&found.items).chain(next).collect()
}

fn statuses(items: &[Item]) -> impl Iterator<Item = Lead> {
    items.iter().filter_map(status_id).map(|uri| Lead::Status { uri })
}

fn address(lead: &Lead) -> &str {
    match lead {
        Lead::Status { uri } | Lead::Missing { uri } => uri,
        Lead::Answers { page, .. } | Lead::Whole { page, .. } => page,
    }
}

/// How much one walk may still ask, and of whom.
#[derive(Debug, Default)]
struct Bounds {
    documents: u32,
    pages: u32,
    in_turn: u32,
    of_host: HashMap<String, u32>,
}

impl Bounds {
    fn are_reached(&self) -> bool {
        self.documents >= MOST_DOCUMENTS
    }

    fn is_turn_over(&self) -> bool {
        self.in_turn >= DOCUMENTS_OF_TURN
    }

    /// Counts a document at `address`; answers whether it may be asked for.
    fn spend(&mut self, address: &str, is_page: bool) -> bool {
        let Some(host) = web(address).and_then(|url| authority(&url)) else { return false };
        let of_host = self.of_host.entry(host).or_default();
        let is_enough = self.documents >= MOST_DOCUMENTS
            || *of_host >= MOST_OF_HOST
            || is_page && self.pages >= MOST_PAGES;
        if is_enough {
            return false;
        }
        *of_host += 1;
        self.documents += 1;
        self.in_turn += 1;
        self.pages += u32::from(is_page);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_server_and_no_thread_is_asked_without_end() {
        let mut bounds = Bounds::default();
        let asked = |bounds: &mut Bounds, page, address: &dyn Fn(u32) -> String| {
            (0..3_000).filter(|n| bounds.spend(&address(*n), page)).count()
        };
        let of_one = asked(&mut bounds, false, &|n| format!("https://a.example/{n}"));
        assert_eq!(of_one, MOST_OF_HOST as usize);
        let pages = asked(&mut bounds, true, &|n| format!("https://{n}.example/"));
        assert_eq!(pages, MOST_PAGES as usize);
        let others = asked(&mut bounds, false, &|n| format!("https://{n}.example/"));
        assert_eq!(others, (MOST_DOCUMENTS - MOST_PAGES - MOST_OF_HOST) as usize);
        assert!(bounds.are_reached() && bounds.is_turn_over());
        assert!(!bounds.spend("javascript:alert(1)", false));
    }
}
