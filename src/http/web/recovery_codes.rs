//! Recovery codes, shown once.

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use crate::app::App;
use crate::model::Role;
use crate::view::page::recovery_codes::RecoveryCodes;

use super::answer::see_other;
use super::cookie::{Cookie, Jar};
use super::visit::Member;

/// Where they are shown to who has just joined.
pub(super) const PATH: &str = "/auth/recovery_codes";

pub(super) fn routes() -> Router<App> {
    Router::new().route(PATH, get(show))
}

/// Only hashes of the codes are kept, so the browser brings the codes to the page that shows them.
pub(super) fn cookie(jar: &Jar, codes: &[String]) -> Option<HeaderValue> {
    jar.keep(Cookie::Codes, &codes.join("."))
}

async fn show(Member { visit, signed }: Member) -> Response {
    let account = signed.account.account();
    // The owner of a new server begins by writing something.
    let next = if signed.user.role == Role::Owner {
        format!("{}?compose=1", account.path())
    } else {
        "/home".to_owned()
    };
    let Some(codes) = visit.jar.get(Cookie::Codes) else { return see_other(&next) };
    let codes: Vec<String> = codes.split('.').map(str::to_owned).collect();
    let handle = account.full_handle(visit.shell().domain);
    let page = RecoveryCodes { handle: &handle, codes: &codes, next: &next }.page();
    let head = [(header::CACHE_CONTROL, "no-store")];
    (head, Html(page.into_string())).into_response()
}
