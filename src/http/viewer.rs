//! Who is asking, and what they may do.
//! Source: <https://docs.joinmastodon.org/api/oauth-scopes/>

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::app::App;
use crate::base::{AccountId, AppId, Refusal, Result, secret};
use crate::db::{self, ReadTx};
use crate::model::{LocalAccount, Token, User};
use crate::say;

/// The token that came with a request, not yet looked up: so that a handler can look it up in the
/// same snapshot that it reads its answer from.
#[derive(Debug, Clone, Default)]
pub(in crate::http) struct Asker {
    /// What is stored of the token.
    hash: Option<String>,
}

/// Who asks with a good token, as a person.
#[derive(Debug, Clone)]
pub(in crate::http) struct Viewer {
    pub account: LocalAccount,
    pub user: User,
    pub token: Token,
}

impl Viewer {
    pub(in crate::http) fn id(&self) -> AccountId {
        self.account.id()
    }

    /// The program that acts for them.
    pub(in crate::http) fn app(&self) -> Option<AppId> {
        self.token.app
    }
}

/// The token does not allow what is asked.
pub(in crate::http) fn not_allowed() -> Refusal {
    Refusal::Forbidden(say!("refusal-outside-scopes"))
}

fn no_person() -> Refusal {
    Refusal::Forbidden(say!("refusal-needs-a-person"))
}

impl<S: Sync> FromRequestParts<S> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(bearer(&parts.headers).map_or_else(Self::default, Self::with))
    }
}

/// The token in the `Authorization` header.
pub(in crate::http) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

impl Asker {
    /// Somebody with this token.
    pub(in crate::http) fn with(token: &str) -> Self {
        Self { hash: Some(secret::hash(token)) }
    }

    /// The token, whoever holds it: a person's program, or a program for itself.
    pub(in crate::http) fn token(&self, tx: &ReadTx<'_>) -> Result<Token> {
        let hash = self.hash.as_deref().ok_or(Refusal::Unauthenticated)?;
        Ok(db::oauth::token_by_hash(tx, hash)?.ok_or(Refusal::Unauthenticated)?)
    }

    /// The person who asks, whose token must allow `scope`.
    pub(in crate::http) fn viewer(&self, tx: &ReadTx<'_>, scope: &str) -> Result<Viewer> {
        self.viewer_with_any(tx, &[scope])
    }

    /// As [`Asker::viewer`], for what any one of several scopes allows.
    pub(in crate::http) fn viewer_with_any(
        &self,
        tx: &ReadTx<'_>,
        scopes: &[&str],
    ) -> Result<Viewer> {
        let viewer = self.anyone(tx)?.ok_or_else(no_person)?;
        let may = scopes.iter().any(|scope| viewer.token.scopes.allow(scope));
        if may { Ok(viewer) } else { Err(not_allowed().into()) }
    }

    /// The person who asks, if it is one: strangers may ask, too, but not with a bad token, nor
    /// with one that does not allow `scope`.
    pub(in crate::http) fn maybe(&self, tx: &ReadTx<'_>, scope: &str) -> Result<Option<Viewer>> {
        if self.hash.is_none() {
            return Ok(None);
        }
        let Some(viewer) = self.anyone(tx)? else { return Ok(None) };
        if viewer.token.scopes.allow(scope) { Ok(Some(viewer)) } else { Err(not_allowed().into()) }
    }

    /// As [`Asker::maybe`], for what takes no scope.
    pub(in crate::http) fn known(&self, tx: &ReadTx<'_>) -> Result<Option<Viewer>> {
        if self.hash.is_none() { Ok(None) } else { self.anyone(tx) }
    }

    /// The person behind a good token, whatever it allows; `None` for a program of its own.
    fn anyone(&self, tx: &ReadTx<'_>) -> Result<Option<Viewer>> {
        let token = self.token(tx)?;
        let Some(id) = token.account else { return Ok(None) };
        let account = db::account::local_by_id(tx, id)?.ok_or(Refusal::Unauthenticated)?;
        let user = db::user::by_account(tx, id)?.ok_or(Refusal::Unauthenticated)?;
        if user.may_sign_in() {
            Ok(Some(Viewer { account, user, token }))
        } else {
            Err(Refusal::Forbidden(say!("refusal-login-disabled")).into())
        }
    }

    /// As [`Asker::viewer`], for handlers that call a deed.
    pub(in crate::http) async fn enter(self, app: &App, scope: &'static str) -> Result<Viewer> {
        app.db.glance(move |tx| self.viewer(tx, scope)).await
    }
}
