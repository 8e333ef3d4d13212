//! Of which strangers somebody wants to be told.
//! Source: <https://docs.joinmastodon.org/methods/notifications/#get-policy>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Params, Text};
use crate::http::viewer::Asker;
use crate::model::NotificationPolicy as Policy;
use crate::model::notification_policy::{Pending, PolicyChange, Ruling};
use crate::service::notification_policy;

use super::entity::{NotificationPolicy, OldNotificationPolicy};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v2/notifications/policy", get(show).patch(change).put(change))
        .route("/api/v1/notifications/policy", get(show_old).patch(change_old).put(change_old))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_field_names, reason = "the API has them so")]
struct PolicyForm {
    for_not_following: Text,
    for_not_followers: Text,
    for_new_accounts: Text,
    for_private_mentions: Text,
    for_limited_accounts: Text,
}

impl PolicyForm {
    fn change(self) -> Result<PolicyChange, Refusal> {
        Ok(PolicyChange {
            not_following: ruling("for_not_following", self.for_not_following)?,
            not_followers: ruling("for_not_followers", self.for_not_followers)?,
            new_accounts: ruling("for_new_accounts", self.for_new_accounts)?,
            private_mentions: ruling("for_private_mentions", self.for_private_mentions)?,
            limited_accounts: ruling("for_limited_accounts", self.for_limited_accounts)?,
        })
    }
}

fn ruling(field: &'static str, word: Text) -> Result<Option<Ruling>, Refusal> {
    let Some(word) = word.filled() else { return Ok(None) };
    let wrong = || Refusal::invalid(field, say!("refusal-must-be-accept-filter-or"));
    Ruling::parse(&word).map(Some).ok_or_else(wrong)
}

/// Only whether they are kept back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_field_names, reason = "the API has them so")]
struct OldPolicyForm {
    filter_not_following: Flag,
    filter_not_followers: Flag,
    filter_new_accounts: Flag,
    filter_private_mentions: Flag,
}

impl OldPolicyForm {
    fn change(&self) -> PolicyChange {
        let ruling = |flag: Flag| match flag.0 {
            None => None,
            Some(true) => Some(Ruling::Filter),
            Some(false) => Some(Ruling::Accept),
        };
        PolicyChange {
            not_following: ruling(self.filter_not_following),
            not_followers: ruling(self.filter_not_followers),
            new_accounts: ruling(self.filter_new_accounts),
            private_mentions: ruling(self.filter_private_mentions),
            limited_accounts: None,
        }
    }
}

async fn read(app: &App, asker: Asker) -> Result<(Policy, Pending)> {
    app.db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:notifications")?.id();
            notification_policy::summary(tx, me)
        })
        .await
}

async fn write(app: &App, asker: Asker, change: PolicyChange) -> Result<(Policy, Pending)> {
    let viewer = asker.enter(app, "write:notifications").await?;
    notification_policy::change(app, &viewer.account, change).await
}

async fn show(State(app): State<App>, asker: Asker) -> ApiResult<Json<NotificationPolicy>> {
    Ok(Json(read(&app, asker).await?.into()))
}

async fn change(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<PolicyForm>,
) -> ApiResult<Json<NotificationPolicy>> {
    let change = form.change()?;
    Ok(Json(write(&app, asker, change).await?.into()))
}

async fn show_old(State(app): State<App>, asker: Asker) -> ApiResult<Json<OldNotificationPolicy>> {
    Ok(Json(read(&app, asker).await?.into()))
}

async fn change_old(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<OldPolicyForm>,
) -> ApiResult<Json<OldNotificationPolicy>> {
    Ok(Json(write(&app, asker, form.change()).await?.into()))
}
