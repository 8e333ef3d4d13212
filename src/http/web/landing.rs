//! The front page.

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::db;
use crate::db::timeline::Narrow;
use crate::model::{Account, Joining, Page, StatusView};
use crate::service;
use crate::view::page::about::About;
use crate::view::page::landing::Landing;

use super::answer::{WebResult, see_other};
use super::visit::Visit;

/// Posts below the introduction.
const LATEST: u32 = 10;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/", get(front)).route("/about", get(about))
}

/// For members their home, for visitors what this server is: somebody's profile, or a community.
async fn front(State(app): State<App>, visit: Visit) -> WebResult {
    if visit.signed.is_some() {
        return Ok(see_other("/home"));
    }
    let contact = visit.site.contact;
    if visit.site.joining == Joining::JustMe
        && let Some(owner) = contact_of(&app, contact).await?
    {
        return Ok(see_other(&owner.path()));
    }
    let now = visit.now;
    let (rules, latest) = app
        .db
        .read(move |tx| {
            let narrow = Narrow { local: true, ..Narrow::default() };
            let ids = db::timeline::public(tx, None, narrow, Page::newest(LATEST), now)?;
            let latest: Vec<StatusView> = db::view::status::many(tx, None, &ids)?;
            Ok((db::site::rules(tx)?, latest))
        })
        .await?;
    let page = Landing { shell: &visit.shell(), rules: &rules, latest: &latest };
    Ok(visit.show(&page.page()))
}

async fn about(State(app): State<App>, visit: Visit) -> WebResult {
    let rules = service::site::rules(&app).await?;
    let contact = contact_of(&app, visit.site.contact).await?;
    let limited = app.db.read(|tx| Ok(db::peer_block::shown(tx)?)).await?;
    let (shell, contact) = (&visit.shell(), contact.as_ref());
    let page = About { shell, rules: &rules, contact, limited: &limited };
    Ok(visit.show(&page.page()))
}

async fn contact_of(app: &App, id: Option<AccountId>) -> Result<Option<Account>> {
    let Some(id) = id else { return Ok(None) };
    app.db.read(move |tx| Ok(db::account::by_id(tx, id)?)).await
}
