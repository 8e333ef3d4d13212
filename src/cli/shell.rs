//! What the commands share: opening the server without its doors, printing, reading lines.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use anyhow::{Context, bail, ensure};
use tokio::runtime;

use crate::app::App;
use crate::base::{Clock, Error, Refusal};
use crate::config::{Environment, Place, Settings};

/// The longest line that is read: a password, a name.
const LONGEST_LINE: u64 = 4_096;

/// Prints `text` for people or programs. Who does not listen misses it.
pub(super) fn say(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush());
}

/// Prints a line about what went wrong, apart from what programs read.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Runs a short command to its end.
pub(super) fn run<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(4)
        .build()
        .context("cannot start")?
        .block_on(work)
}

/// The server in the data folder, set up or not, without its doors. The folder is made if it is
/// not there.
pub(super) fn open(place: &Place) -> anyhow::Result<App> {
    let settings = Settings::load(&place.config_file, Environment::of_process())?;
    App::open(place, settings, Clock::System)
}

/// As [`open`], but only where a server has been set up.
pub(super) fn open_set_up(place: &Place) -> anyhow::Result<App> {
    let settings = Settings::load(&place.config_file, Environment::of_process())?;
    ensure!(
        settings.now().is_set_up(),
        "there is no server in {} yet: start `tusklet` or `tusklet init` to set one up, or name \
         its folder with --data",
        place.data_dir.display()
    );
    App::open(place, settings, Clock::System)
}

/// A refusal or a failure in words for the terminal.
pub(super) fn told(error: Error) -> anyhow::Error {
    match error {
        Error::Refused(Refusal::NotFound(what)) => anyhow::anyhow!("there is no such {what}"),
        Error::Refused(refusal) => anyhow::anyhow!("{refusal}"),
        Error::Failed(cause) => cause,
    }
}

/// A line from standard input, without its end.
pub(super) fn line() -> anyhow::Result<String> {
    let mut line = String::new();
    let mut input = io::Read::take(io::stdin().lock(), LONGEST_LINE);
    if input.read_line(&mut line).context("cannot read standard input")? == 0 {
        bail!("standard input ended before the answer");
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// A password: typed unseen at a terminal, or else a line from standard input.
pub(super) fn password(prompt: &str) -> anyhow::Result<String> {
    if io::stdin().is_terminal() {
        return rpassword::prompt_password(prompt).context("cannot read the password");
    }
    say(prompt);
    let typed = line();
    say("\n");
    typed
}
