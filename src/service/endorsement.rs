//! Recommending people on one's profile.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db;
use crate::model::LocalAccount;
use crate::say;

use super::moment::Moment;

/// Recommends somebody. Doing so twice is no mistake.
///
/// # Errors
/// Refused if they are not followed.
pub async fn endorse(app: &App, who: &LocalAccount, target: AccountId) -> Result<()> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            db::account::by_id(tx, target)?.ok_or(Refusal::NotFound("account"))?;
            if db::follow::find(tx, who, target)?.is_none() {
                let problem = say!("refusal-must-be-followed");
                return Err(Refusal::invalid("account", problem).into());
            }
            Ok(db::endorsement::insert(tx, moment.id(), who, target)?)
        })
        .await
}

/// Recommends them no longer. That they were not is no mistake.
pub async fn unendorse(app: &App, who: &LocalAccount, target: AccountId) -> Result<()> {
    let who = who.id();
    app.db
        .write(move |tx| {
            db::account::by_id(tx, target)?.ok_or(Refusal::NotFound("account"))?;
            Ok(db::endorsement::delete(tx, who, target)?)
        })
        .await
}
