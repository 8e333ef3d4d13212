//! The long texts of this server, and which servers it limits.
//! Source: <https://docs.joinmastodon.org/methods/instance/>

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::db::{self, ReadTx};
use crate::http::error::ApiResult;
use crate::http::origin::no_record;
use crate::model::site::Terms;
use crate::service::{self, site_text};

use super::entity::DomainBlock;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/instance/domain_blocks", get(domain_blocks))
        .route("/api/v1/instance/extended_description", get(extended_description))
        .route("/api/v1/instance/privacy_policy", get(privacy_policy))
        .route("/api/v1/instance/terms_of_service", get(terms))
        .route("/api/v1/instance/terms_of_service/{date}", get(terms_of))
        .route("/api/v1/instance/translation_languages", get(translation_languages))
}

async fn domain_blocks(State(app): State<App>) -> ApiResult<Json<Vec<DomainBlock>>> {
    let blocks = app.db.read(|tx| Ok(db::peer_block::shown(tx)?)).await?;
    Ok(Json(blocks.into_iter().map(DomainBlock::from).collect()))
}

/// The long description; while there is none, the short one.
async fn extended_description(State(app): State<App>) -> ApiResult<Json<Value>> {
    let config = app.settings.now();
    let (text, short) = app
        .db
        .read(move |tx| {
            let text = site_text::read(tx, &config, site_text::Page::About)?;
            Ok((text, service::site::get(tx, &config)?.description))
        })
        .await?;
    let short = maud::html! { @if !short.is_empty() { p { (short) } } }.into_string();
    let updated_at = text.as_ref().and_then(|text| text.updated_at).unwrap_or_default();
    let content = text.map_or(short, |text| text.html.into_string());
    Ok(Json(json!({ "updated_at": updated_at.rfc3339(), "content": content })))
}

async fn privacy_policy(State(app): State<App>) -> ApiResult<Json<Value>> {
    let config = app.settings.now();
    let text = app
        .db
        .read(move |tx| site_text::read(tx, &config, site_text::Page::Privacy))
        .await?
        .ok_or_else(no_record)?;
    let updated_at = text.updated_at.unwrap_or_default();
    Ok(Json(json!({ "updated_at": updated_at.rfc3339(), "content": text.html.as_str() })))
}

async fn terms(State(app): State<App>) -> ApiResult<Json<Value>> {
    let today = app.clock.now().date();
    let day = today.clone();
    let found = app.db.read(move |tx| with_next(tx, db::terms::at(tx, &day)?)).await?;
    told(found, &today)
}

async fn terms_of(State(app): State<App>, Path(date): Path<String>) -> ApiResult<Json<Value>> {
    let today = app.clock.now().date();
    let day = Timestamp::parse(&format!("{date}T00:00:00Z")).ok_or_else(no_record)?.date();
    let found = app.db.read(move |tx| with_next(tx, db::terms::on(tx, &day)?)).await?;
    told(found, &today)
}

/// Terms, and the day from which others hold.
type Found = Option<(Terms, Option<String>)>;

fn with_next(tx: &ReadTx<'_>, terms: Option<Terms>) -> Result<Found> {
    let Some(terms) = terms else { return Ok(None) };
    let next = db::terms::after(tx, &terms.effective_on)?.map(|next| next.effective_on);
    Ok(Some((terms, next)))
}

/// Source: <https://docs.joinmastodon.org/entities/TermsOfService/>
fn told(found: Found, today: &str) -> ApiResult<Json<Value>> {
    let (Terms { effective_on, text: _, html }, succeeded_by) = found.ok_or_else(no_record)?;
    Ok(Json(json!({
        "effective": effective_on.as_str() <= today,
        "effective_date": effective_on,
        "content": html.as_str(),
        "succeeded_by": succeeded_by,
    })))
}

/// Nothing is translated here.
async fn translation_languages() -> Json<BTreeMap<String, Vec<String>>> {
    Json(BTreeMap::new())
}
