//! Accept and Reject: the answers to a Follow of ours, or to the wish to quote.

use crate::app::App;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::Account;
use crate::protocol::activitypub::incoming::Activity;
use crate::service;
use crate::service::follow::{self, Named};
use crate::service::status::QuoteAnswer;

use super::target::{local_account, object_id};

/// The request is granted.
pub(super) async fn accept(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    if let Some(stamp) = &activity.result {
        let answer = QuoteAnswer::Granted(stamp.clone());
        if to_quote(app, sender, activity, answer).await? {
            return Ok(());
        }
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
    if to_quote(app, sender, activity, QuoteAnswer::Refused).await? {
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
    answer: QuoteAnswer,
) -> Outcome<bool> {
    let Some(request) = activity.object()?.id() else { return Ok(false) };
    Ok(service::status::receive_quote_answer(app, sender.id, request, answer).await?)
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
