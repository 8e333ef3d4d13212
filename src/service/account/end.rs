//! The end of an account, by its owner.

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::db;
use crate::model::{Event, Job, LocalAccount, Role};
use crate::say;
use crate::service::media;
use crate::service::moment::Moment;

use super::depart::check_password;

/// Deletes an account of ours for good, with all that it wrote and had: only its name stays, for
/// nobody to take. Peers are told. The last owner of the server cannot go.
pub async fn end(app: &App, who: &LocalAccount, password: &str) -> Result<()> {
    check_password(app, who, password).await?;
    let (who, moment) = (who.id(), Moment::of(app));
    let files = app
        .db
        .write(move |tx| {
            let user = db::user::by_account(tx, who)?.ok_or(Refusal::NotFound("account"))?;
            if user.role == Role::Owner && db::user::owners(tx)? < 2 {
                let why = say!("refusal-only-owner-cannot-leave");
                return Err(Refusal::Forbidden(why).into());
            }
            let files = db::moderation::files(tx, who)?;
            db::moderation::erase(tx, who, moment.now)?;
            tx.enqueue(&Job::AnnounceEnd { account: who }, moment.now)?;
            tx.emit(Event::AccessEnded { account: who });
            Ok(files)
        })
        .await?;
    media::forget(app, files).await
}
