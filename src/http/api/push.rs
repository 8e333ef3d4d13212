//! Where a program wants to be told of notifications while it sleeps.
//! Source: <https://docs.joinmastodon.org/methods/push/>

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Params, Text};
use crate::http::viewer::{Asker, bearer};
use crate::model::{Alerts, PushPolicy, PushSubscription};
use crate::say;
use crate::service::push::{self, Change, NewSubscription};

use super::entity::{Empty, WebPushSubscription};

const SCOPE: &str = "push";

pub(super) fn routes() -> Router<App> {
    Router::new().route(
        "/api/v1/push/subscription",
        get(show).post(subscribe).put(change).patch(change).delete(unsubscribe),
    )
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SubscriptionForm {
    subscription: Place,
    data: Data,
    /// Some clients leave it beside `data`.
    policy: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Place {
    endpoint: Text,
    keys: Keys,
    standard: Flag,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Keys {
    p256dh: Text,
    auth: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Data {
    alerts: Option<BTreeMap<String, Flag>>,
    policy: Text,
}

/// What a program asks for; `None` where it says nothing.
fn wishes(data: Data, beside: Text) -> Result<Change, Refusal> {
    let policy = data.policy.filled().or(beside.filled());
    let parsed = policy.map(|word| {
        PushPolicy::parse(&word)
            .ok_or_else(|| Refusal::invalid("data[policy]", say!("refusal-must-be-a-push-policy")))
    });
    let is_wanted = |alerts: &BTreeMap<String, Flag>, kind: &str| {
        alerts.get(kind).is_some_and(|flag| flag.is_set())
    };
    Ok(Change {
        alerts: data.alerts.map(|alerts| Alerts::of(|kind| is_wanted(&alerts, kind))),
        policy: parsed.transpose()?,
    })
}

async fn told(app: &App, subscription: PushSubscription) -> ApiResult<Json<WebPushSubscription>> {
    let server_key = push::public_key(app).await?;
    Ok(Json(WebPushSubscription::of(subscription, server_key)))
}

async fn show(State(app): State<App>, asker: Asker) -> ApiResult<Json<WebPushSubscription>> {
    let subscription = app
        .db
        .read(move |tx| {
            let viewer = asker.viewer(tx, SCOPE)?;
            push::of_token(tx, &viewer.token)
        })
        .await?;
    told(&app, subscription).await
}

async fn subscribe(
    State(app): State<App>,
    asker: Asker,
    headers: HeaderMap,
    Params(form): Params<SubscriptionForm>,
) -> ApiResult<Json<WebPushSubscription>> {
    let viewer = asker.enter(&app, SCOPE).await?;
    let access_token = bearer(&headers).ok_or(Refusal::Unauthenticated)?;
    let Change { alerts, policy } = wishes(form.data, form.policy)?;
    let Place { endpoint, keys, standard } = form.subscription;
    let new = NewSubscription {
        endpoint: endpoint.or_empty(),
        p256dh: keys.p256dh.or_empty(),
        auth: keys.auth.or_empty(),
        standard: standard.is_set(),
        alerts: alerts.unwrap_or_default(),
        policy: policy.unwrap_or_default(),
    };
    let made = push::subscribe(&app, viewer.id(), &viewer.token, access_token, new).await?;
    told(&app, made).await
}

async fn change(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<SubscriptionForm>,
) -> ApiResult<Json<WebPushSubscription>> {
    let viewer = asker.enter(&app, SCOPE).await?;
    let wishes = wishes(form.data, form.policy)?;
    told(&app, push::change(&app, &viewer.token, wishes).await?).await
}

async fn unsubscribe(State(app): State<App>, asker: Asker) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, SCOPE).await?;
    push::unsubscribe(&app, &viewer.token).await?;
    Ok(Json(Empty {}))
}
