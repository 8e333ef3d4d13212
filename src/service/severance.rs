//! Follows that end because a server or an account is shut out, and telling who lost them.

use crate::base::{AccountId, Result, SeveranceId};
use crate::db::{self, WriteTx};
use crate::model::notification::Subject;
use crate::model::severance::{Lost, Severance, SeveranceKind};
use crate::model::{Account, NotificationKind};

use super::follow;
use super::moment::Moment;
use super::notify;

/// Ends all follows between ours and a server that is shut out. The server is told nothing.
pub(super) fn of_server(tx: &WriteTx<'_>, moment: &Moment, domain: &str) -> Result<()> {
    let lost = db::severance::bonds_with(tx, domain)?;
    db::severance::end_bonds(tx, domain)?;
    for (account, lost) in lost {
        record(tx, moment, account, (SeveranceKind::DomainBlock, domain.to_owned()), lost)?;
    }
    Ok(())
}

/// Makes a peer's account that is suspended here unfollow ours: it would go on receiving what they
/// write. That ours follow it stays, for when the suspension is lifted.
pub(super) fn of_account(tx: &WriteTx<'_>, moment: &Moment, account: &Account) -> Result<()> {
    for followed in db::severance::followed_by(tx, account.id)? {
        let Some(target) = db::account::by_id(tx, followed)? else { continue };
        follow::sever(tx, moment, (account, &target), target.id)?;
        let kind = (SeveranceKind::AccountSuspension, account.handle());
        record(tx, moment, target.id, kind, Lost { followers: 1, following: 0 })?;
    }
    Ok(())
}

/// Keeps in mind what `account` has lost, if anything, and tells them.
pub(super) fn record(
    tx: &WriteTx<'_>,
    moment: &Moment,
    account: AccountId,
    (kind, target): (SeveranceKind, String),
    lost: Lost,
) -> Result<()> {
    if lost.is_nothing() {
        return Ok(());
    }
    let id: SeveranceId = moment.id();
    let severance = Severance { id, account, kind, target, lost, created_at: moment.now };
    db::severance::insert(tx, &severance)?;
    notify::tell_owner(tx, moment, account, (NotificationKind::Severed, Subject::Severance(id)))
}
