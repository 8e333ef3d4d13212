//! Browsers that are told of notifications while no page of ours is open.

use crate::app::App;
use crate::base::{Result, SessionId, secret};
use crate::db;
use crate::model::{LocalAccount, PushSubscription, Scopes, Token};

use super::subscribe::{NewSubscription, read};

/// What its token may do.
const SCOPE: &str = "push";

/// Subscribes the browser of a session, in place of the subscription it had. It has a token of its
/// own, which ends with the session.
pub async fn subscribe_browser(
    app: &App,
    who: &LocalAccount,
    session: SessionId,
    new: NewSubscription,
) -> Result<()> {
    let now = app.clock.now();
    let token = Token {
        id: app.ids.next(now),
        app: None,
        account: Some(who.id()),
        scopes: Scopes::parse(SCOPE)?,
        created_at: now,
    };
    let access_token = secret::token();
    let hash = secret::hash(&access_token);
    let subscription = read(app, (who.id(), token.id), access_token, new)?;
    app.db
        .write(move |tx| {
            db::push::unbind(tx, session)?;
            db::oauth::insert_token(tx, &token, &hash)?;
            db::push::bind(tx, session, token.id)?;
            Ok(db::push::replace(tx, &subscription)?)
        })
        .await
}

/// Ends the subscription of a browser, if there is one.
pub async fn unsubscribe_browser(app: &App, session: SessionId) -> Result<()> {
    app.db.write(move |tx| Ok(db::push::unbind(tx, session)?)).await
}

/// The subscription of the browser of a session.
pub async fn of_browser(app: &App, session: SessionId) -> Result<Option<PushSubscription>> {
    app.db.read(move |tx| Ok(db::push::of_session(tx, session)?)).await
}
