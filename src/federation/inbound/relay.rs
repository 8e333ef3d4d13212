//! What relays bring: what others wrote as they sent it, or its id alone. federation.md 4.11.

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::federation::resolve;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::relay::{Relay, RelayState};
use crate::model::{Account, Status};
use crate::protocol::activitypub::incoming::{Activity, Item, Note, Tag};
use crate::remote::is_ours;
use crate::service;

use super::note;
use super::relevance::concerns_us_of;
use super::target::known_status;

/// The relay that speaks as this account, if it is switched on.
pub(super) async fn of(app: &App, account: &Account) -> Result<Option<Relay>> {
    let actor = account.uri.clone();
    let relay = app.db.glance(move |tx| Ok(db::relay::by_actor(tx, &actor)?)).await?;
    Ok(relay.filter(|relay| relay.state == RelayState::Accepted))
}

/// Whether a relay brings what is plainly not wanted of it, so that nobody need be asked who made
/// it.
pub(super) async fn is_unwanted(app: &App, bearer: &Account, activity: &Activity) -> Outcome<bool> {
    let Some(relay) = of(app, bearer).await? else { return Ok(false) };
    let sent = activity.objects.first().and_then(Item::whole);
    let sent = sent.filter(|value| activity.kind == "Create" && Note::is_note(value));
    let Some(note) = sent.and_then(|value| Note::sent(value, activity).ok()) else {
        return Ok(false);
    };
    let fits = relay.filter.lets_through(note::language_of(&note).as_deref(), &note::tags(&note));
    if fits && has_room(app, &relay).await? {
        return Ok(false);
    }
    let actor = activity.actor.clone();
    let author = app.db.glance(move |tx| Ok(db::account::by_uri(tx, &actor)?)).await?;
    Ok(!concerns_us_of(app, &note, author.map(|author| author.id)).await?)
}

async fn has_room(app: &App, relay: &Relay) -> Result<bool> {
    let (id, now) = (relay.id, app.clock.now());
    let taken = app.db.glance(move |tx| Ok(db::relay::taken(tx, id, now)?)).await?;
    Ok(relay.filter.has_room(taken.last_hour))
}

/// A relay names a status, which is fetched from where it lives. That is no boost.
pub(super) async fn named(app: &App, relay: &Relay, object: &str) -> Outcome {
    if is_ours(&app.settings.now(), object) || known_status(app, object).await?.is_some() {
        return Ok(());
    }
    if !has_room(app, relay).await? {
        return Err(Stop::never("enough came from this relay in an hour"));
    }
    let (note, author) = resolve::fetch_note(app, object).await?;
    take(app, relay, (&note, &author)).await
}

/// Stores what a relay brings, if that is wanted of it. Nobody here waits for it, so nothing is
/// fetched for its sake: not what it answers, and not whom it mentions.
pub(super) async fn take(app: &App, relay: &Relay, (note, author): (&Note, &Account)) -> Outcome {
    let parent = match &note.in_reply_to {
        Some(uri) => known_status(app, uri).await?,
        None => None,
    };
    let note = among_known(app, note).await?;
    let remote = note::status(app, &note, author, parent.map(|Status { id, .. }| id)).await?;
    service::relay::take(app, relay.id, remote).await?;
    Ok(())
}

/// The note without mentions of people that we do not know.
async fn among_known(app: &App, note: &Note) -> Result<Note> {
    let mut note = note.clone();
    app.db
        .read(move |tx| {
            let mut tags = vec![];
            for tag in std::mem::take(&mut note.tags) {
                let is_known = match &tag {
                    Tag::Mention { href, .. } => db::account::by_uri_or_url(tx, href)?.is_some(),
                    Tag::Hashtag { .. } | Tag::Emoji { .. } => true,
                };
                tags.extend(Some(tag).filter(|_| is_known));
            }
            Ok(Note { tags, ..note })
        })
        .await
}
