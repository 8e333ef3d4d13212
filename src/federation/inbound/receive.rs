//! Who sent this, do they speak for themselves, and what is it?

use serde_json::Value;

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::db;
use crate::federation::followers;
use crate::federation::verdict::{self, Outcome, Stop};
use crate::model::{Account, Verdict};
use crate::protocol::activitypub::followers::HEADER;
use crate::protocol::activitypub::incoming::{self, Activity, Deed};
use crate::protocol::signature::{self, Incoming, SignatureError};
use crate::protocol::url::{authority, same_origin, web};
use crate::remote;

use super::brought::Brought;
use super::dropped;
use super::request::Stored;
use super::{
    accept, announce, asking, block, create, delete, flag, follow, like, moved, pass_on, pin,
    relay, undo, update, vouched,
};

/// Takes in one activity. `verified`: the actor whose signature was checked at the door.
pub async fn receive(app: &App, request: &Value, verified: Option<&str>, attempts: u32) -> Verdict {
    let outcome = take(app, request, verified, attempts == 0).await;
    if let Err(Stop::Never(why)) = &outcome {
        dropped::note(app, request, verified, why).await;
    }
    verdict::of(outcome, attempts)
}

async fn take(app: &App, request: &Value, verified: Option<&str>, is_first: bool) -> Outcome {
    let stored: Stored = serde_json::from_value(request.clone())
        .map_err(|cause| Stop::never(format!("the stored request is unreadable: {cause}")))?;
    match (stored, verified) {
        (Stored::Open { key_id, at, signed }, _) => {
            // Anybody can name anybody's key.
            let app = &app.caused_by(format!("keys of {}", host_of(&key_id)));
            let sender = prove(app, &key_id, Timestamp(at), &signed).await?;
            let mark = signed.mark();
            if is_first && remote::was_heard(app, &mark).await? {
                return Err(Stop::never("the same request was taken already"));
            }
            remote::hear(app, mark).await?;
            let followers = signature::covered(&signed, HEADER);
            believe(app, sender, &signed.body, followers).await?;
            // Written down when it is done: else it would pass for a second one after a fall.
            let now = app.clock.now();
            app.db.write(move |tx| Ok(db::heard::insert(tx, &mark, now)?)).await?;
            Ok(())
        }
        (Stored::Proven { body, followers, .. }, Some(actor)) => {
            believe(app, remote::account(app, actor).await?, &body, followers).await
        }
        (Stored::Proven { .. }, None) => Err(Stop::never("nobody vouches for the request")),
    }
}

/// Does what `sender` brings, by whom the body was signed. `followers`: what it says of its
/// followers here.
async fn believe(app: &App, sender: Account, body: &str, followers: Option<String>) -> Outcome {
    let app = &app.caused_by(host_of(&sender.uri));
    let document = incoming::parse(body.as_bytes())?;
    let activity = &Activity::read(&document)?;
    let brought = Brought { activity, text: Some(body), bearer: &sender };
    if activity.actor == sender.uri {
        speaks_for_itself(activity, &sender)?;
        if let Some(said) = followers {
            followers::compare(app, &sender, &said).await?;
        }
        return dispatch(app, &sender, &brought).await;
    }
    if sender.is_suspended() {
        return Err(Stop::never("who brings it is suspended here"));
    }
    // Relays bring ours back to us.
    if remote::is_ours(&app.settings.now(), &activity.actor) {
        return Ok(());
    }
    if relay::is_unwanted(app, &sender, activity).await? {
        return Err(Stop::never("it is not what is wanted of this relay"));
    }
    // Signed as it stands, before its names are spelt our way.
    let whole = serde_json::from_str(body).unwrap_or_default();
    match vouched::speaker(app, &whole, activity).await? {
        Some(speaker) => {
            speaks_for_itself(activity, &speaker)?;
            dispatch(app, &speaker, &brought).await
        }
        None => vouched::hearsay(app, &brought).await,
    }
}

fn host_of(id: &str) -> String {
    web(id).as_ref().and_then(authority).unwrap_or_default()
}

