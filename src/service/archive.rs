//! Copies of all that somebody wrote and keeps here: asked for, fetched, thrown away.

use std::fs::File;
use std::io;
use std::path::PathBuf;

use crate::app::App;
use crate::base::{ArchiveId, Error, Refusal, Result, Timestamp};
use crate::db::{self, WriteTx};
use crate::media::pack;
use crate::model::archive::{ARCHIVE_LIFE, Archive};
use crate::model::{Job, LocalAccount};

use super::moment::Moment;
use crate::say;

/// Where they lie.
pub fn folder(app: &App) -> PathBuf {
    app.data_dir.join("archives")
}

/// Asks for a copy, unless there is a fresh one.
pub async fn ask(app: &App, who: &LocalAccount) -> Result<ArchiveId> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let archives = db::archive::of_account(tx, who)?;
            if archives.iter().any(|archive| archive.makes_wait(moment.now)) {
                return Err(Refusal::Conflict(say!("refusal-there-is-a-fresh-archive")).into());
            }
            // One at a time: a copy holds all that the one before holds.
            for old in archives {
                db::archive::delete(tx, old.id)?;
            }
            let id = moment.id();
            db::archive::insert(tx, id, who, moment.now)?;
            tx.enqueue(&Job::Archive { archive: id }, moment.now)?;
            Ok(id)
        })
        .await
}

/// A copy that is ready, opened, for its owner.
pub async fn open(app: &App, who: &LocalAccount, id: ArchiveId) -> Result<(Archive, File)> {
    let who = who.id();
    let found = app.db.read(move |tx| Ok(db::archive::by_id(tx, id)?)).await?;
    let archive = found.filter(|archive| archive.account == who);
    let archive = archive.ok_or(Refusal::NotFound("archive"))?;
    let name = archive.file.clone().ok_or(Refusal::NotFound("archive"))?;
    let folder = folder(app);
    let opened = tokio::task::spawn_blocking(move || pack::open(&folder, &name)).await?;
    let file = opened.map_err(|cause| match cause.kind() {
        io::ErrorKind::NotFound => Error::Refused(Refusal::NotFound("archive")),
        _ => cause.into(),
    })?;
    Ok((archive, file))
}

/// Forgets old copies; their files go with [`sweep`].
pub(super) fn forget_old(tx: &WriteTx<'_>, now: Timestamp) -> rusqlite::Result<()> {
    db::archive::delete_stale(tx, now.minus(ARCHIVE_LIFE))
}

/// Deletes the files of copies that are forgotten.
pub(super) async fn sweep(app: &App) -> Result<()> {
    let folder = folder(app);
    let of = folder.clone();
    let names = tokio::task::spawn_blocking(move || pack::names(&of)).await??;
    for name in names {
        let wanted = name.clone();
        if app.db.read(move |tx| Ok(db::archive::is_wanted(tx, &wanted)?)).await? {
            continue;
        }
        let of = folder.clone();
        tokio::task::spawn_blocking(move || pack::delete(&of, &name)).await??;
    }
    Ok(())
}
