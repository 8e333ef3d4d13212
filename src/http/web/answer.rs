//! Answers to browsers: pages, and ways to other pages.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::Markup;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::base::{Error, Refusal, secret};
use crate::view::component::Problems;

use super::super::error::WebError;
use super::cookie::{Cookie, Jar};
use super::notice::Notice;
use super::visit::Visit;
use crate::say;

/// What scripts of ours show for a moment, and which page would have come.
const TOAST: HeaderName = HeaderName::from_static("x-toast");
pub(super) const URL: HeaderName = HeaderName::from_static("x-url");

/// What a handler for browsers answers.
pub(in crate::http) type WebResult = Result<Response, WebError>;

impl Visit {
    /// A page for this visit. What strangers see may be kept and asked after; what members see
    /// is theirs.
    pub(in crate::http) fn show(&self, page: &Markup) -> Response {
        self.show_as(StatusCode::OK, page)
    }

    /// A form again, with what was wrong with it.
    pub(in crate::http) fn show_again(&self, page: &Markup) -> Response {
        self.show_as(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    fn show_as(&self, code: StatusCode, page: &Markup) -> Response {
        let mut headers = HeaderMap::new();
        for cookie in self.cookies() {
            headers.append(header::SET_COOKIE, cookie);
        }
        let is_open = self.signed.is_none() && headers.is_empty() && code == StatusCode::OK;
        let age = if is_open { "public, max-age=0, must-revalidate" } else { "private, no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(age));
        headers.insert(
            header::VARY,
            HeaderValue::from_static("Cookie, Accept, Accept-Language, X-Part"),
        );
        let body = page.0.as_str();
        if is_open && let Some(tag) = tag_of(body) {
            let is_known = self.if_none_match.as_deref().is_some_and(|known| is_among(known, &tag));
            headers.insert(header::ETAG, tag);
            if is_known {
                return (StatusCode::NOT_MODIFIED, headers).into_response();
            }
        }
        (code, headers, Html(body.to_owned())).into_response()
    }

    /// Elsewhere, where `notice` is told; a script is told it at once, and where it would lead.
    pub(in crate::http) fn go(&self, path: &str, notice: Notice) -> Response {
        if self.is_part {
            let answer = StatusCode::NO_CONTENT.into_response();
            let answer = with_toast(answer, notice);
            return with_header(answer, URL, path);
        }
        with_cookie(see_other(path), self.jar.keep(Cookie::Notice, notice.word()))
    }
}

/// Adds what a script shows for a moment. Heads are ASCII, most languages are not.
pub(super) fn with_toast(answer: Response, notice: Notice) -> Response {
    let text = utf8_percent_encode(notice.flash().text, NON_ALPHANUMERIC).to_string();
    with_header(answer, TOAST, &text)
}

/// A weak tag, as the body may yet be compressed.
fn tag_of(body: &str) -> Option<HeaderValue> {
    let hash = secret::hash(body);
    HeaderValue::from_str(&format!("W/\"{}\"", hash.get(..22)?)).ok()
}

/// A document that everyone may keep and ask after: answered without itself to who has it.
pub(super) fn tagged<const N: usize>(
    head: [(HeaderName, HeaderValue); N],
    body: String,
    asked: &HeaderMap,
) -> Response {
    let Some(tag) = tag_of(&body) else { return (head, body).into_response() };
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let is_known = known.is_some_and(|known| is_among(known, &tag));
    let head = (head, [(header::ETAG, tag)]);
    if is_known {
        return (StatusCode::NOT_MODIFIED, head.0, head.1).into_response();
    }
    (head.0, head.1, body).into_response()
}

fn is_among(known: &str, tag: &HeaderValue) -> bool {
    known.split(',').any(|one| one.trim().as_bytes() == tag.as_bytes())
}

/// The way to another page of ours, by GET.
pub(in crate::http) fn see_other(path: &str) -> Response {
    let place = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response()
}

pub(in crate::http) fn with_cookie(mut answer: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

/// Adds a header to an answer.
pub(in crate::http) fn with_header(
    mut answer: Response,
    name: HeaderName,
    value: &str,
) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().append(name, value);
    }
    answer
}

/// Signs a browser in: the session's token in its cookie, the cookie for strangers forgotten.
pub(in crate::http) fn signed_in(jar: &Jar, token: &str, path: &str) -> Response {
    let answer = with_cookie(see_other(path), jar.keep(Cookie::Session, token));
    with_cookie(answer, jar.forget(Cookie::Form))
}

/// What was wrong with a form, to be told in the form; what else went wrong stays an error.
pub(in crate::http) fn problems(error: Error) -> Result<Problems, WebError> {
    match error {
        Error::Refused(
            refusal @ (Refusal::Invalid { .. } | Refusal::Forbidden(_) | Refusal::Conflict(_)),
        ) => Ok(Problems::from(&refusal)),
        Error::Refused(Refusal::TooMany) => {
            Ok(Problems::default().with_general(say!("refusal-too-many-tries")))
        }
        Error::Refused(
            Refusal::Unauthenticated
            | Refusal::NotFound(_)
            | Refusal::Malformed(_)
            | Refusal::Gone(_)
            | Refusal::Unavailable(_),
        )
        | Error::Failed(_) => Err(WebError(error)),
    }
}

/// The path to come back to that a form or query names, if it is one of this site.
pub(in crate::http) fn own_path(named: Option<&str>) -> Option<&str> {
    let path = named?;
    let fits = path.starts_with('/')
        && !path.starts_with("//")
        && !path.starts_with("/\\")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    fits.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_are_come_back_to() {
        for good in ["/", "/home#p12", "/@bob@peer.example?max_id=3", "/tags/caf%C3%A9"] {
            assert_eq!(own_path(Some(good)), Some(good));
        }
        for bad in [
            "",
            "home",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example/",
            "/a\r\nb: c",
            "/\t/evil.example",
            "javascript:alert(1)",
            "/a\\b",
        ] {
            assert_eq!(own_path(Some(bad)), None, "{bad:?}");
        }
    }

    #[test]
    fn the_same_page_has_the_same_tag() {
        assert_eq!(tag_of("a"), tag_of("a"));
        assert_ne!(tag_of("a"), tag_of("b"));
    }
}
