//! Threads that began here as collections: what everyone may read of them, oldest first (FEP-7888,
//! FEP-f228).

use axum::extract::{Path, Query, State};
use axum::http::request;
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;

use crate::app::App;
use crate::base::{AccountId, Refusal, StatusId};
use crate::db;
use crate::federation::outbound::note::context_id;
use crate::http::error::ApiResult;
use crate::model::Page;
use crate::protocol::activitypub::outgoing::{Collection, Context};

use super::answer::document;
use super::reader::reader;

/// Ids on one page.
const ON_PAGE: u32 = 100;

/// Which part is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct Part {
    page: Option<String>,
    min_id: Option<i64>,
}

/// What is shown of a thread.
enum Found {
    Total(u64),
    Page(Vec<(StatusId, String)>),
}

/// `/contexts/ACCOUNT-STATUS`: the thread that an account of ours began with a status.
pub(super) async fn show(
    State(app): State<App>,
    Path(name): Path<String>,
    Query(part): Query<Part>,
    parts: request::Parts,
) -> ApiResult<Response> {
    let (author, top) = read(&name).ok_or(Refusal::NotFound("thread"))?;
    let viewer = Some(reader(&app, &parts).await?);
    let is_page = part.page.as_deref().is_some_and(|page| !matches!(page, "" | "false" | "0"));
    let after = part.min_id.filter(|_| is_page);
    let page = Page { min_id: after, ..Page::newest(ON_PAGE) };
    let found = app
        .db
        .read(move |tx| {
            let status = db::status::visible(tx, viewer, top)?.filter(|status| {
                status.author == author
                    && status.visibility.is_open()
                    && status.in_reply_to.is_none()
                    && status.boost_of.is_none()
            });
            if status.is_none() || !db::account::is_local(tx, author)? {
                return Ok(None);
            }
            Ok(Some(if is_page {
                Found::Page(db::thread::open_below(tx, top, page)?)
            } else {
                Found::Total(db::thread::open_below_count(tx, top)?)
            }))
        })
        .await?;
    let id = context_id(&app.settings.now(), author, top);
    let named = match found.ok_or(Refusal::NotFound("thread"))? {
        Found::Page(named) => named,
        Found::Total(total) => {
            let first = format!("{id}?page=true");
            return Ok(document(Context::Plain, Collection::paged(id, total, first)));
        }
    };
    let address = |after: Option<i64>| match after {
        Some(after) => format!("{id}?page=true&min_id={after}"),
        None => format!("{id}?page=true"),
    };
    let is_full = u32::try_from(named.len()).is_ok_and(|length| length >= ON_PAGE);
    let next = named.last().filter(|_| is_full).map(|(last, _)| address(Some(last.0)));
    let items = named.into_iter().map(|(_, uri)| Value::String(uri)).collect();
    let page = Collection::page(address(after), id.clone(), items);
    Ok(document(Context::Plain, Collection { next, ..page }))
}

fn read(name: &str) -> Option<(AccountId, StatusId)> {
    let (account, status) = name.split_once('-')?;
    Some((account.parse().ok()?, status.parse().ok()?))
}
