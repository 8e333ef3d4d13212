//! From a job to the letters that go out because of it.

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db;
use crate::db::job::DueJob;
use crate::federation::verdict;
use crate::model::job::UndoneBoost;
use crate::model::{Job, Status, Verdict};
use crate::protocol::activitypub::PUBLIC;
use crate::protocol::activitypub::outgoing::{
    Activity, ActivityKind, Context, Document, Object, Tombstone,
};
use crate::service::status::reach;

use super::address::{audience, inboxes};
use super::{actor, note};

/// An activity, written, and the inboxes it goes to: address and host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Whose key signs it.
    pub sender: AccountId,
    pub body: String,
    pub inboxes: Vec<(String, String)>,
}

/// What is to be sent because of a job. What is gone by now needs no telling.
pub async fn letters(app: &App, due: &DueJob) -> (Verdict, Vec<Letter>) {
    let written = match &due.job {
        Job::AnnounceStatus { status } => announce(app, *status).await,
        Job::AnnounceEdit { status } => edit(app, *status).await,
        Job::AnnouncePoll { status } => poll(app, *status).await,
        Job::AnnounceDelete { author, status_uri, boost, inboxes } => {
            delete(app, *author, status_uri, boost.as_ref(), inboxes.clone()).await
        }
        Job::Tell { from, to, activity } => tell(app, *from, *to, activity.to_string()).await,
        Job::AnnounceProfile { account } => profile(app, *account).await,
        Job::Push { .. }
        | Job::ShowPoll { .. }
        | Job::EndPoll { .. }
        | Job::RefreshPoll { .. }
        | Job::PublishDraft { .. }
        | Job::ReceiveActivity { .. }
        | Job::FetchStatus { .. }
        | Job::RefreshAccount { .. }
        | Job::FetchCard { .. }
        | Job::Index
        | Job::CleanUp => Ok(None),
    };
    match written {
        Ok(letter) => (Verdict::Done, letter.into_iter().collect()),
        Err(problem) => (verdict::of::<()>(Err(problem.into()), due.attempts), vec![]),
    }
}

fn letter(
    app: &App,
    sender: AccountId,
    (context, activity): (Context, Activity),
    addresses: Vec<String>,
) -> Result<Option<Letter>> {
    let inboxes = inboxes(&app.settings.now(), addresses);
    if inboxes.is_empty() {
        return Ok(None);
    }
    let body = serde_json::to_string(&Document::new(context, activity))?;
    Ok(Some(Letter { sender, body, inboxes }))
}

async fn announce(app: &App, id: StatusId) -> Result<Option<Letter>> {
    let Some((status, addresses)) = reached(app, id).await? else { return Ok(None) };
    let sender = status.author;
    let written = if status.boost_of.is_some() {
        let Some(boost) = boost(app, &status).await? else { return Ok(None) };
        (Context::Plain, boost)
    } else {
        let Some(note) = note::document(app, id).await? else { return Ok(None) };
        (Context::Note, Activity::create(note))
    };
    letter(app, sender, written, addresses)
}

/// The Announce of a boost of ours.
pub(super) async fn boost(app: &App, status: &Status) -> Result<Option<Activity>> {
    let (author, boosted) = (status.author, status.boost_of);
    let found = app
        .db
        .read(move |tx| {
            let Some(boosted) = boosted.map(|id| db::status::by_id(tx, id)).transpose()?.flatten()
            else {
                return Ok(None);
            };
            let of = db::account::by_id(tx, boosted.author)?;
            Ok(Some((boosted, of, db::account::by_id(tx, author)?)))
        })
        .await?;
    let Some((boosted, Some(of), Some(author))) = found else { return Ok(None) };
    let (to, cc) = audience(status.visibility, note::followers(&author.uri), vec![of.uri]);
    let id = status.uri.clone();
    let announce = Activity::upon(ActivityKind::Announce, id, author.uri, boosted.uri);
    Ok(Some(announce.addressed(to, cc).at(status.created_at.rfc3339())))
}

