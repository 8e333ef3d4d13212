//! Who looks at a page, and what every page needs to know.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::base::{Error, Locale, Locales, Refusal, Timestamp, secret};
use crate::db;
use crate::db::notification::Wanted;
use crate::model::{Account, Role, Site};
use crate::service;
use crate::service::account::locale_of;
use crate::service::session::{Client, Signed};
use crate::view::{Look, Shell};

use super::super::error::WebError;
use super::super::origin::ClientIp;
use super::answer::see_other;
use super::cookie::{Cookie, Jar};
use super::notice::Notice;
use super::speak::told_language;

/// Unread notifications are counted up to here.
const MOST_UNREAD: u32 = 100;
const LONGEST_PATH: usize = 2_000;

/// Somebody at a page: signed in or not.
#[derive(Debug, Clone)]
pub(in crate::http) struct Visit {
    pub signed: Option<Signed>,
    pub site: Site,
    pub now: Timestamp,
    /// Path and query of this page.
    pub path: String,
    domain: String,
    base_url: String,
    unread: u64,
    notice: Option<Notice>,
    look: Look,
    locales: Arc<Locales>,
    /// The language that this browser was told, or else its member chose elsewhere.
    language: Option<&'static str>,
    /// Only the inside of the page is wanted: a script of ours asks.
    pub(super) is_part: bool,
    pub(super) jar: Jar,
    /// What forms carry to prove that they are ours; empty for who has no form to send.
    csrf: String,
    /// A cookie for forms that the browser does not have yet.
    fresh: Option<String>,
    pub(super) if_none_match: Option<String>,
}

impl FromRequestParts<App> for Visit {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, WebError> {
        let jar = Jar::read(&parts.headers, &parts.uri, app);
        let signed = match jar.get(Cookie::Session) {
            Some(token) => service::session::by_cookie(app, token).await?,
            None => None,
        };
        let told = told_language(&jar, app);
        let chosen = signed.as_ref().and_then(|signed| locale_of(app, &signed.user));
        // Only now it is known who asks. What this browser was told counts for more.
        if let (None, Some(chosen)) = (told, chosen) {
            chosen.go_on();
        }
        let me = signed.as_ref().map(|signed| signed.account.id());
        let config = app.settings.now();
        let settings = Arc::clone(&config);
        let (site, unread) = app
            .db
            .read(move |tx| {
                let site = service::site::get(tx, &settings)?;
                let unread =
                    me.map(|me| db::notification::unread(tx, me, &Wanted::default(), MOST_UNREAD));
                Ok((site, unread.transpose()?.unwrap_or(0)))
            })
            .await?;
        let bound_to = match &signed {
            Some(_) => jar.get(Cookie::Session),
            None => jar.get(Cookie::SetUp).or(jar.get(Cookie::Form)),
        };
        let is_part = is_part(&parts.headers);
        let csrf = bound_to.map(csrf_of).unwrap_or_default();
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let if_none_match = parts.headers.get(header::IF_NONE_MATCH);
        Ok(Self {
            site,
            now: app.clock.now(),
            path: path.chars().take(LONGEST_PATH).collect(),
            domain: config.domain().to_owned(),
            base_url: config.public_url().into_owned(),
            unread,
            notice: jar.get(Cookie::Notice).and_then(Notice::parse).filter(|_| !is_part),
            look: jar.get(Cookie::Look).and_then(Look::parse).unwrap_or_default(),
            locales: Arc::clone(&app.locales),
            language: told.or(chosen).map(Locale::code),
            is_part,
            csrf,
            fresh: None,
            if_none_match: if_none_match.and_then(|tag| tag.to_str().ok()).map(str::to_owned),
            signed,
            jar,
        })
    }
}

/// Whether a script of ours asks. Pages of others cannot send the header without asking first,
/// and are never told that they may; browsers say besides who asks.
fn is_part(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    text("x-part") == Some("1") && text("sec-fetch-site").is_none_or(|site| site == "same-origin")
}

/// What a form carries that belongs to a cookie; tells nothing about the cookie.
pub(super) fn csrf_of(cookie: &str) -> String {
    secret::hash(&format!("form of {cookie}"))
}

