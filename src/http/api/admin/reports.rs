//! Reports, as those who keep order see them and deal with them.
//! Source: <https://docs.joinmastodon.org/methods/admin/reports/>

use std::collections::HashMap;

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, ReportId, Result, StatusId};
use crate::db::report::Wanted;
use crate::db::{self, ReadTx};
use crate::http::api::entity::{AdminReport, Frame, ReportParts, Rule, Status};
use crate::http::api::reports::category;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Many, Number, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::moderation::Dossier;
use crate::model::report::Report;
use crate::model::{Role, StatusView};
use crate::service::report;

use super::{enter, staff};

const READ: &str = "admin:read:reports";
const WRITE: &str = "admin:write:reports";

/// A handler that does one deed to the report in the path.
macro_rules! deed {
    ($deed:path) => {
        post(|State(app): State<App>, Id(id): Id<ReportId>, asker: Asker| async move {
            let viewer = enter(&app, asker, WRITE, Role::Moderator).await?;
            let report = $deed(&app, &viewer.account, id).await?;
            shown(&app, viewer.id(), report).await
        })
    };
}

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/admin/reports", get(list))
        .route("/api/v1/admin/reports/{id}", get(one).put(change).patch(change))
        .route("/api/v1/admin/reports/{id}/assign_to_self", deed!(report::assign))
        .route("/api/v1/admin/reports/{id}/unassign", deed!(report::unassign))
        .route("/api/v1/admin/reports/{id}/resolve", deed!(report::resolve))
        .route("/api/v1/admin/reports/{id}/reopen", deed!(report::reopen))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListForm {
    resolved: Flag,
    account_id: Number<i64>,
    target_account_id: Number<i64>,
    by_target_domain: Text,
}

async fn list(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<100, 200>,
    Params(form): Params<ListForm>,
) -> ApiResult<Paged<AdminReport>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let wanted = Wanted {
        closed: form.resolved.is_set(),
        account: form.account_id.0.map(AccountId),
        target: form.target_account_id.0.map(AccountId),
        domain: form.by_target_domain.filled(),
    };
    let reports = app
        .db
        .read(move |tx| {
            let me = staff(&asker, tx, READ, Role::Moderator)?.id();
            let reports = db::report::page(tx, &wanted, page)?;
            full(tx, me, reports, &frame)
        })
        .await?;
    Ok(paging.of(reports, |(id, _)| *id).map(|(_, report)| report))
}

async fn one(
    State(app): State<App>,
    Id(id): Id<ReportId>,
    asker: Asker,
) -> ApiResult<Json<AdminReport>> {
    let frame = Frame::of(&app);
    let report = app
        .db
        .read(move |tx| {
            let me = staff(&asker, tx, READ, Role::Moderator)?.id();
            let report = db::report::by_id(tx, id)?.ok_or_else(no_record)?;
            Ok(full(tx, me, vec![report], &frame)?.pop())
        })
        .await?;
    Ok(Json(report.ok_or_else(no_record)?.1))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ChangeForm {
    category: Text,
    rule_ids: Many<Text>,
}

async fn change(
    State(app): State<App>,
    Id(id): Id<ReportId>,
    asker: Asker,
    Params(form): Params<ChangeForm>,
) -> ApiResult<Json<AdminReport>> {
    let viewer = enter(&app, asker, WRITE, Role::Moderator).await?;
    let rules = form.rule_ids.0.map(|ids| Many(Some(ids)).parsed());
    let category = category(&form.category)?;
    let report = report::change(&app, &viewer.account, id, category, rules).await?;
    shown(&app, viewer.id(), report).await
}

async fn shown(app: &App, me: AccountId, report: Report) -> ApiResult<Json<AdminReport>> {
    let frame = Frame::of(app);
    let report = app.db.read(move |tx| Ok(full(tx, me, vec![report], &frame)?.pop())).await?;
    Ok(Json(report.ok_or_else(no_record)?.1))
}

/// Reports with all that they speak of: one query for each kind of thing.
fn full(
    tx: &ReadTx<'_>,
    me: AccountId,
    reports: Vec<Report>,
    frame: &Frame,
) -> Result<Vec<(ReportId, AdminReport)>> {
    let parties = |report: &Report| {
        [Some(report.account), Some(report.target), report.assigned, report.action_taken_by]
    };
    let mut people: Vec<AccountId> = reports.iter().flat_map(parties).flatten().collect();
    people.sort_unstable();
    people.dedup();
    let people: HashMap<AccountId, Dossier> = db::moderation::dossiers(tx, &people)?
        .into_iter()
        .map(|dossier| (dossier.account.id, dossier))
        .collect();
    let ids: Vec<StatusId> = reports.iter().flat_map(|report| report.statuses.clone()).collect();
    let views: HashMap<StatusId, StatusView> = db::view::status::many(tx, Some(me), &ids)?
        .into_iter()
        .map(|view| (view.status.id, view))
        .collect();
    let rules = db::site::rules(tx)?;
    let full = |report: Report| {
        let find = |id: AccountId| people.get(&id).cloned();
        let shown = report.statuses.iter().filter_map(|id| views.get(id).cloned());
        let broken = rules.iter().filter(|rule| report.rules.contains(&rule.id)).cloned();
        let parts = ReportParts {
            account: find(report.account)?,
            target: find(report.target)?,
            assigned: report.assigned.and_then(find),
            taken_by: report.action_taken_by.and_then(find),
            statuses: shown.map(|view| Status::of(view, Some(me), frame)).collect(),
            rules: broken.map(Rule::from).collect(),
        };
        Some((report.id, AdminReport::of(report, parts, frame)))
    };
    Ok(reports.into_iter().filter_map(full).collect())
}
