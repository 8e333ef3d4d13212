//! Actors: the documents behind accounts of other servers.

use serde_json::Value;

use super::ReadError;
use super::shape::{
    LONGEST_NAME, LONGEST_SUMMARY, each, first, first_id, flag, id, ids, kind, link, moment, text,
    text_in, web_id,
};
use super::tag::{self, Tag};
use crate::base::Timestamp;
use crate::protocol::url::web;

/// Mastodon's limits on actors of others.
const MOST_KEYS: usize = 10;
const MOST_FIELDS: usize = 50;
const MOST_ALIASES: usize = 256;
const MOST_DOMAINS: usize = 256;
const LONGEST_DOMAIN: usize = 253;
const LONGEST_PEM: usize = 8 * 1024;

/// An actor as it arrived. Every text is cut to its limit; nothing is sanitised yet.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "so many yes and no does the document hold")]
pub struct Actor {
    pub id: String,
    /// `Person`, `Service`, `Group`, `Organization`, `Application`.
    pub kind: String,
    pub username: String,
    /// FEP-2c59: the handle the actor claims, `user@host`.
    pub webfinger: Option<String>,
    pub name: Option<String>,
    /// HTML.
    pub summary: Option<String>,
    pub url: Option<String>,
    pub inbox: String,
    pub shared_inbox: Option<String>,
    pub outbox: Option<String>,
    pub followers: Option<String>,
    pub following: Option<String>,
    pub featured: Option<String>,
    /// The hashtags on its profile.
    pub featured_tags: Option<String>,
    pub icon: Option<Picture>,
    pub image: Option<Picture>,
    /// Follows wait for a yes.
    pub locked: bool,
    pub discoverable: Option<bool>,
    pub indexable: bool,
    /// Which parts its page has.
    pub shows_media: bool,
    pub shows_media_replies: bool,
    pub shows_featured: bool,
    /// Domains whose pages may name it as their author.
    pub attribution_domains: Vec<String>,
    pub memorial: bool,
    pub suspended: bool,
    pub published: Option<Timestamp>,
    pub moved_to: Option<String>,
    pub also_known_as: Vec<String>,
    pub fields: Vec<Field>,
    pub tags: Vec<Tag>,
    pub keys: Vec<Key>,
}

/// An avatar or header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub url: String,
    pub description: Option<String>,
}

/// A line of a profile: a name and HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub value: String,
}

/// A public key, whole or only named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub id: String,
    pub owner: Option<String>,
    /// `None`: the key lies in a document of its own.
    pub material: Option<KeyMaterial>,
}

/// The key itself, for [`crate::protocol::signature::VerifyingKey`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyMaterial {
    Pem(String),
    Multibase(String),
}

impl Actor {
    pub const KINDS: [&str; 5] = ["Person", "Service", "Group", "Organization", "Application"];

    /// Whether a document is an actor by its type.
    pub fn is_actor(value: &Value) -> bool {
        kind(value).is_some_and(|kind| Self::KINDS.contains(&kind.as_str()))
    }

