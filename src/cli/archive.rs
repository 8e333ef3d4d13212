//! `tusklet backup` and `tusklet restore`: everything in one file (tar, gzip), and back.
//!
//! Left out is what can be fetched again: copies of peers' pictures.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use indicatif::{ProgressBar, ProgressStyle};
use tar::{Archive, Builder, EntryType};

use super::shell;
use crate::app::App;
use crate::config::Place;
use crate::media::Shelf;

const DATABASE: &str = "tusklet.db";
const SETTINGS: &str = "tusklet.toml";
const MEDIA: &str = "media";
/// Folders of `media` that are not saved.
const PASSING: [&str; 2] = ["cache", "unfinished"];

/// What becomes of uploads that lie in a store far away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Away {
    LeftOut,
    Fetched,
}

impl From<bool> for Away {
    fn from(is_wanted: bool) -> Self {
        if is_wanted { Self::Fetched } else { Self::LeftOut }
    }
}

/// Writes everything into `target`; a server that runs goes on meanwhile.
pub(super) fn backup(place: &Place, target: &Path, away: Away) -> anyhow::Result<()> {
    ensure!(!target.exists(), "{} exists already", target.display());
    let app = shell::open_set_up(place)?;
    let copy = place.data_dir.join(format!("backup-{}.db", std::process::id()));
    let part = target.with_extension("part");
    let saved = shell::run(async {
        app.db
            .copy_to(copy.clone())
            .await
            .map_err(shell::told)
            .context("cannot copy the database")?;
        pack((&app, place), (&copy, &part), away).await?;
        Ok(fs::rename(&part, target)?)
    })
    .with_context(|| format!("cannot write {}", target.display()));
    let _ = fs::remove_file(&copy);
    if saved.is_err() {
        let _ = fs::remove_file(&part);
    }
    saved?;
    let bytes = fs::metadata(target)?.len();
    shell::say(&format!(
        "{} holds everything ({} kB). It holds your keys, too: keep it where only you can read \
         it.\n",
        target.display(),
        bytes.div_ceil(1_000)
    ));
    if away == Away::LeftOut && !app.media.bucket_words().is_empty() {
        shell::say(&format!(
            "Files that lie in {} are not in it: that store needs a backup of its own, or say \
             --media.\n",
            app.media.bucket_words()
        ));
    }
    Ok(())
}

async fn pack(
    (app, place): (&App, &Place),
    (database, part): (&Path, &Path),
    away: Away,
) -> anyhow::Result<()> {
    let bar = spinner("saving");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(part)?;
    let mut archive = Builder::new(GzEncoder::new(file, Compression::fast()));
    archive.append_path_with_name(&place.config_file, SETTINGS)?;
    bar.set_message("saving the database");
    archive.append_path_with_name(database, DATABASE)?;
    for name in media_files(&place.data_dir.join(MEDIA))? {
        bar.set_message(format!("saving {}", name.display()));
        // A picture may have been deleted since the copy of the database was made.
        match File::open(place.data_dir.join(&name)) {
            Ok(mut file) => archive.append_file(&name, &mut file)?,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => return Err(cause).context(name.display().to_string()),
        }
    }
    bar.finish_and_clear();
    if away == Away::Fetched {
        fetch(app, &mut archive).await?;
    }
    archive.into_inner()?.finish()?.sync_all()?;
    Ok(())
}

