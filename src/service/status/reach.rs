//! Which other servers hear of a status of ours. federation.md 4.7.

use crate::base::StatusId;
use crate::db::{self, ReadTx};
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
            inboxes
        }
        Visibility::Followers => {
            let mut inboxes = db::follow::inboxes(tx, status.author)?;
            inboxes.extend(db::status::inboxes_mentioned(tx, status.id)?);
            inboxes
        }
        Visibility::Direct => db::status::inboxes_mentioned(tx, status.id)?,
        Visibility::Local | Visibility::OnlyMe => vec![],
    };
    inboxes.sort_unstable();
    inboxes.dedup();
    Ok(inboxes)
}

/// Whether there is any such inbox.
pub(super) fn is_any(tx: &ReadTx<'_>, status: &Status) -> rusqlite::Result<bool> {
    if status.visibility.is_local_only() {
        return Ok(false);
    }
    let to_followers = status.visibility != Visibility::Direct;
    Ok((to_followers && db::follow::has_followers_on_peers(tx, status.author)?)
        || !inboxes(tx, status)?.is_empty())
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
