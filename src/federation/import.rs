//! The rows of a table that somebody brought: looks up what they name, and has it done.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Error, ImportId, Refusal, Result, Timestamp};
use crate::db;
use crate::model::backoff::wait_after;
use crate::model::fetches::Spent;
use crate::model::import::{Import, ImportKind, ImportRow, ImportState, Surplus};
use crate::model::{FollowOutcome, FollowTerms, LocalAccount, Verdict};
use crate::remote;
use crate::say;
use crate::service;
use crate::text::Handle;

use super::resolve;
use super::verdict::{Outcome, Stop};

/// Rows done before others have their turn.
const BATCH: u32 = 10;
/// Things taken away before others have their turn.
const REMOVED_AT_ONCE: u32 = 25;
/// How long the table of somebody who is suspended rests before it is looked at again.
const ASK_AGAIN: Duration = Duration::from_hours(1);
/// How often what a row names is looked for.
const MOST_TRIES: u32 = 4;

/// What became of a row.
enum Row {
    Done,
    Failed(String),
    Waits { tries: u32, until: Timestamp },
}

/// Does some rows; the job comes again until none is left.
pub async fn go_on(app: &App, id: ImportId, attempts: u32) -> Verdict {
    match attempt(app, id).await {
        Ok(None) => Verdict::Done,
        Ok(Some(until)) => Verdict::PutOff { until, host: None, rest: None },
        Err(problem) => match wait_after(attempts + 1, u64::from(attempts)) {
            Some(after) => Verdict::Retry { after, why: format!("{problem:?}") },
            None => Verdict::GiveUp { why: format!("{problem:?}") },
        },
    }
}

/// Answers when it is to go on, unless it is done.
async fn attempt(app: &App, id: ImportId) -> Result<Option<Timestamp>> {
    let now = app.clock.now();
    let found = app.db.read(move |tx| {
        let import = db::import::by_id(tx, id)?;
        let import = import.filter(|import| import.state == ImportState::Running);
        let Some(import) = import else { return Ok(None) };
        let who = db::account::local_by_id(tx, import.account)?;
        let user = db::user::by_account(tx, import.account)?;
        Ok(Some(((import, user), who, db::import::waiting(tx, id, now, BATCH)?)))
    });
    let Some(((import, user), who, rows)) = found.await? else { return Ok(None) };
    let Some(who) = who else { return Ok(Some(now.plus(ASK_AGAIN))) };
    let locale = user.and_then(|user| service::account::locale_of(app, &user));
    if import.overwrites && !import.is_cleared {
        clear(app, &who, &import).await?;
        return Ok(Some(now));
    }
    let mut ended = vec![];
    let locale = locale.unwrap_or_else(|| app.locales.english());
    for row in &rows {
        let became = locale.speak(what_became(app, &who, import.kind, row)).await?;
        ended.push((row.number, became));
    }
    close(app, id, ended).await
}

/// Takes away what is not in the table, a part at a time.
async fn clear(app: &App, who: &LocalAccount, import: &Import) -> Result<()> {
    let import = *import;
    let surplus =
        app.db.read(move |tx| Ok(db::import::surplus(tx, &import, REMOVED_AT_ONCE)?)).await?;
    let count = surplus.len();
    for one in surplus {
        match one {
            Surplus::Followed(target) => service::follow::unfollow(app, who, target).await?,
            Surplus::Blocked(target) => service::block::unblock(app, who, target).await?,
            Surplus::Muted(target) => service::mute::unmute(app, who, target).await?,
            Surplus::BlockedDomain(domain) => {
                service::domain_block::unblock(app, who, &domain).await?;
            }
            Surplus::Listed(list, member) => {
                service::list::remove(app, who, list, vec![member]).await?;
            }
            Surplus::Bookmarked(status) => {
                service::status::forget_bookmark(app, who, status).await?;
            }
        }
    }
    app.db.write(move |tx| Ok(db::import::removed(tx, import.id, count, count == 0)?)).await
}

async fn close(app: &App, id: ImportId, ended: Vec<(u32, Row)>) -> Result<Option<Timestamp>> {
    app.db
        .write(move |tx| {
            for (number, row) in ended {
                match row {
                    Row::Done => db::import::close_row(tx, id, number, None)?,
                    Row::Failed(why) => db::import::close_row(tx, id, number, Some(&why))?,
                    Row::Waits { tries, until } => {
                        db::import::postpone_row(tx, id, number, (tries, until))?;
                    }
                }
            }
            let next = db::import::next_due(tx, id)?;
            if next.is_none() {
                db::import::set_state(tx, id, ImportState::Done)?;
            }
            Ok(next)
        })
        .await
}

/// Fails only where we do: then the rows come again.
async fn what_became(
    app: &App,
    who: &LocalAccount,
    kind: ImportKind,
    row: &ImportRow,
) -> Result<Row> {
    let now = app.clock.now();
    match deed(app, who, kind, row).await {
        Ok(()) => Ok(Row::Done),
        Err(Stop::Spent(Spent { until, .. })) => Ok(Row::Waits { tries: 0, until }),
        Err(Stop::Never(why)) => Ok(Row::Failed(why)),
        Err(Stop::Later(why)) => match wait_after(row.attempts + 3, u64::from(row.number)) {
            Some(after) if row.attempts + 1 < MOST_TRIES => {
                Ok(Row::Waits { tries: 1, until: now.plus(after) })
            }
            Some(_) | None => Ok(Row::Failed(why)),
        },
    }
}

async fn deed(app: &App, who: &LocalAccount, kind: ImportKind, row: &ImportRow) -> Outcome {
    match kind {
        ImportKind::Following => {
            let terms =
                FollowTerms { shows_boosts: Some(row.boosts), notifies: Some(row.notifications) };
            follow(app, who, person(app, row).await?, terms).await
        }
        ImportKind::Blocking => Ok(service::block::block(app, who, person(app, row).await?).await?),
        ImportKind::Muting => {
            let target = person(app, row).await?;
            Ok(service::mute::mute(app, who, target, row.notifications, None).await?)
        }
        ImportKind::DomainBlocking => {
            Ok(service::domain_block::block(app, who, &row.subject).await?)
        }
        ImportKind::Lists => {
            let member = person(app, row).await?;
            if member != who.id() {
                follow(app, who, member, FollowTerms::default()).await?;
            }
            Ok(service::list::put_on(app, who, &row.list, member).await?)
        }
        ImportKind::Bookmarks => {
            let status = resolve::status(app, &row.subject).await;
            let status = status
                .map_err(|error| Stop::from(error).told(say!("refusal-is-not-a-post-that")))?;
            match service::status::bookmark(app, who, status).await {
                Err(Error::Refused(Refusal::NotFound(_))) => {
                    Err(Stop::never(say!("refusal-is-not-for-you")))
                }
                done => Ok(done.map(drop)?),
            }
        }
    }
}

async fn person(app: &App, row: &ImportRow) -> Outcome<AccountId> {
    let handle = Handle::parse(&row.subject)
        .ok_or_else(|| Stop::never(say!("refusal-is-not-a-handle-like")))?;
    let found = remote::find(app, &handle).await.map_err(Stop::from);
    Ok(found.map_err(|stop| stop.told(say!("refusal-is-nobody-that-can-be")))?.id)
}

async fn follow(app: &App, who: &LocalAccount, target: AccountId, terms: FollowTerms) -> Outcome {
    match service::follow::follow(app, who, target, terms).await? {
        FollowOutcome::Following | FollowOutcome::Requested => Ok(()),
        FollowOutcome::Rejected => Err(Stop::never(say!("refusal-cannot-be-followed"))),
    }
}