/// Brings what lies in a store far away into the archive, as if it lay here: restored, it is found
/// here first, and `tusklet media move` puts it back.
async fn fetch(app: &App, archive: &mut Builder<GzEncoder<File>>) -> anyhow::Result<()> {
    let names = app.media.names_away(Shelf::Own).await?;
    let bar = ProgressBar::new(names.len() as u64);
    let style = "{bar:30} {pos}/{len} files, {eta} left";
    bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| bar.style()));
    for name in names {
        match app.media.at_hand(&name).await {
            Ok(file) => {
                archive.append_path_with_name(file.path(), Path::new(MEDIA).join(&name))?;
            }
            // Deleted since they were listed.
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => return Err(cause).context(name),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// The files that are ours alone, as `media/…`.
fn media_files(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = vec![];
    let mut folders = vec![(root.to_owned(), PathBuf::from(MEDIA))];
    while let Some((folder, name)) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let below = name.join(entry.file_name());
            let passes = PASSING.iter().any(|passing| below == Path::new(MEDIA).join(passing));
            if entry.file_type()?.is_dir() && !passes {
                folders.push((entry.path(), below));
            } else if entry.file_type()?.is_file() {
                files.push(below);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Unpacks `source` into the data folder, which must be empty.
pub(super) fn restore(place: &Place, source: &Path) -> anyhow::Result<()> {
    let folder = &place.data_dir;
    let is_empty = !folder.exists() || fs::read_dir(folder)?.next().is_none();
    ensure!(is_empty, "{} is not empty: a backup is restored into a new folder", folder.display());
    ensure!(!place.config_file.exists(), "{} exists already", place.config_file.display());
    let file = File::open(source).with_context(|| format!("cannot open {}", source.display()))?;
    let target = folder.with_extension(format!("restoring-{}", std::process::id()));
    let restored = unpack(file, &target)
        .with_context(|| format!("{} is not a backup of tusklet", source.display()))
        .and_then(|()| put_in_place(place, &target));
    if restored.is_err() {
        let _ = fs::remove_dir_all(&target);
    }
    restored?;
    let app = shell::open_set_up(place)?;
    let faults =
        shell::run(async { app.db.read(|tx| Ok(tx.faults()?)).await.map_err(shell::told) })?;
    ensure!(faults.is_empty(), "the restored database is damaged: {}", faults.join("; "));
    shell::say(&format!(
        "{} is back in {}. Start it with: tusklet serve --data {}\n",
        app.settings.now().domain(),
        folder.display(),
        folder.display()
    ));
    Ok(())
}

fn unpack(file: File, target: &Path) -> anyhow::Result<()> {
    let bar = spinner("restoring");
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(target)?;
    let mut archive = Archive::new(GzDecoder::new(file));
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.into_owned();
        ensure!(
            entry.header().entry_type() == EntryType::Regular && is_ours(&name),
            "it holds {}, which no backup does",
            name.display()
        );
        bar.set_message(format!("restoring {}", name.display()));
        let path = target.join(&name);
        if let Some(folder) = path.parent() {
            builder.create(folder)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path)?;
        io::copy(&mut entry, &mut file)?;
        file.sync_all()?;
    }
    bar.finish_and_clear();
    for needed in [SETTINGS, DATABASE] {
        if !target.join(needed).is_file() {
            bail!("it holds no {needed}");
        }
    }
    Ok(())
}

/// Whether a backup holds files of this name; nothing that leads out of the folder is.
fn is_ours(name: &Path) -> bool {
    let plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    let top = name.components().next().map(|part| part.as_os_str().to_owned());
    let depth = name.components().count();
    plain
        && match top.as_deref().and_then(|top| top.to_str()) {
            Some(SETTINGS | DATABASE) => depth == 1,
            Some(MEDIA) => depth > 1,
            Some(_) | None => false,
        }
}

fn put_in_place(place: &Place, target: &Path) -> anyhow::Result<()> {
    let beside = place.config_file != place.data_dir.join(SETTINGS);
    if beside {
        // Another disk, perhaps: copy rather than rename.
        fs::copy(target.join(SETTINGS), &place.config_file)?;
        fs::remove_file(target.join(SETTINGS))?;
    }
    if place.data_dir.exists() {
        fs::remove_dir(&place.data_dir)?;
    }
    fs::rename(target, &place.data_dir)
        .with_context(|| format!("cannot make {}", place.data_dir.display()))
}

/// Moves on a terminal only.
fn spinner(message: &'static str) -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    bar.set_message(message);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_files_are_taken_out_of_a_backup() {
        for good in ["tusklet.toml", "tusklet.db", "media/ab/cd/abcd.png"] {
            assert!(is_ours(Path::new(good)), "{good}");
        }
        for bad in ["../x", "/etc/passwd", "media/../../x", "media", "tusklet.db/x", "other", ""] {
            assert!(!is_ours(Path::new(bad)), "{bad}");
        }
    }
}
