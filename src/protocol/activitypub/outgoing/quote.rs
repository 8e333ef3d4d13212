//! Quotes (FEP-044f), as Mastodon writes them: what a status quotes, who may quote it, and the proof
//! that one may.

use serde::Serialize;
use serde_json::{Value, json};

/// What a status quotes, under all the names that other servers look for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Quote {
    /// An id, or what remains of it.
    #[serde(rename = "quote", skip_serializing_if = "Option::is_none")]
    object: Option<Value>,
    #[serde(rename = "_misskey_quote", skip_serializing_if = "Option::is_none")]
    for_misskey: Option<String>,
    #[serde(rename = "quoteUri", skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
    #[serde(rename = "quoteUrl", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "quoteAuthorization", skip_serializing_if = "Option::is_none")]
    authorization: Option<String>,
}

impl Quote {
    /// A quote of the status `id`, with the id of the authorization if there is one.
    pub fn of(id: String, authorization: Option<String>) -> Self {
        Self {
            object: Some(id.clone().into()),
            for_misskey: Some(id.clone()),
            uri: Some(id.clone()),
            url: Some(id),
            authorization,
        }
    }

    /// A quote of what is gone.
    pub fn of_nothing() -> Self {
        Self { object: Some(json!({ "type": "Tombstone" })), ..Self::default() }
    }
}

/// Who may do what with a status.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InteractionPolicy {
    pub can_quote: Approval,
    pub can_reply: Approval,
}

/// Who need not ask, and who may: ids of actors, of their collections, or everybody.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    pub automatic_approval: Vec<String>,
    pub manual_approval: Vec<String>,
}

impl Approval {
    /// Of those who need not ask, while nobody else may.
    pub fn automatic(ids: Vec<String>) -> Self {
        Self { automatic_approval: ids, manual_approval: vec![] }
    }
}

/// The proof that a status may quote another.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub struct QuoteAuthorization {
    pub id: String,
    /// The quoted author.
    pub attributed_to: String,
    /// The status that quotes.
    pub interacting_object: String,
    /// The status that is quoted.
    pub interaction_target: String,
}

/// The proof that a status may answer another, under the names of today and those of before.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub struct ReplyAuthorization {
    pub id: String,
    /// The author of what is answered.
    pub attributed_to: String,
    interacting_object: String,
    interaction_target: String,
    object: String,
    target: String,
}

impl ReplyAuthorization {
    pub fn new(id: String, attributed_to: String, reply: String, parent: String) -> Self {
        let (object, target) = (reply.clone(), parent.clone());
        let (interacting_object, interaction_target) = (reply, parent);
        Self { id, attributed_to, interacting_object, interaction_target, object, target }
    }
}
