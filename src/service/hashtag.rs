//! Hashtags that people follow, and those that they show on their profiles.

use crate::app::App;
use crate::base::{FeaturedTagId, Refusal, Result};
use crate::db::{self, ReadTx};
use crate::model::hashtag::MOST_FEATURED;
use crate::model::{FeaturedTag, LocalAccount};
use crate::text::Hashtag;

use super::moment::Moment;

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
                let problem = format!("would be more than {MOST_FOLLOWED}");
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
            let id = db::hashtag::ensure(tx, &named(tx, &tag)?)?;
            if db::featured_tag::insert(tx, moment.id(), who, id)?
                && db::featured_tag::count(tx, who)? > MOST_FEATURED
            {
                let problem = format!("would be more than {MOST_FEATURED}");
                return Err(Refusal::invalid("featured_tags", problem).into());
            }
            Ok(db::featured_tag::by_tag(tx, who, id)?.ok_or(NOT_FOUND)?)
        })
        .await
}

/// Takes a hashtag off the profile; answers its name. That it was not there is no mistake.
pub async fn unfeature(app: &App, who: &LocalAccount, tag: String) -> Result<String> {
    let who = who.id();
    app.db
        .write(move |tx| {
            let name = named(tx, &tag)?;
            if let Some(id) = db::hashtag::find(tx, &name)? {
                db::featured_tag::delete_tag(tx, who, id)?;
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
    let who = who.id();
    app.db
        .write(
            move |tx| {
                if db::featured_tag::delete(tx, who, id)? { Ok(()) } else { Err(NOT_FOUND.into()) }
            },
        )
        .await
}
