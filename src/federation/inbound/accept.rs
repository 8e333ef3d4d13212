//! Accept and Reject: the answers to a Follow of ours, or to the wish to quote or to reply.

use crate::app::App;
use crate::db;
use crate::federation::resolve;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::Account;
use crate::protocol::activitypub::incoming::Activity;
use crate::remote::is_ours;
use crate::service;
use crate::service::follow::{self, Named};
use crate::service::status::Answer;

use super::note;
use super::target::{known_status, local_account, object_id};

/// The request is granted.
pub(super) async fn accept(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    // Before there were authorizations the Accept was the proof.
    if let Some(stamp) = activity.result.as_ref().or(activity.id.as_ref())
        && to_reply(app, sender, activity, Answer::Granted(stamp.clone())).await?
    {
        return Ok(());
    }
    if let Some(stamp) = &activity.result
        && (to_quote(app, sender, activity, Answer::Granted(stamp.clone())).await?
            || to_others(app, sender, (activity, stamp)).await?)
    {
        return Ok(());
    }
    if let Some(asked) = activity.object()?.id()
        && service::relay::receive_accept(app, sender, asked).await?
    {
        return Ok(());
    }
    let named = named(app, sender, activity).await?;
    follow::receive_accept(app, sender.id, named).await?;
    Ok(())
}

/// The request is refused, or a follow ended from the other side.
pub(super) async fn reject(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    if to_quote(app, sender, activity, Answer::Refused).await?
        || to_reply(app, sender, activity, Answer::Refused).await?
    {
        return Ok(());
    }
    if let Some(asked) = activity.object()?.id()
        && service::relay::receive_reject(app, sender, asked).await?
    {
        return Ok(());
    }
    let named = named(app, sender, activity).await?;
    follow::receive_reject(app, sender.id, named).await?;
    Ok(())
}

/// Whether it was a `QuoteRequest` of ours that is answered; known by the id that we gave it.
async fn to_quote(
    app: &App,
    sender: &Account,
    activity: &Activity,
    answer: Answer,
) -> Outcome<bool> {
    let Some(request) = activity.object()?.id() else { return Ok(false) };
    Ok(service::status::receive_quote_answer(app, sender.id, request, answer).await?)
}

/// Whether it was a reply of ours that is answered, or the request to let it in.
async fn to_reply(
    app: &App,
    sender: &Account,
    activity: &Activity,
    answer: Answer,
) -> Outcome<bool> {
    let Some(asked) = activity.object()?.id() else { return Ok(false) };
    Ok(service::status::receive_reply_answer(app, sender.id, asked, answer).await?)
}

/// Whether it lets in what somebody elsewhere replied to the sender, who is followed here: their
/// reply came without a proof, or not at all, and is fetched.
async fn to_others(
    app: &App,
    sender: &Account,
    (activity, stamp): (&Activity, &str),
) -> Outcome<bool> {
    let Some(reply) = activity.object()?.id() else { return Ok(false) };
    let is_follow = activity.object()?.kind().is_some_and(|kind| kind == "Follow");
    let author = sender.id;
    let is_followed = app.db.read(move |tx| Ok(db::follow::has_local_followers(tx, author)?));
    if is_follow || is_ours(&app.settings.now(), &reply) || !is_followed.await? {
        return Ok(false);
    }
    if known_status(app, &reply).await?.is_some() {
        return Ok(true);
    }
    let (mut reply, author) = resolve::fetch_note(app, &reply).await?;
    let parent = match &reply.in_reply_to {
        Some(parent) => known_status(app, parent).await?,
        None => None,
    };
    let Some(parent) = parent.filter(|parent| parent.author == sender.id) else {
        return Err(Stop::never(
            "what it lets in answers nothing of the sender's that is known here",
        ));
    };
    reply.reply_authorization.get_or_insert_with(|| stamp.to_owned());
    let remote = note::status(app, &reply, &author, Some(parent.id)).await?;
    service::status::accept(app, remote).await?;
    Ok(true)
}

/// The Follow that is answered: whole, with an account of ours as its actor and the sender as its
/// object, or by the id that we gave it.
pub(super) async fn named(app: &App, sender: &Account, answer: &Activity) -> Outcome<Named> {
    let Some(follow) = answer.object()?.whole() else {
        return Ok(Named::Uri(object_id(answer)?));
    };
    let follow = Activity::read(follow)?;
    if follow.kind != "Follow" || object_id(&follow)? != sender.uri {
        return Err(Stop::never("it answers something else than a Follow of the sender"));
    }
    let follower = local_account(app, &follow.actor).await?;
    let follower = follower.ok_or_else(|| Stop::never("it answers no Follow of ours"))?;
    Ok(Named::Other(follower.id()))
}