impl Visit {
    /// What the frame of a page shows.
    pub(in crate::http) fn shell(&self) -> Shell<'_> {
        Shell {
            site: &self.site,
            domain: &self.domain,
            base_url: &self.base_url,
            me: self.me(),
            is_admin: self.signed.as_ref().is_some_and(|signed| signed.user.role >= Role::Admin),
            csrf: &self.csrf,
            unread: self.unread,
            path: &self.path,
            now: self.now,
            flash: self.notice.map(Notice::flash),
            look: self.look,
            locales: &self.locales,
            language: self.language,
            reading: self.signed.as_ref().map(|signed| signed.user.reading).unwrap_or_default(),
            is_part: self.is_part,
            column: None,
        }
    }

    pub(in crate::http) fn me(&self) -> Option<&Account> {
        self.signed.as_ref().map(|signed| signed.account.account())
    }

    pub(in crate::http) fn viewer(&self) -> Option<crate::base::AccountId> {
        self.me().map(|me| me.id)
    }

    /// The same visit with the means to show a form to somebody who is not signed in.
    #[must_use]
    pub(in crate::http) fn with_form(mut self) -> Self {
        if self.csrf.is_empty() {
            let cookie = secret::token();
            self.csrf = csrf_of(&cookie);
            self.fresh = Some(cookie);
        }
        self
    }

    /// The same page for somebody of whom nothing is known.
    #[must_use]
    pub(super) fn of_stranger(mut self) -> Self {
        self.signed = None;
        self.csrf = String::new();
        self.notice = None;
        self.unread = 0;
        self.look = Look::default();
        self
    }

    /// Whether a form carries what this browser's forms must carry.
    pub(in crate::http) fn sent_by_us(&self, csrf: &str) -> bool {
        !self.csrf.is_empty() && secret::same(self.csrf.as_bytes(), csrf.as_bytes())
    }

    /// The token of the session, as the browser sent it.
    pub(super) fn session(&self) -> Option<&str> {
        self.jar.get(Cookie::Session)
    }

    pub(super) fn has_unread(&self) -> bool {
        self.unread > 0
    }

    /// What was unread has been read by the page that is being made.
    pub(super) fn all_read(&mut self) {
        self.unread = 0;
    }

    /// Cookies that go out with a page.
    pub(super) fn cookies(&self) -> impl Iterator<Item = HeaderValue> {
        let fresh = self.fresh.as_deref().and_then(|cookie| self.jar.keep(Cookie::Form, cookie));
        let told = self.notice.and_then(|_| self.jar.forget(Cookie::Notice));
        fresh.into_iter().chain(told)
    }
}

/// Somebody who is signed in. Who is not is sent to sign in, and comes back.
#[derive(Debug, Clone)]
pub(in crate::http) struct Member {
    pub visit: Visit,
    pub signed: Signed,
}

impl FromRequestParts<App> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, app).await;
        let visit = visit.map_err(IntoResponse::into_response)?;
        match visit.signed.clone() {
            Some(signed) => Ok(Self { visit, signed }),
            None if parts.method.is_safe() => Err(sign_in_first(&visit.path)),
            None => Err(WebError(Error::Refused(Refusal::Unauthenticated)).into_response()),
        }
    }
}

/// To the page for signing in, and back here afterwards.
pub(in crate::http) fn sign_in_first(path: &str) -> Response {
    let query =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("return", path).finish();
    see_other(&format!("/auth/sign_in?{query}"))
}

/// To the page for signing in as somebody, whoever is signed in now.
pub(in crate::http) fn sign_in_again(path: &str) -> Response {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("again", "1")
        .append_pair("return", path)
        .finish();
    see_other(&format!("/auth/sign_in?{query}"))
}

/// The browser, as sessions remember it.
#[derive(Debug, Clone)]
pub(in crate::http) struct Browser(pub Client);

impl FromRequestParts<App> for Browser {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let ip = ClientIp::from_request_parts(parts, app).await;
        let ClientIp(ip) = ip.map_err(IntoResponse::into_response)?;
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        let user_agent = agent.unwrap_or_default().to_owned();
        Ok(Self(Client { user_agent, ip: ip.to_string() }))
    }
}
