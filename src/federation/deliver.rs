//! One activity to one inbox.

use bytes::Bytes;

use crate::app::App;
use crate::base::{Error, Result};
use crate::db;
use crate::db::delivery::DueDelivery;
use crate::model::Verdict;
use crate::model::backoff::wait_after;
use crate::net::NetError;
use crate::protocol::signature::Signer;
use crate::remote;

/// How a delivery ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    pub verdict: Verdict,
    /// How the host as a whole behaved.
    pub host: Host,
}

/// How a host behaved, whatever it said of the activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    Answered,
    /// It is not there, or says that it cannot do anything just now.
    Failed,
    /// The trouble was ours.
    NotAsked,
}

impl Delivered {
    /// A delivery that ended for a reason of ours.
    pub fn given_up(why: &str) -> Self {
        Self { verdict: Verdict::GiveUp { why: why.to_owned() }, host: Host::NotAsked }
    }
}

/// Takes an activity to an inbox, signed for this one inbox with its sender's key.
///
/// Any 2xx is success. 4xx other than 401, 408 and 429 gives up at once, as the inbox will not
/// change its mind (federation.md 4.7); `Retry-After` wins over our own wait if it is longer.
pub async fn attempt(app: &App, delivery: &DueDelivery) -> Delivered {
    if !app.settings.now().federation.enabled {
        return Delivered::given_up("talking with other servers is switched off");
    }
    match remote::is_address_barred(app, &delivery.inbox).await {
        Ok(true) => return Delivered::given_up("this server does not talk with that one"),
        Ok(false) => {}
        Err(problem) => return judged(Err(NetError::Ours(format!("{problem:?}"))), delivery),
    }
    match letter(app, delivery).await {
        Ok(Some((body, signer))) => {
            judged(knock(app, &delivery.inbox, body, &signer).await, delivery)
        }
        Ok(None) => Delivered::given_up("its sender or the activity is gone"),
        Err(problem) => {
            let failure = NetError::Ours(format!("{problem:?}"));
            judged(Err(failure), delivery)
        }
    }
}

/// Posts a letter in the form that the host is known to like, and in the other one if the answer
/// may mean that it does not: cavage is known to everybody, RFC 9421 wanted by a few. What a host
/// took is remembered.
async fn knock(app: &App, inbox: &str, body: Bytes, signer: &Signer) -> Result<(), NetError> {
    let ours = |problem: Error| NetError::Ours(format!("{problem:?}"));
    let liked = remote::signing(app, inbox).await.map_err(ours)?;
    let first = app.net.post_activity(inbox, body.clone(), (signer, remote::form(liked))).await;
    let Err(refused) = first else { return Ok(()) };
    if !refused.may_be_the_signature() {
        return Err(refused);
    }
    let other = liked.other();
    if app.net.post_activity(inbox, body, (signer, remote::form(other))).await.is_err() {
        return Err(refused);
    }
    remote::remember_signing(app, inbox, other).await.map_err(ours)
}

async fn letter(app: &App, delivery: &DueDelivery) -> Result<Option<(Bytes, Signer)>> {
    let activity = delivery.activity;
    let body = app.db.read(move |tx| Ok(db::delivery::body(tx, activity)?)).await?;
    let Some(body) = body else { return Ok(None) };
    let signer = remote::signer(app, delivery.sender).await?;
    Ok(signer.map(|signer| (Bytes::from(body), signer)))
}

fn judged(sent: Result<(), NetError>, delivery: &DueDelivery) -> Delivered {
    let Err(failure) = sent else {
        return Delivered { verdict: Verdict::Done, host: Host::Answered };
    };
    let why = failure.to_string();
    let host = match &failure {
        failure if failure.blames_host() => Host::Failed,
        NetError::Ours(_) | NetError::Refused { .. } => Host::NotAsked,
        _ => Host::Answered,
    };
    let spread = u64::try_from(delivery.id.0).unwrap_or_default();
    let verdict = match wait_after(delivery.attempts + 1, spread) {
        Some(after) if failure.may_pass() => {
            let after = failure.retry_after().map_or(after, |asked| asked.max(after));
            Verdict::Retry { after: after.min(LONGEST_WAIT), why }
        }
        Some(_) | None => Verdict::GiveUp { why },
    };
    Delivered { verdict, host }
}

/// Whatever the other side asks for.
const LONGEST_WAIT: std::time::Duration = std::time::Duration::from_hours(24);

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::base::{AccountId, ActivityId, DeliveryId};

    fn after(code: u16, retry_after: Option<Duration>, attempts: u32) -> Delivered {
        let delivery = DueDelivery {
            id: DeliveryId(0),
            activity: ActivityId(1),
            inbox: "https://peer.example/inbox".to_owned(),
            host: "peer.example".to_owned(),
            sender: AccountId(1),
            attempts,
        };
        let failure = NetError::Status { code, retry_after, body_excerpt: String::new() };
        judged(Err(failure), &delivery)
    }

    fn wait(delivered: &Delivered) -> Option<u64> {
        match &delivered.verdict {
            Verdict::Retry { after, .. } => Some(after.as_secs()),
            Verdict::Done | Verdict::GiveUp { .. } | Verdict::PutOff { .. } => None,
        }
    }

    #[test]
    fn a_refusal_is_final_and_a_trouble_is_not() {
        for lasting in [400, 403, 404, 410, 422, 501] {
            assert_eq!(wait(&after(lasting, None, 0)), None, "{lasting}");
        }
        for passing in [401, 408, 429, 500, 503] {
            assert_eq!(wait(&after(passing, None, 0)), Some(16), "{passing}");
        }
        assert_eq!(wait(&after(503, None, 15)), None);
    }

    #[test]
    fn the_longer_wait_wins() {
        assert_eq!(wait(&after(429, Some(Duration::from_secs(90)), 0)), Some(90));
        assert_eq!(wait(&after(429, Some(Duration::from_secs(1)), 0)), Some(16));
        assert_eq!(wait(&after(503, Some(Duration::MAX), 0)), Some(24 * 60 * 60));
    }

    #[test]
    fn only_a_host_that_fails_as_a_whole_is_blamed() {
        assert_eq!(after(503, None, 0).host, Host::Failed);
        assert_eq!(after(410, None, 0).host, Host::Answered);
        assert_eq!(after(401, None, 0).host, Host::Answered);
    }
}
