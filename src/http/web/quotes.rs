//! Who quotes a status.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;

use crate::app::App;
use crate::base::{Refusal, Result, StatusId};
use crate::db;
use crate::service;
use crate::service::session::Signed;
use crate::view::page::quotes::Quotes;

use super::answer::WebResult;
use super::status;
use super::timeline::{Older, part};
use super::visit::Visit;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/@{handle}/{id}/quotes", get(show))
}

async fn show(
    State(app): State<App>,
    Path((handle, id)): Path<(String, String)>,
    Query(asked): Query<Older>,
    visit: Visit,
) -> WebResult {
    let id = status::number(&id)?;
    let quoted = match status::find(&app, &visit, (&handle, id)).await? {
        Ok(view) => view,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (viewer, now, path) = (visit.viewer(), visit.now, format!("{}/quotes", quoted.path()));
    let (quotes, older) = app
        .db
        .read(move |tx| {
            let ids = db::quote::quoting(tx, viewer, id, asked.page(), now)?;
            part(tx, viewer, &ids, &path)
        })
        .await?;
    let shell = visit.shell();
    let page = Quotes { shell: &shell, quoted: &quoted, quotes: &quotes, older: older.as_deref() };
    Ok(visit.show(&page.page()))
}

/// Takes the member's own status out of the one that quotes it.
pub(super) async fn take_out(app: &App, signed: &Signed, quoting: StatusId) -> Result<()> {
    let quote = app.db.read(move |tx| Ok(db::quote::of(tx, quoting)?)).await?;
    let quoted = quote.and_then(|quote| quote.quoted).ok_or(Refusal::NotFound("status"))?;
    service::status::revoke_quote(app, &signed.account, (quoted, quoting)).await?;
    Ok(())
}
