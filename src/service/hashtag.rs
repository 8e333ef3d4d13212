//! Hashtags that people follow, and those that they show on their profiles.

use std::collections::HashSet;

use crate::app::App;
use crate::base::{AccountId, FeaturedTagId, Refusal, Result, Timestamp};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::hashtag::MOST_FEATURED;
use crate::model::{FeaturedTag, Job, LocalAccount};
use crate::text::Hashtag;

use super::moment::Moment;
use crate::say;

/// Hashtags that one account may follow.
const MOST_FOLLOWED: u32 = 1_000;
const NOT_FOUND: Refusal = Refusal::NotFound("hashtag");

/// The normal form of a hashtag that is named, or numbered: no hashtag is only a number.
///
/// # Errors
/// Refused if it is no hashtag at all.
pub fn named(tx: &ReadTx<'_>, text: &str) -> Result<String> {
    if let Some(tag) = Hashtag::parse(text) {
        return Ok(tag.name().to_owned());
    }
    let number = text.parse::<i64>().map_err(|_no_number| NOT_FOUND)?;
    Ok(db::hashtag::name(tx, number.into())?.ok_or(NOT_FOUND)?)
}

/// What everyone writes with the hashtag enters the home timeline from now on. Answers its name;
/// following twice is no mistake.
pub async fn follow(app: &App, who: &LocalAccount, tag: String) -> Result<String> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let name = named(tx, &tag)?;
            let id = db::hashtag::ensure(tx, &name)?;
            if db::followed_tag::insert(tx, moment.id(), who, id)?
                && db::followed_tag::count(tx, who)? > MOST_FOLLOWED
            {
                let problem = say!("refusal-would-be-more-than-n", n = MOST_FOLLOWED.to_string());
                return Err(Refusal::invalid("followed_tags", problem).into());
            }
            Ok(name)
        })
        .await
}

/// The hashtag is not followed any more, and what only it brought leaves the home timeline. That it
/// was not followed is no mistake.
pub async fn unfollow(app: &App, who: &LocalAccount, tag: String) -> Result<String> {
    let who = who.id();
    app.db
        .write(move |tx| {
            let name = named(tx, &tag)?;
            if let Some(id) = db::hashtag::find(tx, &name)?
                && db::followed_tag::delete(tx, who, id)?
            {
                db::feed::drain_home_of_tag(tx, who, id)?;
            }
            Ok(name)
        })
        .await
}

/// Shows a hashtag on the profile, once.
///
/// # Errors
/// Refused if there are as many as there may be.
pub async fn feature(app: &App, who: &LocalAccount, tag: String) -> Result<FeaturedTag> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let name = named(tx, &tag)?;
            let id = db::hashtag::ensure(tx, &name)?;
            if db::featured_tag::insert(tx, moment.id(), who, id)? {
                if db::featured_tag::count(tx, who)? > MOST_FEATURED {
                    let problem =
                        say!("refusal-would-be-more-than-n", n = MOST_FEATURED.to_string());
                    return Err(Refusal::invalid("featured_tags", problem).into());
                }
                announce(tx, (who, name, true), moment.now)?;
            }
            Ok(db::featured_tag::by_tag(tx, who, id)?.ok_or(NOT_FOUND)?)
        })
        .await
}

/// Takes a hashtag off the profile; answers its name. That it was not there is no mistake.
pub async fn unfeature(app: &App, who: &LocalAccount, tag: String) -> Result<String> {
    let (who, now) = (who.id(), app.clock.now());
    app.db
        .write(move |tx| {
            let name = named(tx, &tag)?;
            if let Some(id) = db::hashtag::find(tx, &name)?
                && db::featured_tag::delete_tag(tx, who, id)?
            {
                announce(tx, (who, name.clone(), false), now)?;
            }
            Ok(name)
        })
        .await
}

/// Takes a hashtag off the profile.
///
/// # Errors
/// Refused if it is not there.
pub async fn unfeature_by_id(app: &App, who: &LocalAccount, id: FeaturedTagId) -> Result<()> {
    let (who, now) = (who.id(), app.clock.now());
    app.db
        .write(move |tx| {
            let shown = db::featured_tag::of_account(tx, who)?;
            let tag = shown.into_iter().find(|tag| tag.id == id).ok_or(NOT_FOUND)?;
            db::featured_tag::delete(tx, who, id)?;
            announce(tx, (who, tag.name, false), now)
        })
        .await
}

/// Tells the servers of the followers that a hashtag is shown on a profile, or no longer.
fn announce(
    tx: &WriteTx<'_>,
    (account, tag, is_shown): (AccountId, String, bool),
    now: Timestamp,
) -> Result<()> {
    if db::follow::has_followers_on_peers(tx, account)? {
        tx.enqueue(&Job::AnnounceTag { account, tag, is_shown }, now)?;
    }
    Ok(())
}

/// A peer's account shows a hashtag on its profile; what is more than may be shown is left out.
pub async fn accept_feature(app: &App, who: AccountId, tag: &str) -> Result<()> {
    let (moment, tag) = (Moment::of(app), tag.to_owned());
    app.db
        .write(move |tx| {
            if db::featured_tag::count(tx, who)? < MOST_FEATURED {
                let id = db::hashtag::ensure(tx, &tag)?;
                db::featured_tag::insert(tx, moment.id(), who, id)?;
            }
            Ok(())
        })
        .await
}

/// Makes the hashtags of a peer's account those that its server lists, as many as may be shown.
pub async fn accept_features(app: &App, who: AccountId, mut listed: Vec<String>) -> Result<()> {
    let mut seen = HashSet::new();
    listed.retain(|tag| seen.insert(tag.clone()));
    listed.truncate(usize::try_from(MOST_FEATURED)?);
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            for shown in db::featured_tag::of_account(tx, who)? {
                if !listed.contains(&shown.name) {
                    db::featured_tag::delete(tx, who, shown.id)?;
                }
            }
            // What was chosen last is shown first.
            for tag in listed.iter().rev() {
                let id = db::hashtag::ensure(tx, tag)?;
                db::featured_tag::insert(tx, moment.id(), who, id)?;
            }
            Ok(())
        })
        .await
}

/// A peer's account shows a hashtag no longer. That it did not is no mistake.
pub async fn accept_unfeature(app: &App, who: AccountId, tag: &str) -> Result<()> {
    let tag = tag.to_owned();
    app.db
        .write(move |tx| {
            if let Some(id) = db::hashtag::find(tx, &tag)? {
                db::featured_tag::delete_tag(tx, who, id)?;
            }
            Ok(())
        })
        .await
}
