//! Of which strangers one wants to be told.

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::model::notification_policy::{PolicyChange, Ruling};
use crate::service::notification_policy;
use crate::view::component::Problems;
use crate::view::page::settings::notifications::NotificationSettings;

use crate::http::web::answer::WebResult;
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::Member;

const HERE: &str = "/settings/notifications";

pub(super) fn routes() -> Router<App> {
    Router::new().route(HERE, get(form).post(save))
}

async fn form(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let me = signed.account.id();
    let read = app.db.read(move |tx| notification_policy::summary(tx, me));
    let ((policy, pending), problems) = (read.await?, Problems::default());
    let shell = visit.shell();
    let page = NotificationSettings { shell: &shell, policy, pending, problems: &problems };
    Ok(visit.show(&page.page()))
}

async fn save(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let chosen = |field: &'static str| -> Result<Option<Ruling>, Refusal> {
        let wrong = || Refusal::invalid(field, "is not one of the answers");
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
