//! Statuses and accounts that somebody named, fetched from their own server.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db;
use crate::model::fetches::Spent;
use crate::model::{Account, RemoteQuote, Verdict};
use crate::protocol::activitypub::incoming::Note;
use crate::protocol::url::same_origin;
use crate::remote::{self, RemoteError, is_ours};
use crate::service;

use super::inbound::note;
use super::verdict;

/// How far up a thread is fetched.
const DEEPEST: usize = 20;

/// How long the fetching of what is above a status may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The status with this id (or page): ours, known, or fetched now with what it answers.
pub async fn status(app: &App, uri: &str) -> Result<StatusId, RemoteError> {
    if let Some(known) = known(app, uri).await? {
        return Ok(known);
    }
    let _turn = app.pace.turn(uri).await;
    if let Some(known) = known(app, uri).await? {
        return Ok(known);
    }
    let (note, author) = fetch_note(app, uri).await?;
    let parent = match &note.in_reply_to {
        Some(parent) => thread(app, parent).await,
        None => None,
    };
    store(app, &note, &author, parent).await
}

/// Fetches a status that we know anew and takes over what was changed.
pub(super) async fn again(app: &App, uri: &str) -> Result<(), RemoteError> {
    if known(app, uri).await?.is_none() {
        return status(app, uri).await.map(drop);
    }
    let (note, author) = fetch_note(app, uri).await?;
    let remote = note::status(app, &note, &author, None).await?;
    service::status::accept_edit(app, remote).await?;
    Ok(())
}

/// As [`status`], for what is quoted; `depth` quotes lead to it, and what is above it stays there.
pub(super) async fn quoted(app: &App, uri: &str, depth: u8) -> Result<StatusId, RemoteError> {
    if let Some(known) = known(app, uri).await? {
        return Ok(known);
    }
    let _turn = app.pace.turn(uri).await;
    if let Some(known) = known(app, uri).await? {
        return Ok(known);
    }
    let (note, author) = fetch_note(app, uri).await?;
    let parent = match &note.in_reply_to {
        Some(parent) => known(app, parent).await?,
        None => None,
    };
    let mut remote = note::status(app, &note, &author, parent).await?;
    remote.quote = remote.quote.map(|quote| RemoteQuote { depth, ..quote });
    Ok(service::status::accept(app, remote).await?)
}

/// The status that is answered, with what that answers; `None` if it cannot be had.
pub(super) async fn thread(app: &App, uri: &str) -> Option<StatusId> {
    let above = tokio::time::timeout(PATIENCE, ancestors(app, uri)).await.ok()?;
    let Above { mut parent, chain, .. } = above;
    for (note, author) in chain.iter().rev() {
        parent = match store(app, note, author, parent).await {
            Ok(id) => Some(id),
            Err(failure) => {
                tracing::debug!(status.uri = %note.id, "left out of its thread: {failure}");
                None
            }
        };
    }
    parent
}

/// As [`thread`], of what nobody asked for: kept is only what everyone may read, and nobody is told.
///
/// # Errors
/// When the budget of a host is spent.
pub(super) async fn open_thread(app: &App, uri: &str) -> Result<Option<StatusId>, RemoteError> {
    let above = tokio::time::timeout(PATIENCE, ancestors(app, uri)).await;
    let Ok(Above { mut parent, chain, spent }) = above else { return Ok(None) };
    if let Some(spent) = spent {
        return Err(spent.into());
    }
    for (note, author) in chain.iter().rev() {
        let remote = note::status(app, note, author, parent).await?;
        if !remote.visibility.is_open() {
            parent = None;
            continue;
        }
        parent = match service::status::accept_quietly(app, remote).await {
            Ok(id) => Some(id),
            Err(failure) => {
                tracing::debug!(status.uri = %note.id, "left out of its thread: {failure:?}");
                None
            }
        };
    }
    Ok(parent)
}

/// What is above a status.
#[derive(Default)]
struct Above {
    /// The first one that we know.
    parent: Option<StatusId>,
    /// Those below it, from below to above.
    chain: Vec<(Note, Account)>,
    /// Whose budget kept us from more.
    spent: Option<Spent>,
}

