//! Tells accounts of ours what concerns them.

use crate::base::{AccountId, Result, StatusId};
use crate::db::{self, WriteTx};
use crate::model::{Event, Notification, NotificationKind};

use super::moment::Moment;
use super::push;

/// Something to be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// Who is told.
    pub(super) account: AccountId,
    pub(super) kind: NotificationKind,
    /// Who did it.
    pub(super) from: AccountId,
    pub(super) status: Option<StatusId>,
}

/// Leaves a notification, unless it is for somebody elsewhere or for who did it, they block or mute
/// who did it, they may not see the status or mute its thread, or they were told before.
pub(super) fn tell(tx: &WriteTx<'_>, moment: &Moment, told: Told) -> Result<()> {
    let Told { account, kind, from, status } = told;
    if !db::notification::is_wanted(tx, account, from, moment.now)? {
        return Ok(());
    }
    if let Some(status) = status
        && (!db::status::may_see(tx, Some(account), status)?
            || db::thread_mute::covers(tx, account, status)?)
    {
        return Ok(());
    }
    let notification =
        Notification { id: moment.id(), account, kind, from, status, created_at: moment.now };
    if db::notification::insert(tx, &notification)? {
        tx.emit(Event::NotificationCreated { notification: notification.id, account });
        push::enqueue(tx, &notification)?;
    }
    Ok(())
}

/// As [`tell`], in place of what was told of the same before.
pub(super) fn tell_again(tx: &WriteTx<'_>, moment: &Moment, told: Told) -> Result<()> {
    db::notification::withdraw(tx, told.account, told.kind, told.from, told.status)?;
    tell(tx, moment, told)
}
