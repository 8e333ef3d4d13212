//! The cookies that browsers keep for us, and how they are written.
//! Source: <https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis>

use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use url::Url;

use crate::app::App;

/// How long a browser keeps the session, in seconds; each use on our side counts anew.
const SESSION_AGE: u64 = 365 * 24 * 60 * 60;
/// How long a notice waits for the page that shows it, in seconds.
const NOTICE_AGE: u64 = 60;
/// How long the page with recovery codes can be loaded again, in seconds.
const CODES_AGE: u64 = 10 * 60;
/// How long a form for strangers stays good, in seconds.
const FORM_AGE: u64 = 24 * 60 * 60;

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Cookie {
    /// Who is signed in.
    Session,
    /// Binds the forms of who is not signed in to their browser.
    Form,
    /// What the next page tells once.
    Notice,
    /// Who came with the set-up link.
    SetUp,
    /// Colours and keys, as this browser wants them.
    Look,
    /// The language of pages in this browser.
    Language,
    /// Recovery codes on their way to the one page that shows them.
    Codes,
}

impl Cookie {
    /// With `__Host-` no other host, nor a page without TLS, can have set it.
    fn name(self, is_secure: bool) -> &'static str {
        match (self, is_secure) {
            (Self::Session, true) => "__Host-tusklet",
            (Self::Session, false) => "tusklet_session",
            (Self::Form, true) => "__Host-tusklet_form",
            (Self::Form, false) => "tusklet_form",
            (Self::Notice, true) => "__Host-tusklet_notice",
            (Self::Notice, false) => "tusklet_notice",
            (Self::SetUp, true) => "__Host-tusklet_setup",
            (Self::SetUp, false) => "tusklet_setup",
            (Self::Look, true) => "__Host-tusklet_look",
            (Self::Look, false) => "tusklet_look",
            (Self::Language, true) => "__Host-tusklet_language",
            (Self::Language, false) => "tusklet_language",
            (Self::Codes, true) => "__Host-tusklet_codes",
            (Self::Codes, false) => "tusklet_codes",
        }
    }

    fn age(self) -> u64 {
        match self {
            Self::Session | Self::Look | Self::Language => SESSION_AGE,
            Self::Form | Self::SetUp => FORM_AGE,
            Self::Notice => NOTICE_AGE,
            Self::Codes => CODES_AGE,
        }
    }
}

/// The cookies of one request.
#[derive(Debug, Clone, Default)]
pub(in crate::http) struct Jar {
    /// By which name we were asked.
    host: Option<String>,
    is_secure: bool,
    sent: Vec<(String, String)>,
}

impl Jar {
    /// Reads what the browser sent. At our public https address cookies are secure; at an address
    /// on the local machine, where people set up and try out, they cannot be.
    pub(in crate::http) fn read(headers: &HeaderMap, uri: &Uri, app: &App) -> Self {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let host = host.or(uri.authority().map(Authority::as_str));
        let sent = headers
            .get_all(header::COOKIE)
            .into_iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Self { is_secure: is_public(host, app), host: host.map(str::to_owned), sent }
    }

    /// The same cookies, under the address that we have now.
    pub(super) fn again(&self, app: &App) -> Self {
        Self { is_secure: is_public(self.host.as_deref(), app), ..self.clone() }
    }

    pub(in crate::http) fn get(&self, cookie: Cookie) -> Option<&str> {
        let wanted = cookie.name(self.is_secure);
        let found = self.sent.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The header that makes the browser keep `value`, which is of letters, digits, `-` and `_`.
    pub(in crate::http) fn keep(&self, cookie: Cookie, value: &str) -> Option<HeaderValue> {
        self.write(cookie, value, cookie.age())
    }

    /// The header that makes the browser forget.
    pub(in crate::http) fn forget(&self, cookie: Cookie) -> Option<HeaderValue> {
        self.write(cookie, "", 0)
    }

    fn write(&self, cookie: Cookie, value: &str, age: u64) -> Option<HeaderValue> {
        let name = cookie.name(self.is_secure);
        let secure = if self.is_secure { "; Secure" } else { "" };
        let line = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::from_str(&line).ok()
    }
}

/// Whether `host` is our public address, and that has TLS.
fn is_public(host: Option<&str>, app: &App) -> bool {
    let settings = app.settings.now();
    settings.is_set_up()
        && settings.scheme() == "https"
        && Url::parse(&settings.public_url()).is_ok_and(|ours| {
            host.and_then(|host| Url::parse(&format!("https://{host}")).ok())
                .is_some_and(|asked| asked.origin() == ours.origin())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secure_cookies_are_bound_to_the_host() {
        let jar = Jar { is_secure: true, ..Jar::default() };
        let line = jar.keep(Cookie::Session, "t0ken").unwrap();
        assert!(line.to_str().unwrap().starts_with("__Host-tusklet=t0ken; Path=/; Max-Age="));
        assert!(line.to_str().unwrap().ends_with("HttpOnly; SameSite=Lax; Secure"));
    }

    #[test]
    fn a_plain_cookie_is_not_taken_for_a_secure_one() {
        let sent = vec![("tusklet_session".to_owned(), "planted".to_owned())];
        assert_eq!(
            Jar { is_secure: true, sent: sent.clone(), host: None }.get(Cookie::Session),
            None
        );
        assert_eq!(
            Jar { is_secure: false, sent, host: None }.get(Cookie::Session),
            Some("planted")
        );
    }
}
