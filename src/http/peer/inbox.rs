//! The inboxes: what peers bring is checked as far as that takes no fetching, stored, and done
//! later.
//!
//! A request whose key we hold is verified at once. One whose key we do not hold is stored to be
//! verified by the worker, which may fetch the key; how many of these may wait is limited by key
//! and by server, so that nobody fills the queue with names. If a key that we have held for a
//! while does not fit, its owner may have got a new one: that, too, is for the worker to find out,
//! once an hour. The same signed request a second time changes nothing.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::db::{self, WriteTx};
use crate::federation::inbound;
use crate::http::error::{ApiError, json_error};
use crate::model::{Job, Lane};
use crate::protocol::activitypub::incoming::{self, Activity};
use crate::protocol::integrity;
use crate::protocol::signature::{self, Incoming, SignatureError};
use crate::protocol::url::{authority, web};
use crate::remote;

/// The largest activity, in bytes (federation.md 4.6).
pub(super) const LARGEST_BODY: usize = 1024 * 1024;

/// Requests that wait for one key, or for the keys of one server, to be fetched.
const MOST_OF_KEY: u32 = 20;
const MOST_OF_HOST: u32 = 500;

/// `POST` to any inbox: which one does not matter, an activity says whom it is for.
pub(super) async fn receive(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: std::result::Result<Bytes, BytesRejection>,
) -> Response {
    let Ok(body) = body else {
        return json_error(StatusCode::PAYLOAD_TOO_LARGE, "The activity is larger than 1 MiB");
    };
    if !is_json(&headers) {
        let message = "The content type must be application/activity+json";
        return json_error(StatusCode::UNSUPPORTED_MEDIA_TYPE, message);
    }
    let Ok(body) = String::from_utf8(body.into()) else { return bad("The body is not UTF-8") };
    let activity = incoming::parse(body.as_bytes());
    let activity = match activity.and_then(|document| Activity::read(&document)) {
        Ok(activity) => activity,
        Err(problem) => return bad(&problem.to_string()),
    };
    let target = uri.path_and_query().map_or("/inbox", |target| target.as_str());
    let signed = Incoming::new("POST", &app.url(""), target, &headers, body);
    match take(&app, &activity, signed).await {
        Ok(answer) => answer.into_response(),
        Err(problem) => ApiError(problem).into_response(),
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let said = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = said.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    ["application/activity+json", "application/ld+json", "application/json"]
        .iter()
        .any(|known| kind.eq_ignore_ascii_case(known))
}

fn bad(message: &str) -> Response {
    json_error(StatusCode::BAD_REQUEST, message)
}

/// How a request was answered.
enum Answer {
    /// Stored, or of no use and known to be.
    Accepted,
    Unbelieved(SignatureError),
    Refused(StatusCode, &'static str),
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self {
            Self::Accepted => StatusCode::ACCEPTED.into_response(),
            Self::Unbelieved(problem @ SignatureError::Malformed(_)) => bad(&problem.to_string()),
            Self::Unbelieved(problem) => json_error(StatusCode::UNAUTHORIZED, &problem.to_string()),
            Self::Refused(code, message) => json_error(code, message),
        }
    }
}

async fn take(app: &App, activity: &Activity, signed: Incoming) -> Result<Answer> {
    let (now, mark) = (app.clock.now(), signed.mark());
    // A request that somebody recorded is as good as it was, for an hour; who sends an activity
    // again signs it again.
    if remote::was_heard(app, &mark).await? {
        return Ok(Answer::Accepted);
    }
    let key_id = match signature::check(&signed, now).and_then(|()| signature::key_id(&signed)) {
        Ok(key_id) => key_id,
        Err(problem) => return Ok(Answer::Unbelieved(problem)),
    };
    if web(&key_id).is_none() || remote::is_ours(&app.settings.now(), &key_id) {
        return Ok(Answer::Refused(StatusCode::UNAUTHORIZED, "The key cannot be a peer's"));
    }
    if remote::is_address_barred(app, &key_id).await? {
        let message = "This server does not talk with yours";
        return Ok(Answer::Refused(StatusCode::FORBIDDEN, message));
    }
    let Some(known) = remote::known_key(app, &key_id).await? else {
        return unknown(app, activity, key_id, signed).await;
    };
    if let Err(problem) = signature::verify(&signed, &known.key, now) {
        let may_be_old =
            matches!(problem, SignatureError::Wrong(_)) && remote::is_old(app, &known).await?;
        if may_be_old {
            return open(app, key_id, signed).await;
        }
        return Ok(Answer::Unbelieved(problem));
    }
    if activity.actor != known.owner.uri && !carries_signature(&signed.body) {
        let message = "The activity is signed by somebody else than its actor";
        return Ok(Answer::Refused(StatusCode::UNAUTHORIZED, message));
    }
    let speaker = (activity.actor != known.owner.uri).then(|| activity.actor.clone());
    let job = Job::ReceiveActivity {
        request: inbound::proven(signed, speaker)?,
        verified: Some(known.owner.uri.clone()),
    };
    app.db
        .write(move |tx| {
            inbound::spoke(tx, &known.owner.uri, now)?;
            // The same one may have come meanwhile.
            if db::heard::insert(tx, &mark, now)? { tx.enqueue(&job, now) } else { Ok(()) }
        })
        .await?;
    remote::hear(app, mark).await?;
    Ok(Answer::Accepted)
}

/// Whether the document says itself who made it, so that anybody may bring it.
fn carries_signature(body: &str) -> bool {
    let document = serde_json::from_str(body).unwrap_or_default();
    !integrity::claims(&document).is_empty()
}

/// What a stranger brings. That a stranger is gone is nothing to us.
async fn unknown(
    app: &App,
    activity: &Activity,
    key_id: String,
    signed: Incoming,
) -> Result<Answer> {
    let object = activity.objects.first().and_then(incoming::Item::id);
    let about_itself = object.as_deref() == Some(activity.actor.as_str());
    if about_itself && matches!(activity.kind.as_str(), "Delete" | "Update") {
        let actor = activity.actor.clone();
        let met = app.db.glance(move |tx| Ok(db::account::by_uri(tx, &actor)?)).await?;
        if met.is_none() {
            return Ok(Answer::Accepted);
        }
    }
    open(app, key_id, signed).await
}

/// Stores a request that is still to be verified.
async fn open(app: &App, key_id: String, signed: Incoming) -> Result<Answer> {
    let now = app.clock.now();
    let request = inbound::open(key_id.clone(), now, signed)?;
    let job = Job::ReceiveActivity { request, verified: None };
    let stored = app.db.write(move |tx| store_if_room(tx, &key_id, &job, now)).await?;
    Ok(if stored {
        Answer::Accepted
    } else {
        Answer::Refused(StatusCode::TOO_MANY_REQUESTS, "Too much of yours is waiting already")
    })
}

fn store_if_room(tx: &WriteTx<'_>, key_id: &str, job: &Job, now: Timestamp) -> Result<bool> {
    let of_key = db::job::count_of_key(tx, Lane::Inbox, key_id, MOST_OF_KEY)?;
    let of_host = match web(key_id).as_ref().and_then(authority) {
        Some(host) => db::job::count_of_host(tx, Lane::Inbox, &host, MOST_OF_HOST)?,
        None => MOST_OF_HOST,
    };
    if of_key >= MOST_OF_KEY || of_host >= MOST_OF_HOST {
        return Ok(false);
    }
    tx.enqueue(job, now)?;
    Ok(true)
}
