//! Those who asked to join and wait for an answer.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, ReadTx};
use crate::model::{LocalAccount, Role};
use crate::say;

/// Lets somebody in who waits.
pub async fn approve(app: &App, admin: &LocalAccount, waiting: AccountId) -> Result<()> {
    let (admin, now) = (admin.id(), app.clock.now());
    app.db
        .write(move |tx| {
            must_be(tx, admin, Role::Moderator)?;
            if db::user::approve(tx, waiting, now)? {
                return Ok(());
            }
            Err(Refusal::NotFound("request to join").into())
        })
        .await
}

/// Turns somebody away who waits, and forgets them.
pub async fn reject(app: &App, admin: &LocalAccount, waiting: AccountId) -> Result<()> {
    let admin = admin.id();
    app.db
        .write(move |tx| {
            must_be(tx, admin, Role::Moderator)?;
            if !db::user::reject(tx, waiting)? {
                return Err(Refusal::NotFound("request to join").into());
            }
            Ok(db::key::delete(tx, waiting)?)
        })
        .await
}

/// Refuses who has a smaller role than `least`.
pub(in crate::service) fn must_be(tx: &ReadTx<'_>, account: AccountId, least: Role) -> Result<()> {
    match db::user::by_account(tx, account)? {
        Some(user) if user.may_sign_in() && user.role >= least => Ok(()),
        Some(_) | None => {
            Err(Refusal::Forbidden(say!("refusal-this-action-is-not-allowed")).into())
        }
    }
}
