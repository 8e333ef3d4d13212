//! The `@context` on top of a document: which terms it uses and what they mean.

use std::sync::LazyLock;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// A document as it goes out: its context, then its members.
#[derive(Debug, Clone, Serialize)]
pub struct Document<T> {
    #[serde(rename = "@context")]
    context: Context,
    #[serde(flatten)]
    body: T,
}

impl<T> Document<T> {
    pub fn new(context: Context, body: T) -> Self {
        Self { context, body }
    }
}

/// Which terms a document uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Only those of `ActivityStreams`: follows, likes, collections of ids.
    Plain,
    /// Those of statuses, too.
    Note,
    /// Those of profiles, too.
    Actor,
}

impl Serialize for Context {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain => "https://www.w3.org/ns/activitystreams".serialize(out),
            Self::Note => NOTE.serialize(out),
            Self::Actor => ACTOR.serialize(out),
        }
    }
}

static NOTE: LazyLock<Value> = LazyLock::new(|| {
    json!(["https://www.w3.org/ns/activitystreams", {
        "ostatus": "http://ostatus.org#",
        "atomUri": "ostatus:atomUri",
        "inReplyToAtomUri": "ostatus:inReplyToAtomUri",
        "conversation": "ostatus:conversation",
        "sensitive": "as:sensitive",
        "Hashtag": "as:Hashtag",
        "toot": "http://joinmastodon.org/ns#",
        "Emoji": "toot:Emoji",
        "votersCount": "toot:votersCount",
        "blurhash": "toot:blurhash",
        "focalPoint": {"@container": "@list", "@id": "toot:focalPoint"},
        "quote": {"@id": "https://w3id.org/fep/044f#quote", "@type": "@id"},
        "quoteUri": "http://fedibird.com/ns#quoteUri",
        "quoteUrl": "as:quoteUrl",
        "_misskey_quote": "https://misskey-hub.net/ns#_misskey_quote",
        "quoteAuthorization":
            {"@id": "https://w3id.org/fep/044f#quoteAuthorization", "@type": "@id"},
        "QuoteRequest": "https://w3id.org/fep/044f#QuoteRequest",
        "QuoteAuthorization": "https://w3id.org/fep/044f#QuoteAuthorization",
        "gts": "https://gotosocial.org/ns#",
        "interactionPolicy": {"@id": "gts:interactionPolicy", "@type": "@id"},
        "canQuote": {"@id": "gts:canQuote", "@type": "@id"},
        "canReply": {"@id": "gts:canReply", "@type": "@id"},
        "automaticApproval": {"@id": "gts:automaticApproval", "@type": "@id"},
        "manualApproval": {"@id": "gts:manualApproval", "@type": "@id"},
        "ReplyRequest": "gts:ReplyRequest",
        "ReplyAuthorization": "gts:ReplyAuthorization",
        "replyAuthorization": {"@id": "gts:replyAuthorization", "@type": "@id"},
        "approvedBy": {"@id": "gts:approvedBy", "@type": "@id"},
        "interactingObject": {"@id": "gts:interactingObject", "@type": "@id"},
        "interactionTarget": {"@id": "gts:interactionTarget", "@type": "@id"},
    }])
});

static ACTOR: LazyLock<Value> = LazyLock::new(|| {
    json!([
        "https://www.w3.org/ns/activitystreams",
        "https://w3id.org/security/v1",
        "https://purl.archive.org/socialweb/webfinger",
        "https://www.w3.org/ns/did/v1",
        "https://w3id.org/security/multikey/v1",
        {
            "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
            "sensitive": "as:sensitive",
            "Hashtag": "as:Hashtag",
            "movedTo": {"@id": "as:movedTo", "@type": "@id"},
            "alsoKnownAs": {"@id": "as:alsoKnownAs", "@type": "@id"},
            "toot": "http://joinmastodon.org/ns#",
            "Emoji": "toot:Emoji",
            "featured": {"@id": "toot:featured", "@type": "@id"},
            "featuredTags": {"@id": "toot:featuredTags", "@type": "@id"},
            "focalPoint": {"@container": "@list", "@id": "toot:focalPoint"},
            "blurhash": "toot:blurhash",
            "discoverable": "toot:discoverable",
            "indexable": "toot:indexable",
            "memorial": "toot:memorial",
            "suspended": "toot:suspended",
            "attributionDomains": {"@id": "toot:attributionDomains", "@container": "@set"},
            "showFeatured": "toot:showFeatured",
            "showMedia": "toot:showMedia",
            "showRepliesInMedia": "toot:showRepliesInMedia",
            "schema": "http://schema.org#",
            "PropertyValue": "schema:PropertyValue",
            "value": "schema:value",
        },
    ])
});
