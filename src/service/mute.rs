//! Mutes: not to meet somebody in timelines, without their knowing.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, mute::Terms};
use crate::model::LocalAccount;

use super::moment::Moment;
use crate::say;

/// Mutes somebody, for a while or (`None`, or no time at all) for good; `notifications` says
/// whether one does not want to be told of what they do, either. Muting again changes the terms.
pub async fn mute(
    app: &App,
    who: &LocalAccount,
    target: AccountId,
    notifications: bool,
    span: Option<Duration>,
) -> Result<()> {
    let (who, moment) = (who.id(), Moment::of(app));
    let until = span.filter(|span| !span.is_zero()).map(|span| moment.now.plus(span));
    app.db
        .write(move |tx| {
            db::account::by_id(tx, target)?.ok_or(Refusal::NotFound("account"))?;
            if target == who {
                return Err(Refusal::Forbidden(say!("refusal-you-cannot-mute-yourself")).into());
            }
            let terms = Terms { notifications, until };
            db::mute::insert(tx, moment.id(), (who, target), terms, moment.now)?;
            Ok(())
        })
        .await
}

/// Takes a mute back. That there was none is no mistake.
pub async fn unmute(app: &App, who: &LocalAccount, target: AccountId) -> Result<()> {
    let who = who.id();
    app.db.write(move |tx| Ok(db::mute::delete(tx, who, target).map(drop)?)).await
}
