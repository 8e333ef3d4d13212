//! Drafts that are kept, and statuses to be published later.
//!
//! Both are one thing: a draft with or without a time. When its time has come, a job publishes it
//! in one transaction with the end of the draft, so that it is out once, whatever happens between.
//! One that may not be published then becomes a draft without a time, with the reason.

use std::time::Duration;

use crate::app::App;
use crate::base::{DraftId, Error, IdMint, Refusal, Result, Timestamp};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::backoff::wait_after;
use crate::model::draft::{LONGEST_DRAFT, MOST_A_DAY, MOST_DRAFTS, MOST_SCHEDULED, check_time};
use crate::model::{Draft, Job, KeptDraft, LocalAccount, Verdict};
use crate::text::count;

use super::moment::Moment;
use super::status::{self, KEY_LIFE};
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("draft");
const DAY: Duration = Duration::from_hours(24);
/// When to try again what failed for long.
const LATER: Duration = Duration::from_hours(1);

/// Keeps a draft to be published at a time; `id` names one that was kept before. The same
/// idempotency key within an hour means the same draft.
///
/// # Errors
/// Refused if it could not be published now, if the time is too near, or if too much waits.
pub async fn schedule(
    app: &App,
    who: &LocalAccount,
    (id, draft): (Option<DraftId>, Draft),
    at: Timestamp,
) -> Result<KeptDraft> {
    let key = draft.idempotency_key.clone();
    if let Some(earlier) = earlier(app, who, key.clone()).await? {
        return Ok(earlier);
    }
    check_time(at, app.clock.now())?;
    let draft = Draft { idempotency_key: key, ..status::vet(app, who, draft).await? };
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let old = id.map(|id| own(tx, who, id)).transpose()?;
            let kept = KeptDraft {
                id: old.map_or_else(|| moment.id(), |old| old.id),
                account: who,
                draft,
                publish_at: Some(at),
                problem: None,
                updated_at: moment.now,
            };
            check_room(tx, &kept, at)?;
            put_scheduled(tx, &kept, at)?;
            Ok(kept)
        })
        .await
}

async fn earlier(app: &App, who: &LocalAccount, key: Option<String>) -> Result<Option<KeptDraft>> {
    let Some(key) = key else { return Ok(None) };
    let (who, since) = (who.id(), IdMint::first(app.clock.now().minus(KEY_LIFE)));
    app.db.read(move |tx| db::draft::by_key(tx, who, &key, since)).await
}

fn check_room(tx: &ReadTx<'_>, kept: &KeptDraft, at: Timestamp) -> Result<()> {
    let midnight = Timestamp::parse(&format!("{}T00:00:00Z", at.date())).unwrap_or(at);
    let count = |span| db::draft::count_scheduled(tx, kept.account, span, kept.id);
    let refused = |problem| Err(Refusal::invalid("scheduled_at", problem).into());
    if count((Timestamp(0), Timestamp(i64::MAX)))? >= MOST_SCHEDULED {
        return refused(say!("refusal-is-one-scheduled-too-many", n = MOST_SCHEDULED));
    }
    if count((midnight, midnight.plus(DAY)))? >= MOST_A_DAY {
        return refused(say!("refusal-is-one-too-many-for-a-day", n = MOST_A_DAY));
    }
    Ok(())
}

fn put_scheduled(tx: &WriteTx<'_>, kept: &KeptDraft, at: Timestamp) -> Result<()> {
    db::draft::put(tx, kept)?;
    tx.enqueue(&Job::PublishDraft { draft: kept.id }, at)
}

/// Moves what is scheduled to another time; `None` leaves it where it is.
pub async fn reschedule(
    app: &App,
    who: &LocalAccount,
    id: DraftId,
    at: Option<Timestamp>,
) -> Result<KeptDraft> {
    let (who, now) = (who.id(), app.clock.now());
    app.db
        .write(move |tx| {
            let old = own(tx, who, id)?;
            if old.publish_at.is_none() {
                return Err(NOT_FOUND.into());
            }
            let Some(at) = at else { return Ok(old) };
            check_time(at, now)?;
            let kept = KeptDraft { publish_at: Some(at), updated_at: now, ..old };
            check_room(tx, &kept, at)?;
            put_scheduled(tx, &kept, at)?;
            Ok(kept)
        })
        .await
}

/// Keeps a draft to be finished by hand; `id` names one that was kept before. What is scheduled is
/// so no longer.
///
/// # Errors
/// Refused if it is empty or too long, or if there are too many.
pub async fn keep(
    app: &App,
    who: &LocalAccount,
    id: Option<DraftId>,
    draft: Draft,
) -> Result<KeptDraft> {
    check(&draft)?;
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let old = id.map(|id| own(tx, who, id)).transpose()?;
            let is_more = old.as_ref().is_none_or(|old| old.publish_at.is_some());
            if is_more && db::draft::count_unfinished(tx, who)? >= MOST_DRAFTS {
                let problem = say!("refusal-is-one-draft-too-many", n = MOST_DRAFTS.to_string());
                return Err(Refusal::invalid("text", problem).into());
            }
            let kept = KeptDraft {
                id: old.map_or_else(|| moment.id(), |old| old.id),
                account: who,
                draft: Draft { idempotency_key: None, ..draft },
                publish_at: None,
                problem: None,
                updated_at: moment.now,
            };
            db::draft::put(tx, &kept)?;
            Ok(kept)
        })
        .await
}

