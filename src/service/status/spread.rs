//! What a new or changed status sets in motion here: home timelines, notifications, streams.

use std::time::Duration;

use crate::base::{AccountId, Result, StatusId};
use crate::db::feed::Feeds;
use crate::db::{self, WriteTx};
use crate::model::{Event, NotificationKind, Status, Visibility};
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};
use crate::service::{card, conversation, find};

/// Nobody is told of what is older than this when it arrives: it was dug out, not sent.
const OLD: Duration = Duration::from_hours(7 * 24);

/// A status that was just stored, a boost included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fresh<'a> {
    pub(super) status: &'a Status,
    pub(super) mentioned: &'a [AccountId],
    /// It answers somebody else, even if what it answers is not known here.
    pub(super) is_reply: bool,
    pub(super) arrival: Arrival,
}

/// How a status came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service) enum Arrival {
    /// Somebody wrote it here, sent it, or asked for it.
    Brought,
    /// It was looked for, so that a page is complete. Nobody is told.
    DugOut,
}

/// Puts a new status into home timelines, tells who must know, and the streams.
pub(super) fn new(tx: &WriteTx<'_>, moment: &Moment, fresh: Fresh<'_>) -> Result<()> {
    let Fresh { status, mentioned, is_reply, arrival } = fresh;
    let Feeds { homes, lists } = db::feed::fill(tx, status.id, moment.now)?;
    if status.boost_of.is_none() {
        find::remember(tx, moment.now)?;
        card::wish(tx, moment, status)?;
    }
    if status.visibility == Visibility::Direct && db::account::is_local(tx, status.author)? {
        conversation::take_in(tx, status.author, status)?;
    }
    if arrival == Arrival::DugOut {
        return Ok(());
    }
    if moment.is_news(status.created_at) {
        let (author, visibility) = (status.author, status.visibility);
        tx.emit(Event::StatusCreated { status: status.id, author, visibility, homes, lists });
    }
    if moment.now.since(status.created_at) > OLD {
        return Ok(());
    }
    tell_all(tx, moment, status, (NotificationKind::Mention, mentioned))?;
    if status.boost_of.is_none() && !is_reply {
        let mut waiting = db::follow::notified(tx, status.author)?;
        waiting.retain(|account| !mentioned.contains(account));
        tell_all(tx, moment, status, (NotificationKind::Status, &waiting))?;
    }
    Ok(())
}

/// Tells who is mentioned anew, who boosted or quoted it, and the streams, that a status has changed.
pub(super) fn edited(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    newly_mentioned: &[AccountId],
) -> Result<()> {
    card::wish_again(tx, moment, status)?;
    let Feeds { homes, lists } = db::feed::of_status(tx, status.id)?;
    tx.emit(Event::StatusEdited { status: status.id, author: status.author, homes, lists });
    conversation::edited(tx, status)?;
    // Of what waits to be let in nobody hears yet.
    if status.visibility != Visibility::OnlyMe {
        tell_all(tx, moment, status, (NotificationKind::Mention, newly_mentioned))?;
    }
    for account in db::status::local_boosters(tx, status.id)? {
        let told = about(status, NotificationKind::Update, account);
        notify::tell_again(tx, moment, told)?;
    }
    for (quoting, account) in db::quote::local_quoters(tx, status.id)? {
        let told = about(status, NotificationKind::QuotedUpdate, account);
        notify::tell_again(tx, moment, Told { status: Some(quoting), ..told })?;
    }
    Ok(())
}

/// Tells the streams that a status is about to go, and its boosts with it.
pub(super) fn going(tx: &WriteTx<'_>, status: &Status) -> Result<()> {
    for gone in db::status::boosts(tx, status.id)?.iter().chain([status]) {
        let (id, visibility): (StatusId, _) = (gone.id, gone.visibility);
        let Feeds { homes, lists } = db::feed::of_status(tx, id)?;
        tx.emit(Event::StatusDeleted { status: id, visibility, homes, lists });
    }
    Ok(())
}

fn tell_all(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    (kind, accounts): (NotificationKind, &[AccountId]),
) -> Result<()> {
    for account in accounts {
        notify::tell(tx, moment, about(status, kind, *account))?;
    }
    Ok(())
}

fn about(status: &Status, kind: NotificationKind, account: AccountId) -> Told {
    Told { account, kind, from: status.author, status: Some(status.id) }
}
