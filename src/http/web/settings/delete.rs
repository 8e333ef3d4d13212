//! The end of an account.

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::app::App;
use crate::base::{Error, Refusal, Result};
use crate::service;
use crate::view::component::Problems;
use crate::view::page::settings::delete::DeleteAccount;

use crate::http::web::answer::{WebResult, problems, with_cookie};
use crate::http::web::cookie::Cookie;
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::{Member, Visit};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/settings/delete", get(form).post(delete))
}

async fn form(Member { visit, .. }: Member) -> WebResult {
    Ok(visit.show(&page(&visit, &Problems::default())))
}

fn page(visit: &Visit, problems: &Problems) -> maud::Markup {
    let shell = visit.shell();
    let handle = visit.me().map(|me| me.full_handle(shell.domain)).unwrap_or_default();
    DeleteAccount { shell: &shell, handle: &handle, problems }.page()
}

async fn delete(State(app): State<App>, sent: Sent) -> WebResult {
    match end(&app, &sent).await {
        Ok(()) => {
            let answer = sent.visit.go("/auth/sign_in", Notice::AccountEnded);
            Ok(with_cookie(answer, sent.visit.jar.forget(Cookie::Session)))
        }
        Err(error) => {
            let problems = problems(error)?;
            Ok(sent.visit.show_again(&page(&sent.visit, &problems)))
        }
    }
}

async fn end(app: &App, sent: &Sent) -> Result<(), Error> {
    let signed = sent.member()?;
    if !sent.is_ticked("sure") {
        return Err(Refusal::invalid("sure", say!("refusal-must-be-ticked")).into());
    }
    service::account::end(app, &signed.account, sent.text("current_password")).await
}
