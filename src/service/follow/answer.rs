//! Our people answer those who want to follow them.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, ReadTx};
use crate::model::{Account, LocalAccount};
use crate::protocol::activitypub::outgoing::ActivityKind;
use crate::service::moment::Moment;

use super::bond;

const NO_REQUEST: Refusal = Refusal::NotFound("follow request");

/// Grants a request.
///
/// # Errors
/// Refused if there is none.
pub async fn authorize(app: &App, who: &LocalAccount, follower: AccountId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let follower = account(tx, follower)?;
            let asked = db::follow::request(tx, follower.id, who.id)?.ok_or(NO_REQUEST)?;
            bond::begin(tx, &moment, &asked)?;
            bond::answer(tx, &moment, ActivityKind::Accept, (&asked, &follower, &who))
        })
        .await
}

/// Turns a request down.
///
/// # Errors
/// Refused if there is none.
pub async fn reject(app: &App, who: &LocalAccount, follower: AccountId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let follower = account(tx, follower)?;
            db::follow::request(tx, follower.id, who.id)?.ok_or(NO_REQUEST)?;
            bond::sever(tx, &moment, (&follower, &who), who.id).map(drop)
        })
        .await
}

/// Takes somebody off one's followers. That they were none is no mistake.
pub async fn remove_follower(app: &App, who: &LocalAccount, follower: AccountId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let follower = account(tx, follower)?;
            bond::sever(tx, &moment, (&follower, &who), who.id).map(drop)
        })
        .await
}

fn account(tx: &ReadTx<'_>, id: AccountId) -> Result<Account> {
    Ok(db::account::by_id(tx, id)?.ok_or(Refusal::NotFound("account"))?)
}
