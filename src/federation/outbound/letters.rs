//! From a job to the letters that go out because of it.

use serde_json::Value;

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db::job::DueJob;
use crate::db::{self, ReadTx};
use crate::federation::verdict;
use crate::model::job::UndoneBoost;
use crate::model::{Job, QuoteState, Status, Verdict, Visibility};
use crate::protocol::activitypub::PUBLIC;
use crate::protocol::activitypub::outgoing::{
    Activity, ActivityKind, Context, Document, Object, QuoteAuthorization, Tombstone,
};
use crate::remote;
use crate::service::status::reach;

use super::address::{audience, inboxes};
use super::{note, profile, relay, reply};

/// An activity, written, and the inboxes it goes to: address and host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Whose key signs it.
    pub sender: AccountId,
    pub body: String,
    /// The address of what it is about.
    pub object: Option<String>,
    pub inboxes: Vec<(String, String)>,
    /// It is for the followers of its sender, who are to be compared.
    pub to_followers: bool,
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
        Job::AskToQuote { status } => ask_to_quote(app, *status).await,
        Job::AskToReply { status } => reply::ask(app, *status).await,
        Job::VouchForReply { status } => reply::vouch(app, *status).await,
        Job::AnnounceRevocation { author, stamp_uri, quoting_uri, quoted_uri, inboxes } => {
            let stamp = (stamp_uri.clone(), quoting_uri.clone(), quoted_uri.clone());
            revocation(app, *author, stamp, inboxes.clone()).await
        }
        Job::AnnounceReplyRevocation { author, stamp_uri, reply_uri, parent_uri, inboxes } => {
            let stamp = (stamp_uri.clone(), reply_uri.clone(), parent_uri.clone());
            reply::revocation(app, *author, stamp, inboxes.clone()).await
        }
        Job::AnnounceProfile { account } => profile::changed(app, *account).await,
        Job::AnnounceMove { account } => profile::moved(app, *account).await,
        Job::AnnounceTag { account, tag, is_shown } => {
            profile::shown_tag(app, *account, tag, *is_shown).await
        }
        Job::AnnouncePin { account, status_uri, is_pinned } => {
            profile::pinned(app, *account, status_uri, *is_pinned).await
        }
        Job::AnnounceEnd { account } => profile::end(app, *account).await,
        Job::Push { .. }
        | Job::ShowPoll { .. }
        | Job::EndPoll { .. }
        | Job::RefreshPoll { .. }
        | Job::PublishDraft { .. }
        | Job::ReceiveActivity { .. }
        | Job::FetchStatus { .. }
        | Job::CheckQuote { .. }
        | Job::FetchReplies { .. }
        | Job::CompareFollowers { .. }
        | Job::RefreshAccount { .. }
        | Job::CarryOver { .. }
        | Job::FetchCard { .. }
        | Job::SeverDomain { .. }
        | Job::CarryMarks { .. }
        | Job::FollowAgain { .. }
        | Job::Import { .. }
        | Job::Archive { .. }
        | Job::Index
        | Job::VerifyFields { .. }
        | Job::FetchPosts { .. }
        | Job::Beat
        | Job::DeleteFiles { .. }
        | Job::CleanUp => Ok(None),
    };
    let written = match written {
        Ok(Some(letter)) => proven(app, letter).await.map(Some),
        other => other,
    };
    let written = match (written, &due.job) {
        (Ok(letter), Job::AnnounceStatus { status }) => named(app, letter, *status).await,
        (written, _) => written.map(|letter| letter.into_iter().collect()),
    };
    match written {
        Ok(letters) => (Verdict::Done, letters),
        Err(problem) => (verdict::of::<()>(Err(problem.into()), due.attempts), vec![]),
    }
}

/// With the letter about a new status the one that only names its id.
async fn named(app: &App, letter: Option<Letter>, status: StatusId) -> Result<Vec<Letter>> {
    let named = relay::letter(app, status).await?;
    let named = match named {
        Some(named) => Some(proven(app, named).await?),
        None => None,
    };
    Ok(letter.into_iter().chain(named).collect())
}

/// The letter with its sender's proof in it, so that it is believed whoever passes it on.
async fn proven(app: &App, letter: Letter) -> Result<Letter> {
    let mut document: Value = serde_json::from_str(&letter.body)?;
    if is_for_everyone(&document) {
        remote::prove_to_all(app, letter.sender, &mut document).await?;
    } else {
        remote::prove(app, letter.sender, &mut document).await?;
    }
    let object: &Value = &document["object"];
    let object = object.as_str().or_else(|| object["id"].as_str()).map(str::to_owned);
    Ok(Letter { body: document.to_string(), object, ..letter })
}

fn is_for_everyone(document: &Value) -> bool {
    let named =
        |member: &str| document[member].as_array().is_some_and(|ids| ids.contains(&PUBLIC.into()));
    named("to") || named("cc")
}