    /// Reads an actor; id, type, username and inbox must be there.
    pub fn read(value: &Value) -> Result<Self, ReadError> {
        let kind = kind(value).filter(|kind| Self::KINDS.contains(&kind.as_str()));
        let username = text(&value["preferredUsername"], LONGEST_NAME);
        let username = username.or_else(|| name_from(value));
        let username = username.filter(|name| !name.is_empty() && !name.contains(['@', '/']));
        Ok(Self {
            id: web_id(&value["id"]).ok_or(ReadError::Missing("id"))?,
            kind: kind.ok_or(ReadError::Missing("type"))?,
            username: username.ok_or(ReadError::Missing("preferredUsername"))?,
            webfinger: text(&value["webfinger"], LONGEST_NAME).map(|handle| {
                handle.trim_start_matches("acct:").trim_start_matches('@').to_owned()
            }),
            name: text_in(value, "name", LONGEST_NAME).0,
            summary: text_in(value, "summary", LONGEST_SUMMARY).0,
            url: link(&value["url"]),
            inbox: web_id(&value["inbox"]).ok_or(ReadError::Missing("inbox"))?,
            shared_inbox: first(&value["endpoints"])
                .and_then(|endpoints| web_id(&endpoints["sharedInbox"]))
                .or_else(|| web_id(&value["sharedInbox"])),
            outbox: web_id(&value["outbox"]),
            followers: web_id(&value["followers"]),
            following: web_id(&value["following"]),
            featured: web_id(&value["featured"]),
            featured_tags: web_id(&value["featuredTags"]),
            icon: picture(&value["icon"]),
            image: picture(&value["image"]),
            locked: flag(&value["manuallyApprovesFollowers"]),
            discoverable: value["discoverable"].as_bool(),
            indexable: flag(&value["indexable"]),
            shows_media: value["showMedia"].as_bool().unwrap_or(true),
            shows_media_replies: value["showRepliesInMedia"].as_bool().unwrap_or(true),
            shows_featured: value["showFeatured"].as_bool().unwrap_or(true),
            attribution_domains: domains(&value["attributionDomains"]),
            memorial: flag(&value["memorial"]),
            suspended: flag(&value["suspended"]),
            published: moment(&value["published"]),
            moved_to: web_id(&value["movedTo"]),
            also_known_as: ids(&value["alsoKnownAs"], MOST_ALIASES),
            fields: fields(&value["attachment"]),
            tags: tag::read_all(&value["tag"]),
            keys: keys(value),
        })
    }
}

impl Key {
    /// The keys that an actor document lists, be it whole or only a stub around its key, as
    /// `GoToSocial` shows at the key's address.
    pub fn listed(actor: &Value) -> Vec<Self> {
        keys(actor)
    }

    /// Reads a document that is a key and nothing else: `publicKeyPem` with its owner.
    pub fn read(value: &Value) -> Option<Self> {
        if value.is_string() {
            return Some(Self { id: id(value)?, owner: None, material: None });
        }
        let pem = text(&value["publicKeyPem"], LONGEST_PEM).map(KeyMaterial::Pem);
        let multibase =
            || text(&value["publicKeyMultibase"], LONGEST_PEM).map(KeyMaterial::Multibase);
        let owner = first_id(&value["owner"]).or_else(|| first_id(&value["controller"]));
        Some(Self { id: id(value)?, owner, material: pem.or_else(multibase) })
    }
}

/// A name for an actor that has none: the one in its handle, or else the end of its id. Whether it
/// is called so, `WebFinger` must confirm as always.
fn name_from(actor: &Value) -> Option<String> {
    if actor.get("preferredUsername").is_some() {
        return None;
    }
    let handle = text(&actor["webfinger"], LONGEST_NAME);
    let named = handle.as_deref().map(|handle| handle.trim_start_matches("acct:"));
    if let Some((name, _)) = named.and_then(|handle| handle.trim_start_matches('@').split_once('@'))
    {
        return Some(name.to_owned());
    }
    let id = web(actor["id"].as_str()?)?;
    let last = id.path_segments()?.rfind(|part| !part.is_empty())?;
    let last = last.trim_start_matches(['@', '~']);
    last.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c)).then(|| last.to_owned())
}

fn keys(actor: &Value) -> Vec<Key> {
    let named = [&actor["publicKey"], &actor["assertionMethod"]];
    named.into_iter().flat_map(each).take(MOST_KEYS).filter_map(Key::read).collect()
}

fn picture(value: &Value) -> Option<Picture> {
    let picture = first(value)?;
    let url = if picture.is_string() { link(picture) } else { link(&picture["url"]) };
    let url = url.or_else(|| link(&picture["href"]))?;
    let described = text(&picture["summary"], LONGEST_NAME);
    Some(Picture { url, description: described.or_else(|| text(&picture["name"], LONGEST_NAME)) })
}

