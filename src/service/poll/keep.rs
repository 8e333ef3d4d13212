//! The poll of a status as it is published, edited or sent by a peer.

use crate::base::{Refusal, Result, StatusId, Timestamp};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::poll::MOST_REMOTE_OPTIONS;
use crate::model::{Job, Poll, PollDraft, PollOption, PollView, RemotePoll, Status};
use crate::service::moment::Moment;

use super::tell;

/// What is to become of the poll of a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::service) enum Change {
    Nothing,
    /// It ends at another time, or hides or shows its totals.
    Terms(Poll),
    /// It asks something else: nobody has voted yet.
    Anew(Poll),
    Gone,
}

impl Change {
    /// Whether it makes another version of the status.
    pub(in crate::service) fn is_edit(&self) -> bool {
        match self {
            Self::Nothing | Self::Terms(_) => false,
            Self::Anew(_) | Self::Gone => true,
        }
    }
}

/// The poll of a new status of ours.
pub(in crate::service) fn fresh(
    draft: &PollDraft,
    status: StatusId,
    now: Timestamp,
) -> Result<Poll, Refusal> {
    Ok(poll(draft, status, draft.end(now, None)?))
}

fn poll(draft: &PollDraft, status: StatusId, end: Timestamp) -> Poll {
    let option = |title: &String| PollOption { title: title.clone(), votes_count: 0 };
    Poll {
        status,
        multiple: draft.multiple,
        hides_totals: draft.hides_totals,
        ends_at: Some(end),
        voters_count: Some(0),
        options: draft.options.iter().map(option).collect(),
    }
}

/// Stores the poll of a new status, and sees to its end.
pub(in crate::service) fn store(tx: &WriteTx<'_>, poll: &Poll) -> Result<()> {
    db::poll::put(tx, poll)?;
    see_to_end(tx, poll)
}

fn see_to_end(tx: &WriteTx<'_>, poll: &Poll) -> Result<()> {
    match poll.ends_at {
        Some(end) => tx.enqueue(&Job::EndPoll { status: poll.status }, end),
        None => Ok(()),
    }
}

/// What an edit of a status of ours makes of its poll.
pub(in crate::service) fn change(
    tx: &ReadTx<'_>,
    status: StatusId,
    draft: Option<&PollDraft>,
    now: Timestamp,
) -> Result<Change> {
    let old = db::poll::of_status(tx, None, status)?.map(|view| view.poll);
    let (old, draft) = match (old, draft) {
        (None, None) => return Ok(Change::Nothing),
        (Some(_), None) => return Ok(Change::Gone),
        (None, Some(draft)) => return Ok(Change::Anew(fresh(draft, status, now)?)),
        (Some(old), Some(draft)) => (old, draft),
    };
    let new = poll(draft, status, draft.end(now, old.ends_at)?);
    if new.multiple != old.multiple || titles(&new).ne(titles(&old)) {
        return Ok(Change::Anew(new));
    }
    let new = Poll { voters_count: old.voters_count, options: old.options.clone(), ..new };
    Ok(if new == old { Change::Nothing } else { Change::Terms(new) })
}

fn titles(poll: &Poll) -> impl Iterator<Item = &str> {
    poll.options.iter().map(|option| option.title.as_str())
}

/// Does what [`change`] found.
pub(in crate::service) fn apply(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    change: &Change,
) -> Result<()> {
    match change {
        Change::Nothing => Ok(()),
        Change::Gone => Ok(db::poll::delete(tx, status.id)?),
        Change::Anew(poll) => {
            db::poll::clear(tx, status.id)?;
            store(tx, poll)
        }
        Change::Terms(poll) => {
            store(tx, poll)?;
            tell::restated(tx, moment, status)
        }
    }
}

/// What is new of a peer's poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service) enum News {
    Nothing,
    Counts,
    /// It asks something else: who voted has to vote again.
    Anew,
    Gone,
}

/// What a peer says of the poll of its status, beside what we know.
pub(in crate::service) fn news(
    tx: &ReadTx<'_>,
    status: StatusId,
    remote: Option<&RemotePoll>,
) -> Result<News> {
    let old = db::poll::of_status(tx, None, status)?;
    Ok(match (old, remote) {
        (None, None) => News::Nothing,
        (Some(_), None) => News::Gone,
        (Some(old), Some(remote)) if asks_the_same(&old.poll, remote) => {
            if told(status, remote) == old.poll { News::Nothing } else { News::Counts }
        }
        (None | Some(_), Some(_)) => News::Anew,
    })
}

fn asks_the_same(old: &Poll, remote: &RemotePoll) -> bool {
    let new = remote.options.iter().take(MOST_REMOTE_OPTIONS).map(|option| option.title.as_str());
    old.multiple == remote.multiple && titles(old).eq(new)
}

fn told(status: StatusId, remote: &RemotePoll) -> Poll {
    let options = remote
        .options
        .iter()
        .take(MOST_REMOTE_OPTIONS)
        .map(|option| PollOption { title: option.title.clone(), votes_count: option.votes_count });
    Poll {
        status,
        multiple: remote.multiple,
        hides_totals: false,
        ends_at: remote.ends_at,
        voters_count: remote.voters_count,
        options: options.collect(),
    }
}

/// Keeps what a peer says of its poll; streams hear of it if it is news.
pub(in crate::service) fn take(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: StatusId,
    (remote, news): (Option<&RemotePoll>, News),
) -> Result<()> {
    let Some(remote) = remote else { return Ok(db::poll::delete(tx, status)?) };
    let old = db::poll::of_status(tx, None, status)?;
    if news == News::Anew {
        db::poll::clear(tx, status)?;
    }
    let poll = told(status, remote);
    let options = &remote.options[..poll.options.len()];
    db::poll::put_remote(tx, &poll, options, moment.now)?;
    if has_another_end(old.as_ref(), &poll) && db::poll::is_voted_in_here(tx, status)? {
        see_to_end(tx, &poll)?;
    }
    // A new status is told by whoever stores it.
    if old.is_some() && news != News::Nothing {
        tell::show_soon(tx, moment, status)?;
    }
    Ok(())
}

fn has_another_end(old: Option<&PollView>, new: &Poll) -> bool {
    old.is_some_and(|old| old.poll.ends_at != new.ends_at)
}
