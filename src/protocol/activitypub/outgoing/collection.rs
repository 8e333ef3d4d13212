//! Collections of ours: followers, outboxes, featured posts, replies.

use serde::Serialize;
use serde_json::Value;

/// A collection, one page of one, or only the name of one.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Collection {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(rename = "type")]
    pub kind: CollectionKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_items: Option<u64>,
    /// A page: its id, or the page itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered_items: Option<Vec<Value>>,
}

/// Whether it has an order, and whether it is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum CollectionKind {
    Collection,
    CollectionPage,
    OrderedCollection,
    OrderedCollectionPage,
}

impl Collection {
    /// An empty one of a kind, to be filled in.
    pub fn new(kind: CollectionKind, id: Option<String>) -> Self {
        Self {
            id,
            kind,
            total_items: None,
            first: None,
            last: None,
            next: None,
            prev: None,
            part_of: None,
            items: None,
            ordered_items: None,
        }
    }

    /// A count without a list: likes, shares, votes; an ordered one whose pages are kept back.
    pub fn count(kind: CollectionKind, id: Option<String>, total: u64) -> Self {
        Self { total_items: Some(total), ..Self::new(kind, id) }
    }

    /// An ordered collection whose items lie on pages that begin at `first`.
    pub fn paged(id: String, total: u64, first: String) -> Self {
        Self {
            first: Some(Value::String(first)),
            ..Self::count(CollectionKind::OrderedCollection, Some(id), total)
        }
    }

    /// A page of `part_of`.
    pub fn page(id: String, part_of: String, items: Vec<Value>) -> Self {
        Self {
            part_of: Some(part_of),
            ordered_items: Some(items),
            ..Self::new(CollectionKind::OrderedCollectionPage, Some(id))
        }
    }

    /// An ordered collection with all its items in it.
    pub fn whole(id: String, items: Vec<Value>) -> Self {
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Self {
            ordered_items: Some(items),
            ..Self::count(CollectionKind::OrderedCollection, Some(id), total)
        }
    }

    /// The replies to a status: a collection whose first page comes along and names some of them.
    pub fn replies(id: &str, items: Vec<String>, next: Option<String>) -> Self {
        let page = Self {
            part_of: Some(id.to_owned()),
            next,
            items: Some(items.into_iter().map(Value::String).collect()),
            ..Self::new(CollectionKind::CollectionPage, None)
        };
        Self {
            first: serde_json::to_value(page).ok(),
            ..Self::new(CollectionKind::Collection, Some(id.to_owned()))
        }
    }
}
