//! An `ffmpeg` that is found on this machine: a picture of what a film shows, and films that
//! browsers can play.
//!
//! It reads what strangers sent, so it runs with bounds: one at a time, for so long, with so much
//! memory, writing so much, and reading nothing but the one file. Where there is none, or it fails,
//! films are kept as they came.

use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use std::{env, io, thread};

use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process_group, prlimit};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

const NAME: &str = "ffmpeg";
/// Nothing but films in these: no lists, which name other files.
const READ: &str = "mov,mp4,matroska,webm";
/// How often it is looked whether it has ended.
const BEAT: Duration = Duration::from_millis(20);
/// The widest picture, and the widest film that is made anew.
const PICTURE: &str = "scale=w='min(1280,iw)':h=-2";
const FILM: &str = "scale=w='trunc(min(1920,iw)/2)*2':h=-2";

/// What one run may take.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    pub time: Duration,
    /// Bytes of memory, what libraries take included.
    pub memory: u64,
    /// Bytes that it writes.
    pub output: u64,
}

impl Bounds {
    /// For one picture.
    pub const PICTURE: Self =
        Self { time: Duration::from_secs(30), memory: 1 << 30, output: 32 << 20 };
}

/// A program that was found.
#[derive(Debug, Clone)]
pub struct Ffmpeg {
    path: PathBuf,
    version: String,
}

/// The program, once it was looked for. Clones share it, and take turns.
#[derive(Debug, Clone)]
pub struct Ffmpegs {
    found: Arc<OnceLock<Option<Ffmpeg>>>,
    turns: Arc<Semaphore>,
}

impl Default for Ffmpegs {
    fn default() -> Self {
        Self { found: Arc::default(), turns: Arc::new(Semaphore::new(1)) }
    }
}

impl Ffmpegs {
    /// The one at `path`, or none at all.
    pub fn only(path: Option<&Path>) -> Self {
        let found = path.and_then(Ffmpeg::at);
        Self { found: Arc::new(OnceLock::from(found)), ..Self::default() }
    }

    /// The program, which is looked for the first time.
    pub async fn get(&self) -> Option<Ffmpeg> {
        let found = Arc::clone(&self.found);
        spawn_blocking(move || found.get_or_init(Ffmpeg::find).clone()).await.ok().flatten()
    }

    /// Lets it do something, once it is its turn, which is waited for so long. Answers whether it
    /// went well; without one, nothing does.
    pub async fn run(
        &self,
        longest: Duration,
        work: impl FnOnce(&Ffmpeg) -> io::Result<bool> + Send + 'static,
    ) -> io::Result<bool> {
        let Some(ffmpeg) = self.get().await else { return Ok(false) };
        let turn = Arc::clone(&self.turns).acquire_owned();
        let Ok(turn) = tokio::time::timeout(longest, turn).await else { return Ok(false) };
        let turn = turn.map_err(io::Error::other)?;
        spawn_blocking(move || {
            let _turn = turn;
            work(&ffmpeg)
        })
        .await
        .map_err(io::Error::other)?
    }
}

impl Ffmpeg {
    /// Looks for one where programs are.
    fn find() -> Option<Self> {
        let folders = env::var_os("PATH")?;
        env::split_paths(&folders).find_map(|folder| Self::at(&folder.join(NAME)))
    }

    /// The one at `path`, if it says what it is.
    fn at(path: &Path) -> Option<Self> {
        if !path.is_file() {
            return None;
        }
        let told = Command::new(path).arg("-version").stdin(Stdio::null()).output().ok()?;
        let told = String::from_utf8(told.stdout).ok()?;
        let version = told.strip_prefix("ffmpeg version ")?.split_whitespace().next()?;
        let version = version.chars().take(40).collect();
        Some(Self { path: path.to_owned(), version })
    }

