//! What a collection names, and where it goes on.

use crate::protocol::activitypub::incoming::{Collection, Item};
use crate::protocol::url::same_origin;

/// What of one collection, or of one page, came along.
pub(super) struct Named {
    pub items: Vec<Item>,
    /// The page to be asked for next, which is on the server of the collection.
    pub next: Option<String>,
}

impl Named {
    /// `home` is an address on the server that the collection lives on.
    pub fn of(collection: Collection, home: &str) -> Self {
        let Collection { id, mut items, first, first_page, next, total: _ } = collection;
        let next = match first_page {
            Some(page) => {
                items.extend(page.items);
                page.next
            }
            // A collection of which nothing came along but its name.
            None if items.is_empty() && first.is_none() && next.is_none() => id,
            None => next.or(first),
        };
        Self { items, next: next.filter(|next| same_origin(next, home)) }
    }

    /// As [`Named::of`], of what was fetched from `home`: it does not lead to itself.
    pub fn at(collection: Collection, home: &str) -> Self {
        let named = Self::of(collection, home);
        Self { next: named.next.filter(|next| next != home), ..named }
    }
}

/// The id of a status that an entry stands for: its own, or that of what an activity brought.
pub(super) fn status_id(item: &Item) -> Option<String> {
    match item.kind().as_deref() {
        Some("Create" | "Update" | "Add") => {
            let object = &item.whole()?["object"];
            object.as_str().map(str::to_owned).or_else(|| object["id"].as_str().map(str::to_owned))
        }
        Some("Announce" | "Delete" | "Like" | "Undo" | "Remove" | "Tombstone") => None,
        Some(_) | None => item.id(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const HOME: &str = "https://a.example/c";

    fn named(value: &serde_json::Value) -> (usize, Option<String>) {
        let named = Named::of(Collection::read(value), HOME);
        (named.items.len(), named.next)
    }

    #[test]
    fn a_collection_leads_on_only_on_its_own_server() {
        let page =
            |next: &str| json!({ "id": HOME, "first": { "items": ["https://b/1"], "next": next } });
        assert_eq!(
            named(&page("https://a.example/2")),
            (1, Some("https://a.example/2".to_owned()))
        );
        assert_eq!(named(&page("https://b.example/2")), (1, None));
        assert_eq!(named(&json!({ "id": HOME })), (0, Some(HOME.to_owned())));
        assert_eq!(named(&json!({ "id": HOME, "items": ["https://b/1"] })), (1, None));
        let alone = Named::at(Collection::read(&json!({ "id": HOME })), HOME);
        assert_eq!(alone.next, None);
    }

    #[test]
    fn activities_stand_for_what_they_brought() {
        let read = |value| {
            let whole = Collection::read(&json!({ "items": [value] }));
            whole.items.first().and_then(status_id)
        };
        assert_eq!(read(json!("https://b/1")).as_deref(), Some("https://b/1"));
        let create = json!({ "id": "https://b/a", "type": "Create", "object": "https://b/1" });
        assert_eq!(read(create).as_deref(), Some("https://b/1"));
        let note = json!({ "id": "https://b/1", "type": "Note" });
        assert_eq!(read(note).as_deref(), Some("https://b/1"));
        assert_eq!(read(json!({ "id": "https://b/a", "type": "Announce", "object": "x" })), None);
    }
}