pub(super) fn letter(
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
    Ok(Some(Letter { sender, body, object: None, inboxes, to_followers: false }))
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
    let letter = letter(app, sender, written, addresses)?;
    // What only some are named in says nothing about followers.
    let to_followers = status.boost_of.is_none() && status.visibility != Visibility::Direct;
    Ok(letter.map(|letter| Letter { to_followers, ..letter }))
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
    let Some((status, addresses)) = reached_by_change(app, id).await? else { return Ok(None) };
    let Some(note) = note::document(app, id).await? else { return Ok(None) };
    // Not all that changes is an edit: each telling has a name of its own.
    let id = format!("{}#updates/{}", status.uri, app.clock.now().0);
    let update = Activity::update_note(id, note);
    letter(app, status.author, (Context::Note, update), addresses)
}

/// How a poll of ours stands, for everybody who has its status and everybody who voted.
async fn poll(app: &App, id: StatusId) -> Result<Option<Letter>> {
    let Some((status, mut addresses)) = reached_by_change(app, id).await? else { return Ok(None) };
    let Some(note) = note::document(app, id).await? else { return Ok(None) };
    let voters = app.db.read(move |tx| Ok(db::poll::voter_inboxes(tx, id)?));
    addresses.extend(voters.await?);
    let now = app.clock.now();
    let update = Activity::update_note(format!("{}#updates/poll/{}", status.uri, now.0), note);
    letter(app, status.author, (Context::Note, update.at(now.rfc3339())), addresses)
}

/// A status of ours that may leave the server, and where it goes.
async fn reached(app: &App, id: StatusId) -> Result<Option<(Status, Vec<String>)>> {
    app.db.read(move |tx| with_addresses(tx, id, reach::inboxes)).await
}

/// The same of a change to it.
async fn reached_by_change(app: &App, id: StatusId) -> Result<Option<(Status, Vec<String>)>> {
    app.db.read(move |tx| with_addresses(tx, id, reach::inboxes_of_change)).await
}

fn with_addresses(
    tx: &ReadTx<'_>,
    id: StatusId,
    inboxes: fn(&ReadTx<'_>, &Status) -> rusqlite::Result<Vec<String>>,
) -> Result<Option<(Status, Vec<String>)>> {
    let Some(status) = db::status::by_id(tx, id)? else { return Ok(None) };
    if status.visibility.is_local_only() {
        return Ok(None);
    }
    let addresses = inboxes(tx, &status)?;
    Ok(Some((status, addresses)))
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
    let (sender, to_followers) = (from, false);
    let letter = Letter { sender, body, object: None, inboxes, to_followers };
    Ok((!letter.inboxes.is_empty()).then_some(letter))
}

/// The request to quote somebody on a peer, with the status that would.
async fn ask_to_quote(app: &App, id: StatusId) -> Result<Option<Letter>> {
    let found = app
        .db
        .read(move |tx| {
            let Some(quote) = db::quote::of(tx, id)? else { return Ok(None) };
            let author = quote.quoted_author.map(|author| db::account::by_id(tx, author));
            let author = author.transpose()?.flatten();
            let endpoints = author.as_ref().map(|author| db::account::endpoints(tx, author.id));
            let status = db::status::by_id(tx, id)?;
            Ok(Some((quote, author, endpoints.transpose()?.flatten(), status)))
        })
        .await?;
    let Some((quote, Some(author), Some(endpoints), Some(status))) = found else { return Ok(None) };
    let is_open = quote.state == QuoteState::Pending && !status.visibility.is_local_only();
    let Some(request) = quote.request_uri.filter(|_| is_open) else { return Ok(None) };
    let Some(note) = note::document(app, id).await? else { return Ok(None) };
    let by = note.attributed_to.clone();
    let asked = Activity::upon(ActivityKind::QuoteRequest, request, by, quote.quoted_uri);
    let asked = Activity { instrument: Some(Object::Note(Box::new(note))), ..asked };
    let asked = asked.addressed(vec![author.uri], vec![]);
    letter(app, status.author, (Context::Note, asked), vec![endpoints.inbox])
}

/// `stamp`: ids of the authorization, of what quotes and of what is quoted.
async fn revocation(
    app: &App,
    author: AccountId,
    (stamp, quoting, quoted): (String, String, String),
    addresses: Vec<String>,
) -> Result<Option<Letter>> {
    let found = app.db.read(move |tx| Ok(db::account::by_id(tx, author)?)).await?;
    let Some(author) = found else { return Ok(None) };
    let id = format!("{stamp}#delete");
    let void = Object::QuoteAuthorization(QuoteAuthorization {
        id: stamp,
        attributed_to: author.uri.clone(),
        interacting_object: quoting,
        interaction_target: quoted,
    });
    let void = Activity::new(ActivityKind::Delete, id, author.uri, void);
    let void = void.addressed(vec![PUBLIC.to_owned()], vec![]);
    letter(app, author.id, (Context::Note, void), addresses)
}
