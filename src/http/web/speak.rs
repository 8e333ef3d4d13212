//! In which language a request is answered.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::base::Locale;

use super::cookie::{Cookie, Jar};

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
