//! Subscriptions: one for a token.

use crate::app::App;
use crate::base::{AccountId, PushId, Refusal, Result, TokenId, locale};
use crate::db::{self, ReadTx};
use crate::model::{Alerts, PushPolicy, PushSubscription, Token};
use crate::protocol::url::{LONGEST_URL, web};
use crate::protocol::webpush::SubscriberKeys;
use crate::say;

/// What a client program sends to be told.
#[derive(Debug, Clone)]
pub struct NewSubscription {
    pub endpoint: String,
    /// Keys in base64.
    pub p256dh: String,
    pub auth: String,
    pub standard: bool,
    pub alerts: Alerts,
    pub policy: PushPolicy,
}

/// What is to be different; `None`: as it was.
#[derive(Debug, Clone, Default)]
pub struct Change {
    pub alerts: Option<Alerts>,
    pub policy: Option<PushPolicy>,
}

const NONE: Refusal = Refusal::NotFound("push subscription");

/// Subscribes the holder of `token`, in place of the subscription it had. `access_token` is the
/// token itself, which every message to the program must carry.
pub async fn subscribe(
    app: &App,
    who: AccountId,
    token: &Token,
    access_token: &str,
    new: NewSubscription,
) -> Result<PushSubscription> {
    let token = token.id;
    let subscription = read(app, (who, token), access_token.to_owned(), new)?;
    app.db
        .write(move |tx| {
            db::push::replace(tx, &subscription)?;
            Ok(db::push::of_token(tx, token)?.ok_or(NONE)?)
        })
        .await
}

/// The subscription that a program or a browser asks for.
///
/// # Errors
/// Refused if its address or its keys are no good.
pub(super) fn read(
    app: &App,
    (account, token): (AccountId, TokenId),
    access_token: String,
    new: NewSubscription,
) -> Result<PushSubscription> {
    let NewSubscription { endpoint, p256dh, auth, standard, alerts, policy } = new;
    let endpoint = checked(app, &endpoint)?;
    let keys = SubscriberKeys::parse(&p256dh, &auth).map_err(|key| {
        Refusal::invalid("subscription[keys]", say!("refusal-has-no-usable-key", key = key))
    })?;
    Ok(PushSubscription {
        id: PushId(0),
        token,
        account,
        endpoint,
        p256dh: keys.p256dh.to_vec(),
        auth: keys.auth.to_vec(),
        standard,
        alerts,
        policy,
        access_token,
        locale: Some(locale::current().code().to_owned()),
    })
}

/// Whether it may be asked shows when it is asked; what can never be is refused here.
fn checked(app: &App, endpoint: &str) -> Result<String, Refusal> {
    let field = "subscription[endpoint]";
    let Some(url) = web(endpoint) else {
        let problem = say!("refusal-must-be-a-url-of", n = LONGEST_URL.to_string());
        return Err(Refusal::invalid(field, problem));
    };
    if url.scheme() == "http" && !app.settings.now().federation.http {
        return Err(Refusal::invalid(field, say!("refusal-must-be-an-https-url")));
    }
    Ok(url.into())
}

/// The subscription of a token.
pub fn of_token(tx: &ReadTx<'_>, token: &Token) -> Result<PushSubscription> {
    Ok(db::push::of_token(tx, token.id)?.ok_or(NONE)?)
}

/// Changes what a subscription is for.
pub async fn change(app: &App, token: &Token, change: Change) -> Result<PushSubscription> {
    let token = token.clone();
    app.db
        .write(move |tx| {
            let mut subscription = of_token(tx, &token)?;
            subscription.alerts = change.alerts.unwrap_or(subscription.alerts);
            subscription.policy = change.policy.unwrap_or(subscription.policy);
            db::push::change(tx, token.id, &subscription.alerts, subscription.policy)?;
            Ok(subscription)
        })
        .await
}

/// Ends the subscription of a token, if there is one.
pub async fn unsubscribe(app: &App, token: &Token) -> Result<()> {
    let token = token.id;
    app.db.write(move |tx| Ok(db::push::delete_of_token(tx, token)?)).await
}
