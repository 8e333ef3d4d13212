//! Actors of ours (Mastodon's `ActivityPub::ActorSerializer`).

use serde::Serialize;

use super::note::Tag;

/// An actor document.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "so many yes and no does the document hold")]
pub struct Actor {
    pub id: String,
    /// FEP-2c59: `user@host`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webfinger: Option<String>,
    #[serde(rename = "type")]
    pub kind: ActorKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub following: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followers: Option<String>,
    pub inbox: String,
    pub outbox: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub featured: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub featured_tags: Option<String>,
    pub preferred_username: String,
    pub name: String,
    /// HTML.
    pub summary: String,
    pub url: String,
    pub manually_approves_followers: bool,
    pub discoverable: bool,
    pub indexable: bool,
    /// The day, at midnight: the hour is nobody's business.
    pub published: String,
    pub memorial: bool,
    pub show_featured: bool,
    pub show_media: bool,
    pub show_replies_in_media: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attribution_domains: Vec<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub suspended: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<String>,
    pub public_key: PublicKey,
    /// Keys that prove documents (FEP-521a).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assertion_method: Vec<Multikey>,
    pub tag: Vec<Tag>,
    pub attachment: Vec<PropertyValue>,
    pub endpoints: Endpoints,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<Image>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
}

/// What kind of actor it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ActorKind {
    Person,
    /// A bot.
    Service,
    Group,
    /// The server itself.
    Application,
}

/// The key that signs for an actor.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PublicKey {
    pub id: String,
    pub owner: String,
    pub public_key_pem: String,
}

impl PublicKey {
    /// The key of `actor`, under the name that Mastodon gives it.
    pub fn main(actor: &str, public_key_pem: String) -> Self {
        Self { id: Self::main_id(actor), owner: actor.to_owned(), public_key_pem }
    }

    /// The id of the key of `actor`.
    pub fn main_id(actor: &str) -> String {
        format!("{actor}#main-key")
    }
}

/// A key that proves documents.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub struct Multikey {
    pub id: String,
    pub controller: String,
    pub public_key_multibase: String,
}

/// A line of a profile.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type")]
pub struct PropertyValue {
    pub name: String,
    /// HTML.
    pub value: String,
}

/// Addresses that all actors of a server share.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Endpoints {
    pub shared_inbox: String,
}

/// An avatar, header or emoji.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub struct Image {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    pub url: String,
    /// Alt text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
