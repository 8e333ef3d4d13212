//! Looks statuses up by their words.

use std::collections::HashMap;

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db::index::Sought;
use crate::db::{self, ReadTx};
use crate::model::search::Query;
use crate::model::{LocalAccount, StatusView};
use crate::text::handle::Handle;

use super::index;

/// A search as it was asked for.
#[derive(Debug, Clone)]
pub struct Search {
    pub query: Query,
    /// Only what this account wrote.
    pub author: Option<AccountId>,
    /// Only what is older than this.
    pub max_id: Option<StatusId>,
    /// Only what is newer than this.
    pub min_id: Option<StatusId>,
    pub limit: u32,
    pub offset: u32,
}

/// The statuses that `viewer` may find: what they wrote, boosted, favoured or bookmarked, where
/// they are mentioned, and what is public by authors who want to be found. Newest first.
pub async fn statuses(app: &App, viewer: &LocalAccount, search: Search) -> Result<Vec<StatusView>> {
    if search.query.is_empty() {
        return Ok(vec![]);
    }
    index::freshen(app).await?;
    let (viewer, now) = (viewer.id(), app.clock.now());
    let own_domain = app.settings.now().domain().to_owned();
    app.db
        .read(move |tx| {
            let authors = authors(tx, viewer, &search.query, &own_domain)?;
            let known = |handle: &str| authors.get(handle).copied().flatten();
            let Some(expression) = search.query.expression(viewer, known) else {
                return Ok(vec![]);
            };
            let lower = search.min_id.map_or(StatusId(0), |id| StatusId(id.0.saturating_add(1)));
            let sought = Sought {
                since: search.query.since,
                before: search.query.before,
                ids: lower..search.max_id.unwrap_or(StatusId(i64::MAX)),
                author: search.author,
                limit: search.limit,
                offset: search.offset,
                ..Sought::of(expression)
            };
            let ids = db::index::find(tx, viewer, &sought, now)?;
            Ok(db::view::status::many(tx, Some(viewer), &ids)?)
        })
        .await
}

/// The accounts behind the handles of a question.
fn authors(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    query: &Query,
    own_domain: &str,
) -> Result<HashMap<String, Option<AccountId>>> {
    let mut authors = HashMap::new();
    for typed in query.authors() {
        let account = match typed {
            "me" => Some(viewer),
            _ => match Handle::parse(typed).map(|handle| handle.seen_from(own_domain)) {
                Some(handle) => db::account::by_handle(tx, handle.username(), handle.domain())?
                    .map(|account| account.id),
                None => None,
            },
        };
        authors.insert(typed.to_owned(), account);
    }
    Ok(authors)
}
