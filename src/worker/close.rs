//! Writing down how things ended: many in one transaction, each with what follows from it.

use std::time::Duration;

use crate::app::App;
use crate::base::{ActivityId, DeliveryId, JobId, Result, Timestamp};
use crate::db;
use crate::db::WriteTx;
use crate::db::delivery::{DueDelivery, Outgoing};
use crate::federation::{Delivered, Host, Letter};
use crate::model::peer::pause_after;
use crate::model::{Lane, Verdict};

/// Something that has ended and is still a row.
#[derive(Debug, Clone)]
pub(super) enum Closing {
    Job { lane: Lane, id: JobId, verdict: Verdict, letters: Vec<Letter> },
    Delivery { delivery: DueDelivery, ended: Delivered },
}

/// What [`Closing`] was about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Closed {
    Job(Lane, JobId),
    Delivery(DeliveryId),
}

impl Closing {
    fn closed(&self) -> Closed {
        match self {
            Self::Job { lane, id, .. } => Closed::Job(*lane, *id),
            Self::Delivery { delivery, .. } => Closed::Delivery(delivery.id),
        }
    }
}

/// Writes all of it; answers what was closed. What cannot be written stays a row, to be tried
/// again.
pub(super) async fn write(app: &App, closings: Vec<Closing>) -> Vec<Closed> {
    let closed = closings.iter().map(Closing::closed).collect();
    if let Err(problem) = write_together(app, closings.clone()).await {
        tracing::warn!("writing {} endings one by one: {problem:?}", closings.len());
        for closing in closings {
            if let Err(problem) = write_together(app, vec![closing]).await {
                tracing::error!("cannot write down how something ended: {problem:?}");
            }
        }
    }
    closed
}

async fn write_together(app: &App, closings: Vec<Closing>) -> Result<()> {
    let now = app.clock.now();
    let ids: Vec<ActivityId> =
        closings.iter().flat_map(letters).map(|_| app.ids.next(now)).collect();
    app.db
        .write(move |tx| {
            let mut ids = ids.into_iter();
            for closing in closings {
                match closing {
                    Closing::Job { id, verdict, letters, .. } => {
                        for (letter, activity) in letters.iter().zip(&mut ids) {
                            post(tx, activity, letter, now)?;
                        }
                        close_job(tx, id, &verdict, now)?;
                    }
                    Closing::Delivery { delivery, ended } => {
                        close_delivery(tx, &delivery, &ended, now)?;
                    }
                }
            }
            Ok(())
        })
        .await
}

fn letters(closing: &Closing) -> &[Letter] {
    match closing {
        Closing::Job { letters, .. } => letters,
        Closing::Delivery { .. } => &[],
    }
}

fn post(tx: &WriteTx<'_>, id: ActivityId, letter: &Letter, now: Timestamp) -> Result<()> {
    let object = letter.object.as_deref();
    let outgoing = Outgoing { id, sender: letter.sender, body: &letter.body, object };
    Ok(db::delivery::insert(tx, outgoing, &letter.inboxes, now)?)
}

fn close_job(tx: &WriteTx<'_>, id: JobId, verdict: &Verdict, now: Timestamp) -> Result<()> {
    match verdict {
        Verdict::Retry { after, why } => db::job::postpone(tx, id, now, *after, why)?,
        Verdict::PutOff { until, host, rest } => {
            db::job::put_off(tx, id, *until, (host.as_deref(), rest.as_deref()))?;
        }
        Verdict::Done | Verdict::GiveUp { .. } => db::job::delete(tx, id)?,
    }
    Ok(())
}

fn close_delivery(
    tx: &WriteTx<'_>,
    delivery: &DueDelivery,
    ended: &Delivered,
    now: Timestamp,
) -> Result<()> {
    let pause = match (ended.host, &ended.verdict) {
        (Host::Failed, Verdict::Retry { why, .. } | Verdict::GiveUp { why }) => {
            host_failed(tx, &delivery.host, why, now)?
        }
        (Host::Answered, _) => {
            db::peer::answered(tx, &delivery.host, now)?;
            None
        }
        (Host::Failed | Host::NotAsked, _) => None,
    };
    match &ended.verdict {
        Verdict::Retry { after, why } => {
            let wait = pause.map_or(*after, |pause| pause.max(*after));
            db::delivery::postpone(tx, delivery.id, now.plus(wait), why)?;
        }
        Verdict::PutOff { until, .. } => {
            db::delivery::postpone(tx, delivery.id, *until, "put off")?;
        }
        Verdict::Done => {
            db::told::note(tx, delivery.activity, &delivery.host, None, now)?;
            db::delivery::delete(tx, delivery.id)?;
        }
        Verdict::GiveUp { why } => {
            db::told::note(tx, delivery.activity, &delivery.host, Some(why), now)?;
            db::delivery::delete(tx, delivery.id)?;
        }
    }
    Ok(())
}

/// Counts a failure of a host; from the third in a row on, all that waits for it is put off, so
/// that a dead server costs one attempt per wait and not one per activity.
fn host_failed(
    tx: &WriteTx<'_>,
    host: &str,
    why: &str,
    now: Timestamp,
) -> Result<Option<Duration>> {
    let earlier = db::peer::by_domain(tx, host)?.map_or(0, |peer| peer.failures);
    let failures = earlier.saturating_add(1);
    let pause = pause_after(failures);
    let until = pause.map(|pause| now.plus(pause));
    db::peer::failed(tx, host, (failures, until), why, now)?;
    if let Some(until) = until {
        db::delivery::postpone_host(tx, host, until)?;
    }
    Ok(pause)
}
