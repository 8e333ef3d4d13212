//! Names that fit what somebody has begun to type: people, hashtags, custom emoji.

use axum::extract::{Query, State};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::db;
use crate::db::search::Wanted;
use crate::model::{Account, CustomEmoji};
use crate::text::Hashtag;
use crate::view::component::{Suggested, Suggestions};
use crate::view::page::picker::Picker;

use super::answer::WebResult;
use super::visit::Member;

/// More than fit beside a text are of no use.
const MOST: u32 = 6;
const LONGEST_QUERY: usize = 60;

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// Options for a list, the likeliest first; nothing where nothing fits.
pub(super) async fn suggest(
    State(app): State<App>,
    Query(asked): Query<Asked>,
    member: Member,
) -> WebResult {
    let me = member.signed.account.id();
    let typed: String = asked.q.chars().take(LONGEST_QUERY).collect();
    let found = match typed.split_at_checked(1) {
        Some(("@", name)) => people(&app, me, name).await?,
        Some(("#", name)) => tags(&app, name).await?,
        Some((":", name)) => emoji(&app, name).await?,
        _ => vec![],
    };
    Ok(member.visit.show(&Suggestions { found: &found }.list()))
}

/// All emoji that can be written.
pub(super) async fn picker(State(app): State<App>, member: Member) -> WebResult {
    let emojis: Vec<CustomEmoji> = app.db.read(|tx| Ok(db::emoji::listed(tx)?)).await?;
    Ok(member.visit.show(&Picker { shell: &member.visit.shell(), emojis: &emojis }.page()))
}

async fn people(app: &App, me: AccountId, name: &str) -> Result<Vec<Suggested>> {
    let (name, domain) = match name.split_once('@') {
        Some((name, domain)) => (name.to_owned(), Some(domain.to_owned())),
        None => (name.to_owned(), None),
    };
    if name.is_empty() {
        return Ok(vec![]);
    }
    let wanted = Wanted { name, domain, following: false, limit: MOST, offset: 0 };
    let found: Vec<Account> =
        app.db.read(move |tx| Ok(db::search::accounts(tx, Some(me), &wanted)?)).await?;
    Ok(found.into_iter().map(Box::new).map(Suggested::Account).collect())
}

async fn tags(app: &App, name: &str) -> Result<Vec<Suggested>> {
    let Some(tag) = Hashtag::parse(name) else { return Ok(vec![]) };
    let found =
        app.db.read(move |tx| Ok(db::hashtag::starting_with(tx, tag.name(), MOST, 0)?)).await?;
    Ok(found.into_iter().map(Suggested::Hashtag).collect())
}

/// Those that begin so come before those that hold it.
async fn emoji(app: &App, name: &str) -> Result<Vec<Suggested>> {
    let name = name.to_lowercase();
    if name.is_empty() {
        return Ok(vec![]);
    }
    let mut listed: Vec<CustomEmoji> = app.db.read(|tx| Ok(db::emoji::listed(tx)?)).await?;
    listed.retain(|emoji| emoji.shortcode.to_lowercase().contains(&name));
    listed.sort_by_key(|emoji| !emoji.shortcode.to_lowercase().starts_with(&name));
    listed.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    Ok(listed.into_iter().map(Suggested::Emoji).collect())
}