fn check(draft: &Draft) -> Result<(), Refusal> {
    let poll = draft.poll.iter().flat_map(|poll| &poll.options);
    let texts: Vec<&String> =
        [&draft.text, &draft.content_warning].into_iter().chain(poll).collect();
    if texts.iter().all(|text| text.trim().is_empty()) && draft.media.is_empty() {
        return Err(Refusal::invalid("text", say!("refusal-has-nothing-in-it-to")));
    }
    let length: usize = texts.iter().map(|text| count::characters(text)).sum();
    if length > LONGEST_DRAFT {
        let problem = say!(
            "refusal-has-length-characters-a-draft",
            length = length.to_string(),
            longest_draft = LONGEST_DRAFT.to_string()
        );
        return Err(Refusal::invalid("text", problem));
    }
    Ok(())
}

/// Throws a draft away, scheduled or not. Its files go, too, if nothing else carries them.
pub async fn discard(app: &App, who: &LocalAccount, id: DraftId) -> Result<()> {
    let who = who.id();
    let gone = app.db.write(move |tx| Ok(db::draft::delete(tx, who, id)?));
    if gone.await? { Ok(()) } else { Err(NOT_FOUND.into()) }
}

/// Throws away what is scheduled, and nothing that is to be finished by hand.
pub async fn unschedule(app: &App, who: &LocalAccount, id: DraftId) -> Result<()> {
    let who = who.id();
    let discard = move |tx: &WriteTx<'_>| {
        if own(tx, who, id)?.publish_at.is_none() {
            return Err(NOT_FOUND.into());
        }
        db::draft::delete(tx, who, id)?;
        Ok(())
    };
    app.db.write(discard).await
}

fn own(tx: &ReadTx<'_>, who: crate::base::AccountId, id: DraftId) -> Result<KeptDraft> {
    let kept = db::draft::by_id(tx, id)?.filter(|kept| kept.account == who);
    Ok(kept.ok_or(NOT_FOUND)?)
}

/// Publishes what is due, as its author would now.
pub async fn publish_due(app: &App, id: DraftId, attempts: u32) -> Verdict {
    let later = |why: String| {
        let spread = u64::try_from(id.0).unwrap_or_default();
        Verdict::Retry { after: wait_after(attempts + 1, spread).unwrap_or(LATER), why }
    };
    let (kept, author) = match due(app, id).await {
        Ok(Some(found)) => found,
        Ok(None) => return Verdict::Done,
        Err(problem) => return later(format!("{problem:?}")),
    };
    let draft = Draft { idempotency_key: None, ..kept.draft.clone() };
    let published = match author {
        Some(author) => status::publish_due(app, &author, id, draft).await.map(drop),
        None => Err(Refusal::Forbidden(say!("refusal-your-account-was-suspended")).into()),
    };
    match published {
        Ok(()) | Err(Error::Refused(Refusal::Conflict(_))) => Verdict::Done,
        Err(Error::Refused(why @ (Refusal::Unavailable(_) | Refusal::TooMany))) => {
            later(why.to_string())
        }
        Err(Error::Refused(why)) => match shelve(app, kept, why.to_string()).await {
            Ok(()) => Verdict::Done,
            Err(problem) => later(format!("{problem:?}")),
        },
        Err(Error::Failed(cause)) => later(format!("{cause:#}")),
    }
}

type Due = (KeptDraft, Option<LocalAccount>);

/// What is due and its author, who may be suspended; `None` if it is gone, or due at another time,
/// for which another job waits.
async fn due(app: &App, id: DraftId) -> Result<Option<Due>> {
    let now = app.clock.now();
    app.db
        .read(move |tx| {
            let kept = db::draft::by_id(tx, id)?;
            let Some(kept) = kept.filter(|kept| kept.publish_at.is_some_and(|at| at <= now)) else {
                return Ok(None);
            };
            let author = db::account::local_by_id(tx, kept.account)?;
            Ok(Some((kept, author)))
        })
        .await
}

/// Keeps what could not be published for its author to look at.
async fn shelve(app: &App, kept: KeptDraft, problem: String) -> Result<()> {
    let now = app.clock.now();
    tracing::info!(draft.id = %kept.id, "a scheduled status was not published: {problem}");
    let kept = KeptDraft { publish_at: None, problem: Some(problem), updated_at: now, ..kept };
    app.db.write(move |tx| db::draft::put(tx, &kept)).await
}
