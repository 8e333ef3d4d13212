//! Activities that somebody else brings than who did them: forwarded replies, relays.
//!
//! They are believed if they carry the signature of their actor (FEP-8b32, Linked Data Signatures).
//! Of those that carry another one, or one that cannot be verified, what they speak of is fetched
//! from where it lives.

use serde_json::Value;

use crate::app::App;
use crate::federation::resolve;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::Account;
use crate::protocol::activitypub::incoming::{Activity, Deed};
use crate::protocol::integrity::{self, Claim};
use crate::protocol::signature::VerifyingKey;
use crate::protocol::url::same_origin;
use crate::remote;

use super::brought::Brought;
use super::target::{known_status, object_id};
use super::{create, pass_on};

/// Whoever signed the document itself, if that is its actor.
pub(super) async fn speaker(
    app: &App,
    document: &Value,
    activity: &Activity,
) -> Outcome<Option<Account>> {
    if remote::is_address_barred(app, &activity.actor).await? {
        return Err(Stop::never("this server does not talk with that of the actor"));
    }
    for claim in integrity::claims(document) {
        if !same_origin(&claim.key_id, &activity.actor) {
            continue;
        }
        let known = remote::key(app, &claim.key_id).await?;
        if known.owner.uri != activity.actor {
            continue;
        }
        if is_good(app, document, &claim, &known.key).await {
            return Ok(Some(known.owner));
        }
        if let Some(renewed) = remote::renewed_key(app, &known, &claim.key_id).await?
            && renewed.owner.uri == activity.actor
            && is_good(app, document, &claim, &renewed.key).await
        {
            return Ok(Some(renewed.owner));
        }
    }
    Ok(None)
}

/// Verifies on a thread of its own: putting a document into its canonical form takes a while.
async fn is_good(app: &App, document: &Value, claim: &Claim, key: &VerifyingKey) -> bool {
    let (document, claim, key) = (document.clone(), claim.clone(), key.clone());
    let now = app.clock.now();
    let check = move || integrity::verify(&document, &claim, &key, now);
    match tokio::task::spawn_blocking(check).await {
        Ok(Ok(())) => true,
        Ok(Err(problem)) => {
            tracing::debug!("a signature inside a document: {problem}");
            false
        }
        Err(_panicked) => false,
    }
}

/// What the author of a thread tells of it (FEP-171b) is no more than heard of.
pub(super) async fn told(app: &App, add: &Brought<'_>) -> Outcome {
    let inner = add.object()?.whole().ok_or_else(|| Stop::never("the object is missing"))?;
    let inner = Activity::read(inner)?;
    if remote::is_ours(&app.settings.now(), &inner.actor) {
        return Ok(());
    }
    if remote::is_address_barred(app, &inner.actor).await? {
        return Err(Stop::never("this server does not talk with that of the actor"));
    }
    hearsay(app, &Brought { activity: &inner, text: None, bearer: add.bearer }).await
}

/// What was only heard of is asked for where it lives.
pub(super) async fn hearsay(app: &App, activity: &Brought<'_>) -> Outcome {
    match Deed::of(activity) {
        Deed::Create => {
            let object = object_id(activity)?;
            if known_status(app, &object).await?.is_some() {
                return Ok(());
            }
            let (note, author) = resolve::fetch_note(app, &object).await?;
            create::store(app, (&note, &author), (activity, None)).await
        }
        Deed::Update => {
            let object = object_id(activity)?;
            if known_status(app, &object).await?.is_none() {
                return Err(Stop::never("it changes what is not known here"));
            }
            Ok(resolve::again(app, &object).await?)
        }
        Deed::Delete => pass_on::gone(app, activity).await,
        _ => Err(Stop::never("it is signed by somebody else than its actor")),
    }
}
