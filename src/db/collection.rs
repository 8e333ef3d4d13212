//! Collections, and the accounts in them.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, CollectionId, CollectionItemId, Timestamp};
use crate::model::collection::{Collection, CollectionItem, CollectionView, ItemState};

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

/// Whether the viewer may meet the account `a`: it is not suspended, and neither blocks the other.
macro_rules! met {
    ($a:literal) => {
        concat!(
            $a,
            ".suspended_at IS NULL AND NOT EXISTS (SELECT 1 FROM block
                WHERE account = ",
            $a,
            ".id AND target = :viewer)
             AND NOT EXISTS (SELECT 1 FROM block WHERE account = :viewer AND target = ",
            $a,
            ".id)"
        )
    };
}

queries! {
    BY_ID = concat!("SELECT c.*, o.uri AS owner_uri FROM collection c
        JOIN account o ON o.id = c.account
        WHERE c.id = :id AND ", met!("o"));
    BY_IDS = concat!("SELECT c.*, o.uri AS owner_uri FROM collection c
        JOIN account o ON o.id = c.account
        WHERE c.id IN rarray(:ids) AND ", met!("o"));
    OF_ACCOUNT = concat!("SELECT c.*, o.uri AS owner_uri FROM collection c
        JOIN account o ON o.id = c.account
        WHERE c.account = :account AND (c.discoverable = 1 OR c.account = :viewer)
          AND ", met!("o"), " ORDER BY c.id DESC LIMIT :limit OFFSET :offset");
    WITH = concat!("SELECT c.*, o.uri AS owner_uri FROM collection_item i
        JOIN collection c ON c.id = i.collection JOIN account o ON o.id = c.account
        WHERE i.account = :viewer AND i.state = 'accepted'
          AND ", met!("o"), " ORDER BY i.collection DESC LIMIT :limit OFFSET :offset");
    FOUND = concat!("SELECT c.*, o.uri AS owner_uri FROM collection c
        JOIN account o ON o.id = c.account
        WHERE c.discoverable = 1 AND o.silenced_at IS NULL
          AND (c.name LIKE :inside ESCAPE '\\' OR c.description LIKE :inside ESCAPE '\\'
               OR lower(c.tag) = :tag)
          AND ", met!("o"), " ORDER BY c.id DESC LIMIT :limit OFFSET :offset");
    ITEMS = concat!("SELECT i.* FROM collection_item i JOIN account a ON a.id = i.account
        WHERE i.collection IN rarray(:ids) AND i.state = 'accepted'
          AND ", met!("a"), " ORDER BY i.id");
    OWNED_COUNT = "SELECT count(*) AS n FROM collection WHERE account = :account";
    ITEM_COUNT = "SELECT count(*) AS n FROM collection_item
        WHERE collection = :collection AND state = 'accepted'";
    OF_OWNER = "SELECT id FROM collection WHERE account = :account AND id IN rarray(:ids)";
    INSERT = "INSERT INTO collection (id, account, name, description, language, tag, sensitive,
            discoverable, created_at, updated_at)
        VALUES (:id, :account, :name, :description, :language, :tag, :sensitive, :discoverable,
            :now, :now)";
    UPDATE = "UPDATE collection SET name = :name, description = :description,
            language = :language, tag = :tag, sensitive = :sensitive,
            discoverable = :discoverable, updated_at = :now
        WHERE id = :id";
    TOUCH = "UPDATE collection SET updated_at = :now WHERE id = :id";
    DELETE = "DELETE FROM collection WHERE id = :id";
    ITEM = "SELECT * FROM collection_item WHERE id = :id AND collection = :collection";
    ITEM_OF = "SELECT * FROM collection_item WHERE collection = :collection AND account = :account";
    INSERT_ITEM = "INSERT INTO collection_item (id, collection, account, state, created_at)
        VALUES (:id, :collection, :account, :state, :now)";
    REVOKE = "UPDATE collection_item SET state = 'revoked' WHERE id = :id";
    DELETE_ITEM = "DELETE FROM collection_item WHERE id = :id";
    PART = "DELETE FROM collection_item WHERE account = :account
        AND collection IN (SELECT id FROM collection WHERE account = :owner)";
}

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Slice {
    pub limit: u32,
    pub offset: u32,
}

/// A collection, unless its owner and `viewer` have nothing to do with each other.
pub fn by_id(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    id: CollectionId,
) -> rusqlite::Result<Option<CollectionView>> {
    let found = tx.first(BY_ID, named_params! { ":id": id, ":viewer": viewer }, from_row)?;
    Ok(with_items(tx, viewer, found.into_iter().collect())?.pop())
}

/// Those of `ids` whose owners and `viewer` have to do with each other.
pub fn by_ids(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    ids: &[CollectionId],
) -> rusqlite::Result<Vec<CollectionView>> {
    let found = tx.all(BY_IDS, named_params! { ":ids": list(ids), ":viewer": viewer }, from_row)?;
    with_items(tx, viewer, found)
}

/// The collections of an account, newest first: all for itself, for others what they may come
/// upon.
pub fn of_account(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    account: AccountId,
    Slice { limit, offset }: Slice,
) -> rusqlite::Result<Vec<CollectionView>> {
    let params = named_params! {
        ":account": account, ":viewer": viewer, ":limit": limit, ":offset": offset,
    };
    let found = tx.all(OF_ACCOUNT, params, from_row)?;
    with_items(tx, viewer, found)
}

/// The collections that `account` is in, newest first.
pub fn with(
    tx: &ReadTx<'_>,
    account: AccountId,
    Slice { limit, offset }: Slice,
) -> rusqlite::Result<Vec<CollectionView>> {
    let params = named_params! { ":viewer": account, ":limit": limit, ":offset": offset };
    let found = tx.all(WITH, params, from_row)?;
    with_items(tx, Some(account), found)
}

/// Collections that say `words`, or whose hashtag is that; newest first.
pub fn found(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    words: &str,
    Slice { limit, offset }: Slice,
) -> rusqlite::Result<Vec<CollectionView>> {
    let params = named_params! {
        ":viewer": viewer, ":inside": format!("%{}%", super::search::escape(words)),
        ":tag": words.trim_start_matches('#').to_lowercase(),
        ":limit": limit, ":offset": offset,
    };
    let found = tx.all(FOUND, params, from_row)?;
    with_items(tx, viewer, found)
}

fn with_items(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    mut views: Vec<CollectionView>,
) -> rusqlite::Result<Vec<CollectionView>> {
    let ids: Vec<CollectionId> = views.iter().map(|view| view.collection.id).collect();
    let params = named_params! { ":ids": list(&ids), ":viewer": viewer };
    for item in tx.all(ITEMS, params, item_from_row)? {
        if let Some(view) = views.iter_mut().find(|view| view.collection.id == item.collection) {
            view.items.push(item);
        }
    }
    Ok(views)
}

/// How many collections an account has.
pub fn count(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<usize> {
    let count = tx.first(OWNED_COUNT, named_params! { ":account": account }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

/// How many accounts are in a collection.
pub fn item_count(tx: &ReadTx<'_>, collection: CollectionId) -> rusqlite::Result<usize> {
    let params = named_params! { ":collection": collection };
    Ok(tx.first(ITEM_COUNT, params, |row| row.get("n"))?.unwrap_or(0))
}

/// Those of `ids` that are collections of `account`.
pub fn of_owner(
    tx: &ReadTx<'_>,
    account: AccountId,
    ids: &[CollectionId],
) -> rusqlite::Result<Vec<CollectionId>> {
    let params = named_params! { ":account": account, ":ids": list(ids) };
    tx.all(OF_OWNER, params, |row| row.get("id"))
}

pub fn insert(tx: &WriteTx<'_>, collection: &Collection) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": collection.id, ":account": collection.account, ":name": collection.name,
        ":description": collection.description, ":language": collection.language,
        ":tag": collection.tag, ":sensitive": collection.sensitive,
        ":discoverable": collection.discoverable, ":now": collection.created_at,
    };
    tx.execute(INSERT, params).map(drop)
}

/// Writes back what its owner says of it.
pub fn update(tx: &WriteTx<'_>, collection: &Collection) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": collection.id, ":name": collection.name, ":description": collection.description,
        ":language": collection.language, ":tag": collection.tag,
        ":sensitive": collection.sensitive, ":discoverable": collection.discoverable,
        ":now": collection.updated_at,
    };
    tx.execute(UPDATE, params).map(drop)
}

/// Notes that other accounts are in it than before.
pub fn touch(tx: &WriteTx<'_>, id: CollectionId, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(TOUCH, named_params! { ":id": id, ":now": now }).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, id: CollectionId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

pub fn item(
    tx: &ReadTx<'_>,
    collection: CollectionId,
    id: CollectionItemId,
) -> rusqlite::Result<Option<CollectionItem>> {
    tx.first(ITEM, named_params! { ":id": id, ":collection": collection }, item_from_row)
}

/// The place of an account in a collection, whether it wants it or not.
pub fn item_of(
    tx: &ReadTx<'_>,
    collection: CollectionId,
    account: AccountId,
) -> rusqlite::Result<Option<CollectionItem>> {
    let params = named_params! { ":collection": collection, ":account": account };
    tx.first(ITEM_OF, params, item_from_row)
}

pub fn insert_item(tx: &WriteTx<'_>, item: &CollectionItem) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": item.id, ":collection": item.collection, ":account": item.account,
        ":state": item.state.as_str(), ":now": item.created_at,
    };
    tx.execute(INSERT_ITEM, params).map(drop)
}

/// Notes that the account does not want to be there.
pub fn revoke(tx: &WriteTx<'_>, id: CollectionItemId) -> rusqlite::Result<()> {
    tx.execute(REVOKE, named_params! { ":id": id }).map(drop)
}

pub fn delete_item(tx: &WriteTx<'_>, id: CollectionItemId) -> rusqlite::Result<()> {
    tx.execute(DELETE_ITEM, named_params! { ":id": id }).map(drop)
}

/// Takes `account` out of all collections of `owner`.
pub fn part(tx: &WriteTx<'_>, owner: AccountId, account: AccountId) -> rusqlite::Result<()> {
    tx.execute(PART, named_params! { ":owner": owner, ":account": account }).map(drop)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<CollectionView> {
    let collection = Collection {
        id: row.get("id")?,
        account: row.get("account")?,
        name: row.get("name")?,
        description: row.get("description")?,
        language: row.get("language")?,
        tag: row.get("tag")?,
        sensitive: row.get("sensitive")?,
        discoverable: row.get("discoverable")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    };
    Ok(CollectionView { collection, owner_uri: row.get("owner_uri")?, items: vec![] })
}

fn item_from_row(row: &Row<'_>) -> rusqlite::Result<CollectionItem> {
    let state: String = row.get("state")?;
    Ok(CollectionItem {
        id: row.get("id")?,
        collection: row.get("collection")?,
        account: row.get("account")?,
        state: ItemState::parse(&state).unwrap_or(ItemState::Revoked),
        created_at: row.get("created_at")?,
    })
}
