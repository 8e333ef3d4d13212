//! Collections and their pages: followers, outboxes, featured posts, replies.

use serde_json::Value;

use super::activity::Item;
use super::shape::{MOST_ITEMS, each, first_id, id, number};

/// A collection or one page of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Collection {
    pub id: Option<String>,
    /// The members that came along.
    pub items: Vec<Item>,
    /// The id of the first page.
    pub first: Option<String>,
    /// The first page itself, when it came along.
    pub first_page: Option<Box<Collection>>,
    /// The id of the page after this one.
    pub next: Option<String>,
    pub total: Option<u64>,
}

impl Collection {
    /// Reads any of the four kinds; a list alone is a collection too.
    pub fn read(value: &Value) -> Self {
        let page = &value["first"];
        // A page does not hold a first page of its own that we would follow.
        let first_page = page.is_object().then(|| Self { first_page: None, ..Self::flat(page) });
        Self { first_page: first_page.map(Box::new), ..Self::flat(value) }
    }

    fn flat(value: &Value) -> Self {
        let listed = if value.is_array() { value } else { &value["orderedItems"] };
        let listed = if listed.is_null() { &value["items"] } else { listed };
        Self {
            id: id(value),
            items: each(listed).iter().take(MOST_ITEMS).filter_map(Item::read).collect(),
            first: first_id(&value["first"]),
            first_page: None,
            next: first_id(&value["next"]),
            total: number(&value["totalItems"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn collections_are_read_with_their_first_page() {
        let outbox = Collection::read(&json!({
            "id": "https://a/o", "totalItems": 2,
            "first": {"id": "https://a/o?1", "orderedItems": ["https://a/1"], "next": "https://a/o?2"},
        }));
        assert_eq!((outbox.total, outbox.items.len()), (Some(2), 0));
        let page = outbox.first_page.unwrap();
        assert_eq!(page.items[0].id().unwrap(), "https://a/1");
        assert_eq!(page.next.unwrap(), "https://a/o?2");
        assert_eq!(Collection::read(&json!(["https://a/1"])).items.len(), 1);
        assert_eq!(Collection::read(&json!({"items": "https://a/1"})).items.len(), 1);
    }
}
