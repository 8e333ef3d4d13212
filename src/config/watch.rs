//! Follows the settings file on disk.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use parking_lot::Mutex;

use super::place::folder_of;
use super::settings::Held;

/// Editors write in several steps; wait until the file has been quiet for this long.
const QUIET: Duration = Duration::from_millis(60);

/// But no longer than this.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// Keeps the file watched until dropped.
#[derive(Debug)]
pub(super) struct Watching {
    _watcher: Arc<Mutex<Eye>>,
}

// The folder of the file is also that of the database, which writes all the time: watch the file
// itself while it exists, and its folder only until it does. Editors replace files by renaming,
// which leaves the watch on a file that is no more: look at the path anew after every change.
#[derive(Debug)]
struct Eye {
    watcher: RecommendedWatcher,
    file: PathBuf,
    watched: Option<PathBuf>,
}

pub(super) fn start(file: &Path, held: Weak<Held>) -> notify::Result<Watching> {
    let (sender, changes) = channel();
    let watcher = notify::recommended_watcher(sender)?;
    let mut eye = Eye { watcher, file: file.to_owned(), watched: None };
    eye.look()?;
    let eye = Arc::new(Mutex::new(eye));
    let weak = Arc::downgrade(&eye);
    std::thread::Builder::new()
        .name("settings".into())
        .spawn(move || follow(&changes, &weak, &held))
        .map_err(notify::Error::io)?;
    Ok(Watching { _watcher: eye })
}

impl Eye {
    fn look(&mut self) -> notify::Result<()> {
        if let Some(old) = self.watched.take() {
            let _ = self.watcher.unwatch(&old); // gone with the file, perhaps
        }
        let once = RecursiveMode::NonRecursive;
        let mut target = self.file.clone();
        if self.watcher.watch(&target, once).is_err() {
            folder_of(&self.file).clone_into(&mut target);
            self.watcher.watch(&target, once)?;
        }
        self.watched = Some(target);
        Ok(())
    }

    fn concerns(&self, event: &Event) -> bool {
        let name = self.file.file_name();
        !event.kind.is_access() && event.paths.iter().any(|path| path.file_name() == name)
    }

    /// Whether the file has come into being while only its folder is watched.
    fn should_look_again(&self) -> bool {
        self.watched.as_deref() != Some(&self.file) && self.file.exists()
    }
}

/// Ends when the watcher is dropped, and with it the sender of `changes`.
fn follow(changes: &Receiver<notify::Result<Event>>, eye: &Weak<Mutex<Eye>>, held: &Weak<Held>) {
    while let Ok(change) = changes.recv() {
        let Some(eye) = eye.upgrade() else { return };
        let concerns = change.is_ok_and(|event| eye.lock().concerns(&event));
        if !concerns {
            continue;
        }
        let noticed = Instant::now();
        while noticed.elapsed() < LONGEST_WAIT && changes.recv_timeout(QUIET).is_ok() {}
        look_anew(&eye);
        drop(eye);
        let Some(held) = held.upgrade() else { return };
        held.reload();
    }
}

fn look_anew(eye: &Mutex<Eye>) {
    let mut eye = eye.lock();
    let mut looked = eye.look();
    if looked.is_ok() && eye.should_look_again() {
        looked = eye.look();
    }
    if let Err(cause) = looked {
        let file = eye.file.display();
        tracing::warn!("cannot watch {file} any more, changes are seen on SIGHUP only: {cause}");
    }
}
