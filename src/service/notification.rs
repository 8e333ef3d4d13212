//! What people do with what they were told: they put it away.

use crate::app::App;
use crate::base::{NotificationId, Refusal, Result};
use crate::db;
use crate::model::LocalAccount;

/// Puts one notification away.
pub async fn dismiss(app: &App, who: &LocalAccount, id: NotificationId) -> Result<()> {
    let who = who.id();
    app.db
        .write(move |tx| {
            if db::notification::delete(tx, who, id)? {
                Ok(())
            } else {
                Err(Refusal::NotFound("notification").into())
            }
        })
        .await
}

/// Puts all of them away.
pub async fn clear(app: &App, who: &LocalAccount) -> Result<()> {
    let who = who.id();
    app.db.write(move |tx| Ok(db::notification::clear(tx, who)?)).await
}

/// Puts a whole group away. That there is none is no mistake.
pub async fn dismiss_group(app: &App, who: &LocalAccount, key: String) -> Result<()> {
    let who = who.id();
    app.db.write(move |tx| Ok(db::notification_group::delete(tx, who, &key)?)).await
}
