//! Which other servers hear of a status of ours. federation.md 4.7.

use crate::base::StatusId;
use crate::db::{self, ReadTx};
use crate::model::relay::RelayStyle;
use crate::model::{Status, Visibility};

/// The inboxes that a status, its edits and its end go to, each once. To be asked before a status
/// is deleted: afterwards nobody knows.
pub fn inboxes(tx: &ReadTx<'_>, status: &Status) -> rusqlite::Result<Vec<String>> {
    let mut inboxes = match status.visibility {
        Visibility::Public | Visibility::Unlisted => {
            let mut inboxes = db::follow::inboxes(tx, status.author)?;
            inboxes.extend(db::status::inboxes_involved(tx, status.id)?);
            // Who follows the author of ours that is answered shall see the whole thread.
            if let Some(answered) = status.in_reply_to_account
                && answered != status.author
                && db::account::is_local(tx, answered)?
            {
                inboxes.extend(db::follow::inboxes(tx, answered)?);
            }
            if is_relayed(status) {
                inboxes.extend(db::relay::inboxes(tx, RelayStyle::Mastodon)?);
            }
            inboxes
        }
        Visibility::Followers => {
            let mut inboxes = db::follow::inboxes(tx, status.author)?;
            inboxes.extend(db::status::inboxes_mentioned(tx, status.id)?);
            inboxes
        }
        Visibility::Direct => db::status::inboxes_mentioned(tx, status.id)?,
        // Who was asked to let a reply in has it.
        Visibility::Local | Visibility::OnlyMe => db::reply::asked_inbox(tx, status.id)?,
    };
    inboxes.sort_unstable();
    inboxes.dedup();
    Ok(inboxes)
}

/// Whether relays are told of a status: of what is shown in public timelines here.
fn is_relayed(status: &Status) -> bool {
    status.visibility == Visibility::Public && status.boost_of.is_none()
}

/// As [`inboxes`], of a change or the end of a status: relays that were only told its id want to know
/// that, too.
pub fn inboxes_of_change(tx: &ReadTx<'_>, status: &Status) -> rusqlite::Result<Vec<String>> {
    let mut inboxes = inboxes(tx, status)?;
    if is_relayed(status) {
        inboxes.extend(db::relay::inboxes(tx, RelayStyle::LitePub)?);
        inboxes.sort_unstable();
        inboxes.dedup();
    }
    Ok(inboxes)
}

/// Whether there is any such inbox.
pub(super) fn is_any(tx: &ReadTx<'_>, status: &Status) -> rusqlite::Result<bool> {
    if status.visibility.is_local_only() {
        return Ok(false);
    }
    let to_followers = status.visibility != Visibility::Direct;
    Ok((to_followers && db::follow::has_followers_on_peers(tx, status.author)?)
        || !inboxes_of_change(tx, status)?.is_empty())
}

/// Leaves a job for peers, if there is a peer to tell.
pub(super) fn announce(
    tx: &db::WriteTx<'_>,
    status: &Status,
    job: impl FnOnce(StatusId) -> crate::model::Job,
    now: crate::base::Timestamp,
) -> crate::base::Result<()> {
    if is_any(tx, status)? {
        tx.enqueue(&job(status.id), now)?;
    }
    Ok(())
}
