//! The key by which push services know this server.

use std::sync::Arc;

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::protocol::webpush::VapidKey;

/// The VAPID key, which is made when somebody first asks for it and never changes: each
/// subscription is bound to it.
pub async fn key(app: &App) -> Result<Arc<VapidKey>> {
    let key = app.vapid.get_or_try_init(|| read_or_make(app)).await?;
    Ok(Arc::clone(key))
}

/// Its public half in base64url: `applicationServerKey` of a browser.
pub async fn public_key(app: &App) -> Result<String> {
    Ok(key(app).await?.public())
}

async fn read_or_make(app: &App) -> Result<Arc<VapidKey>> {
    let stored = app.db.read(|tx| Ok(db::push::key(tx)?)).await?;
    let stored = if let Some(stored) = stored { stored } else { make(app).await? };
    Ok(Arc::new(VapidKey::from_pkcs8(&stored)?))
}

/// Somebody else may have been faster: theirs is kept.
async fn make(app: &App) -> Result<Vec<u8>> {
    let made = VapidKey::generate()?;
    app.db
        .write(move |tx| {
            db::push::insert_key(tx, &made)?;
            Ok(db::push::key(tx)?.unwrap_or(made))
        })
        .await
}
