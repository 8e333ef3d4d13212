//! How each peer likes its requests signed.

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::model::peer::Signing;
use crate::protocol::signature::Form;
use crate::protocol::url::{authority, web};

/// The form of signature that goes by this name.
pub fn form(signing: Signing) -> Form {
    match signing {
        Signing::Cavage => Form::Cavage,
        Signing::Rfc9421 => Form::Rfc9421,
    }
}

/// What the server that has the address `url` took last.
pub async fn signing(app: &App, url: &str) -> Result<Signing> {
    let Some(host) = web(url).as_ref().and_then(authority) else { return Ok(Signing::default()) };
    app.db.glance(move |tx| Ok(db::peer::signing(tx, &host)?)).await
}

/// Remembers what it took.
pub async fn remember_signing(app: &App, url: &str, signing: Signing) -> Result<()> {
    let Some(host) = web(url).as_ref().and_then(authority) else { return Ok(()) };
    let now = app.clock.now();
    app.db.write(move |tx| Ok(db::peer::set_signing(tx, &host, signing, now)?)).await
}
