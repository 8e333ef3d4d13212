//! `tusklet doctor`: looks for trouble and says what helps.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream, ToSocketAddrs as _};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use serde::Serialize;

use super::shell;
use crate::app::App;
use crate::base::{Clock, Timestamp};
use crate::config::{Config, Environment, Place, Settings, read};
use crate::db;
use crate::model::Lane;
use crate::protocol::signature::SigningKey;

/// How to tell.
#[derive(Debug, Clone, Args)]
pub(super) struct Arguments {
    /// Print the findings for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Ok,
    Warn,
    Fail,
}

/// What one look found.
#[derive(Debug, Clone, Serialize)]
struct Finding {
    check: &'static str,
    state: State,
    message: String,
}

impl Finding {
    fn new(check: &'static str, state: State, message: impl Into<String>) -> Self {
        Self { check, state, message: message.into() }
    }
}

/// A moment before this program was written: a clock that shows less is wrong.
const LONG_AGO: Timestamp = Timestamp(1_735_689_600_000); // 2025-01-01
const PATIENCE: Duration = Duration::from_secs(2);
const LITTLE_SPACE: u64 = 1_000_000_000;
const NO_SPACE: u64 = 100_000_000;

pub(super) fn run(place: &Place, arguments: &Arguments) -> ExitCode {
    let findings = look(place);
    if arguments.json {
        shell::say(&format!("{}\n", serde_json::to_string_pretty(&findings).unwrap_or_default()));
    } else {
        for Finding { check, state, message } in &findings {
            let sign = match state {
                State::Ok => "ok  ",
                State::Warn => "warn",
                State::Fail => "FAIL",
            };
            shell::say(&format!("{sign}  {check:9} {message}\n"));
        }
    }
    let failed = findings.iter().any(|finding| finding.state == State::Fail);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn look(place: &Place) -> Vec<Finding> {
    let now = Clock::System.now();
    let mut findings = vec![clock(now), folder(place), space(place)];
    let config = match read::load_if_there(&place.config_file, &Environment::of_process()) {
        Ok(loaded) => loaded.config,
        Err(problem) => {
            findings.push(Finding::new("settings", State::Fail, problem.to_string()));
            return findings;
        }
    };
    findings.push(settings(place, &config));
    findings.extend(files(&config));
    findings.push(listening(config.server.listen));
    if !place.data_dir.join("tusklet.db").is_file() {
        let message = "there is none yet: it is made at the first start";
        findings.push(Finding::new("database", State::Warn, message));
        return findings;
    }
    let opened = App::open(place, Settings::fixed(config), Clock::System);
    match opened {
        Ok(app) => findings.extend(shell::run(within(app)).unwrap_or_else(|problem| {
            vec![Finding::new("database", State::Fail, format!("cannot be read: {problem:#}"))]
        })),
        Err(problem) => {
            findings.push(Finding::new("database", State::Fail, format!("{problem:#}")));
        }
    }
    findings
}

fn clock(now: Timestamp) -> Finding {
    if now < LONG_AGO {
        let message = format!(
            "the clock says {}: other servers refuse what is not signed in their time; set it, \
             or start a time service",
            now.date()
        );
        return Finding::new("clock", State::Fail, message);
    }
    Finding::new("clock", State::Ok, now.rfc3339())
}

fn folder(place: &Place) -> Finding {
    let folder = &place.data_dir;
    if !folder.is_dir() {
        let message = format!("{} is not there yet", folder.display());
        return Finding::new("folder", State::Warn, message);
    }
    let probe = folder.join(format!("doctor-{}", std::process::id()));
    let written = fs::write(&probe, "x");
    let _ = fs::remove_file(&probe);
    match written {
        Ok(()) => Finding::new("folder", State::Ok, format!("{} can be written", folder.display())),
        Err(cause) => {
            let message = format!("{} cannot be written: {cause}", folder.display());
            Finding::new("folder", State::Fail, message)
        }
    }
}

fn space(place: &Place) -> Finding {
    let Ok(disk) = rustix::fs::statvfs(&place.data_dir) else {
        return Finding::new("space", State::Warn, "cannot tell how much is left on the disk");
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let message = format!("{} MB are free", free / 1_000_000);
    let state = if free < NO_SPACE {
        State::Fail
    } else if free < LITTLE_SPACE {
        State::Warn
    } else {
        State::Ok
    };
    Finding::new("space", state, message)
}

fn settings(place: &Place, config: &Config) -> Finding {
    let file = place.config_file.display();
    if config.is_set_up() {
        let message = format!("{file} is fine, this is {}", config.public_url());
        return Finding::new("settings", State::Ok, message);
    }
    let message = "not set up yet: start `tusklet` and open the link, or run `tusklet init`";
    Finding::new("settings", State::Warn, message)
}

/// Who is at the address that the settings name: nobody, we, or another program.
fn listening(address: SocketAddr) -> Finding {
    match TcpListener::bind(address) {
        Ok(_) => {
            let message = format!("nobody listens on {address}: the server does not run");
            return Finding::new("server", State::Warn, message);
        }
        Err(cause) if cause.kind() == io::ErrorKind::AddrInUse => {}
        Err(cause) => {
            let message = format!("cannot listen on {address}: {cause}");
            return Finding::new("server", State::Fail, message);
        }
    }
    let started = Instant::now();
    match health(address) {
        Ok(true) => {
            let took = started.elapsed().as_millis();
            Finding::new("server", State::Ok, format!("answers on {address} within {took} ms"))
        }
        Ok(false) => {
            Finding::new("server", State::Fail, format!("another program listens on {address}"))
        }
        Err(cause) => {
            Finding::new("server", State::Fail, format!("{address} is taken, and silent: {cause}"))
        }
    }
}

/// Whether it answers as only we do.
fn health(address: SocketAddr) -> io::Result<bool> {
    let mut target = address;
    if target.ip().is_unspecified() {
        target.set_ip([127, 0, 0, 1].into());
    }
    let mut stream = TcpStream::connect_timeout(&target, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    write!(stream, "GET /health HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(16 << 10).read_to_string(&mut answer)?;
    Ok(answer.starts_with("HTTP/1.1 200") && answer.ends_with("OK"))
}

/// What the database tells.
async fn within(app: App) -> anyhow::Result<Vec<Finding>> {
    let is_set_up = app.settings.now().is_set_up();
    let (store, ffmpeg) = (store(&app).await, ffmpeg(&app).await);
    let findings = app.db.read(move |tx| {
        let faults = tx.faults()?;
        let mut findings = vec![if faults.is_empty() {
            let message = format!("is whole, schema {}", tx.schema_version()?);
            Finding::new("database", State::Ok, message)
        } else {
            let shown = faults.iter().take(5).cloned().collect::<Vec<_>>().join("; ");
            let message = format!("is damaged, restore a backup: {shown}");
            Finding::new("database", State::Fail, message)
        }];
        if is_set_up {
            findings.push(people(tx)?);
            findings.push(keys(tx)?);
        }
        findings.push(waiting(tx)?);
        Ok(findings)
    });
    let mut findings = findings.await.map_err(shell::told)?;
    findings.extend(store);
    findings.push(ffmpeg);
    Ok(findings)
}

async fn ffmpeg(app: &App) -> Finding {
    if !app.settings.now().media.ffmpeg {
        return Finding::new("ffmpeg", State::Ok, "is not to be used (media.ffmpeg)");
    }
    let message = match app.ffmpeg.get().await {
        Some(found) => {
            let path = found.path().display();
            format!("{path} is version {}: films get a picture", found.version())
        }
        None => "there is none: films are kept as they come, without a picture".to_owned(),
    };
    Finding::new("ffmpeg", State::Ok, message)
}

/// Whether the host that files have of their own can be found.
fn files(config: &Config) -> Option<Finding> {
    let host = config.files_host()?;
    let with_port = if host.contains(':') { host.to_owned() } else { format!("{host}:443") };
    let found = with_port.to_socket_addrs().ok().and_then(|mut found| found.next());
    Some(if let Some(address) = found {
        let message = format!("are at {host} ({}), which gives nothing else", address.ip());
        Finding::new("files", State::Ok, message)
    } else {
        let message = format!("are to be at {host}, which cannot be found: let its name lead here");
        Finding::new("files", State::Fail, message)
    })
}

/// Whether the store for files takes one and gives it back.
async fn store(app: &App) -> Option<Finding> {
    let bucket = app.media.bucket_words();
    if bucket.is_empty() {
        return None;
    }
    Some(match app.media.try_bucket().await {
        Ok(()) => {
            let message = format!("{bucket} takes files and gives them back");
            Finding::new("store", State::Ok, message)
        }
        Err(cause) => Finding::new("store", State::Fail, format!("{bucket}: {cause}")),
    })
}

fn people(tx: &db::ReadTx<'_>) -> crate::base::Result<Finding> {
    let count = db::account::local_count(tx)?;
    Ok(if db::user::admins(tx)?.is_empty() {
        let help = "nobody runs this server: `tusklet account create NAME --role owner`";
        Finding::new("people", State::Fail, help)
    } else {
        Finding::new("people", State::Ok, format!("{count} may sign in"))
    })
}

fn keys(tx: &db::ReadTx<'_>) -> crate::base::Result<Finding> {
    let Some(server) = db::key::of(tx, db::key::SERVER)? else {
        let message = "the server's own key is missing: it is made at the next start";
        return Ok(Finding::new("keys", State::Warn, message));
    };
    let mut broken = vec![];
    if SigningKey::from_pkcs8(&server.private).is_err() {
        broken.push("the server".to_owned());
    }
    for account in db::user::admins(tx)? {
        let key = db::key::of(tx, account)?;
        if key.is_none_or(|key| SigningKey::from_pkcs8(&key.private).is_err()) {
            broken.push(format!("account {account}"));
        }
    }
    Ok(if broken.is_empty() {
        Finding::new("keys", State::Ok, "can sign")
    } else {
        let message = format!("cannot sign for {}: restore a backup", broken.join(", "));
        Finding::new("keys", State::Fail, message)
    })
}

fn waiting(tx: &db::ReadTx<'_>) -> crate::base::Result<Finding> {
    let mut jobs = 0;
    for lane in Lane::ALL {
        jobs += db::job::count(tx, lane)?;
    }
    Ok(Finding::new("work", State::Ok, format!("{jobs} jobs wait")))
}
