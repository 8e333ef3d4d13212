//! Which peer's account asks for a document, if it says so with a signature.

use axum::http::request::Parts;

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::protocol::signature::{self, Incoming};
use crate::remote;

/// The account that signed a GET; for everyone else [`AccountId::PEER`]. A key that we do not hold is not
/// fetched: nobody who may see more than the rest is a stranger to us.
pub(super) async fn reader(app: &App, parts: &Parts) -> Result<AccountId> {
    if !parts.headers.contains_key("signature") {
        return Ok(AccountId::PEER);
    }
    let origin = app.url("");
    let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
    let request = Incoming::new("GET", &origin, target, &parts.headers, String::new());
    let Ok(key_id) = signature::key_id(&request) else { return Ok(AccountId::PEER) };
    let Some(known) = remote::known_key(app, &key_id).await? else { return Ok(AccountId::PEER) };
    let proven = signature::verify(&request, &known.key, app.clock.now()).is_ok();
    let trusted = proven && !known.owner.is_local() && !known.owner.is_suspended();
    Ok(if trusted { known.owner.id } else { AccountId::PEER })
}
