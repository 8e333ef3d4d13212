//! How pages look and listen in this browser.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::base::Refusal;
use crate::service;
use crate::view::Look;
use crate::view::page::settings::appearance::Appearance;

use crate::http::web::answer::{WebResult, with_cookie};
use crate::http::web::cookie::Cookie;
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::Member;
use crate::say;

const HERE: &str = "/settings/appearance";

pub(super) fn routes() -> Router<App> {
    Router::new().route(HERE, get(form).post(save))
}

async fn form(Member { visit, .. }: Member) -> Response {
    visit.show(&Appearance { shell: &visit.shell() }.page())
}

async fn save(State(app): State<App>, sent: Sent) -> WebResult {
    let me = &sent.member()?.account;
    let words = ["scheme", "keys", "contrast", "size", "motion", "links"];
    let words = words.map(|name| sent.text(name)).join("-");
    let look = Look::parse(words.trim_end_matches('-'));
    let look = look.ok_or_else(|| Refusal::invalid("scheme", say!("refusal-is-not-one-of-the")))?;
    let jar = &sent.visit.jar;
    let language = sent.filled("language").map(|code| {
        let refusal = || Refusal::invalid("language", say!("refusal-is-not-a-choice"));
        app.locales.find(code).ok_or_else(refusal)
    });
    let language = language.transpose()?;
    service::account::set_locale(&app, me, language).await?;
    let language = match language {
        Some(locale) => jar.keep(Cookie::Language, locale.code()),
        None => jar.forget(Cookie::Language),
    };
    let answer = sent.visit.go(HERE, Notice::Saved);
    let answer = with_cookie(answer, jar.keep(Cookie::Look, &look.kept()));
    Ok(with_cookie(answer, language))
}