/// What is above, up to the first status that we know.
async fn ancestors(app: &App, uri: &str) -> Above {
    let mut chain: Vec<(Note, Account)> = vec![];
    let mut next = Some(uri.to_owned());
    while let Some(uri) = next.take() {
        match known(app, &uri).await {
            Ok(Some(known)) => return Above { parent: Some(known), chain, spent: None },
            Ok(None) if chain.len() < DEEPEST => {}
            Ok(None) | Err(_) => break,
        }
        match fetch_note(app, &uri).await {
            Ok((note, author)) => {
                next.clone_from(&note.in_reply_to);
                chain.push((note, author));
            }
            Err(RemoteError::Spent(spent)) => {
                return Above { chain, spent: Some(spent), ..Above::default() };
            }
            Err(failure) => {
                tracing::debug!(status.uri = %uri, "thread ends here: {failure}");
                break;
            }
        }
        next = next.filter(|next| chain.iter().all(|(note, _)| note.id != *next));
    }
    Above { chain, ..Above::default() }
}

/// A status document and its author, who lives on the same server.
pub(super) async fn fetch_note(app: &App, uri: &str) -> Result<(Note, Account), RemoteError> {
    if is_ours(&app.settings.now(), uri) {
        return Err(RemoteError::Wrong("there is no such status here".to_owned()));
    }
    let document = remote::document(app, uri).await?;
    let note = Note::read(&document).map_err(|cause| RemoteError::Wrong(cause.to_string()))?;
    if !same_origin(&note.id, &note.attributed_to) {
        return Err(RemoteError::Wrong("the status and its author are on two servers".to_owned()));
    }
    let author = remote::account(app, &note.attributed_to).await?;
    Ok((note, author))
}

/// Stores a status that was fetched from where it lives.
pub(super) async fn store(
    app: &App,
    note: &Note,
    author: &Account,
    parent: Option<StatusId>,
) -> Result<StatusId, RemoteError> {
    let remote = note::status(app, note, author, parent).await?;
    Ok(service::status::accept(app, remote).await?)
}

/// The status with this id or page, if it is here.
pub(super) async fn known(app: &App, uri: &str) -> Result<Option<StatusId>> {
    let uri = uri.to_owned();
    let known = app.db.glance(move |tx| Ok(db::status::by_uri_or_url(tx, &uri)?)).await?;
    Ok(known.map(|status| status.id))
}

/// Fetches a status as a job.
pub async fn fetch(app: &App, uri: &str, attempts: u32) -> Verdict {
    verdict::of(status(app, uri).await.map_err(Into::into), attempts)
}

/// How long somebody who looks at a poll waits for its server.
const GLANCE: Duration = Duration::from_secs(5);

/// Asks a peer how its poll stands, if it was not asked lately. What is known stays if the peer does
/// not answer in time.
pub async fn freshen_poll(app: &App, id: StatusId) -> Result<()> {
    let Some(uri) = with_stale_poll(app, id).await? else { return Ok(()) };
    let ask = async {
        let _turn = app.pace.turn(&uri).await;
        // Who waited for another finds what that one brought.
        match with_stale_poll(app, id).await? {
            Some(uri) => fetch_again(app, &uri).await,
            None => Ok(()),
        }
    };
    match tokio::time::timeout(GLANCE, ask).await {
        Ok(Ok(())) => {}
        Ok(Err(failure)) => tracing::debug!(status.id = %id, "no news of a poll: {failure}"),
        Err(_) => tracing::debug!(status.id = %id, "no news of a poll in time"),
    }
    Ok(())
}

/// The address of a peer's status if it is time to ask how its poll stands.
async fn with_stale_poll(app: &App, id: StatusId) -> Result<Option<String>> {
    let now = app.clock.now();
    app.db
        .read(move |tx| {
            let view = db::poll::of_status(tx, None, id)?;
            let is_stale = view.is_some_and(|view| view.is_stale(now));
            let status = db::status::by_id(tx, id)?.filter(|_| is_stale);
            Ok(status.map(|status| status.uri))
        })
        .await
}

/// Fetches a status that we know again, and takes over what is new.
async fn fetch_again(app: &App, uri: &str) -> Result<(), RemoteError> {
    let (note, author) = fetch_note(app, uri).await?;
    let remote = note::status(app, &note, &author, None).await?;
    service::status::accept_edit(app, remote).await?;
    Ok(())
}

/// Asks a peer how its poll stands as a job.
pub async fn refresh_poll(app: &App, id: StatusId, attempts: u32) -> Verdict {
    let known = app.db.read(move |tx| Ok(db::status::by_id(tx, id)?)).await;
    let outcome = match known {
        Ok(Some(known)) => fetch_again(app, &known.uri).await.map_err(Into::into),
        Ok(None) => Ok(()),
        Err(problem) => Err(problem.into()),
    };
    verdict::of(outcome, attempts)
}

/// Asks about an account again as a job.
pub async fn refresh(app: &App, account: AccountId, attempts: u32) -> Verdict {
    verdict::of(remote::refresh(app, account).await.map_err(Into::into), attempts)
}
