//! Accounts of ours, and the server itself, as actors.

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::db;
use crate::model::{Account, ActorKind, Picture};
use crate::protocol::activitypub::outgoing::{
    self, Actor, Endpoints, Image, Multikey, PropertyValue, PublicKey,
};
use crate::remote::{self, SERVER_PATH};

use super::emoji;
use super::note::followers;

/// The name under which `WebFinger` finds the server itself; nobody else can have it.
pub const SERVER_NAME: &str = "actor";

/// The actor of an account of ours; `None` if it is somebody else's.
pub async fn document(app: &App, account: &Account) -> Result<Option<Actor>> {
    if !account.is_local() {
        return Ok(None);
    }
    let id = account.id;
    let found = app.db.read(move |tx| {
        let domains = db::account::source(tx, id)?.attribution_domains;
        let aliases = db::account::also_known_as(tx, id)?;
        Ok(db::account::endpoints(tx, id)?.map(|endpoints| (endpoints.key, domains, aliases)))
    });
    let Some((key, domains, aliases)) = found.await? else { return Ok(None) };
    let prover = remote::prover(app, id).await?;
    let assertion_method = prover.iter().map(|prover| Multikey {
        id: prover.key_id.clone(),
        controller: account.uri.clone(),
        public_key_multibase: prover.key.public(),
    });
    let actor = actor(app, account, key, domains);
    let also_known_as = if account.is_suspended() { vec![] } else { aliases };
    Ok(Some(Actor { assertion_method: assertion_method.collect(), also_known_as, ..actor }))
}

fn actor(app: &App, account: &Account, key: String, attribution_domains: Vec<String>) -> Actor {
    let uri = &account.uri;
    let shown = !account.is_suspended();
    let fields = account.fields.iter().filter(|_| shown).map(|field| PropertyValue {
        name: field.name.clone(),
        value: field.value.as_str().to_owned(),
    });
    let picture = |picture: Option<&Picture>, path: String, described: &str| {
        let stored = picture.filter(|_| shown)?;
        let media_type = match stored {
            Picture::Stored(name) => media_type(name),
            Picture::Remote(_) => None,
        };
        Some(Image {
            media_type: media_type.map(str::to_owned),
            url: app.url(&path),
            summary: Some(described.to_owned()).filter(|text| !text.is_empty()),
        })
    };
    Actor {
        webfinger: Some(account.full_handle(app.settings.now().domain())),
        kind: kind(account.kind),
        following: Some(format!("{uri}/following")),
        followers: Some(followers(uri)),
        inbox: format!("{uri}/inbox"),
        outbox: format!("{uri}/outbox"),
        featured: Some(format!("{uri}/collections/featured")),
        featured_tags: Some(format!("{uri}/collections/tags")),
        preferred_username: account.username.clone(),
        name: if shown { account.name().to_owned() } else { account.username.clone() },
        summary: if shown { account.note.as_str().to_owned() } else { String::new() },
        url: account.url.clone(),
        manually_approves_followers: account.locked,
        discoverable: shown && account.discoverable,
        indexable: shown && account.indexable,
        published: day(account.created_at),
        memorial: false,
        show_featured: account.shows_featured,
        show_media: account.shows_media,
        show_replies_in_media: account.shows_media_replies,
        attribution_domains: if shown { attribution_domains } else { vec![] },
        suspended: !shown,
        moved_to: account.moved.as_ref().filter(|_| shown).map(|goal| goal.uri.clone()),
        also_known_as: vec![],
        public_key: PublicKey::main(uri, key),
        assertion_method: vec![],
        tag: account.emojis.iter().filter(|_| shown).map(|each| emoji::tag(app, each)).collect(),
        attachment: fields.collect(),
        endpoints: Endpoints { shared_inbox: app.url("/inbox") },
        icon: picture(account.avatar.as_ref(), account.avatar_path(), &account.avatar_description),
        image: picture(account.header.as_ref(), account.header_path(), &account.header_description),
        id: uri.clone(),
    }
}

/// The server's own actor, which signs fetches. Readable without a signature, or two servers that
/// both demand one would lock each other out (federation.md 3).
pub async fn server(app: &App) -> Result<Actor> {
    let key = remote::server_key(app).await?;
    let id = app.url(SERVER_PATH);
    let domain = app.settings.now().domain().to_owned();
    Ok(Actor {
        webfinger: Some(format!("{SERVER_NAME}@{domain}")),
        kind: outgoing::ActorKind::Application,
        following: None,
        followers: None,
        inbox: format!("{id}/inbox"),
        outbox: format!("{id}/outbox"),
        featured: None,
        featured_tags: None,
        preferred_username: SERVER_NAME.to_owned(),
        name: domain,
        summary: String::new(),
        url: app.url("/about"),
        manually_approves_followers: true,
        discoverable: false,
        indexable: false,
        published: "2026-01-01T00:00:00Z".to_owned(),
        memorial: false,
        show_featured: false,
        show_media: false,
        show_replies_in_media: false,
        attribution_domains: vec![],
        suspended: false,
        moved_to: None,
        also_known_as: vec![],
        public_key: PublicKey::main(&id, key.public),
        assertion_method: vec![],
        tag: vec![],
        attachment: vec![],
        endpoints: Endpoints { shared_inbox: app.url("/inbox") },
        icon: None,
        image: None,
        id,
    })
}

fn kind(kind: ActorKind) -> outgoing::ActorKind {
    match kind {
        ActorKind::Person | ActorKind::Organization => outgoing::ActorKind::Person,
        ActorKind::Service => outgoing::ActorKind::Service,
        ActorKind::Group => outgoing::ActorKind::Group,
        ActorKind::Application => outgoing::ActorKind::Application,
    }
}

/// The day, at midnight: the hour is nobody's business.
fn day(moment: Timestamp) -> String {
    format!("{}T00:00:00Z", moment.date())
}

pub(super) fn media_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "png" | "apng" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "webp" => Some("image/webp"),
        "gif" => Some("image/gif"),
        _ => None,
    }
}
