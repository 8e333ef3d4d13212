//! The styles that people wrote for their own pages.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::routing::get;

use crate::app::App;
use crate::base::{Error, Refusal, Result, secret};
use crate::db;
use crate::model::Account;
use crate::service::own_style::ELEMENT;
use crate::text::stylesheet;

use super::answer::{WebResult, tagged};
use super::profile::{Found, find};
use super::visit::Visit;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/@{handle}/own.css", get(show))
}

/// Where the style of `owner`'s pages lies, if they wrote one and the visitor wants to see it. The
/// address changes with what it holds.
pub(super) async fn link(app: &App, visit: &Visit, owner: &Account) -> Result<Option<String>> {
    if !owner.is_local() || !visit.shell().reading.shows_styles {
        return Ok(None);
    }
    let id = owner.id;
    let css = app.db.read(move |tx| Ok(db::own_style::find(tx, id)?)).await?;
    Ok(css.map(|css| {
        let print = secret::fingerprint(&css);
        format!("{}/own.css?v={}", owner.path(), print.get(..8).unwrap_or_default())
    }))
}

async fn show(
    State(app): State<App>,
    Path(handle): Path<String>,
    headers: HeaderMap,
    visit: Visit,
) -> WebResult {
    let owner = match find(&app, &visit, &handle).await? {
        Found::Here(owner) if owner.is_local() => owner,
        Found::Here(_) => return Err(Refusal::NotFound("style").into()),
        Found::Elsewhere(there) => return Ok(there),
    };
    let css = app.db.read(move |tx| Ok(db::own_style::find(tx, owner.id)?)).await?;
    let css = css.ok_or(Refusal::NotFound("style"))?;
    let scoped = stylesheet::scoped(&css, ELEMENT)
        .map_err(|problem| Error::Failed(anyhow::anyhow!("a style was kept with {problem:?}")))?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    Ok(tagged(head, scoped, &headers))
}
