//! Sign in, sign out, and get back in with a recovery code.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderName;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;

use crate::app::App;
use crate::service;
use crate::service::session::SignedIn;
use crate::view::component::Problems;
use crate::view::page::sign_in::{Recover, SecondFactor, SignIn};

use super::answer::{
    WebResult, own_path, problems, see_other, signed_in, with_cookie, with_header,
};
use super::cookie::Cookie;
use super::notice::Notice;
use super::sent::Sent;
use super::visit::{Browser, Visit};

/// Source: <https://www.w3.org/TR/clear-site-data/>
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/auth/sign_in", get(form).post(sign_in))
        .route("/auth/second_factor", post(second_factor))
        .route("/auth/sign_out", post(sign_out))
        .route("/auth/recover", get(recover_form).post(recover))
        .route("/.well-known/change-password", get(change_password))
}

#[derive(Debug, Deserialize)]
struct Back {
    #[serde(rename = "return")]
    path: Option<String>,
    /// Also who is signed in is asked for a name and a password.
    #[serde(default)]
    again: String,
}

async fn form(Query(back): Query<Back>, visit: Visit) -> Response {
    let path = own_path(back.path.as_deref()).unwrap_or_default();
    if visit.signed.is_some() && back.again.is_empty() {
        return see_other(if path.is_empty() { "/home" } else { path });
    }
    let visit = visit.with_form();
    let page =
        SignIn { shell: &visit.shell(), login: "", back: path, problems: &Problems::default() };
    visit.show(&page.page())
}

async fn sign_in(State(app): State<App>, Browser(client): Browser, sent: Sent) -> WebResult {
    let (login, password) = (sent.text("login"), sent.text("password"));
    match service::session::sign_in(&app, login, password, client).await {
        Ok(SignedIn::In(_, token)) => {
            Ok(signed_in(&sent.visit.jar, &token, &sent.back_or("/home")))
        }
        Ok(SignedIn::Half(ticket)) => Ok(ask_for_code(&sent, &ticket, &Problems::default())),
        Err(error) => {
            let (problems, back) = (problems(error)?, sent.back_or(""));
            let page =
                SignIn { shell: &sent.visit.shell(), login, back: &back, problems: &problems };
            Ok(sent.visit.show_again(&page.page()))
        }
    }
}

async fn second_factor(State(app): State<App>, Browser(client): Browser, sent: Sent) -> WebResult {
    let (ticket, code) = (sent.text("ticket"), sent.text("code"));
    match service::session::finish(&app, ticket, code, client).await {
        Ok((_, token)) => Ok(signed_in(&sent.visit.jar, &token, &sent.back_or("/home"))),
        Err(error) => Ok(ask_for_code(&sent, ticket, &problems(error)?)),
    }
}

fn ask_for_code(sent: &Sent, ticket: &str, problems: &Problems) -> Response {
    let (shell, back) = (sent.visit.shell(), sent.back_or(""));
    let page = SecondFactor { shell: &shell, ticket, back: &back, problems }.page();
    if problems.is_empty() { sent.visit.show(&page) } else { sent.visit.show_again(&page) }
}

async fn sign_out(State(app): State<App>, sent: Sent) -> WebResult {
    if let Some(signed) = &sent.visit.signed {
        service::session::end(&app, &signed.account, signed.session.id).await?;
    }
    let answer = sent.visit.go("/auth/sign_in", Notice::SignedOut);
    // Drafts that scripts keep in the browser are not for who sits there next.
    let answer = with_header(answer, CLEAR_SITE_DATA, "\"storage\"");
    Ok(with_cookie(answer, sent.visit.jar.forget(Cookie::Session)))
}

async fn recover_form(visit: Visit) -> Response {
    let visit = visit.with_form();
    let page = Recover { shell: &visit.shell(), login: "", problems: &Problems::default() };
    visit.show(&page.page())
}

async fn recover(State(app): State<App>, Browser(client): Browser, sent: Sent) -> WebResult {
    let (login, code) = (sent.text("login"), sent.text("code"));
    let password = sent.text("password");
    match service::session::recover(&app, login, code, password, &client).await {
        Ok(_) => Ok(sent.visit.go("/auth/sign_in", Notice::Recovered)),
        Err(error) => {
            let problems = problems(error)?;
            let page = Recover { shell: &sent.visit.shell(), login, problems: &problems };
            Ok(sent.visit.show_again(&page.page()))
        }
    }
}

/// Where password managers lead people.
/// Source: <https://www.w3.org/TR/change-password-url/>
async fn change_password() -> Response {
    see_other("/settings/account")
}
