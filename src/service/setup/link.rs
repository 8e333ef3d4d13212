//! The link that opens the wizard: for who can read the terminal or the data folder.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::App;
use crate::base::{Result, Timestamp, secret};
use crate::db::{self, ReadTx, WriteTx};

use super::found::must_be_open;
use super::steps;

/// How long a link can be opened.
const LINK_LIVES_FOR: Duration = Duration::from_mins(30);
/// How long the browser that opened it may go on.
const TICKET_LIVES_FOR: Duration = Duration::from_hours(24);

/// The file in the data folder that holds the link.
pub const LINK_FILE: &str = "SETUP_LINK";

const LINK: &str = "setup.link";
const TICKET: &str = "setup.ticket";

/// A link that was just made.
#[derive(Debug, Clone)]
pub struct NewLink {
    pub url: String,
    /// Where it is written, too.
    pub file: PathBuf,
    pub minutes: u64,
}

/// Keeps in mind where the server that asks the questions really listens.
pub async fn listening(app: &App, address: SocketAddr) -> Result<()> {
    steps::change(app, move |answers| {
        answers.listen = Some(address);
        Ok(())
    })
    .await
    .map(drop)
}

/// Makes a new link, in place of the one before.
pub async fn new_link(app: &App) -> Result<NewLink> {
    must_be_open(app)?;
    let listen = steps::answers(app).await?.listen.unwrap_or(app.settings.now().server.listen);
    let key = secret::token();
    let url = format!("http://{}/setup?key={key}", seen_from_here(listen));
    let row = stored(&key, app.clock.now().plus(LINK_LIVES_FOR));
    app.db.write(move |tx| Ok(db::site::set(tx, LINK, &row)?)).await?;
    let file = app.data_dir.join(LINK_FILE);
    let (target, text) = (file.clone(), format!("{url}\n"));
    tokio::task::spawn_blocking(move || write_private(&target, &text)).await??;
    Ok(NewLink { url, file, minutes: LINK_LIVES_FOR.as_secs() / 60 })
}

/// Uses a link up; answers the ticket that lets this browser go on, or `None` for a link that is
/// wrong, used, replaced or too old.
pub async fn open_link(app: &App, key: &str) -> Result<Option<String>> {
    let (key, now) = (key.to_owned(), app.clock.now());
    app.db
        .write(move |tx| {
            if !is_good(tx, LINK, &key, now)? {
                return Ok(None);
            }
            db::site::unset(tx, LINK)?;
            let ticket = secret::token();
            db::site::set(tx, TICKET, &stored(&ticket, now.plus(TICKET_LIVES_FOR)))?;
            Ok(Some(ticket))
        })
        .await
}

/// Whether this is the ticket of the browser that opened the link.
pub async fn is_ticket(app: &App, ticket: &str) -> Result<bool> {
    let (ticket, now) = (ticket.to_owned(), app.clock.now());
    app.db.read(move |tx| is_good(tx, TICKET, &ticket, now)).await
}

/// Forgets link and ticket: nothing is left to be set up.
pub(super) fn forget(tx: &WriteTx<'_>) -> Result<()> {
    db::site::unset(tx, LINK)?;
    Ok(db::site::unset(tx, TICKET)?)
}

/// Deletes the file of the link. It opens nothing any more.
pub(super) fn delete_file(data_dir: &Path) -> io::Result<()> {
    match fs::remove_file(data_dir.join(LINK_FILE)) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn stored(secret: &str, until: Timestamp) -> String {
    format!("{} {}", secret::hash(secret), until.0)
}

fn is_good(tx: &ReadTx<'_>, row: &str, shown: &str, now: Timestamp) -> Result<bool> {
    let Some(stored) = db::site::get(tx, row)? else { return Ok(false) };
    let Some((hash, until)) = stored.split_once(' ') else { return Ok(false) };
    let in_time = until.parse().is_ok_and(|until| now < Timestamp(until));
    Ok(in_time && secret::same(hash.as_bytes(), secret::hash(shown).as_bytes()))
}

/// An address that a browser on this machine can open.
fn seen_from_here(listen: SocketAddr) -> SocketAddr {
    if listen.ip().is_unspecified() {
        SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), listen.port())
    } else {
        listen
    }
}

/// Writes a file that only its owner may read, wholly or not at all.
fn write_private(file: &Path, text: &str) -> io::Result<()> {
    let new = file.with_extension(format!("{}.new", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&new).and_then(|mut open| open.write_all(text.as_bytes()));
    let placed = written.and_then(|()| fs::rename(&new, file));
    if placed.is_err() {
        let _ = fs::remove_file(&new);
    }
    placed
}
