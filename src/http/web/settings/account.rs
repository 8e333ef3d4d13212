//! Password, browsers that are signed in, apps that were let in.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{AppId, Error, Refusal, Result, SessionId};
use crate::db;
use crate::service;
use crate::service::session::Signed;
use crate::view::component::Problems;
use crate::view::page::settings::account::{AccountSettings, LetIn};

use crate::http::web::answer::{WebResult, problems, see_other};
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::{Member, Visit};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/settings/account", get(form))
        .route("/settings/account/password", post(password))
        .route("/settings/sessions", get(|| async { see_other("/settings/account#sessions") }))
        .route("/settings/sessions/end_others", post(end_others))
        .route("/settings/sessions/{id}/end", post(end_session))
        .route("/settings/apps/{id}/revoke", post(revoke))
}

async fn form(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let page = page(&app, &visit, &signed, &Problems::default()).await?;
    Ok(visit.show(&page))
}

async fn page(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    problems: &Problems,
) -> Result<maud::Markup> {
    let me = signed.account.id();
    let (sessions, apps) = app
        .db
        .read(move |tx| {
            let apps = db::oauth::apps_of_account(tx, me)?;
            Ok((db::session::of_account(tx, me)?, apps))
        })
        .await?;
    let apps: Vec<LetIn<'_>> = apps
        .iter()
        .map(|(app, since)| LetIn {
            id: app.id,
            name: &app.name,
            scopes: &app.scopes,
            since: *since,
        })
        .collect();
    let page = AccountSettings {
        shell: &visit.shell(),
        sessions: &sessions,
        current: signed.session.id,
        apps: &apps,
        problems,
    };
    Ok(page.page())
}

async fn password(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let words = (sent.text("current_password"), sent.text("password"));
    let keep = Some(signed.session.id);
    match service::account::set_password(&app, &signed.account, words, keep).await {
        Ok(()) => Ok(sent.visit.go("/settings/account", Notice::PasswordChanged)),
        Err(error) => again(&app, &sent, signed, error).await,
    }
}

async fn again(app: &App, sent: &Sent, signed: &Signed, error: Error) -> WebResult {
    let problems = match error {
        Error::Refused(Refusal::Invalid { field: "old_password", problem }) => {
            Problems::default().with("current_password", problem)
        }
        error => problems(error)?,
    };
    let page = page(app, &sent.visit, signed, &problems).await?;
    let answer: Response = sent.visit.show_again(&page);
    Ok(answer)
}

async fn end_session(
    State(app): State<App>,
    Path(session): Path<SessionId>,
    sent: Sent,
) -> WebResult {
    service::session::end(&app, &sent.member()?.account, session).await?;
    Ok(sent.visit.go("/settings/account", Notice::SessionEnded))
}

async fn end_others(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    service::session::end_others(&app, &signed.account, signed.session.id).await?;
    Ok(sent.visit.go("/settings/account", Notice::SessionsEnded))
}

async fn revoke(State(app): State<App>, Path(id): Path<AppId>, sent: Sent) -> WebResult {
    service::oauth::revoke_app(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go("/settings/account", Notice::AppRevoked))
}
