//! Accounts that want to be found.
//! Source: <https://docs.joinmastodon.org/methods/directory/>

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::db;
use crate::db::suggestion::Listing;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Params, Text};
use crate::http::page::{Paged, Paging};
use crate::http::viewer::{Asker, Viewer};

use super::entity::{Account, Frame};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/v1/directory", get(directory))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DirectoryForm {
    /// `active` or `new`.
    order: Text,
    local: Flag,
}

async fn directory(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<40, 80>,
    Params(form): Params<DirectoryForm>,
) -> ApiResult<Paged<Account>> {
    let frame = Frame::of(&app);
    let listing = Listing {
        youngest: form.order.0.as_deref() == Some("new"),
        local: form.local.is_set(),
        limit: paging.page.limit,
        offset: paging.offset,
    };
    let accounts = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:accounts")?.as_ref().map(Viewer::id);
            Ok(db::suggestion::directory(tx, me, listing)?)
        })
        .await?;
    Ok(paging.by_offset(accounts).map(|account| Account::of(account, &frame)))
}
