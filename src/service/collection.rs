//! Collections: made, changed, filled, and left by who does not want to be in one.
//!
//! They do not travel to other servers: peers are not asked whether an account of theirs may be in
//! one, so only accounts of ours can be, and peers do not learn of them.
//! Source: <https://docs.joinmastodon.org/methods/collections/>

use crate::app::App;
use crate::base::{AccountId, CollectionId, CollectionItemId, Refusal, Result};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::collection::{
    Collection, CollectionChange, CollectionItem, CollectionView, ItemState, MOST_COLLECTIONS,
    MOST_ITEMS,
};
use crate::model::notification::Subject;
use crate::model::{LocalAccount, NotificationKind};
use crate::text::{self, Hashtag};

use super::moment::Moment;
use super::notify::{self, Told};
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("collection");
fn not_allowed() -> Refusal {
    Refusal::Forbidden(say!("refusal-this-action-is-not-allowed"))
}

/// Makes a collection with these accounts in it.
pub async fn create(
    app: &App,
    who: &LocalAccount,
    change: CollectionChange,
    mut accounts: Vec<AccountId>,
) -> Result<CollectionView> {
    let (who, moment) = (who.id(), Moment::of(app));
    let nothing = Collection {
        id: moment.id(),
        account: who,
        name: String::new(),
        description: String::new(),
        language: None,
        tag: None,
        sensitive: false,
        discoverable: true,
        created_at: moment.now,
        updated_at: moment.now,
    };
    let collection = changed(nothing, change)?;
    accounts.sort_unstable();
    accounts.dedup();
    if accounts.len() > MOST_ITEMS {
        return Err(too_many_items());
    }
    app.db
        .write(move |tx| {
            if db::collection::count(tx, who)? >= MOST_COLLECTIONS {
                let problem =
                    say!("refusal-has-n-collections-no-more", n = MOST_COLLECTIONS.to_string());
                return Err(Refusal::invalid("account", problem).into());
            }
            db::collection::insert(tx, &collection)?;
            for account in accounts {
                put(tx, &moment, (who, collection.id), account)?;
            }
            view(tx, who, collection.id)
        })
        .await
}

/// Says something else of a collection.
pub async fn change(
    app: &App,
    who: &LocalAccount,
    id: CollectionId,
    change: CollectionChange,
) -> Result<CollectionView> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let before = owned(tx, who, id)?;
            let after = changed(before.clone(), change)?;
            if after != before {
                let after = Collection { updated_at: moment.now, ..after };
                db::collection::update(tx, &after)?;
                tell_all(tx, &moment, &after)?;
            }
            view(tx, who, id)
        })
        .await
}

pub async fn delete(app: &App, who: &LocalAccount, id: CollectionId) -> Result<()> {
    let who = who.id();
    app.db
        .write(move |tx| {
            owned(tx, who, id)?;
            Ok(db::collection::delete(tx, id)?)
        })
        .await
}

/// Puts an account into a collection.
pub async fn add(
    app: &App,
    who: &LocalAccount,
    id: CollectionId,
    account: AccountId,
) -> Result<CollectionItem> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            owned(tx, who, id)?;
            let item = put(tx, &moment, (who, id), account)?;
            db::collection::touch(tx, id, moment.now)?;
            Ok(item)
        })
        .await
}

/// Takes an account out of a collection.
pub async fn remove(
    app: &App,
    who: &LocalAccount,
    id: CollectionId,
    item: CollectionItemId,
) -> Result<()> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            owned(tx, who, id)?;
            let item = standing(tx, id, item)?;
            db::collection::delete_item(tx, item.id)?;
            Ok(db::collection::touch(tx, id, moment.now)?)
        })
        .await
}

/// Takes oneself out of somebody's collection, for good.
pub async fn revoke(
    app: &App,
    who: &LocalAccount,
    id: CollectionId,
    item: CollectionItemId,
) -> Result<()> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let item = standing(tx, id, item)?;
            if item.account != who {
                return Err(not_allowed().into());
            }
            db::collection::revoke(tx, item.id)?;
            Ok(db::collection::touch(tx, id, moment.now)?)
        })
        .await
}

