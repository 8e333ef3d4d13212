//! What those who run the server do to it: moderators look after accounts and reports, admins
//! after everything.
//! Source: <https://docs.joinmastodon.org/methods/admin/>

mod account_acts;
mod accounts;
mod dimensions;
mod domains;
mod measures;
mod reports;
mod sign_ups;
mod trends;

use axum::Router;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::db::ReadTx;
use crate::http::viewer::{Asker, Viewer};
use crate::model::Role;
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(accounts::routes())
        .merge(account_acts::routes())
        .merge(dimensions::routes())
        .merge(domains::routes())
        .merge(measures::routes())
        .merge(reports::routes())
        .merge(sign_ups::routes())
        .merge(trends::routes())
}

/// Who asks, if their token allows `scope` and their role is `least` or above it.
fn staff(asker: &Asker, tx: &ReadTx<'_>, scope: &str, least: Role) -> Result<Viewer> {
    let viewer = asker.viewer(tx, scope)?;
    if viewer.user.role < least {
        return Err(Refusal::Forbidden(say!("refusal-this-action-is-not-allowed")).into());
    }
    Ok(viewer)
}

/// As [`staff`], for handlers that call a deed.
async fn enter(app: &App, asker: Asker, scope: &'static str, least: Role) -> Result<Viewer> {
    app.db.read(move |tx| staff(&asker, tx, scope, least)).await
}
