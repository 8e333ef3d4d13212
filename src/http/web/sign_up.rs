//! Join this server.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::base::{Refusal, locale};
use crate::db;
use crate::model::Rule;
use crate::service;
use crate::service::password::Password;
use crate::service::sign_up::Application;
use crate::view::component::Problems;
use crate::view::page::sign_up::{SignUp, Waiting};

use super::answer::{WebResult, problems, see_other, signed_in, with_cookie};
use super::recovery_codes;
use super::sent::Sent;
use super::visit::{Browser, Visit};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/auth/sign_up", get(form).post(join)).route("/invite/{code}", get(invited))
}

async fn form(State(app): State<App>, visit: Visit) -> WebResult {
    show(&app, visit, "").await
}

async fn invited(State(app): State<App>, Path(code): Path<String>, visit: Visit) -> WebResult {
    let (code, now) = (code.trim().to_lowercase(), visit.now);
    let asked = code.clone();
    let invite = app.db.read(move |tx| Ok(db::site::invite_by_code(tx, &asked)?)).await?;
    if invite.is_none_or(|invite| !invite.is_good(now)) {
        return Err(Refusal::Gone(say!("refusal-invitation-is-gone")).into());
    }
    show(&app, visit, &code).await
}

async fn show(app: &App, visit: Visit, invite: &str) -> WebResult {
    if visit.signed.is_some() {
        return Ok(see_other("/home"));
    }
    let visit = visit.with_form();
    let rules = service::site::rules(app).await?;
    let page = SignUp {
        shell: &visit.shell(),
        rules: &rules,
        username: "",
        email: "",
        reason: "",
        invite,
        problems: &Problems::default(),
    };
    Ok(visit.show(&page.page()))
}

async fn join(State(app): State<App>, Browser(client): Browser, sent: Sent) -> WebResult {
    let rules = service::site::rules(&app).await?;
    if !rules.is_empty() && !sent.is_ticked("agree") {
        let problem = say!("refusal-rules-must-be-kept");
        return Ok(again(&sent, &rules, &Problems::default().with("rules", problem)));
    }
    let application = Application {
        username: sent.text("username").trim().to_owned(),
        email: sent.filled("email").map(|email| email.trim().to_owned()),
        password: Password::Plain(sent.text("password").to_owned()),
        reason: sent.text("reason").to_owned(),
        invite: sent.filled("invite").map(str::to_owned),
        visibility: None,
        locale: locale::current(),
    };
    let joined = match service::sign_up::sign_up(&app, application, &client).await {
        Ok(joined) => joined,
        Err(error) => return Ok(again(&sent, &rules, &problems(error)?)),
    };
    if joined.waits {
        return Ok(sent.visit.show(&Waiting { shell: &sent.visit.shell() }.page()));
    }
    let codes = service::account::new_recovery_codes(&app, &joined.account).await?;
    let (_, token) = service::session::start(&app, &joined.account, client).await?;
    let jar = &sent.visit.jar;
    let answer = signed_in(jar, &token, recovery_codes::PATH);
    Ok(with_cookie(answer, recovery_codes::cookie(jar, &codes)))
}

fn again(sent: &Sent, rules: &[Rule], problems: &Problems) -> Response {
    let page = SignUp {
        shell: &sent.visit.shell(),
        rules,
        username: sent.text("username"),
        email: sent.text("email"),
        reason: sent.text("reason"),
        invite: sent.text("invite"),
        problems,
    };
    sent.visit.show_again(&page.page())
}
