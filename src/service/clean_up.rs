//! House-keeping: throws away what is too old to be of use.

use std::time::Duration;

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::db;
use crate::model::card::CARD_LIFE;
use crate::model::{Job, Media, Verdict};
use crate::service::second_factor::HALF_LIVES_FOR;

/// Time between two rounds.
const ROUND: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// A browser that was not seen for this long must sign in again.
const SESSION_LIFE: Duration = Duration::from_hours(24 * 365);
/// A code that a program got and did not trade for a key.
const GRANT_LIFE: Duration = Duration::from_hours(1);
/// A program that registered and was never let in.
const UNUSED_APP_LIFE: Duration = Duration::from_hours(24 * 7);
const IDEMPOTENCY_LIFE: Duration = Duration::from_hours(1);
/// Late copies of deleted things come within days, backfills within weeks.
const TOMBSTONE_LIFE: Duration = Duration::from_hours(24 * 365);
/// What became of something is asked within days.
const WHY_LIFE: Duration = Duration::from_hours(24 * 7);
/// An upload that no status carries.
const LOOSE_MEDIA_LIFE: Duration = DAY;
/// Files deleted in one round.
const MOST_FILES: u32 = 1_000;

/// Cleans up, and asks to be run again in an hour.
pub async fn run(app: &App) -> Verdict {
    let why = match clean(app).await {
        Ok(()) => "every hour".to_owned(),
        Err(problem) => {
            tracing::error!("house-keeping failed: {problem:?}");
            "it failed".to_owned()
        }
    };
    Verdict::Retry { after: ROUND, why }
}

/// Puts house-keeping in the queue if it is not there.
pub async fn begin(app: &App) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write(move |tx| {
            if db::job::is_waiting(tx, &Job::CleanUp)? {
                return Ok(());
            }
            tx.enqueue(&Job::CleanUp, now)
        })
        .await
}

async fn clean(app: &App) -> Result<()> {
    let now = app.clock.now();
    let loose = app
        .db
        .write(move |tx| {
            db::session::delete_stale(tx, now.minus(SESSION_LIFE))?;
            db::dropped::delete_stale(tx, now.minus(WHY_LIFE))?;
            db::told::delete_stale(tx, now.minus(WHY_LIFE))?;
            db::oauth::delete_stale_grants(tx, now.minus(GRANT_LIFE))?;
            db::second_factor::delete_stale_halves(tx, now.minus(HALF_LIVES_FOR))?;
            db::oauth::delete_unused_apps(tx, now.minus(UNUSED_APP_LIFE))?;
            db::idempotency::delete_stale(tx, now.minus(IDEMPOTENCY_LIFE))?;
            db::refresh::delete_stale(tx, now.minus(DAY))?;
            db::fetches::delete_stale(tx, now.minus(DAY))?;
            db::file_failure::delete_stale(tx, now.minus(WHY_LIFE))?;
            db::heard::delete_stale(tx, now.minus(DAY))?;
            db::relay::forget_taken(tx, now.minus(DAY))?;
            db::tombstone::delete_stale(tx, now.minus(TOMBSTONE_LIFE))?;
            db::mute::delete_ended(tx, now)?;
            let severed = now.minus(super::severance::KEPT_FOR);
            db::severance::purge(tx, severed, super::severance::MOST_PURGED)?;
            super::archive::forget_old(tx, now)?;
            db::import::delete_stale(tx, now.minus(super::import::KEPT_FOR))?;
            super::trend::count(tx, now)?;
            super::account::ask_pages_again(tx, now)?;
            let mut files = take_loose_media(tx, now)?;
            files.extend(take_unseen_cards(tx, now)?);
            Ok(files)
        })
        .await?;
    delete_files(app, loose).await?;
    super::archive::sweep(app).await?;
    super::cache::tidy(app).await?;
    super::old_status::forget(app).await
}

/// Answers the names of their files.
fn take_loose_media(tx: &db::WriteTx<'_>, now: Timestamp) -> Result<Vec<String>> {
    let loose = db::media::stale(tx, now.minus(LOOSE_MEDIA_LIFE), MOST_FILES)?;
    for media in &loose {
        db::media::delete(tx, media.id)?;
    }
    let names = |media: Media| media.file.into_iter().chain(media.preview_file);
    Ok(loose.into_iter().flat_map(names).collect())
}

/// Previews that no status shows; answers the names of their pictures.
fn take_unseen_cards(tx: &db::WriteTx<'_>, now: Timestamp) -> Result<Vec<String>> {
    let unseen = db::card::stale(tx, now.minus(CARD_LIFE), MOST_FILES)?;
    for card in &unseen {
        db::card::delete(tx, card.id)?;
    }
    Ok(unseen.into_iter().filter_map(|card| card.image_file).collect())
}

pub(super) async fn delete_files(app: &App, names: Vec<String>) -> Result<()> {
    super::media::forget(app, names).await
}
