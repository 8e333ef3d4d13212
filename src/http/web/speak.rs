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
use crate::service;

use super::answer::{WebResult, own_path, see_other, with_cookie};
use super::cookie::{Cookie, Jar};
use super::sent::is_same_site;
use super::visit::Visit;

/// Answers in the language that the browser was told, else in the one that it asks for. Once it is
/// known who asks, [`Visit`] may know better.
pub(in crate::http) async fn speak(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    let locale = wanted(&app, request.headers(), request.uri());
    locale.speak(next.run(request)).await
}

fn wanted(app: &App, headers: &HeaderMap, uri: &Uri) -> &'static Locale {
    let told = || told_language(&Jar::read(headers, uri, app), app);
    if let Some(locale) = headers.contains_key(header::COOKIE).then(told).flatten() {
        return locale;
    }
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|asked| asked.to_str().ok());
    asked.map_or_else(|| app.locales.english(), |asked| app.locales.negotiate(asked))
}

/// The language that a browser was told.
pub(super) fn told_language(jar: &Jar, app: &App) -> Option<&'static Locale> {
    jar.get(Cookie::Language).and_then(|code| app.locales.find(code))
}

/// For what browsers fetch without cookies: `language=CODE` in its address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct InLanguage {
    language: String,
}

impl InLanguage {
    /// Goes on in that language, if it is one.
    pub(super) fn heed(&self, app: &App) {
        if let Some(locale) = app.locales.find(&self.language) {
            locale.go_on();
        }
    }
}

pub(super) fn routes() -> Router<App> {
    Router::new().route("/language/{code}", get(choose))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    r#return: String,
}

/// From now on this browser is answered in the language `code`, and its member in others that were
/// not told. A link does it, so that who is not signed in needs no form and no cookie before;
/// pages of others can lead here, too, but change nothing for the member.
async fn choose(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
    visit: Visit,
    headers: HeaderMap,
) -> WebResult {
    let locale = app.locales.find(&code).ok_or(Refusal::NotFound("language"))?;
    if let Some(signed) = visit.signed.as_ref().filter(|_| is_same_site(&headers, &app)) {
        service::account::set_locale(&app, &signed.account, Some(locale)).await?;
    }
    let back = see_other(own_path(Some(&asked.r#return)).unwrap_or("/"));
    Ok(with_cookie(back, visit.jar.keep(Cookie::Language, locale.code())))
}
