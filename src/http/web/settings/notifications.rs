//! Of which strangers one wants to be told.

use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::model::notification_policy::{PolicyChange, Ruling};
use crate::model::{Alerts, PushPolicy};
use crate::service::notification_policy;
use crate::service::push::{self, NewSubscription};
use crate::view::component::Problems;
use crate::view::page::settings::notifications::{NotificationSettings, Push};

use crate::http::web::answer::WebResult;
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::Member;
use crate::say;

const HERE: &str = "/settings/notifications";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(HERE, get(form).post(save))
        .route("/settings/notifications/push", post(subscribe))
        .route("/settings/notifications/push/off", post(unsubscribe))
}

async fn form(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let me = signed.account.id();
    let read = app.db.read(move |tx| notification_policy::summary(tx, me));
    let ((policy, pending), problems) = (read.await?, Problems::default());
    let subscription = push::of_browser(&app, signed.session.id).await?;
    let key = push::public_key(&app).await?;
    let shell = visit.shell();
    let page = NotificationSettings {
        shell: &shell,
        policy,
        pending,
        push: Push { key: &key, alerts: subscription.map(|subscription| subscription.alerts) },
        problems: &problems,
    };
    Ok(visit.show(&page.page()))
}

/// This browser wants to be told, and brings where and under which keys.
async fn subscribe(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let new = NewSubscription {
        endpoint: sent.text("endpoint").to_owned(),
        p256dh: sent.text("p256dh").to_owned(),
        auth: sent.text("auth").to_owned(),
        standard: true,
        alerts: Alerts::of(|kind| sent.is_ticked(&format!("push_{kind}"))),
        policy: PushPolicy::All,
    };
    push::subscribe_browser(&app, &signed.account, signed.session.id, new).await?;
    Ok(sent.visit.go(HERE, Notice::PushOn))
}

async fn unsubscribe(State(app): State<App>, sent: Sent) -> WebResult {
    push::unsubscribe_browser(&app, sent.member()?.session.id).await?;
    Ok(sent.visit.go(HERE, Notice::PushOff))
}

async fn save(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let chosen = |field: &'static str| -> Result<Option<Ruling>, Refusal> {
        let wrong = || Refusal::invalid(field, say!("refusal-is-not-one-of-the-answers"));
        sent.filled(field).map(|word| Ruling::parse(word).ok_or_else(wrong)).transpose()
    };
    let change = PolicyChange {
        not_following: chosen("not_following")?,
        not_followers: chosen("not_followers")?,
        new_accounts: chosen("new_accounts")?,
        private_mentions: chosen("private_mentions")?,
        limited_accounts: chosen("limited_accounts")?,
    };
    notification_policy::change(&app, &signed.account, change).await?;
    Ok(sent.visit.go(HERE, Notice::Saved))
}
