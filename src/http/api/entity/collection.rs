//! Collections of accounts.
//! Source: <https://docs.joinmastodon.org/entities/Collection/>

use serde::Serialize;

use crate::base::{AccountId, CollectionId, CollectionItemId, Html};
use crate::model::collection::{self, CollectionView};

use super::{Account, Frame};

#[derive(Debug, Serialize)]
pub(in crate::http) struct Collection {
    id: CollectionId,
    account_id: AccountId,
    uri: String,
    url: String,
    name: String,
    description: String,
    language: Option<String>,
    local: bool,
    sensitive: bool,
    discoverable: bool,
    tag: Option<ShallowTag>,
    item_count: usize,
    items: Vec<CollectionItem>,
    created_at: String,
    updated_at: String,
}

/// The hashtag that a collection is about.
#[derive(Debug, Serialize)]
struct ShallowTag {
    name: String,
    url: String,
}

/// Source: <https://docs.joinmastodon.org/entities/CollectionItem/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct CollectionItem {
    id: CollectionItemId,
    account_id: AccountId,
    state: &'static str,
    created_at: String,
}

/// A collection alone, as `POST` and `PATCH` answer it.
#[derive(Debug, Serialize)]
pub(in crate::http) struct WrappedCollection {
    pub collection: Collection,
}

/// Source: <https://docs.joinmastodon.org/entities/CollectionWithAccounts/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct CollectionWithAccounts {
    /// Its owner, then those in it.
    pub accounts: Vec<Account>,
    pub collection: Collection,
}

/// An item alone.
#[derive(Debug, Serialize)]
pub(in crate::http) struct WrappedCollectionItem {
    pub collection_item: CollectionItem,
}

impl Collection {
    pub(in crate::http) fn of(view: CollectionView, frame: &Frame) -> Self {
        let uri = view.uri();
        let CollectionView { collection, owner_uri: _, items } = view;
        Self {
            id: collection.id,
            account_id: collection.account,
            uri,
            url: frame.url(&collection.path()),
            name: collection.name,
            description: collection.description,
            language: collection.language,
            local: true,
            sensitive: collection.sensitive,
            discoverable: collection.discoverable,
            tag: collection.tag.map(|name| ShallowTag {
                url: frame.url(&format!("/tags/{}", name.to_lowercase())),
                name,
            }),
            item_count: items.len(),
            items: items.into_iter().map(CollectionItem::from).collect(),
            created_at: collection.created_at.rfc3339(),
            updated_at: collection.updated_at.rfc3339(),
        }
    }
}

impl Collection {
    /// Those among `views` whose address stands as a link in `html`.
    pub(super) fn linked(views: Vec<CollectionView>, html: &Html, frame: &Frame) -> Vec<Self> {
        let is_linked = |view: &CollectionView| {
            html.as_str().contains(&format!("\"{}\"", frame.url(&view.collection.path())))
        };
        views.into_iter().filter(is_linked).map(|view| Self::of(view, frame)).collect()
    }
}

impl From<collection::CollectionItem> for CollectionItem {
    fn from(item: collection::CollectionItem) -> Self {
        let collection::CollectionItem { id, collection: _, account, state, created_at } = item;
        Self { id, account_id: account, state: state.as_str(), created_at: created_at.rfc3339() }
    }
}
