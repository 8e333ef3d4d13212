//! Tells accounts of ours what concerns them.

use std::time::Duration;

use crate::base::{AccountId, Result, StatusId};
use crate::db::notification_policy::Since;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::notification::{Subject, group_keys};
use crate::model::notification_policy::Ruling;
use crate::model::{Event, Notification, NotificationKind};

use super::conversation;
use super::moment::Moment;
use super::push;

/// Who has followed for less is a stranger still, for the policy of who is told.
/// Source: <https://docs.joinmastodon.org/entities/NotificationPolicy/#for_not_followers>
const YOUNG_FOLLOW: Duration = Duration::from_hours(3 * 24);
/// Accounts younger than this are new.
/// Source: <https://docs.joinmastodon.org/entities/NotificationPolicy/#for_new_accounts>
const YOUNG_ACCOUNT: Duration = Duration::from_hours(30 * 24);

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
/// who did it, they may not see the status, they were told before, or their policy is against it.
/// What the policy keeps back is stored, and told to no stream and no phone.
pub(super) fn tell(tx: &WriteTx<'_>, moment: &Moment, told: Told) -> Result<()> {
    tell_of(tx, moment, told, None)
}

/// As [`tell`], of something that is no status.
pub(super) fn tell_of(
    tx: &WriteTx<'_>,
    moment: &Moment,
    told: Told,
    subject: Option<Subject>,
) -> Result<()> {
    if !db::notification::is_wanted(tx, told.account, told.from, moment.now)? {
        return Ok(());
    }
    if let Some(status) = told.status
        && !db::status::may_see(tx, Some(told.account), status)?
    {
        return Ok(());
    }
    match ruling(tx, moment, told)? {
        Ruling::Accept => leave(tx, moment, told, (subject, false)),
        Ruling::Filter => leave(tx, moment, told, (subject, true)),
        Ruling::Drop => Ok(()),
    }
}

/// Leaves a notification of something that is one's own: nobody else did it.
pub(super) fn tell_of_own(tx: &WriteTx<'_>, moment: &Moment, told: Told) -> Result<()> {
    if db::account::local_by_id(tx, told.account)?.is_some() {
        leave(tx, moment, told, (None, false))?;
    }
    Ok(())
}

/// As [`tell`], in place of what was told of the same before.
pub(super) fn tell_again(tx: &WriteTx<'_>, moment: &Moment, told: Told) -> Result<()> {
    db::notification::withdraw(tx, told.account, told.kind, told.from, told.status)?;
    tell(tx, moment, told)
}

/// Tells somebody of ours what nobody did whom they could block or mute.
pub(super) fn tell_owner(
    tx: &WriteTx<'_>,
    moment: &Moment,
    account: AccountId,
    (kind, subject): (NotificationKind, Subject),
) -> Result<()> {
    if !db::notification::is_reached(tx, account)? {
        return Ok(());
    }
    let told = Told { account, kind, from: account, status: None };
    leave(tx, moment, told, (Some(subject), false))
}

/// What the policy of who is told says.
fn ruling(tx: &ReadTx<'_>, moment: &Moment, told: Told) -> Result<Ruling> {
    if !told.kind.is_filterable() {
        return Ok(Ruling::Accept);
    }
    let policy = db::notification_policy::policy(tx, told.account)?;
    let mention = told.status.filter(|_| told.kind == NotificationKind::Mention);
    let since =
        Since { follower: moment.now.minus(YOUNG_FOLLOW), new: moment.now.minus(YOUNG_ACCOUNT) };
    let between = (told.account, told.from);
    Ok(policy.rule(db::notification_policy::facts(tx, between, mention, since)?))
}

fn leave(
    tx: &WriteTx<'_>,
    moment: &Moment,
    told: Told,
    (subject, filtered): (Option<Subject>, bool),
) -> Result<()> {
    let Told { account, kind, from, status } = told;
    let notification = Notification {
        id: moment.id(),
        account,
        kind,
        from,
        status,
        subject,
        group_key: group_key(tx, moment, told)?,
        filtered,
        created_at: moment.now,
    };
    if !db::notification::insert(tx, &notification)? {
        return Ok(());
    }
    if filtered {
        if kind.is_request() {
            let between = (account, from);
            db::notification_policy::ask(tx, moment.id(), between, moment.now)?;
        }
        return Ok(());
    }
    if kind == NotificationKind::Mention
        && let Some(status) = status.map(|id| db::status::by_id(tx, id)).transpose()?.flatten()
    {
        conversation::take_in(tx, account, &status)?;
    }
    tx.emit(Event::NotificationCreated { notification: notification.id, account });
    push::enqueue(tx, &notification)
}

/// The key of the group that takes it in: the one that is open, or a new one.
fn group_key(tx: &ReadTx<'_>, moment: &Moment, told: Told) -> Result<Option<String>> {
    let mut keys = group_keys(told.kind, told.status, moment.now);
    if keys.is_empty() {
        return Ok(None);
    }
    let open = db::notification_group::open(tx, told.account, &keys)?;
    Ok(Some(open.unwrap_or_else(|| keys.swap_remove(0))))
}
