//! What those who keep order do to an account.
//! Source: <https://docs.joinmastodon.org/methods/admin/accounts/#action>

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Refusal, ReportId};
use crate::http::api::entity::{AdminAccount, Empty, Frame};
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Number, Params, Text};
use crate::http::viewer::Asker;
use crate::model::Role;
use crate::model::moderation::{AccountAction, Limit};
use crate::service;
use crate::service::moderation::Measure;

use super::enter;
use crate::say;

const WRITE: &str = "admin:write:accounts";

/// A handler that lifts one limit from the account in the path.
macro_rules! lift {
    ($limit:expr) => {
        post(|State(app): State<App>, Id(id): Id<AccountId>, asker: Asker| async move {
            let viewer = enter(&app, asker, WRITE, Role::Moderator).await?;
            service::moderation::lift(&app, &viewer.account, id, $limit).await?;
            shown(&app, id).await
        })
    };
}

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/admin/accounts/{id}/action", post(act))
        .route("/api/v1/admin/accounts/{id}/approve", post(approve))
        .route("/api/v1/admin/accounts/{id}/reject", post(reject))
        .route("/api/v1/admin/accounts/{id}/enable", lift!(Limit::Disabled))
        .route("/api/v1/admin/accounts/{id}/unsilence", lift!(Limit::Silenced))
        .route("/api/v1/admin/accounts/{id}/unsuspend", lift!(Limit::Suspended))
        .route("/api/v1/admin/accounts/{id}/unsensitive", lift!(Limit::Sensitized))
}

async fn shown(app: &App, id: AccountId) -> ApiResult<Json<AdminAccount>> {
    let dossier = app.db.read(move |tx| service::moderation::dossier(tx, id)).await?;
    Ok(Json(AdminAccount::of(dossier, &Frame::of(app))))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ActionForm {
    r#type: Text,
    report_id: Number<i64>,
    text: Text,
    /// Whether the owner of the account is told; they are unless it says no.
    send_email_notification: Flag,
}

async fn act(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
    Params(form): Params<ActionForm>,
) -> ApiResult<Json<Empty>> {
    let viewer = enter(&app, asker, WRITE, Role::Moderator).await?;
    let action =
        form.r#type.0.as_deref().and_then(AccountAction::parse).ok_or_else(|| {
            Refusal::invalid("type", say!("refusal-must-be-none-sensitive-disable"))
        })?;
    let is_told = form.send_email_notification.0 != Some(false);
    let measure = Measure {
        action,
        report: form.report_id.0.map(ReportId),
        word: is_told.then(|| form.text.or_empty()),
    };
    service::moderation::act(&app, &viewer.account, id, measure).await?;
    Ok(Json(Empty {}))
}

async fn approve(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<AdminAccount>> {
    let viewer = enter(&app, asker, WRITE, Role::Moderator).await?;
    service::account::approve(&app, &viewer.account, id).await?;
    shown(&app, id).await
}

/// Answers the account as it was: afterwards there is none.
async fn reject(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<AdminAccount>> {
    let viewer = enter(&app, asker, WRITE, Role::Moderator).await?;
    let last = shown(&app, id).await?;
    service::account::reject(&app, &viewer.account, id).await?;
    Ok(last)
}

/// `DELETE /api/v1/admin/accounts/:id`; answers the account as it was.
pub(super) async fn erase(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<AdminAccount>> {
    let viewer = enter(&app, asker, WRITE, Role::Admin).await?;
    let last = shown(&app, id).await?;
    service::moderation::erase(&app, &viewer.account, id).await?;
    Ok(last)
}
