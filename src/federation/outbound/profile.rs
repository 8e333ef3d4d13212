//! What other servers are told of a profile of ours: that it has changed, moved or gone, and what it
//! features.

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::db;
use crate::model::{Account, LocalAccount};
use crate::protocol::activitypub::PUBLIC;
use crate::protocol::activitypub::outgoing::{Activity, ActivityKind, Context, Object};

use super::letters::{Letter, letter};
use super::{actor, note};

/// The profile says something else than before.
pub(super) async fn changed(app: &App, id: AccountId) -> Result<Option<Letter>> {
    let found = app
        .db
        .read(move |tx| {
            let Some(account) = db::account::local_by_id(tx, id)? else { return Ok(None) };
            let mut told = db::follow::inboxes(tx, id)?;
            told.extend(db::moved::inboxes_mentioned_lately(tx, id)?);
            Ok(Some((account, told)))
        })
        .await?;
    let Some((account, addresses)) = found else { return Ok(None) };
    let Some(document) = actor::document(app, account.account()).await? else { return Ok(None) };
    let now = app.clock.now();
    let update = Activity::update_actor(format!("{}#updates/{}", document.id, now.0), document);
    let update = update.addressed(vec![PUBLIC.to_owned()], vec![]).at(now.rfc3339());
    letter(app, id, (Context::Actor, update), addresses)
}

/// The account of ours follows the one that it moved to, in a manner of speaking: whoever follows
/// it is asked to go along.
pub(super) async fn moved(app: &App, id: AccountId) -> Result<Option<Letter>> {
    let found = app
        .db
        .read(move |tx| {
            let Some(account) = db::account::local_by_id(tx, id)? else { return Ok(None) };
            let Some(goal) = account.account().moved_to else { return Ok(None) };
            let goal = db::account::by_id(tx, goal)?;
            let at = db::moved::moved_at(tx, id)?;
            let told = db::follow::inboxes(tx, id)?;
            Ok(goal.zip(at).map(|(goal, at)| (account, goal, at, told)))
        })
        .await?;
    let Some((account, goal, at, told)) = found else { return Ok(None) };
    let uri = &account.account().uri;
    // One and the same name each time this is told.
    let name = format!("{uri}#moves/{}", at.0);
    let moved = Activity::upon(ActivityKind::Move, name, uri.clone(), uri.clone());
    let moved = Activity { target: Some(goal.uri), ..moved };
    let moved = moved.addressed(vec![note::followers(uri)], vec![]).at(at.rfc3339());
    letter(app, id, (Context::Plain, moved), told)
}

/// A hashtag is shown on a profile of ours, or no longer.
pub(super) async fn shown_tag(
    app: &App,
    id: AccountId,
    tag: &str,
    is_shown: bool,
) -> Result<Option<Letter>> {
    let Some((account, told)) = known(app, id).await? else { return Ok(None) };
    let tag = Object::Tag(note::hashtag(app, tag));
    let (name, written) = (format!("{}#tags", account.uri), (Context::Note, tag));
    letter(app, id, featured(app, &account, &name, written, is_shown), told)
}

/// A status is pinned to a profile of ours, or no longer.
pub(super) async fn pinned(
    app: &App,
    id: AccountId,
    status_uri: &str,
    is_pinned: bool,
) -> Result<Option<Letter>> {
    let Some((account, told)) = known(app, id).await? else { return Ok(None) };
    let (name, pin) = (format!("{status_uri}#pins"), Object::Id(status_uri.to_owned()));
    letter(app, id, featured(app, &account, &name, (Context::Plain, pin), is_pinned), told)
}

async fn known(app: &App, id: AccountId) -> Result<Option<(Account, Vec<String>)>> {
    let found = app.db.read(move |tx| {
        let account = db::account::local_by_id(tx, id)?;
        Ok(account.map(LocalAccount::into_account).zip(Some(db::follow::inboxes(tx, id)?)))
    });
    found.await
}

/// Something enters the collection of what an account features, or leaves it.
fn featured(
    app: &App,
    account: &Account,
    name: &str,
    (context, thing): (Context, Object),
    is_in: bool,
) -> (Context, Activity) {
    let (kind, word) =
        if is_in { (ActivityKind::Add, "add") } else { (ActivityKind::Remove, "remove") };
    let (uri, now) = (&account.uri, app.clock.now());
    let told = Activity::new(kind, format!("{name}/{word}/{}", now.0), uri.clone(), thing);
    let told = Activity { target: Some(format!("{uri}/collections/featured")), ..told };
    let told = told.addressed(vec![PUBLIC.to_owned()], vec![note::followers(uri)]);
    (context, told.at(now.rfc3339()))
}

/// An account of ours is gone for good: whoever may know of it is told.
pub(super) async fn end(app: &App, id: AccountId) -> Result<Option<Letter>> {
    let found = app.db.read(move |tx| {
        let account = db::account::by_id(tx, id)?;
        Ok(account.zip(Some(db::peer::inboxes(tx)?)))
    });
    let Some((account, told)) = found.await? else { return Ok(None) };
    let gone = Activity::delete_actor(account.uri).addressed(vec![PUBLIC.to_owned()], vec![]);
    letter(app, id, (Context::Plain, gone), told)
}
