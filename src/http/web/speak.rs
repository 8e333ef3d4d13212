//! In which language a request is answered.

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::base::{Locale, Refusal};

use super::answer::{WebResult, own_path, see_other, with_cookie};
use super::cookie::{Cookie, Jar};
use super::visit::Visit;

/// Answers in the language that the browser was told, else in the one that it asks for.
pub(in crate::http) async fn speak(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    let locale = wanted(&app, request.headers(), request.uri());
    locale.speak(next.run(request)).await
}

fn wanted(app: &App, headers: &HeaderMap, uri: &Uri) -> &'static Locale {
    let told = || {
        Jar::read(headers, uri, app).get(Cookie::Language).and_then(|code| app.locales.find(code))
    };
    if let Some(locale) = headers.contains_key(header::COOKIE).then(told).flatten() {
        return locale;
    }
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|asked| asked.to_str().ok());
    asked.map_or_else(|| app.locales.english(), |asked| app.locales.negotiate(asked))
}

pub(super) fn routes() -> Router<App> {
    Router::new().route("/language/{code}", get(choose))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    r#return: String,
}

/// From now on this browser is answered in the language `code`. A link does it, so that who is not
/// signed in needs no form and no cookie before.
async fn choose(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
    visit: Visit,
) -> WebResult {
    let locale = app.locales.find(&code).ok_or(Refusal::NotFound("language"))?;
    let back = see_other(own_path(Some(&asked.r#return)).unwrap_or("/"));
    Ok(with_cookie(back, visit.jar.keep(Cookie::Language, locale.code())))
}
