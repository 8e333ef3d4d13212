//! This server: what it is, its rules, and whom it knows.
//! Source: <https://docs.joinmastodon.org/methods/instance/>

use std::time::Duration;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};

use crate::app::App;
use crate::base::Result;
use crate::db::{self, ReadTx};
use crate::http::error::ApiResult;
use crate::service;

use super::entity::{Facts, Frame, Instance, OldInstance, Rule};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/instance", get(old))
        .route("/api/v2/instance", get(current))
        .route("/api/v1/instance/rules", get(rules))
        .route("/api/v1/instance/peers", get(peers))
}

/// Who has written something in this span counts as active.
const MONTH: Duration = Duration::from_hours(30 * 24);

async fn current(State(app): State<App>) -> ApiResult<Json<Instance>> {
    Ok(Json(Instance::of(facts(&app).await?, &Frame::of(&app))))
}

async fn old(State(app): State<App>) -> ApiResult<Json<OldInstance>> {
    Ok(Json(OldInstance::of(facts(&app).await?, &Frame::of(&app))))
}

async fn facts(app: &App) -> Result<Facts> {
    let vapid_key = service::push::public_key(app).await?;
    let (config, month_ago) = (app.settings.now(), app.clock.now().minus(MONTH));
    app.db
        .read(move |tx: &ReadTx<'_>| {
            let site = service::site::get(tx, &config)?;
            let contact = match site.contact {
                Some(id) => db::account::by_id(tx, id)?,
                None => None,
            };
            Ok(Facts {
                contact,
                site,
                rules: db::site::rules(tx)?,
                users: db::account::local_count(tx)?,
                active: db::site::active_count(tx, month_ago)?,
                statuses: db::site::status_count(tx)?,
                peers: db::site::peer_count(tx)?,
                config,
                vapid_key,
            })
        })
        .await
}

async fn rules(State(app): State<App>) -> ApiResult<Json<Vec<Rule>>> {
    let rules = app.db.read(|tx| Ok(db::site::rules(tx)?)).await?;
    Ok(Json(rules.into_iter().map(Rule::from).collect()))
}

async fn peers(State(app): State<App>) -> ApiResult<Json<Vec<String>>> {
    Ok(Json(app.db.read(|tx| Ok(db::peer::all(tx)?)).await?))
}
