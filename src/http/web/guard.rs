//! What browsers are told never to do with our pages.
//! Source: <https://www.w3.org/TR/CSP3/>

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;

/// Pages hold no scripts but those in files of ours, and nothing from elsewhere.
const PAGE: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; \
                    img-src 'self' data: blob:; media-src 'self' blob:; form-action 'self'; \
                    manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'";
/// The same for a page whose form leads to another server.
pub(super) const PAGE_THAT_LEADS_AWAY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; \
     img-src 'self' data: blob:; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'";
/// A page that others may show inside theirs; it has no form and no script.
pub(super) const PAGE_IN_FRAMES: &str = "default-src 'none'; style-src 'self'; \
                                         img-src 'self' data:; media-src 'self'; \
                                         form-action 'none'; base-uri 'none'";
/// After the answer to a program a browser is led to the program, by whatever scheme it has.
const PAGE_FOR_PROGRAMS: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
                                 media-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Puts the same lines into the head of every page, errors included.
pub(in crate::http) async fn pages(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    let is_for_programs = request.uri().path().starts_with("/oauth/");
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    say(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    say(headers, header::REFERRER_POLICY, "same-origin");
    if is_page(headers) {
        let policy = if is_for_programs { PAGE_FOR_PROGRAMS } else { PAGE };
        say(headers, header::CONTENT_SECURITY_POLICY, policy);
        let config = app.settings.now();
        let files = config.files_host().map(|_| config.files_url().into_owned());
        for other in app.media.shown_from().into_iter().chain(files) {
            if let Some(policy) = headers.get_mut(header::CONTENT_SECURITY_POLICY) {
                *policy = with_files_of(policy, &other);
            }
        }
    }
    answer
}

/// The same policy, with pictures and films from another host besides.
fn with_files_of(policy: &HeaderValue, other: &str) -> HeaderValue {
    let words = policy.to_str().unwrap_or_default();
    let words = ["img-src 'self'", "media-src 'self'"]
        .into_iter()
        .fold(words.to_owned(), |words, part| words.replace(part, &format!("{part} {other}")));
    HeaderValue::from_str(&words).unwrap_or_else(|_| policy.clone())
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Unless the answer says it itself.
fn say(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
