//! `tusklet serve`: binds, opens, serves and works until it is told to stop.

use std::net::SocketAddr;
use std::os::unix::process::CommandExt as _;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, io};

use anyhow::{Context, anyhow};
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{setup_link, shell};
use crate::app::App;
use crate::base::{Clock, Error};
use crate::config::{Config, Environment, Place, Settings, log};
use crate::db;
use crate::media::pack;
use crate::service::{self, setup};
use crate::{http, worker};

/// Threads for what blocks: reads of the database, passwords, pictures, signatures.
const MOST_BLOCKING_THREADS: usize = 16;
/// An idle one costs memory.
const BLOCKING_THREADS_STAY_FOR: Duration = Duration::from_secs(2);
/// Ports after the wanted one that are tried before set-up.
const PORTS_TRIED: u16 = 100;
/// How long everything may take to end after the word to stop.
const LONGEST_GOODBYE: Duration = Duration::from_millis(4_900);

/// Above so many bytes glibc asks the system for memory piece by piece, and gives it back at once.
/// Unless it is told so, each large piece that is freed makes it keep more of the next: up to 64 MB
/// in every thread that once had a picture open. What packs an answer takes less than this, and a
/// third more time if it has to ask each time.
const MEMORY: (&str, &str) = ("GLIBC_TUNABLES", "glibc.malloc.mmap_threshold=4194304");

pub(super) fn run(place: &Place) -> anyhow::Result<()> {
    give_memory_back();
    let started = Instant::now();
    let settings = Settings::load(&place.config_file, Environment::of_process())?;
    let level = log::start(&settings);
    let runtime = runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(MOST_BLOCKING_THREADS)
        .thread_keep_alive(BLOCKING_THREADS_STAY_FOR)
        .build()
        .context("cannot start threads")?;
    let served = runtime.block_on(async {
        let listener = bind(&settings.now()).await?;
        let app = App::open(place, settings.clone(), Clock::System)?;
        app.media.begin().context("cannot tidy the media folder")?;
        pack::clear_unfinished(&service::archive::folder(&app))
            .context("cannot tidy the folder of archives")?;
        settings.watch();
        let follower = settings.clone();
        tokio::spawn(async move { level.follow(&follower).await });
        serve(app, listener, started).await
    });
    // What still blocks (a picture, a key) must not hold up the end.
    runtime.shutdown_timeout(Duration::from_millis(50));
    served
}

/// Begins anew with [`MEMORY`] in the environment, which is the only place where it can be said
/// without unsafe code. The process stays the same one; where that does not work, it goes on as it
/// is.
fn give_memory_back() {
    let (name, value) = MEMORY;
    if !cfg!(target_env = "gnu") || env::var_os(name).is_some() {
        return;
    }
    let Ok(program) = env::current_exe() else { return };
    let mut words = env::args_os();
    let mut anew = Command::new(program);
    if let Some(called) = words.next() {
        anew.arg0(called);
    }
    let problem = anew.args(words).env(name, value).exec();
    tracing::debug!("memory is given back late: {problem}");
}

async fn serve(app: App, listener: TcpListener, started: Instant) -> anyhow::Result<()> {
    let address = listener.local_addr()?;
    let stop = signals(&app.settings)?;
    let work = tokio::spawn(worker::run(app.clone(), stop.clone()));
    let door = tokio::spawn(http::serve(app.clone(), listener, told_to_stop(stop.clone())));
    tracing::info!("listening on {address}, {} ms after the start", started.elapsed().as_millis());
    greet(&app, address).await.map_err(shell::told)?;
    tokio::spawn(look_for_ffmpeg(app.clone()));
    tokio::spawn(look_after_keys(app));

    told_to_stop(stop).await;
    let ends = async {
        let served = door.await?;
        work.await?;
        served
    };
    if let Ok(ended) = tokio::time::timeout(LONGEST_GOODBYE, ends).await {
        ended?;
    } else {
        tracing::warn!("stopped before everything had ended; what waits is kept");
    }
    tracing::info!("stopped");
    Ok(())
}

/// Says where it serves, or how to set it up.
async fn greet(app: &App, address: SocketAddr) -> Result<(), Error> {
    let config = app.settings.now();
    if !config.is_set_up() {
        setup::listening(app, address).await?;
        let link = setup::new_link(app).await?;
        shell::say(&setup_link::words(&link));
        return Ok(());
    }
    tracing::info!("this is {}", config.public_url());
    if app.db.read(|tx| Ok(db::user::admins(tx)?.is_empty())).await? {
        tracing::warn!(
            "nobody can sign in yet: make an account with `tusklet account create NAME --role \
             owner`"
        );
    }
    Ok(())
}

/// Looks for it now, so that the first film need not wait.
async fn look_for_ffmpeg(app: App) {
    if !app.settings.now().media.ffmpeg {
        return;
    }
    if let Some(ffmpeg) = app.ffmpeg.get().await {
        tracing::info!("ffmpeg {} draws pictures of films", ffmpeg.version());
    }
}

/// Makes the server's own key if it is missing, beside serving: it takes a while.
async fn look_after_keys(app: App) {
    if !app.settings.now().is_set_up() {
        return; // the end of set-up makes it
    }
    if let Err(problem) = setup::ensure_server_key(&app).await {
        tracing::error!("the server's own key could not be made: {:#}", shell::told(problem));
    }
}

/// Listens where the settings say. Before set-up nobody depends on the port yet, so the next free
/// one does as well.
async fn bind(config: &Config) -> anyhow::Result<TcpListener> {
    let wanted = config.server.listen;
    let taken = match TcpListener::bind(wanted).await {
        Ok(listener) => return Ok(listener),
        Err(cause) if cause.kind() == io::ErrorKind::AddrInUse => cause,
        Err(cause) => return Err(cause).context(format!("cannot listen on {wanted}")),
    };
    if config.is_set_up() {
        return Err(anyhow!(
            "cannot listen on {wanted}: another program, perhaps another tusklet, does already. \
             Stop it, or choose another port with `tusklet config set server.listen`"
        ));
    }
    for port in (1..=PORTS_TRIED).filter_map(|step| wanted.port().checked_add(step)) {
        if let Ok(listener) = TcpListener::bind(SocketAddr::new(wanted.ip(), port)).await {
            shell::say(&format!("Port {} is taken, so it is port {port}.\n", wanted.port()));
            return Ok(listener);
        }
    }
    Err(taken)
        .context(format!("cannot listen on {wanted}, nor on the {PORTS_TRIED} ports after it"))
}

/// Turns true at SIGTERM and SIGINT; at SIGHUP the settings are read again. A second SIGTERM or
/// SIGINT ends the process at once.
fn signals(settings: &Settings) -> anyhow::Result<watch::Receiver<bool>> {
    let (told, stop) = watch::channel(false);
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for SIGINT")?;
    let mut hang_up = signal(SignalKind::hangup()).context("cannot listen for SIGHUP")?;
    let settings = settings.clone();
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
                _ = hang_up.recv() => {
                    tracing::info!("SIGHUP: reading the settings again");
                    let settings = settings.clone();
                    let _ = tokio::task::spawn_blocking(move || settings.reload()).await;
                    continue;
                }
            }
            if told.send_replace(true) {
                std::process::exit(1);
            }
            tracing::info!("stopping");
        }
    });
    Ok(stop)
}

async fn told_to_stop(mut stop: watch::Receiver<bool>) {
    // An error means that nobody can tell us any more.
    let _ = stop.wait_for(|stop| *stop).await;
}