/// The collection, whose owner `who` must be.
fn owned(tx: &ReadTx<'_>, who: AccountId, id: CollectionId) -> Result<Collection> {
    let view = db::collection::by_id(tx, Some(who), id)?.ok_or(NOT_FOUND)?;
    if view.collection.account == who { Ok(view.collection) } else { Err(not_allowed().into()) }
}

/// A place in a collection whose account did not leave it.
fn standing(tx: &ReadTx<'_>, id: CollectionId, item: CollectionItemId) -> Result<CollectionItem> {
    let item = db::collection::item(tx, id, item)?;
    Ok(item.filter(|item| item.state == ItemState::Accepted).ok_or(NOT_FOUND)?)
}

fn view(tx: &ReadTx<'_>, who: AccountId, id: CollectionId) -> Result<CollectionView> {
    Ok(db::collection::by_id(tx, Some(who), id)?.ok_or(NOT_FOUND)?)
}

fn too_many_items() -> crate::base::Error {
    Refusal::invalid(
        "collection",
        say!("refusal-has-more-than-n-accounts", n = MOST_ITEMS.to_string()),
    )
    .into()
}

/// Puts an account that allows it into a collection of `who`, unless it left that before.
fn put(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (who, collection): (AccountId, CollectionId),
    account: AccountId,
) -> Result<CollectionItem> {
    let account = db::account::by_id(tx, account)?.ok_or(Refusal::NotFound("account"))?;
    if !account.may_be_collected() || db::block::between(tx, who, account.id)? {
        return Err(not_allowed().into());
    }
    match db::collection::item_of(tx, collection, account.id)?.map(|item| item.state) {
        Some(ItemState::Accepted) => {
            return Err(Refusal::invalid("account", say!("refusal-has-already-been-taken")).into());
        }
        Some(ItemState::Revoked) => return Err(not_allowed().into()),
        None => {}
    }
    if db::collection::item_count(tx, collection)? >= MOST_ITEMS {
        return Err(too_many_items());
    }
    let item = CollectionItem {
        id: moment.id(),
        collection,
        account: account.id,
        state: ItemState::Accepted,
        created_at: moment.now,
    };
    db::collection::insert_item(tx, &item)?;
    tell(tx, moment, (who, NotificationKind::Collected), (collection, account.id))?;
    Ok(item)
}

/// Tells those who are in a collection that it says something else of itself.
fn tell_all(tx: &WriteTx<'_>, moment: &Moment, collection: &Collection) -> Result<()> {
    let (owner, kind) = (collection.account, NotificationKind::CollectionUpdate);
    for item in view(tx, owner, collection.id)?.items {
        let subject = Subject::Collection(collection.id);
        db::notification::withdraw_subject(tx, item.account, kind, subject)?;
        tell(tx, moment, (owner, kind), (collection.id, item.account))?;
    }
    Ok(())
}

fn tell(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (from, kind): (AccountId, NotificationKind),
    (collection, account): (CollectionId, AccountId),
) -> Result<()> {
    let told = Told { account, kind, from, status: None };
    notify::tell_of(tx, moment, told, Some(Subject::Collection(collection)))
}

fn changed(before: Collection, change: CollectionChange) -> Result<Collection, Refusal> {
    let CollectionChange { name, description, language, tag, sensitive, discoverable } = change;
    let line = |typed: String| text::plain::line(&typed, usize::MAX);
    let block = |typed: String| text::plain::block(&typed, usize::MAX);
    let language = match language {
        Some(Some(typed)) => {
            let unknown = || Refusal::invalid("language", say!("refusal-is-no-language-code"));
            Some(text::language::code(&typed).ok_or_else(unknown)?)
        }
        Some(None) => None,
        None => before.language,
    };
    let tag = match tag {
        Some(Some(typed)) => {
            let bare = typed.trim().trim_start_matches('#');
            let wrong = || Refusal::invalid("tag_name", say!("refusal-is-no-hashtag"));
            Some(Hashtag::parse(bare).ok_or_else(wrong)?.written().to_owned())
        }
        Some(None) => None,
        None => before.tag,
    };
    let after = Collection {
        name: name.map_or(before.name, line),
        description: description.map_or(before.description, block),
        language,
        tag,
        sensitive: sensitive.unwrap_or(before.sensitive),
        discoverable: discoverable.unwrap_or(before.discoverable),
        ..before
    };
    after.check()?;
    Ok(after)
}
