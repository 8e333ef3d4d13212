//! Activities: who did what to what.

use serde_json::Value;

use super::ReadError;
use super::shape::{
    LONGEST_NAME, MOST_ITEMS, MOST_RECIPIENTS, each, first_id, id, ids, kind, moment, text,
};
use crate::base::Timestamp;

/// Something an activity speaks about: by its id alone, or whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Id(String),
    /// May have an id or none (Undo of GNU social, votes).
    Whole(Value),
}

impl Item {
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Id(id) => Some(id.clone()),
            Self::Whole(object) => id(object),
        }
    }

    /// The type, when the object came along.
    pub fn kind(&self) -> Option<String> {
        self.whole().and_then(kind)
    }

    /// The object, when it came along.
    pub fn whole(&self) -> Option<&Value> {
        match self {
            Self::Id(_) => None,
            Self::Whole(object) => Some(object),
        }
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        match value {
            Value::String(_) => id(value).map(Self::Id),
            Value::Object(_) => Some(Self::Whole(value.clone())),
            _ => None,
        }
    }
}

/// An activity as it arrived.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    pub id: Option<String>,
    /// `Create`, `Follow` …
    pub kind: String,
    /// The id of whoever says to have done it.
    pub actor: String,
    /// One for nearly all; several for a Flag, and for votes of `GoToSocial`.
    pub objects: Vec<Item>,
    pub target: Option<String>,
    /// What it is done with: the status that would quote or reply.
    pub instrument: Option<Item>,
    /// What came of it: the id of an authorization.
    pub result: Option<String>,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub published: Option<Timestamp>,
    /// Why: the words of a Flag, the emoji of a reaction.
    pub content: Option<String>,
}

impl Activity {
    /// Reads an activity; type and actor must be there.
    pub fn read(value: &Value) -> Result<Self, ReadError> {
        let kind = kind(value).ok_or(ReadError::Missing("type"))?;
        let content = text(&value["content"], LONGEST_NAME);
        // Lemmy and PieFed give the reason of a report as its summary.
        let reason = || text(&value["summary"], LONGEST_NAME).filter(|_| kind == "Flag");
        Ok(Self {
            id: id(value),
            content: content.filter(|text| !text.is_empty()).or_else(reason),
            actor: first_id(&value["actor"]).ok_or(ReadError::Missing("actor"))?,
            objects: each(&value["object"])
                .iter()
                .take(MOST_ITEMS)
                .filter_map(Item::read)
                .collect(),
            target: first_id(&value["target"]),
            instrument: each(&value["instrument"]).iter().find_map(Item::read),
            result: first_id(&value["result"]),
            to: ids(&value["to"], MOST_RECIPIENTS),
            cc: ids(&value["cc"], MOST_RECIPIENTS),
            published: moment(&value["published"]),
            kind,
        })
    }

    /// The one thing it speaks about.
    pub fn object(&self) -> Result<&Item, ReadError> {
        self.objects.first().ok_or(ReadError::Missing("object"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn activities_are_read_in_every_shape() {
        let plain = Activity::read(&json!({
            "id": "https://a/l/1", "type": "Like", "actor": "https://a/u", "object": "https://b/1",
        }))
        .unwrap();
        assert_eq!((plain.kind.as_str(), plain.actor.as_str()), ("Like", "https://a/u"));
        assert_eq!(plain.object().unwrap().id().unwrap(), "https://b/1");

        let rich = Activity::read(&json!({
            "type": ["Undo"], "actor": [{"id": "https://a/u", "type": "Person"}],
            "object": [{"type": "Follow", "object": "https://b/u"}], "to": "as:Public", "cc": null,
        }))
        .unwrap();
        assert_eq!((rich.id, rich.to.len(), rich.cc.len()), (None, 1, 0));
        assert_eq!(rich.objects[0].kind().unwrap(), "Follow");
        assert_eq!(rich.objects[0].id(), None);
    }

    #[test]
    fn what_is_missing_is_named() {
        let read = |value| Activity::read(&value).unwrap_err();
        assert_eq!(read(json!({"actor": "https://a/u"})), ReadError::Missing("type"));
        assert_eq!(read(json!({"type": "Like", "actor": 3})), ReadError::Missing("actor"));
        let empty = Activity::read(&json!({"type": "Like", "actor": "https://a/u"})).unwrap();
        assert_eq!(empty.object(), Err(ReadError::Missing("object")));
    }
}