/// Verifies the signature. A key that we hold may be an old one: it is fetched again, once.
async fn prove(app: &App, key_id: &str, at: Timestamp, signed: &Incoming) -> Outcome<Account> {
    if let Some(known) = remote::known_key(app, key_id).await?
        && signature::verify(signed, &known.key, at).is_ok()
    {
        return Ok(known.owner);
    }
    let fetched = remote::new_key(app, key_id).await?;
    let refused = |cause: SignatureError| Stop::never(cause.to_string());
    signature::verify(signed, &fetched.key, at).map_err(refused)?;
    heard_from(app, &fetched.owner).await?;
    Ok(fetched.owner)
}

/// What one actor signed, it alone did: its own name, and ids on its own server.
fn speaks_for_itself(activity: &Activity, sender: &Account) -> Outcome {
    if activity.actor != sender.uri {
        return Err(Stop::never("the activity is signed by somebody else than its actor"));
    }
    if sender.is_local() {
        return Err(Stop::never("the actor is one of ours"));
    }
    if activity.id.as_deref().is_some_and(|id| !same_origin(id, &sender.uri)) {
        return Err(Stop::never("the id of the activity is on another server than its actor"));
    }
    // federation.md 4.6 and 4.13: what a suspended account may still do.
    let takes_back = matches!(activity.kind.as_str(), "Delete" | "Reject" | "Undo");
    if sender.is_suspended() && !takes_back {
        return Err(Stop::never("the actor is suspended here"));
    }
    Ok(())
}

async fn dispatch(app: &App, sender: &Account, activity: &Brought<'_>) -> Outcome {
    match Deed::of(activity) {
        Deed::PassOn => Box::pin(pass_on::pass_on(app, sender, activity)).await,
        Deed::Hearsay => Box::pin(vouched::told(app, activity)).await,
        deed => done(app, sender, activity, deed).await,
    }
}

/// Does what an activity asks for, in the name of `sender`.
pub(super) async fn done(
    app: &App,
    sender: &Account,
    activity: &Brought<'_>,
    deed: Deed,
) -> Outcome {
    match deed {
        Deed::Create => create::create(app, sender, activity).await,
        Deed::Update => update::update(app, sender, activity).await,
        Deed::Delete => delete::delete(app, sender, activity).await,
        Deed::Follow => follow::follow(app, sender, activity).await,
        Deed::Accept => accept::accept(app, sender, activity).await,
        Deed::Reject => accept::reject(app, sender, activity).await,
        Deed::Undo => undo::undo(app, sender, activity).await,
        Deed::Like => like::like(app, sender, activity).await,
        Deed::Announce => announce::announce(app, sender, activity).await,
        Deed::QuoteRequest => asking::quote(app, sender, activity).await,
        Deed::ReplyRequest => asking::reply(app, sender, activity).await,
        Deed::Move => moved::moved(app, sender, activity).await,
        Deed::Block => block::block(app, sender, activity).await,
        Deed::Flag => flag::flag(app, sender, activity).await,
        Deed::Pin => pin::pin(app, sender, activity).await,
        Deed::Unpin => pin::unpin(app, sender, activity).await,
        Deed::ShowTag => pin::show_tag(app, sender, activity).await,
        Deed::HideTag => pin::hide_tag(app, sender, activity).await,
        Deed::PassOn | Deed::Hearsay => Err(Stop::never("it passes on what was passed on already")),
        Deed::Nothing(why) => Err(Stop::Never(why)),
    }
}

async fn heard_from(app: &App, sender: &Account) -> Result<()> {
    let (uri, now) = (sender.uri.clone(), app.clock.now());
    app.db.write(move |tx| spoke(tx, &uri, now)).await
}

/// Notes that a server spoke. If it was left alone because it did not answer, it is back, and all
/// that waits for it may go.
pub fn spoke(tx: &db::WriteTx<'_>, actor: &str, now: Timestamp) -> Result<()> {
    let Some(host) = web(actor).as_ref().and_then(authority) else { return Ok(()) };
    let Some(peer) = db::peer::by_domain(tx, &host)? else { return Ok(()) };
    db::peer::answered(tx, &host, now)?;
    // One that asked for peace is not back because it has something to say.
    if peer.failures > 0 && peer.paused_until.is_some_and(|until| until > now) {
        db::delivery::resume_host(tx, &host, now)?;
    }
    Ok(())
}
