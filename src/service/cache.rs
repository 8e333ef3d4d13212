//! The files of peers in the media folder: a budget in bytes, and a floor of free space below it.
//!
//! Whoever brings a file asks for room first ([`make_room`]), writes it, and notes it in the same
//! transaction as what it shows. What had to go is fetched again when somebody looks.

use std::time::Duration;

use bytes::Bytes;

use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::config::FilePlace;
use crate::db;
use crate::media::Shelf;
use crate::media::image::PictureFile;
use crate::media::room::Reserved;
use crate::model::cached::{Cached, CachedKind, Tier, Usage};

use super::clean_up::delete_files;
use super::media::keep_file;

const HOUR: Duration = Duration::from_hours(1);
const WEEK: Duration = Duration::from_hours(24 * 7);
/// Files that go in one transaction.
const STEP: u32 = 64;
/// Steps of house-keeping in one round.
const MOST_STEPS: u32 = 100;
/// Servers that are named by how much they take.
const MOST_HOSTS: u32 = 30;

/// What somebody is given to look at.
#[derive(Debug, Clone)]
pub enum Given {
    /// Its name in the media folder.
    File(String),
    /// There was no room to keep it.
    Bytes { bytes: Bytes, content_type: &'static str },
}

impl Given {
    pub fn of(picture: PictureFile) -> Self {
        let content_type = picture.content_type();
        Self::Bytes { bytes: picture.bytes.into(), content_type }
    }
}

/// What a file shows, where it is from, and how long it stays.
#[derive(Debug, Clone)]
pub(super) struct Sort {
    pub kind: CachedKind,
    pub owner: i64,
    pub host: String,
    pub tier: Tier,
}

impl Sort {
    pub(super) fn kept(kind: CachedKind, owner: i64, host: String) -> Self {
        Self { kind, owner, host, tier: Tier::Kept }
    }

    /// What is noted of a file of this sort.
    pub(super) fn cached(self, file: String, bytes: u64, now: Timestamp) -> Cached {
        let Self { kind, owner, host, tier } = self;
        Cached { file, kind, owner, host, bytes, tier, seen_at: now, kept_at: now }
    }
}

/// Makes room for `bytes` more, by letting files go that nobody saw for longest; `None` if there
/// cannot be so much room. Hold what it answers until the file is noted.
pub(super) async fn make_room(app: &App, bytes: u64) -> Result<Option<Reserved>> {
    let _turn = app.pace.turn("cache").await;
    let config = app.settings.now();
    let (budget, keep_free) = (config.media.cache.bytes(), config.media.keep_free.bytes());
    if bytes > budget {
        return Ok(None);
    }
    loop {
        let wanted = bytes.saturating_add(app.room.reserved());
        let total = app.db.read(|tx| Ok(db::cached::total(tx)?)).await?;
        let over = total.saturating_add(wanted).saturating_sub(budget);
        // What lies elsewhere makes no room on this disk.
        let short = match app.media.place(Shelf::Cache) {
            FilePlace::Folder => keep_free.saturating_add(wanted).saturating_sub(free(app).await?),
            FilePlace::S3 => 0,
        };
        let needed = over.max(short);
        if needed == 0 {
            return Ok(Some(app.room.reserve(bytes)));
        }
        if let_go(app, needed).await? == 0 {
            return Ok(None);
        }
    }
}

async fn free(app: &App) -> Result<u64> {
    let room = app.room.clone();
    Ok(tokio::task::spawn_blocking(move || room.free()).await??)
}

/// Lets one step of files go, or fewer if that makes `needed` bytes free; answers how many went.
async fn let_go(app: &App, needed: u64) -> Result<usize> {
    let gone = app.db.write(move |tx| {
        let (mut gone, mut freed) = (vec![], 0);
        loop {
            let next = db::cached::next(tx, STEP)?;
            let mut spared = false;
            for cached in next {
                if freed >= needed || gone.len() >= STEP as usize {
                    return Ok(gone);
                }
                if cached.tier == Tier::Kept && db::cached::is_dear(tx, &cached)? {
                    db::cached::set_tier(tx, &cached.file, Tier::Dear)?;
                    spared = true;
                    continue;
                }
                // Those that were just spared stand behind others that may go.
                if spared && cached.tier == Tier::Dear {
                    break;
                }
                db::cached::forget(tx, &cached)?;
                freed += cached.bytes;
                gone.push(cached.file);
            }
            if !spared {
                return Ok(gone);
            }
        }
    });
    let gone = gone.await?;
    let count = gone.len();
    delete_files(app, gone).await?;
    Ok(count)
}

/// Writes a picture into the cache; answers its name, and what is to be noted of it.
pub(super) async fn write(
    app: &App,
    sort: Sort,
    picture: &PictureFile,
) -> Result<(String, Cached)> {
    let (length, now) = (picture.bytes.len() as u64, app.clock.now());
    let name = keep_file(app, Shelf::Cache, picture.clone()).await?;
    Ok((name.clone(), sort.cached(name, length, now)))
}

/// Notes that somebody sees a file: to the hour, so that looking seldom writes.
pub(super) async fn seen(app: &App, file: &str) -> Result<()> {
    let (now, name) = (app.clock.now(), file.to_owned());
    let seen_at = app.db.glance(move |tx| Ok(db::cached::seen_at(tx, &name)?)).await?;
    if seen_at.is_none_or(|seen_at| now.since(seen_at) < HOUR) {
        return Ok(());
    }
    let name = file.to_owned();
    app.db.write(move |tx| Ok(db::cached::seen(tx, &name, now)?)).await
}

/// House-keeping: measures what is not measured, lets go what is nobody's or was only passing, and
/// what the budget or the disk no longer has room for.
pub(super) async fn tidy(app: &App) -> Result<()> {
    measure(app).await?;
    let before = app.clock.now().minus(HOUR);
    for _ in 0..MOST_STEPS {
        let gone = app.db.write(move |tx| {
            let over = db::cached::over(tx, before, STEP)?;
            for cached in &over {
                db::cached::forget(tx, cached)?;
            }
            Ok(over)
        });
        let gone: Vec<String> = gone.await?.into_iter().map(|cached| cached.file).collect();
        if gone.is_empty() {
            break;
        }
        delete_files(app, gone).await?;
    }
    make_room(app, 0).await.map(drop)
}

/// Files from before anybody counted.
async fn measure(app: &App) -> Result<()> {
    for _ in 0..MOST_STEPS {
        let names = app.db.read(|tx| Ok(db::cached::unmeasured(tx, STEP)?)).await?;
        if names.is_empty() {
            break;
        }
        let mut measured = vec![];
        for name in names {
            // One that is gone counts for a byte, until its turn comes.
            measured.push((app.media.length(&name).await?.max(1), name));
        }
        app.db
            .write(move |tx| {
                for (bytes, name) in &measured {
                    db::cached::measured(tx, name, *bytes)?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

/// What files take here, and what they may.
pub async fn usage(app: &App) -> Result<Usage> {
    let (config, since) = (app.settings.now(), app.clock.now().minus(WEEK));
    let free = free(app).await.ok();
    app.db
        .read(move |tx| {
            Ok(Usage {
                cached: db::cached::total(tx)?,
                budget: config.media.cache.bytes(),
                free,
                keep_free: config.media.keep_free.bytes(),
                own: db::cached::own(tx)?,
                by_kind: db::cached::by_kind(tx)?,
                by_host: db::cached::by_host(tx, MOST_HOSTS)?,
                last_week: db::cached::since(tx, since)?,
            })
        })
        .await
}
