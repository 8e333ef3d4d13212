//! What an account of ours tells one account of a peer: the activities that go to one inbox.
//! Shapes: federation.md 4.6, as Mastodon sends them.

use crate::base::Result;
use crate::db::WriteTx;
use crate::model::{Account, Follow, Job};
use crate::protocol::activitypub::outgoing::{Activity, ActivityKind, Context, Document, Vote};

use super::moment::Moment;

/// Leaves `activity` for the inbox of `to`; nothing if `to` is here, or `from` is not.
pub(super) fn tell(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (from, to): (&Account, &Account),
    activity: Activity,
) -> Result<()> {
    if !from.is_local() || to.is_local() {
        return Ok(());
    }
    let activity = serde_json::to_value(Document::new(Context::Plain, activity))?;
    let job = Job::Tell { from: from.id, to: to.id, activity: Box::new(activity) };
    tx.enqueue(&job, moment.now)
}

/// The id of an activity of `actor`: `https://…/users/alice#follows/1`.
pub(super) fn uri(actor: &Account, list: &str, id: i64) -> String {
    format!("{}#{list}/{id}", actor.uri)
}

pub(super) fn follow(follow: &Follow, follower: &Account, target: &Account) -> Activity {
    upon(ActivityKind::Follow, &follow.uri, follower, &target.uri)
}

/// `answer` is `Accept` or `Reject`; `id` tells this answer from others.
pub(super) fn answer(
    answer: ActivityKind,
    id: i64,
    follow: Activity,
    target: &Account,
) -> Activity {
    let list = if answer == ActivityKind::Accept { "accepts/follows" } else { "rejects/follows" };
    Activity::about(answer, uri(target, list, id), target.uri.clone(), follow)
}

pub(super) fn like(uri: &str, account: &Account, status_uri: &str) -> Activity {
    upon(ActivityKind::Like, uri, account, status_uri)
}

pub(super) fn block(uri: &str, account: &Account, target: &Account) -> Activity {
    upon(ActivityKind::Block, uri, account, &target.uri)
}

/// A vote in a peer's poll; `name` is the choice as its author writes it.
pub(super) fn vote(
    (account, id): (&Account, i64),
    name: &str,
    (author, status_uri): (&Account, &str),
) -> Activity {
    Activity::vote(Vote {
        id: uri(account, "votes", id),
        attributed_to: account.uri.clone(),
        to: author.uri.clone(),
        in_reply_to: status_uri.to_owned(),
        name: name.to_owned(),
    })
}

/// Takes back an activity of ours.
pub(super) fn undo(activity: Activity) -> Activity {
    let (id, actor) = (format!("{}/undo", activity.id), activity.actor.clone());
    Activity::about(ActivityKind::Undo, id, actor, activity)
}

fn upon(kind: ActivityKind, uri: &str, actor: &Account, object: &str) -> Activity {
    Activity::upon(kind, uri.to_owned(), actor.uri.clone(), object.to_owned())
}