async fn edit(app: &App, id: StatusId) -> Result<Option<Letter>> {
    let Some((status, addresses)) = reached(app, id).await? else { return Ok(None) };
    let Some(note) = note::document(app, id).await? else { return Ok(None) };
    let edited_at = status.edited_at.unwrap_or(status.created_at);
    let update = Activity::update_note(format!("{}#updates/{}", status.uri, edited_at.0), note);
    letter(app, status.author, (Context::Note, update), addresses)
}

/// How a poll of ours stands, for everybody who has its status and everybody who voted.
async fn poll(app: &App, id: StatusId) -> Result<Option<Letter>> {
    let Some((status, mut addresses)) = reached(app, id).await? else { return Ok(None) };
    let Some(note) = note::document(app, id).await? else { return Ok(None) };
    let voters = app.db.read(move |tx| Ok(db::poll::voter_inboxes(tx, id)?));
    addresses.extend(voters.await?);
    let now = app.clock.now();
    let update = Activity::update_note(format!("{}#updates/poll/{}", status.uri, now.0), note);
    letter(app, status.author, (Context::Note, update.at(now.rfc3339())), addresses)
}

/// A status of ours that may leave the server, and where it goes.
async fn reached(app: &App, id: StatusId) -> Result<Option<(Status, Vec<String>)>> {
    app.db
        .read(move |tx| {
            let Some(status) = db::status::by_id(tx, id)? else { return Ok(None) };
            if status.visibility.is_local_only() {
                return Ok(None);
            }
            let addresses = reach::inboxes(tx, &status)?;
            Ok(Some((status, addresses)))
        })
        .await
}

async fn delete(
    app: &App,
    author: AccountId,
    status_uri: &str,
    boost: Option<&UndoneBoost>,
    addresses: Vec<String>,
) -> Result<Option<Letter>> {
    let found = app.db.read(move |tx| Ok(db::account::by_id(tx, author)?)).await?;
    let Some(author) = found else { return Ok(None) };
    let gone = if let Some(boost) = boost {
        unboost(boost, author.uri)
    } else {
        let tombstone = Object::Tombstone(Tombstone::of(status_uri.to_owned()));
        let id = format!("{status_uri}#delete");
        Activity::new(ActivityKind::Delete, id, author.uri, tombstone)
    };
    let gone = gone.addressed(vec![PUBLIC.to_owned()], vec![]);
    letter(app, author.id, (Context::Note, gone), addresses)
}

fn unboost(boost: &UndoneBoost, actor: String) -> Activity {
    let UndoneBoost { boost_uri, boosted_uri } = boost;
    let (kind, id) = (ActivityKind::Announce, boost_uri.clone());
    let announce = Activity::upon(kind, id, actor.clone(), boosted_uri.clone());
    Activity::about(ActivityKind::Undo, format!("{boost_uri}#undo"), actor, announce)
}

async fn tell(app: &App, from: AccountId, to: AccountId, body: String) -> Result<Option<Letter>> {
    let endpoints = app.db.read(move |tx| Ok(db::account::endpoints(tx, to)?)).await?;
    let Some(endpoints) = endpoints else { return Ok(None) };
    let inboxes = inboxes(&app.settings.now(), vec![endpoints.inbox]);
    Ok((!inboxes.is_empty()).then_some(Letter { sender: from, body, inboxes }))
}

async fn profile(app: &App, id: AccountId) -> Result<Option<Letter>> {
    let found = app
        .db
        .read(move |tx| {
            let Some(account) = db::account::local_by_id(tx, id)? else { return Ok(None) };
            Ok(Some((account, db::follow::inboxes(tx, id)?)))
        })
        .await?;
    let Some((account, addresses)) = found else { return Ok(None) };
    let Some(document) = actor::document(app, account.account()).await? else { return Ok(None) };
    let now = app.clock.now();
    let update = Activity::update_actor(format!("{}#updates/{}", document.id, now.0), document);
    let update = update.addressed(vec![PUBLIC.to_owned()], vec![]).at(now.rfc3339());
    letter(app, id, (Context::Actor, update), addresses)
}