    pub fn version(&self) -> &str {
        &self.version
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Draws what a film shows after so many milliseconds, as a PNG. Answers whether it could.
    pub fn picture(
        &self,
        film: &Path,
        at_ms: u64,
        into: &Path,
        bounds: Bounds,
    ) -> io::Result<bool> {
        let at = format!("{}.{:03}", at_ms / 1_000, at_ms % 1_000);
        let words = ["-an", "-sn", "-dn", "-map", "0:v:0", "-frames:v", "1", "-vf", PICTURE];
        let end = ["-pix_fmt", "rgb24", "-c:v", "png", "-f", "image2", "-update", "1"];
        self.run(&["-ss", &at], (film, into), &[words.as_slice(), &end].concat(), bounds)
    }

    /// Makes a film that every browser plays. Answers whether it could.
    pub fn film(&self, film: &Path, into: &Path, bounds: Bounds) -> io::Result<bool> {
        let words = [
            "-map",
            "0:v:0",
            "-map",
            "0:a:0?",
            "-sn",
            "-dn",
            "-map_metadata",
            "-1",
            "-map_chapters",
            "-1",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-crf",
            "24",
            "-pix_fmt",
            "yuv420p",
            "-vf",
            FILM,
            "-c:a",
            "aac",
            "-b:a",
            "128k",
            "-movflags",
            "+faststart",
            "-f",
            "mp4",
        ];
        self.run(&[], (film, into), &words, bounds)
    }

    fn run(
        &self,
        before: &[&str],
        (film, into): (&Path, &Path),
        words: &[&str],
        bounds: Bounds,
    ) -> io::Result<bool> {
        let still = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-threads", "1"];
        let only = ["-protocol_whitelist", "file", "-format_whitelist", READ];
        // A name that begins like nothing else: never an option, never another protocol.
        let file = |path: &Path| {
            let mut word = OsString::from("file:");
            word.push(path);
            word
        };
        let child = Command::new(&self.path)
            .args(still)
            .args(only)
            .args(before)
            .arg("-i")
            .arg(file(film))
            .args(words)
            .arg(file(into))
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let ended = bounded(child, bounds)?;
        Ok(ended && into.metadata().is_ok_and(|file| file.len() > 0))
    }
}

/// Waits for a program within its bounds; answers whether it ended well.
fn bounded(mut child: Child, bounds: Bounds) -> io::Result<bool> {
    let pid = Pid::from_child(&child);
    let limit = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    let limits = [
        (Resource::As, bounds.memory),
        (Resource::Fsize, bounds.output),
        (Resource::Cpu, bounds.time.as_secs().max(1)),
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        // It may have ended already.
        let _ = prlimit(Some(pid), resource, limit(most));
    }
    let end = Instant::now() + bounds.time;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if Instant::now() >= end {
            let _ = kill_process_group(pid, Signal::KILL);
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(BEAT);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// A program that says it is one, and does something else.
    fn fake(folder: &Path, does: &str) -> Ffmpeg {
        let path = folder.join("ffmpeg");
        let script = format!(
            "#!/bin/sh\nif [ \"$1\" = -version ]; then echo ffmpeg version 9.9-fake; exit; fi\n\
             for into; do :; done\ninto=${{into#file:}}\n{does}\n"
        );
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        Ffmpeg::at(&path).unwrap()
    }

    fn run(does: &str, bounds: Bounds) -> (bool, u64) {
        let folder = tempfile::tempdir().unwrap();
        let ffmpeg = fake(folder.path(), does);
        assert_eq!(ffmpeg.version(), "9.9-fake");
        let (film, into) = (folder.path().join("film"), folder.path().join("out"));
        fs::write(&film, b"film").unwrap();
        let well = ffmpeg.picture(&film, 1_500, &into, bounds).unwrap();
        (well, into.metadata().map_or(0, |file| file.len()))
    }

    #[test]
    fn what_takes_too_long_or_writes_too_much_is_ended() {
        let bounds = Bounds { output: 4_096, ..Bounds::PICTURE };
        let short = Bounds { time: Duration::from_millis(300), ..bounds };

        assert_eq!(run("/usr/bin/printf picture > \"$into\"", bounds), (true, 7));
        assert!(!run("exit 1", bounds).0);
        assert!(!run(":", bounds).0, "it wrote nothing");
        let began = Instant::now();
        assert!(!run("/usr/bin/printf x > \"$into\"; /bin/sleep 60", short).0);
        assert!(began.elapsed() < Duration::from_secs(20));
        let (well, written) = run(
            "/bin/sleep 0.2; /bin/dd if=/dev/zero of=\"$into\" bs=1000 count=1000 2>/dev/null",
            bounds,
        );
        assert!(!well && written <= 4_096, "{written}");
    }

    #[test]
    fn it_is_given_one_file_and_no_network() {
        let folder = tempfile::tempdir().unwrap();
        let ffmpeg = fake(folder.path(), "echo \"$@\" > \"$into\"; /usr/bin/env >> \"$into\"");
        let into = folder.path().join("out");

        assert!(ffmpeg.film(&folder.path().join("-film"), &into, Bounds::PICTURE).unwrap());

        let told = fs::read_to_string(into).unwrap();
        assert!(told.contains("-protocol_whitelist file -format_whitelist mov,mp4,"), "{told}");
        assert!(told.contains("-i file:/") && !told.contains("HOME="), "{told}");
    }

    #[test]
    fn without_one_nothing_is_done() {
        assert!(Ffmpeg::at(Path::new("/nowhere/ffmpeg")).is_none());
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("ffmpeg"), b"#!/bin/sh\necho something else\n").unwrap();
        assert!(Ffmpeg::at(&folder.path().join("ffmpeg")).is_none());
    }
}
