//! From an actor document to the account we keep: what is checked and what is cleaned.

use crate::base::Timestamp;
use crate::model::account::{ActorKind, Endpoints, Field, RemoteAccount};
use crate::protocol::activitypub::incoming::{self, Actor, Key, KeyMaterial};
use crate::protocol::signature::VerifyingKey;
use crate::protocol::url::same_origin;
use crate::text::{Handle, plain, sanitize};

use super::RemoteError;

/// Characters of a display name and of the name of a field (federation.md 4.2).
const LONGEST_NAME: usize = 2_048;

/// The account that an actor document describes. `handle` was confirmed by its server.
pub(super) fn account(
    actor: Actor,
    handle: &Handle,
    now: Timestamp,
) -> Result<RemoteAccount, RemoteError> {
    let ours_alone = |address: Option<String>| address.filter(|it| same_origin(it, &actor.id));
    if !same_origin(&actor.inbox, &actor.id) {
        return Err(RemoteError::wrong("the inbox is on another server than the actor"));
    }
    let (key_id, key) = keys(&actor).into_iter().next().unwrap_or_default();
    let endpoints = Endpoints {
        inbox: actor.inbox.clone(),
        shared_inbox: ours_alone(actor.shared_inbox.clone()),
        outbox: ours_alone(actor.outbox.clone()),
        followers: ours_alone(actor.followers.clone()),
        following: ours_alone(actor.following.clone()),
        featured: ours_alone(actor.featured.clone()),
        featured_tags: ours_alone(actor.featured_tags.clone()),
        key_id,
        key,
    };
    // A page elsewhere could pass for somebody else's (federation.md 4.13).
    let url = ours_alone(actor.url.clone()).unwrap_or_else(|| actor.id.clone());
    Ok(RemoteAccount {
        username: handle.username().to_owned(),
        domain: handle.domain().unwrap_or_default().to_owned(),
        url,
        kind: ActorKind::parse(&actor.kind).unwrap_or_default(),
        display_name: plain::line(actor.name.as_deref().unwrap_or_default(), LONGEST_NAME),
        note: sanitize::html(actor.summary.as_deref().unwrap_or_default()),
        fields: actor.fields.iter().map(field).collect(),
        avatar_description: described(actor.icon.as_ref()),
        header_description: described(actor.image.as_ref()),
        avatar: actor.icon.map(|icon| icon.url),
        header: actor.image.map(|image| image.url),
        locked: actor.locked,
        discoverable: actor.discoverable.unwrap_or(false),
        indexable: actor.indexable,
        shows_media: actor.shows_media,
        shows_media_replies: actor.shows_media_replies,
        shows_featured: actor.shows_featured,
        attribution_domains: actor.attribution_domains,
        created_at: actor.published.map(|at| at.min(now)),
        also_known_as: actor.also_known_as,
        uri: actor.id,
        endpoints,
    })
}

/// All keys of an actor that can be believed to be its own: ids, and PEM or Multikey. The first is
/// the one that an actor has to sign requests with.
///
/// A key that lies in a document of its own is put into the actor before this is asked.
pub(super) fn keys(actor: &Actor) -> Vec<(String, String)> {
    // One that stands in the actor and names no owner is the actor's.
    let own = |key: &&Key| {
        key.owner.as_deref().is_none_or(|owner| owner == actor.id)
            && same_origin(&key.id, &actor.id)
    };
    let held = actor.keys.iter().filter(own).filter_map(|key| {
        let text = match key.material.as_ref()? {
            KeyMaterial::Pem(text) | KeyMaterial::Multibase(text) => text,
        };
        verifying(text).map(|_| (key.id.clone(), text.clone()))
    });
    held.collect()
}

/// A stored key: PEM or Multikey.
pub(super) fn verifying(text: &str) -> Option<VerifyingKey> {
    VerifyingKey::from_pem(text).or_else(|| VerifyingKey::from_multibase(text))
}

fn described(picture: Option<&incoming::Picture>) -> String {
    let text = picture.and_then(|picture| picture.description.as_deref()).unwrap_or_default();
    plain::block(text, LONGEST_NAME)
}

fn field(field: &incoming::Field) -> Field {
    Field {
        name: plain::line(&field.name, LONGEST_NAME),
        value: sanitize::html(&field.value),
        verified_at: None,
    }
}
