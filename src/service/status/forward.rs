//! Passes on what peers' people answer below our statuses to those who follow the thread from
//! elsewhere (ActivityPub, section 7.1.2; federation.md 4.7).
//!
//! Their servers hear of our status, but not of answers that come from a third server. Byte by byte
//! as it came, or the signature in it would break; and only what everyone may read.

use std::collections::BTreeSet;

use crate::base::{AccountId, ActivityId, Result};
use crate::config::Config;
use crate::db::delivery::Outgoing;
use crate::db::{self, WriteTx};
use crate::model::Status;
use crate::protocol::url::{authority, web};
use crate::remote::{is_barred, is_ours};
use crate::service::moment::Moment;

/// An activity of a peer that bears a signature of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The document as it came.
    pub text: String,
    /// Hosts that have it already.
    pub known_to: Vec<String>,
}

/// Leaves the activity for the followers of whose thread `status` is part of.
pub(super) fn to_thread(
    tx: &WriteTx<'_>,
    (config, moment): (&Config, &Moment),
    status: &Status,
    carried: &Carried,
) -> Result<()> {
    let ours = if status.visibility.is_open() { owner(tx, status)? } else { None };
    to_followers(tx, (config, moment), status, (carried, ours.into_iter().collect()))
}

/// As [`to_thread`], of the end of a status: who had it from us as a boost must hear, too.
pub(super) fn end(
    tx: &WriteTx<'_>,
    (config, moment): (&Config, &Moment),
    status: &Status,
    carried: &Carried,
) -> Result<()> {
    let mut ours = vec![];
    if status.visibility.is_open() {
        ours.extend(owner(tx, status)?);
        ours.extend(db::status::local_boosters(tx, status.id)?);
    }
    to_followers(tx, (config, moment), status, (carried, ours))
}

/// Whose open status is the nearest of ours above this one.
fn owner(tx: &WriteTx<'_>, status: &Status) -> rusqlite::Result<Option<AccountId>> {
    status.in_reply_to.map_or(Ok(None), |parent| db::thread::nearest_of_ours(tx, parent))
}

/// The first of `ours` signs for it.
fn to_followers(
    tx: &WriteTx<'_>,
    (config, moment): (&Config, &Moment),
    status: &Status,
    (carried, ours): (&Carried, Vec<AccountId>),
) -> Result<()> {
    let Some(sender) = ours.first().copied() else { return Ok(()) };
    let mut addresses = BTreeSet::new();
    for account in ours {
        addresses.extend(db::follow::inboxes(tx, account)?);
    }
    let mut inboxes = vec![];
    for address in addresses.into_iter().filter(|address| !is_ours(config, address)) {
        let Some(host) = web(&address).as_ref().and_then(authority) else { continue };
        if !carried.known_to.contains(&host) && !is_barred(tx, config, &host)? {
            inboxes.push((address, host));
        }
    }
    let id: ActivityId = moment.id();
    let object = Some(status.uri.as_str());
    let outgoing = Outgoing { id, sender, body: &carried.text, object };
    Ok(db::delivery::insert(tx, outgoing, &inboxes, moment.now)?)
}
