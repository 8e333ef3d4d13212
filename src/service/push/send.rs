//! One notification to one subscription.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::key::key;
use super::words;
use crate::app::App;
use crate::base::{Locale, NotificationId, PushId, Result};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::backoff::wait_after;
use crate::model::{Job, Notification, NotificationView, PushSubscription, Verdict};
use crate::net::NetError;
use crate::protocol::url::web;
use crate::protocol::webpush::{Dialect, Message, PushRequest, Sender, SubscriberKeys};
use crate::service::site;

/// Subscriptions of one account that are told; more than anyone has phones.
const MOST: u32 = 25;
const MOST_ATTEMPTS: u32 = 8;
/// Older news is none, as push services see it, too.
const NEWS_FOR: Duration = Duration::from_hours(48);
const LONGEST_WAIT: Duration = Duration::from_hours(1);

/// Leaves a job for each subscription that wants this notification.
pub(in crate::service) fn enqueue(tx: &WriteTx<'_>, told: &Notification) -> Result<()> {
    for (subscription, alerts) in db::push::wanting(tx, told.account, told.from, MOST)? {
        if alerts.hold(told.kind.as_str()) {
            tx.enqueue(&Job::Push { subscription, notification: told.id }, told.created_at)?;
        }
    }
    Ok(())
}

/// What is to be told to whom.
struct Letter {
    subscription: PushSubscription,
    view: NotificationView,
    locale: &'static Locale,
    /// Whom the push service may ask about us.
    contact: String,
}

/// Brings a notification to a push service. A subscription that the service does not know any
/// more is forgotten.
pub async fn send(
    app: &App,
    subscription: PushId,
    notification: NotificationId,
    attempts: u32,
) -> Verdict {
    let later = |why: String, asked: Option<Duration>| {
        let spread = u64::try_from(subscription.0).unwrap_or_default();
        match wait_after(attempts + 1, spread) {
            Some(after) if attempts + 1 < MOST_ATTEMPTS => {
                let after = asked.map_or(after, |asked| asked.clamp(after, LONGEST_WAIT));
                Verdict::Retry { after, why }
            }
            Some(_) | None => Verdict::GiveUp { why },
        }
    };
    let letter = match gather(app, subscription, notification).await {
        Ok(Some(letter)) => letter,
        Ok(None) => return Verdict::Done,
        Err(problem) => return later(format!("{problem:?}"), None),
    };
    match post(app, &letter).await {
        Ok(Ok(())) => Verdict::Done,
        Ok(Err(failure)) if is_over(&failure) => forget(app, subscription, &failure).await,
        Ok(Err(failure)) if failure.may_pass() => later(failure.to_string(), failure.retry_after()),
        Ok(Err(failure)) => Verdict::GiveUp { why: failure.to_string() },
        Err(problem) => later(format!("{problem:?}"), None),
    }
}

/// `None` when it has become pointless: read and dismissed, unsubscribed, or old.
async fn gather(app: &App, id: PushId, notification: NotificationId) -> Result<Option<Letter>> {
    let (now, config, locales) = (app.clock.now(), app.settings.now(), Arc::clone(&app.locales));
    app.db
        .read(move |tx| {
            let Some(subscription) = db::push::by_id(tx, id)? else { return Ok(None) };
            let Some(view) = told(tx, &subscription, notification)? else { return Ok(None) };
            if now.since(view.notification.created_at) > NEWS_FOR {
                return Ok(None);
            }
            let user = db::user::by_account(tx, subscription.account)?;
            let chosen = user.and_then(|user| user.locale);
            let locale = [chosen.as_deref(), subscription.locale.as_deref()];
            let locale = locale.into_iter().flatten().find_map(|code| locales.find(code));
            let locale = locale.unwrap_or_else(|| locales.english());
            let mail = site::get(tx, &config)?.contact_email;
            let contact =
                if mail.is_empty() { config.public_url().into() } else { format!("mailto:{mail}") };
            Ok(Some(Letter { subscription, view, locale, contact }))
        })
        .await
}

fn told(
    tx: &ReadTx<'_>,
    subscription: &PushSubscription,
    id: NotificationId,
) -> Result<Option<NotificationView>> {
    let Some(notification) = db::notification::by_id(tx, subscription.account, id)? else {
        return Ok(None);
    };
    Ok(db::view::notification::many(tx, subscription.account, vec![notification])?.pop())
}

async fn post(app: &App, letter: &Letter) -> Result<Result<(), NetError>> {
    let Letter { subscription, view, locale, contact } = letter;
    let icon = app.url(&view.from.avatar_path());
    let (title, body) = locale.speak_now(|| {
        let title = words::title(view.notification.kind, &view.from);
        (title, words::body(&view.from, view.status.as_ref(), view.about.as_ref()))
    });
    let text = Message {
        access_token: &subscription.access_token,
        preferred_locale: locale.code(),
        notification_id: view.notification.id.0,
        notification_type: view.notification.kind.as_str(),
        icon: &icon,
        title: &title,
        body: &body,
    };
    let dialect = if subscription.standard { Dialect::Standard } else { Dialect::Draft };
    let keys = SubscriberKeys::from_bytes(&subscription.p256dh, &subscription.auth);
    let (Some(keys), Some(endpoint)) = (keys, web(&subscription.endpoint)) else {
        // They were checked before they were stored.
        return Ok(Ok(()));
    };
    let key = key(app).await?;
    let sender = Sender { key: &key, contact, now: app.clock.now() };
    let PushRequest { headers, body } =
        PushRequest::new(dialect, &endpoint, &keys, &sender, &text.json())?;
    Ok(app.net.post_message(&subscription.endpoint, &headers, Bytes::from(body)).await)
}

/// Whether the push service knows the subscription no more, or not from us.
fn is_over(failure: &NetError) -> bool {
    matches!(failure.status(), Some(403 | 404 | 410))
}

async fn forget(app: &App, id: PushId, failure: &NetError) -> Verdict {
    match app.db.write(move |tx| Ok(db::push::delete(tx, id)?)).await {
        Ok(()) => Verdict::GiveUp { why: format!("the subscription is over: {failure}") },
        Err(problem) => Verdict::GiveUp { why: format!("{problem:?}") },
    }
}
