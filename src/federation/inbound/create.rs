//! Create: somebody wrote something.

use crate::app::App;
use crate::federation::resolve;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::Account;
use crate::protocol::activitypub::incoming::{Activity, Item, Note, Vote};
use crate::protocol::activitypub::is_public;
use crate::protocol::url::same_origin;
use crate::service;
use crate::service::status::Carried;

use super::brought::Brought;
use super::note;
use super::relevance::concerns_us;

/// Objects of one activity that are looked at.
const MOST_OBJECTS: usize = 20;

/// Stores what concerns somebody here, or counts a vote. Several objects are votes in a poll.
pub(super) async fn create(app: &App, sender: &Account, activity: &Brought<'_>) -> Outcome {
    let objects = activity.objects.iter().take(MOST_OBJECTS);
    let votes: Vec<Vote> = objects.filter_map(Item::whole).filter_map(Vote::read).collect();
    if !votes.is_empty() {
        return count(app, sender, votes).await;
    }
    let mut outcome = Ok(());
    for object in activity.objects.iter().take(MOST_OBJECTS) {
        outcome = one(app, sender, activity, object).await.and(outcome);
    }
    outcome
}

async fn one(app: &App, sender: &Account, activity: &Brought<'_>, object: &Item) -> Outcome {
    let (note, author) = trusted(app, sender, activity, object).await?;
    if note.is_vote() {
        return Ok(());
    }
    let carried = carried(activity, object, (&note, &author));
    store(app, (&note, &author), carried).await
}

/// The activity as it can be passed on, if it holds the very status that is taken in, an answer for
/// everyone to read.
pub(super) fn carried(
    activity: &Brought<'_>,
    object: &Item,
    (note, author): (&Note, &Account),
) -> Option<Carried> {
    let is_open = |to: &[String], cc: &[String]| to.iter().chain(cc).any(|id| is_public(id));
    let fits = note.in_reply_to.is_some()
        && activity.objects.len() == 1
        && object.whole().is_some()
        && author.uri == activity.actor
        && is_open(&note.to, &note.cc)
        && is_open(&activity.to, &activity.cc);
    if fits { activity.carried() } else { None }
}

/// Counts votes, all of them of the sender and in one poll.
async fn count(app: &App, sender: &Account, votes: Vec<Vote>) -> Outcome {
    let poll = votes[0].poll.clone();
    let is_theirs = |vote: &Vote| {
        vote.poll == poll && vote.attributed_to.as_ref().is_none_or(|voter| *voter == sender.uri)
    };
    if !votes.iter().all(is_theirs) {
        return Err(Stop::never("votes of somebody else, or in several polls"));
    }
    let names = votes.into_iter().map(|vote| vote.name).collect();
    Ok(service::poll::accept_votes(app, sender.id, poll, names).await?)
}

/// Stores a status if it concerns somebody here, below what it answers.
pub(super) async fn store(
    app: &App,
    (note, author): (&Note, &Account),
    carried: Option<Carried>,
) -> Outcome {
    if !concerns_us(app, note, author).await? {
        return Err(Stop::never("it concerns nobody here"));
    }
    let parent = match &note.in_reply_to {
        Some(uri) => resolve::thread(app, uri).await,
        None => None,
    };
    let remote = note::status(app, note, author, parent).await?;
    service::status::accept_carried(app, remote, carried).await?;
    Ok(())
}

/// A status and its author. What came along is believed only if it is the sender's own and lives
/// on the sender's server; anything else is fetched from where it lives.
pub(super) async fn trusted(
    app: &App,
    sender: &Account,
    activity: &Activity,
    object: &Item,
) -> Outcome<(Note, Account)> {
    let Some(value) = object.whole() else {
        let id = object.id().ok_or_else(|| Stop::never("the object has no id"))?;
        return Ok(resolve::fetch_note(app, &id).await?);
    };
    if !Note::is_note(value) {
        return Err(Stop::never("the object is nothing that can be a status"));
    }
    let note = Note::sent(value, activity)?;
    if same_origin(&note.id, &sender.uri) {
        if !note.authors.contains(&sender.uri) {
            return Err(Stop::never("the status is attributed to somebody else than its sender"));
        }
        return Ok((note, sender.clone()));
    }
    Ok(resolve::fetch_note(app, &note.id).await?)
}
