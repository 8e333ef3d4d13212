//! Lists: what somebody reads of some people, beside the home timeline.

use crate::app::App;
use crate::base::{AccountId, ListId, Refusal, Result};
use crate::db::feed::Welcome;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::list::MOST_LISTS;
use crate::model::{Follow, List, ListTerms, LocalAccount, RepliesPolicy};
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("list");
/// Statuses of a new member that a list takes over.
const WELCOME: u32 = 20;
/// People who can be put on a list, or taken off, at once.
pub const MOST_AT_ONCE: usize = 500;

/// Makes a list.
pub async fn create(app: &App, who: &LocalAccount, terms: ListTerms) -> Result<List> {
    let account = who.id();
    let fresh = List {
        id: app.ids.next(app.clock.now()),
        account,
        title: String::new(),
        replies: RepliesPolicy::default(),
        is_exclusive: false,
    };
    let list = fresh.changed(terms)?;
    app.db
        .write(move |tx| {
            if db::list::count(tx, account)? >= MOST_LISTS {
                let problem = say!("refusal-would-be-more-than-n", n = MOST_LISTS.to_string());
                return Err(Refusal::invalid("lists", problem).into());
            }
            db::list::save(tx, &list)?;
            Ok(list)
        })
        .await
}

/// Renames a list, or changes what it shows from now on.
pub async fn change(app: &App, who: &LocalAccount, id: ListId, terms: ListTerms) -> Result<List> {
    let who = who.id();
    app.db
        .write(move |tx| {
            let list = own(tx, who, id)?.changed(terms)?;
            db::list::save(tx, &list)?;
            Ok(list)
        })
        .await
}

/// Deletes a list; who was on it is followed as before.
pub async fn delete(app: &App, who: &LocalAccount, id: ListId) -> Result<()> {
    let who = who.id();
    app.db
        .write(move |tx| {
            own(tx, who, id)?;
            Ok(db::list::delete(tx, id)?)
        })
        .await
}

/// Puts people on a list, all or none of them.
///
/// # Errors
/// Refused if one is not followed, or on the list already.
pub async fn add(app: &App, who: &LocalAccount, id: ListId, members: Vec<AccountId>) -> Result<()> {
    let (who, members) = (who.id(), each_once(members)?);
    app.db
        .write(move |tx| {
            own(tx, who, id)?;
            for member in members {
                let bond = bond(tx, who, member)?;
                if !db::list::add(tx, id, member)? {
                    return Err(Refusal::invalid(
                        "account_ids",
                        say!("refusal-are-on-the-list-already"),
                    )
                    .into());
                }
                if let Some(welcome) = bond {
                    db::feed::fill_list_from(tx, id, welcome)?;
                }
            }
            Ok(())
        })
        .await
}

/// Puts `target` on the lists of `who` that `from` is on. Being there already is no mistake.
pub(super) fn add_like(
    tx: &WriteTx<'_>,
    who: AccountId,
    (from, target): (AccountId, AccountId),
) -> Result<()> {
    for list in db::list::with_member(tx, who, from)? {
        let bond = bond(tx, who, target)?;
        if db::list::add(tx, list.id, target)?
            && let Some(welcome) = bond
        {
            db::feed::fill_list_from(tx, list.id, welcome)?;
        }
    }
    Ok(())
}

/// Puts somebody on the list of that title, which is made if there is none. Being on it already is
/// no mistake.
pub async fn put_on(app: &App, who: &LocalAccount, title: &str, member: AccountId) -> Result<()> {
    let (account, wanted) = (who.id(), title.to_owned());
    let lists = app.db.read(move |tx| Ok(db::list::of_account(tx, account)?)).await?;
    let list = if let Some(list) = lists.into_iter().find(|list| list.title == wanted) {
        list.id
    } else {
        let terms = ListTerms { title: Some(wanted), ..ListTerms::default() };
        create(app, who, terms).await?.id
    };
    app.db
        .write(move |tx| {
            own(tx, account, list)?;
            let bond = bond(tx, account, member)?;
            if db::list::add(tx, list, member)?
                && let Some(welcome) = bond
            {
                db::feed::fill_list_from(tx, list, welcome)?;
            }
            Ok(())
        })
        .await
}

/// Takes people off a list. That they were not on it is no mistake.
pub async fn remove(
    app: &App,
    who: &LocalAccount,
    id: ListId,
    members: Vec<AccountId>,
) -> Result<()> {
    let (who, members) = (who.id(), each_once(members)?);
    app.db
        .write(move |tx| {
            own(tx, who, id)?;
            for member in members {
                take_off(tx, id, member)?;
            }
            Ok(())
        })
        .await
}

/// A list of `who`; those of others are not there.
pub fn own(tx: &ReadTx<'_>, who: AccountId, id: ListId) -> Result<List> {
    Ok(db::list::of_owner(tx, who, id)?.ok_or(NOT_FOUND)?)
}

/// The lists that somebody is on show what they wrote, now that they are followed.
pub(super) fn welcome(tx: &WriteTx<'_>, follow: &Follow) -> Result<()> {
    for list in db::list::with_member(tx, follow.follower, follow.target)? {
        db::feed::fill_list_from(tx, list.id, welcome_of(follow))?;
    }
    Ok(())
}

/// Who is not followed any more is on no list.
pub(super) fn leave(tx: &WriteTx<'_>, owner: AccountId, member: AccountId) -> Result<()> {
    for list in db::list::with_member(tx, owner, member)? {
        take_off(tx, list.id, member)?;
    }
    Ok(())
}

fn take_off(tx: &WriteTx<'_>, list: ListId, member: AccountId) -> Result<()> {
    if db::list::remove(tx, list, member)? {
        db::feed::drain_list_of(tx, list, member)?;
    }
    Ok(())
}

/// What a list may take over from somebody: nothing yet while they were only asked.
///
/// # Errors
/// Refused if they are neither followed nor asked, and not the owner either.
fn bond(tx: &ReadTx<'_>, who: AccountId, member: AccountId) -> Result<Option<Welcome>> {
    if member == who {
        return Ok(Some(Welcome { author: member, boosts: true, limit: WELCOME }));
    }
    if let Some(follow) = db::follow::find(tx, who, member)? {
        return Ok(Some(welcome_of(&follow)));
    }
    match db::follow::request(tx, who, member)? {
        Some(_) => Ok(None),
        None => Err(Refusal::NotFound("follow").into()),
    }
}

fn welcome_of(follow: &Follow) -> Welcome {
    Welcome { author: follow.target, boosts: follow.shows_boosts, limit: WELCOME }
}

fn each_once(mut members: Vec<AccountId>) -> Result<Vec<AccountId>, Refusal> {
    members.sort_unstable();
    members.dedup();
    if members.len() > MOST_AT_ONCE {
        let problem = format!("are {}, {MOST_AT_ONCE} allowed", members.len());
        return Err(Refusal::invalid("account_ids", problem));
    }
    Ok(members)
}