fn domains(value: &Value) -> Vec<String> {
    let names = each(value).iter().filter_map(|name| text(name, LONGEST_DOMAIN));
    names.take(MOST_DOMAINS).map(|name| name.to_ascii_lowercase()).collect()
}

fn fields(value: &Value) -> Vec<Field> {
    let (pairs, others): (Vec<_>, Vec<_>) = each(value)
        .iter()
        .take(MOST_FIELDS * 2)
        .filter_map(field)
        .partition(|(is_pair, _)| *is_pair);
    let mut fields: Vec<Field> = pairs.into_iter().map(|(_, field)| field).collect();
    // Many say the same in both forms.
    for (_, other) in others {
        if fields.iter().all(|field| field.name != other.name) {
            fields.push(other);
        }
    }
    fields.truncate(MOST_FIELDS);
    fields
}

/// A line of a profile, and whether it is a `PropertyValue`: else a Note or a Link with a name
/// (FEP-fb2a).
fn field(one: &Value) -> Option<(bool, Field)> {
    let kind = kind(one)?;
    let kind = kind.rsplit(['#', '/', ':']).next()?;
    let value = match kind {
        "PropertyValue" => text(&one["value"], LONGEST_NAME),
        "Note" => text(&one["content"], LONGEST_NAME),
        "Link" => link(&one["href"]).and_then(|href| {
            let href = web(&href)?.as_str().replace('&', "&amp;");
            Some(format!("<a href=\"{href}\">{href}</a>"))
        }),
        _ => None,
    };
    let field = Field { name: text(&one["name"], LONGEST_NAME)?, value: value? };
    Some((kind == "PropertyValue", field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_actor_is_read_with_what_surrounds_it() {
        let actor = Actor::read(&json!({
            "id": "https://a.example/users/b", "type": ["Person"], "preferredUsername": "b",
            "inbox": "https://a.example/b/inbox", "endpoints": {"sharedInbox": "https://a.example/i"},
            "icon": [{"type": "Image", "url": [{"href": "https://a.example/i.png"}], "summary": "me"}],
            "attachment": {"type": "schema:PropertyValue", "name": "Site", "value": "<a>x</a>"},
            "publicKey": [{"id": "https://a.example/users/b#main-key", "owner": "https://a.example/users/b",
                           "publicKeyPem": "PEM"}],
            "assertionMethod": "https://a.example/users/b#ed25519",
            "discoverable": true, "published": "2024-01-01T00:00:00Z", "movedTo": null,
        }))
        .unwrap();

        assert_eq!(actor.shared_inbox.unwrap(), "https://a.example/i");
        assert_eq!(actor.icon.unwrap().description.unwrap(), "me");
        assert_eq!(actor.fields[0].name, "Site");
        assert_eq!(actor.keys.len(), 2);
        assert_eq!(actor.keys[0].material, Some(KeyMaterial::Pem("PEM".to_owned())));
        assert_eq!(actor.keys[1].material, None);
        assert_eq!((actor.discoverable, actor.moved_to), (Some(true), None));
    }

    #[test]
    fn an_actor_without_inbox_or_with_odd_ids_is_refused() {
        let whole = json!({"id": "https://a.example/b", "type": "Person", "preferredUsername": "b",
                           "inbox": "https://a.example/i"});
        assert!(Actor::read(&whole).is_ok());
        for (member, value) in [
            ("id", json!("javascript:x")),
            ("type", json!("Note")),
            ("preferredUsername", json!("b@c")),
            ("preferredUsername", json!("")),
            ("inbox", json!(null)),
            ("inbox", json!("file:///etc/passwd")),
        ] {
            let mut broken = whole.clone();
            broken[member] = value;
            assert_eq!(Actor::read(&broken), Err(ReadError::Missing(member)));
        }
    }
}
