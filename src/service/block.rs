//! Blocks: two accounts shall have nothing to do with each other.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, WriteTx};
use crate::model::LocalAccount;

use super::follow;
use super::moment::Moment;
use super::peer;
use crate::say;

/// Blocks somebody: follows end both ways, and what was told of them is taken back.
pub async fn block(app: &App, who: &LocalAccount, target: AccountId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let target = db::account::by_id(tx, target)?.ok_or(Refusal::NotFound("account"))?;
            if target.id == who.id {
                return Err(Refusal::Forbidden(say!("refusal-you-cannot-block-yourself")).into());
            }
            follow::sever(tx, &moment, (&who, &target), who.id)?;
            follow::sever(tx, &moment, (&target, &who), who.id)?;
            db::notification::delete_from(tx, who.id, target.id)?;
            part(tx, who.id, target.id)?;
            let place: i64 = moment.id();
            let uri = peer::uri(&who, "blocks", place);
            if db::block::insert(tx, place, (who.id, target.id), &uri, moment.now)? {
                let block = peer::block(&uri, &who, &target);
                peer::tell(tx, &moment, (&who, &target), block)?;
            }
            Ok(())
        })
        .await
}

/// Takes a block back. That there was none is no mistake.
pub async fn unblock(app: &App, who: &LocalAccount, target: AccountId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let target = db::account::by_id(tx, target)?.ok_or(Refusal::NotFound("account"))?;
            let Some(uri) = db::block::uri(tx, who.id, target.id)? else { return Ok(()) };
            db::block::delete(tx, who.id, target.id)?;
            let undo = peer::undo(peer::block(&uri, &who, &target));
            peer::tell(tx, &moment, (&who, &target), undo)
        })
        .await
}

/// A peer's account blocks one of ours by the `Block` activity `uri`: follows end both ways, and
/// ours no longer sees what it writes.
pub async fn receive(
    app: &App,
    actor: AccountId,
    target: &LocalAccount,
    uri: String,
) -> Result<()> {
    let (target, moment) = (target.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            follow::end(tx, actor, target)?;
            follow::end(tx, target, actor)?;
            db::block::insert(tx, moment.id(), (actor, target), &uri, moment.now)?;
            part(tx, actor, target)
        })
        .await
}

/// Neither recommends the other any longer.
fn part(tx: &WriteTx<'_>, one: AccountId, other: AccountId) -> Result<()> {
    db::collection::part(tx, one, other)?;
    Ok(db::collection::part(tx, other, one)?)
}

/// A peer's account took back its block. That there was none is no mistake.
pub async fn receive_undo(app: &App, actor: AccountId, target: &LocalAccount) -> Result<()> {
    let target = target.id();
    app.db.write(move |tx| Ok(db::block::delete(tx, actor, target).map(drop)?)).await
}
