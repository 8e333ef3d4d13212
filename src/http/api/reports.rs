//! Reporting accounts to those who keep order.
//! Source: <https://docs.joinmastodon.org/methods/reports/>

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Refusal};
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Many, Number, Params, Text};
use crate::http::origin::no_record;
use crate::http::viewer::Asker;
use crate::model::report::{Complaint, ReportCategory};
use crate::service;

use super::entity::{Frame, Report};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/v1/reports", post(file))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ReportForm {
    account_id: Number<i64>,
    status_ids: Many<Text>,
    comment: Text,
    forward: Flag,
    category: Text,
    rule_ids: Many<Text>,
    collection_ids: Many<Text>,
}

/// The category that a word names; none is "other".
pub(super) fn category(word: &Text) -> Result<Option<ReportCategory>, Refusal> {
    let Some(word) = word.0.as_deref().filter(|word| !word.is_empty()) else { return Ok(None) };
    let category = ReportCategory::parse(word);
    let wrong = || Refusal::invalid("category", say!("refusal-must-be-spam-legal-violation"));
    category.map(Some).ok_or_else(wrong)
}

async fn file(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<ReportForm>,
) -> ApiResult<Json<Report>> {
    let viewer = asker.enter(&app, "write:reports").await?;
    let target = form.account_id.0.map(AccountId).ok_or_else(no_record)?;
    let complaint = Complaint {
        category: category(&form.category)?.unwrap_or_default(),
        comment: form.comment.or_empty(),
        statuses: form.status_ids.parsed(),
        rules: form.rule_ids.parsed(),
        collections: form.collection_ids.parsed(),
        forward: form.forward.is_set(),
    };
    let report = service::report::file(&app, &viewer.account, target, complaint).await?;
    let target = app.db.read(move |tx| Ok(db::account::by_id(tx, target)?)).await?;
    Ok(Json(Report::of(report, target.ok_or_else(no_record)?, &Frame::of(&app))))
}
