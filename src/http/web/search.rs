//! Look for people, hashtags and posts, and anything by its address.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Result, StatusId, Timestamp};
use crate::db;
use crate::db::search::Wanted;
use crate::model::search::Query as Words;
use crate::model::{Account, LocalAccount, Relationship, StatusView};
use crate::service::find;
use crate::text::{Handle, Hashtag};
use crate::view::page::search::{self, Part, Search};

use super::answer::{WebResult, see_other};
use super::interact;
use super::timeline::{PAGE, is_full};
use super::visit::Member;

const MOST_PEOPLE: u32 = 20;
const MOST_TAGS: u32 = 10;
const LONGEST_QUERY: usize = 500;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/search", get(search))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    #[serde(rename = "type")]
    part: String,
    max_id: String,
}

#[derive(Default)]
struct Found {
    people: Vec<(Account, Option<Relationship>)>,
    tags: Vec<String>,
    statuses: Vec<StatusView>,
    older: Option<String>,
}

/// An address leads straight to what it names; other words to a list.
async fn search(State(app): State<App>, Query(asked): Query<Asked>, member: Member) -> WebResult {
    let (me, now) = (member.signed.account.id(), member.visit.now);
    let query: String = asked.q.trim().chars().take(LONGEST_QUERY).collect();
    let is_address = query.starts_with("https://") || query.starts_with("http://");
    let is_whole_handle = Handle::parse(&query).is_some_and(|handle| handle.domain().is_some());
    if (is_address || is_whole_handle)
        && let Some(path) = interact::path_of(&app, me, &query).await?
    {
        return Ok(see_other(&path));
    }
    let part = Part::parse(&asked.part);
    let mut found = match part {
        _ if query.is_empty() => Found::default(),
        Part::Statuses => Found::default(),
        Part::All | Part::Accounts | Part::Hashtags => {
            by_name(&app, me, query.clone(), now).await?
        }
    };
    if matches!(part, Part::All | Part::Statuses) {
        let max_id = asked.max_id.parse().ok().map(StatusId);
        (found.statuses, found.older) =
            by_words(&app, &member.signed.account, &query, max_id).await?;
    }
    let page = Search {
        shell: &member.visit.shell(),
        query: &query,
        part,
        people: &found.people,
        tags: &found.tags,
        statuses: &found.statuses,
        older: found.older.as_deref(),
    };
    Ok(member.visit.show(&page.page()))
}

/// Posts with these words, and the path to older ones.
async fn by_words(
    app: &App,
    who: &LocalAccount,
    query: &str,
    max_id: Option<StatusId>,
) -> Result<(Vec<StatusView>, Option<String>)> {
    let search = find::Search {
        query: Words::parse(query),
        author: None,
        max_id,
        min_id: None,
        limit: PAGE,
        offset: 0,
    };
    let statuses = find::statuses(app, who, search).await?;
    let last = statuses.last().filter(|_| is_full(statuses.len())).map(|last| last.status.id);
    let older =
        last.map(|last| format!("{}&max_id={last}", search::address(query, Part::Statuses)));
    Ok((statuses, older))
}

async fn by_name(app: &App, me: AccountId, query: String, now: Timestamp) -> Result<Found> {
    app.db
        .read(move |tx| {
            let name = query.trim_start_matches('@');
            let (name, domain) = match name.split_once('@') {
                Some((name, domain)) => (name.to_owned(), Some(domain.to_owned())),
                None => (name.to_owned(), None),
            };
            let wanted = Wanted { name, domain, following: false, limit: MOST_PEOPLE, offset: 0 };
            let people = db::search::accounts(tx, Some(me), &wanted)?;
            let ids: Vec<AccountId> = people.iter().map(|account| account.id).collect();
            let standings = db::relationship::of(tx, me, &ids, now)?;
            let mut standings: HashMap<AccountId, Relationship> =
                standings.into_iter().map(|standing| (standing.id, standing)).collect();
            let tags = match Hashtag::parse(&query) {
                Some(tag) => db::hashtag::starting_with(tx, tag.name(), MOST_TAGS, 0)?,
                None => vec![],
            };
            let people = people
                .into_iter()
                .map(|account| {
                    let standing = standings.remove(&account.id);
                    (account, standing)
                })
                .collect();
            Ok(Found { people, tags, ..Found::default() })
        })
        .await
}
