//! Signed requests that were taken already: whoever recorded one and brings it again is not heard.

use quick_cache::sync::Cache;

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::protocol::signature::Mark;

/// Whether a request was taken of late; also before a restart.
pub async fn was_heard(app: &App, mark: &Mark) -> Result<bool> {
    Ok(marks(app).await?.get(mark).is_some())
}

/// Remembers a request as long as this server runs. [`db::heard`] remembers it for longer.
pub async fn hear(app: &App, mark: Mark) -> Result<()> {
    marks(app).await?.insert(mark, ());
    Ok(())
}

async fn marks(app: &App) -> Result<&Cache<Mark, ()>> {
    app.heard
        .get_or_try_init(async || {
            let heard = Cache::new(db::heard::MOST.into());
            for mark in app.db.read(|tx| Ok(db::heard::newest(tx)?)).await?.into_iter().rev() {
                heard.insert(mark, ());
            }
            Ok(heard)
        })
        .await
}
