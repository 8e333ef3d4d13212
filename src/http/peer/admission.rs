//! Authorised fetch: what our people wrote is shown only to servers that say who they are.
//!
//! The server's own actor stays open, or two servers that both ask for signatures could never come
//! to know each other's keys (federation.md 3); and so do the keys of our people.

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::base::Result;
use crate::http::error::{ApiError, json_error, wants_page};
use crate::model::Account;
use crate::protocol::signature::{self, Incoming, SignatureError};
use crate::protocol::url::web;
use crate::remote;

use super::wants_activity;

/// Keys of strangers that are fetched at the same time for those who read.
static FETCHES: Semaphore = Semaphore::const_new(8);

/// How we would like a request signed (RFC 9421, section 5).
const WANTED: &str = "sig1=(\"@method\" \"@target-uri\");created;keyid";

/// Lets a request for a document through if authorised fetch is off, or if it is signed by
/// somebody of a server that we talk with.
pub(in crate::http) async fn admit(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    if !app.settings.now().federation.authorized_fetch || !is_for_document(&request) {
        return next.run(request).await;
    }
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let method = request.method().as_str();
    let signed = Incoming::new(method, &app.url(""), target, request.headers(), String::new());
    match judged(&app, &signed).await {
        Ok(Judged::Admitted(_)) => next.run(request).await,
        Ok(Judged::Refused(code, message)) => refusal(code, &message),
        Err(problem) => ApiError(problem).into_response(),
    }
}

/// Who signed a request that only a server with a name may make; the refusal if nobody did.
pub(super) async fn signer(app: &App, parts: &Parts) -> std::result::Result<Account, Response> {
    let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
    let (method, origin) = (parts.method.as_str(), app.url(""));
    let signed = Incoming::new(method, &origin, target, &parts.headers, String::new());
    match judged(app, &signed).await {
        Ok(Judged::Admitted(account)) => Ok(*account),
        Ok(Judged::Refused(code, message)) => Err(refusal(code, &message)),
        Err(problem) => Err(ApiError(problem).into_response()),
    }
}

/// Whether the request is for a document of one of our people. Pages have addresses of the same
/// kind and are told by what is asked for.
fn is_for_document(request: &Request) -> bool {
    let (path, headers) = (request.uri().path(), request.headers());
    if !matches!(*request.method(), Method::GET | Method::HEAD) || path.ends_with("/main-key") {
        return false;
    }
    if path.starts_with("/@") {
        return wants_activity(headers);
    }
    path.starts_with("/users/") && (wants_activity(headers) || !wants_page(path, headers))
}

enum Judged {
    Admitted(Box<Account>),
    Refused(StatusCode, String),
}

async fn judged(app: &App, request: &Incoming) -> Result<Judged> {
    let now = app.clock.now();
    let refused = |problem: SignatureError| {
        let code = match problem {
            SignatureError::Malformed(_) => StatusCode::BAD_REQUEST,
            SignatureError::Missing | SignatureError::Wrong(_) | SignatureError::Stale(_) => {
                StatusCode::UNAUTHORIZED
            }
        };
        Ok(Judged::Refused(code, problem.to_string()))
    };
    let unknown = |why: &str| Ok(Judged::Refused(StatusCode::UNAUTHORIZED, why.to_owned()));
    // HEAD is signed as what it stands for by some, as itself by others; both say the same.
    let key_id = match signature::check(request, now).and_then(|()| signature::key_id(request)) {
        Ok(key_id) => key_id,
        Err(problem) => return refused(problem),
    };
    if web(&key_id).is_none() || remote::is_ours(&app.settings.now(), &key_id) {
        return unknown("the key cannot be a peer's");
    }
    if remote::is_address_barred(app, &key_id).await? {
        let why = "This server does not talk with yours".to_owned();
        return Ok(Judged::Refused(StatusCode::FORBIDDEN, why));
    }
    let known = if let Some(known) = remote::known_key(app, &key_id).await? {
        known
    } else {
        let Ok(_turn) = FETCHES.try_acquire() else {
            let why = "Too many strangers at once".to_owned();
            return Ok(Judged::Refused(StatusCode::SERVICE_UNAVAILABLE, why));
        };
        match remote::new_key(app, &key_id).await {
            Ok(known) => known,
            Err(failure) => return unknown(&format!("the key is not to be had: {failure}")),
        }
    };
    if known.owner.is_suspended() {
        return Ok(Judged::Refused(StatusCode::FORBIDDEN, "The account is suspended".to_owned()));
    }
    match signature::verify(request, &known.key, now) {
        Ok(()) => Ok(Judged::Admitted(Box::new(known.owner))),
        Err(SignatureError::Wrong(_)) => match remote::renewed_key(app, &known, &key_id).await? {
            Some(renewed) => match signature::verify(request, &renewed.key, now) {
                Ok(()) => Ok(Judged::Admitted(Box::new(renewed.owner))),
                Err(problem) => refused(problem),
            },
            None => refused(SignatureError::Wrong("the key did not make this signature")),
        },
        Err(problem) => refused(problem),
    }
}

fn refusal(code: StatusCode, message: &str) -> Response {
    let mut response = json_error(code, message);
    if code == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert("accept-signature", HeaderValue::from_static(WANTED));
    }
    response
}
