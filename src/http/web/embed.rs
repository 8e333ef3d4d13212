//! A post inside a page of others.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::routing::get;

use crate::app::App;
use crate::base::Refusal;
use crate::db;
use crate::view::page::embed::Embed;

use super::answer::WebResult;
use super::guard::PAGE_IN_FRAMES;
use super::status::number;
use super::visit::Visit;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/@{handle}/{id}/embed", get(show))
}

/// The same for everybody, whoever is signed in: what everyone may read of ours.
async fn show(
    State(app): State<App>,
    Path((handle, id)): Path<(String, String)>,
    visit: Visit,
) -> WebResult {
    let id = number(&id)?;
    let found = app.db.read(move |tx| {
        if !db::status::may_see(tx, None, id)? {
            return Ok(None);
        }
        Ok(db::view::status::one(tx, None, id)?)
    });
    let view = found.await?.filter(|view| {
        view.boosted.is_none() && view.author.is_local() && view.author.handle() == handle
    });
    let view = view.ok_or(Refusal::NotFound("status"))?;
    let visit = visit.of_stranger();
    let mut answer = visit.show(&Embed { shell: &visit.shell(), status: &view }.page());
    let policy = HeaderValue::from_static(PAGE_IN_FRAMES);
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(answer)
}
