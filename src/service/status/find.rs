//! Finding the status that a deed is about.

use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx};
use crate::model::{Status, StatusView};

pub(super) const NOT_FOUND: Refusal = Refusal::NotFound("status");

/// The status that `viewer` sees at `id`: of a boost, the boosted one.
pub(super) fn shown(tx: &ReadTx<'_>, viewer: AccountId, id: StatusId) -> Result<Status> {
    let status = db::status::visible(tx, Some(viewer), id)?.ok_or(NOT_FOUND)?;
    match status.boost_of {
        None => Ok(status),
        Some(boosted) => Ok(db::status::visible(tx, Some(viewer), boosted)?.ok_or(NOT_FOUND)?),
    }
}

/// As [`shown`], whether or not it may still be seen: for taking back what was done before.
pub(super) fn shown_once(tx: &ReadTx<'_>, id: StatusId) -> Result<Status> {
    let status = db::status::by_id(tx, id)?.ok_or(NOT_FOUND)?;
    match status.boost_of {
        None => Ok(status),
        Some(boosted) => Ok(db::status::by_id(tx, boosted)?.ok_or(NOT_FOUND)?),
    }
}

/// A status that `author` wrote or boosted.
pub(super) fn own(tx: &ReadTx<'_>, author: AccountId, id: StatusId) -> Result<Status> {
    let status = db::status::by_id(tx, id)?.filter(|status| status.author == author);
    Ok(status.ok_or(NOT_FOUND)?)
}

/// The status with all it takes to show it to `viewer`, who was found to have a right to it.
pub(super) fn view(tx: &ReadTx<'_>, viewer: AccountId, id: StatusId) -> Result<StatusView> {
    Ok(db::view::status::one(tx, Some(viewer), id)?.ok_or(NOT_FOUND)?)
}

/// As [`view`], refused to who may not see it.
pub(super) fn view_if_visible(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    id: StatusId,
) -> Result<StatusView> {
    if !db::status::may_see(tx, Some(viewer), id)? {
        return Err(NOT_FOUND.into());
    }
    view(tx, viewer, id)
}
