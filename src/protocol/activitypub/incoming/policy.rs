//! Who may do what with a status (`GoToSocial`, FEP-044f), and the proof that one may.

use serde_json::Value;

use super::ReadError;
use super::shape::{MOST_ITEMS, each, first_id, ids, web_id};

/// Whom an author lets do something with a status: ids of actors, of their collections, or
/// everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Allowed {
    pub automatic: Vec<String>,
    pub manual: Vec<String>,
    /// Said under the first names only: its server does not know that one can ask.
    pub is_old: bool,
}

impl Allowed {
    /// What the policy of a status says of `name`; `None`: nothing at all.
    pub(super) fn read(note: &Value, name: &str) -> Option<Self> {
        let policy = note["interactionPolicy"][name].as_object()?;
        let said = |name: &str| policy.get(name).map(|said| ids(said, MOST_ITEMS));
        let (automatic, manual) = (said("automaticApproval"), said("manualApproval"));
        if automatic.is_some() || manual.is_some() {
            let (automatic, manual) = (automatic.unwrap_or_default(), manual.unwrap_or_default());
            return Some(Self { automatic, manual, is_old: false });
        }
        let (automatic, manual) = (said("always"), said("approvalRequired"));
        (automatic.is_some() || manual.is_some()).then(|| Self {
            automatic: automatic.unwrap_or_default(),
            manual: manual.unwrap_or_default(),
            is_old: true,
        })
    }
}

/// What an authorization lets somebody do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lets {
    Quote,
    Reply,
}

impl Lets {
    /// The types of such documents.
    fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Quote => &["QuoteAuthorization"],
            Self::Reply => &["ReplyAuthorization", "ReplyApproval"],
        }
    }
}

/// The proof that a status may do something with another, from the author of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorization {
    pub id: String,
    /// The author of the other.
    pub attributed_to: String,
    /// The status that quotes or replies.
    pub interacting_object: String,
    /// The status that is quoted or answered.
    pub interaction_target: String,
}

impl Authorization {
    /// Reads an authorization; all of it must be there.
    pub fn read(value: &Value, lets: Lets) -> Result<Self, ReadError> {
        let mut kinds = each(&value["type"]).iter().filter_map(Value::as_str);
        if !kinds.any(|kind| lets.kinds().contains(&kind)) {
            return Err(ReadError::Missing("type"));
        }
        let member = |name: &'static str, old: &str| {
            first_id(&value[name])
                .or_else(|| first_id(&value[old]).filter(|_| lets == Lets::Reply))
                .ok_or(ReadError::Missing(name))
        };
        Ok(Self {
            id: web_id(&value["id"]).ok_or(ReadError::Missing("id"))?,
            attributed_to: member("attributedTo", "actor")?,
            interacting_object: member("interactingObject", "object")?,
            interaction_target: member("interactionTarget", "target")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_policy_is_read_under_both_names_and_says_nothing_when_empty() {
        let of = |said: Value| {
            Allowed::read(&json!({ "interactionPolicy": { "canReply": said } }), "canReply")
        };
        let ids = |id: &str| vec![id.to_owned()];
        let new = of(json!({ "automaticApproval": "https://a/u", "always": "https://b/u" }));
        let new = new.unwrap();
        assert_eq!((new.automatic, new.manual.len(), new.is_old), (ids("https://a/u"), 0, false));
        let old = of(json!({ "always": ["https://a/u"], "approvalRequired": "https://b/u" }));
        let old = old.unwrap();
        assert_eq!((old.automatic, old.manual), (ids("https://a/u"), ids("https://b/u")));
        assert!(old.is_old);
        let nobody = of(json!({ "automaticApproval": [] })).unwrap();
        assert!(nobody.automatic.is_empty() && nobody.manual.is_empty());
        for nothing in [json!({}), Value::Null, json!("https://a/u")] {
            assert_eq!(of(nothing), None);
        }
        assert_eq!(Allowed::read(&json!({}), "canReply"), None);
    }

    #[test]
    fn an_authorization_is_read_whole_or_not_at_all() {
        let whole = json!({
            "id": "https://a/s", "type": ["QuoteAuthorization"], "attributedTo": "https://a/u",
            "interactingObject": { "id": "https://b/2" }, "interactionTarget": "https://a/1",
        });
        let read = Authorization::read(&whole, Lets::Quote).unwrap();
        assert_eq!(read.interacting_object, "https://b/2");
        assert!(Authorization::read(&whole, Lets::Reply).is_err());
        for member in ["id", "type", "attributedTo", "interactingObject", "interactionTarget"] {
            let mut broken = whole.clone();
            broken[member] = json!(7);
            assert!(Authorization::read(&broken, Lets::Quote).is_err(), "{member}");
        }
        let old = json!({
            "id": "https://a/s", "type": "ReplyApproval", "attributedTo": "https://a/u",
            "object": "https://b/2", "target": "https://a/1",
        });
        let read = Authorization::read(&old, Lets::Reply).unwrap();
        assert_eq!(
            (read.interacting_object, read.interaction_target),
            ("https://b/2".to_owned(), "https://a/1".to_owned())
        );
    }
}
