//! Which servers this one does not talk with.

use crate::app::App;
use crate::base::Result;
use crate::config::Config;
use crate::db::{self, ReadTx};
use crate::model::Account;
use crate::model::peer_block::PeerBlock;
use crate::protocol::url::{authority, web};

/// All limits that meet an account: on the domain in its handle, on the host that its actor is on,
/// which may be two, and on all names above these. None on our own.
pub fn rules_upon(tx: &ReadTx<'_>, account: &Account) -> Result<Vec<PeerBlock>> {
    let Some(domain) = &account.domain else { return Ok(vec![]) };
    let mut rules = db::peer_block::upon(tx, domain)?;
    if account.host() != domain {
        rules.extend(db::peer_block::upon(tx, account.host())?);
    }
    Ok(rules)
}

/// Whether nothing may come from a server or go there: it is shut out, or only those on a list
/// are talked with and it is not there.
pub fn is_barred(tx: &ReadTx<'_>, config: &Config, domain: &str) -> Result<bool> {
    Ok(db::peer_block::is_barred(tx, domain, config.federation.only_allowed)?)
}

/// As [`is_barred`], of the server that has the address `url`.
pub async fn is_address_barred(app: &App, url: &str) -> Result<bool> {
    let Some(domain) = web(url).as_ref().and_then(authority) else { return Ok(false) };
    let config = app.settings.now();
    app.db.glance(move |tx| is_barred(tx, &config, &domain)).await
}
