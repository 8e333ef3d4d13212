//! One thread that writes, a few connections that read.
//!
//! The writer commits in groups: every closure that waits when a transaction begins, or that
//! arrives while it is open, runs in it under a savepoint of its own; then one sync to the disk
//! makes them all durable, and only then is any of them answered.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use parking_lot::Mutex;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::{Semaphore, mpsc, oneshot};

use crate::base::{Error, Result, locale};

use super::tx::Shared;
use super::{News, ReadTx, WriteTx, migrate};

/// Connections that read at the same time.
const READERS: usize = 4;
/// Writes that may wait before those who bring more have to wait themselves.
const LONGEST_QUEUE: usize = 1024;
/// Closures in one group.
const LARGEST_GROUP: usize = 512;
/// How long a group may take in, before its commit.
const LONGEST_GROUP: Duration = Duration::from_millis(20);
/// Prepared statements that each connection keeps.
const STATEMENTS: usize = 256;

/// Called with the news of each group, after its commit.
pub type OnCommit = Box<dyn Fn(News) + Send>;

/// A closure that waits for the writer. Running it answers how to tell its caller.
type Work = Box<dyn FnOnce(&Connection) -> Attempt + Send>;

/// What a closure left in the open transaction.
struct Attempt {
    /// `None`: it refused or failed, and its savepoint must go.
    news: Option<News>,
    /// Tells the caller, once the fate of the group is known.
    tell: Box<dyn FnOnce(bool) + Send>,
}

/// The database. Clones share it.
#[derive(Debug, Clone)]
pub struct Db {
    writer: mpsc::Sender<Work>,
    readers: Arc<Readers>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
    free: Semaphore,
}

impl Db {
    /// Opens the file, brings its schema up to date and starts the writer.
    ///
    /// # Errors
    /// When the file cannot be opened, is no database, or comes from a newer version.
    pub fn open(file: &Path, on_commit: OnCommit) -> anyhow::Result<Self> {
        make_private(file).with_context(|| format!("cannot open {}", file.display()))?;
        let mut conn = connect(file)?;
        migrate::run(&mut conn)?;
        let (writer, inbox) = mpsc::channel::<Work>(LONGEST_QUEUE);
        std::thread::Builder::new()
            .name("db-writer".to_owned())
            .spawn(move || write_all(&conn, inbox, &on_commit))
            .context("cannot start the writer thread")?;
        let readers = Readers {
            file: file.to_owned(),
            idle: Mutex::default(),
            free: Semaphore::new(READERS),
        };
        Ok(Self { writer, readers: Arc::new(readers), shared: Arc::default() })
    }

    /// Runs `work` in the write transaction. When this answers `Ok`, the change is on disk;
    /// when it answers `Err`, nothing of it is.
    pub async fn write<T, W>(&self, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let shared = Arc::clone(&self.shared);
        let locale = locale::current();
        let task: Work =
            Box::new(move |conn| locale.speak_now(|| attempt((conn, &shared), work, reply)));
        self.writer.send(task).await.map_err(|_closed| failure("the database is closed"))?;
        answer.await?
    }

    /// Runs `work` on a snapshot, beside the writer and other readers.
    pub async fn read<T, W>(&self, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(&ReadTx<'_>) -> Result<T> + Send + 'static,
    {
        let (readers, shared) = (Arc::clone(&self.readers), Arc::clone(&self.shared));
        let permit = self.readers.free.acquire().await?;
        let locale = locale::current();
        let work = move || locale.speak_now(|| readers.with(&shared, work));
        let outcome = tokio::task::spawn_blocking(work).await?;
        drop(permit);
        outcome
    }

    /// As [`Db::read`], on the thread of the caller: for a few rows found by their keys, which takes
    /// less than handing the work to another thread and back. Never for lists.
    pub async fn glance<T, W>(&self, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(&ReadTx<'_>) -> Result<T> + Send + 'static,
    {
        let Ok(permit) = self.readers.free.try_acquire() else { return self.read(work).await };
        let outcome = self.readers.with(&self.shared, work);
        drop(permit);
        outcome
    }

    /// How many statements were run so far. For tests.
    pub fn statements(&self) -> u64 {
        self.shared.statements()
    }

    /// Writes a consistent copy of the whole database to `target`, beside running reads and writes.
    ///
    /// # Errors
    /// When the target exists or cannot be written.
    pub async fn copy_to(&self, target: PathBuf) -> Result<()> {
        let file = self.readers.file.clone();
        let copied = tokio::task::spawn_blocking(move || -> anyhow::Result<()> {
            let conn = connect(&file)?;
            make_private(&target)?;
            let name = target.to_str().context("the target's name is not Unicode")?;
            conn.execute("VACUUM INTO ?1", [name])?;
            Ok(())
        });
        copied.await?.map_err(Error::Failed)
    }
}

fn attempt<T, W>(
    (conn, shared): (&Connection, &Shared),
    work: W,
    reply: oneshot::Sender<Result<T>>,
) -> Attempt
where
    T: Send + 'static,
    W: FnOnce(&WriteTx<'_>) -> Result<T>,
{
    // A panic must not take the writer, or the work of others, with it.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let tx = WriteTx::new(conn, shared);
        let value = work(&tx)?;
        Ok((value, tx.into_news()))
    }));
    let (result, news) = match outcome.unwrap_or_else(|panic| Err(panicked(panic.as_ref()))) {
        Ok((value, news)) => (Ok(value), Some(news)),
        Err(error) => (Err(error), None),
    };
    let tell = Box::new(move |committed: bool| {
        let result = match result {
            Ok(_) if !committed => Err(failure("the database could not commit")),
            told => told,
        };
        // A caller that went away does not undo what was committed.
        let _ = reply.send(result);
    });
    Attempt { news, tell }
}

fn write_all(conn: &Connection, mut inbox: mpsc::Receiver<Work>, on_commit: &OnCommit) {
    while let Some(first) = inbox.blocking_recv() {
        let mut attempts = Vec::new();
        let committed = match write_group(conn, first, &mut inbox, &mut attempts) {
            Ok(()) => true,
            Err(cause) => {
                tracing::error!("the database could not commit: {cause}");
                // Whatever is left of the transaction must not leak into the next one.
                let _ = conn.execute_batch("ROLLBACK");
                false
            }
        };
        if committed {
            let mut all = News::default();
            for news in attempts.iter_mut().filter_map(|attempt| attempt.news.take()) {
                all.events.extend(news.events);
                all.work |= news.work;
            }
            on_commit(all);
        }
        for attempt in attempts {
            (attempt.tell)(committed);
        }
    }
}

fn write_group(
    conn: &Connection,
    first: Work,
    inbox: &mut mpsc::Receiver<Work>,
    attempts: &mut Vec<Attempt>,
) -> rusqlite::Result<()> {
    let run = |sql: &str| conn.prepare_cached(sql)?.execute([]).map(drop);
    let started = Instant::now();
    let mut next = Some(first);
    let mut open = run("BEGIN IMMEDIATE");
    while let Some(work) = next {
        if open.is_ok() {
            open = run("SAVEPOINT one");
        }
        // Without a transaction the closure still has to be told.
        attempts.push(work(conn));
        // Some errors (disk full, I/O) end the whole transaction at once.
        if conn.is_autocommit() {
            open = open.and(Err(rusqlite::Error::InvalidQuery));
        }
        if open.is_ok() {
            let failed = attempts.last().is_some_and(|attempt| attempt.news.is_none());
            open = if failed { run("ROLLBACK TO one") } else { Ok(()) };
            open = open.and_then(|()| run("RELEASE one"));
        }
        let room = attempts.len() < LARGEST_GROUP && started.elapsed() < LONGEST_GROUP;
        next = if room && open.is_ok() { inbox.try_recv().ok() } else { None };
    }
    open.and_then(|()| run("COMMIT"))
}

impl Readers {
    fn with<T>(&self, shared: &Shared, work: impl FnOnce(&ReadTx<'_>) -> Result<T>) -> Result<T> {
        let idle = self.idle.lock().pop();
        let conn = match idle {
            Some(conn) => conn,
            None => connect_reader(&self.file).map_err(Error::Failed)?,
        };
        let lent = Lent { conn: Some(conn), home: self };
        let Some(conn) = lent.conn.as_ref() else { return Err(failure("no connection")) };
        let snapshot = conn.unchecked_transaction()?;
        work(&ReadTx::new(&snapshot, shared))
    }
}

/// A connection on loan; goes home when dropped, even by a panic.
struct Lent<'a> {
    conn: Option<Connection>,
    home: &'a Readers,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.home.idle.lock().extend(self.conn.take());
    }
}

/// Makes the file, if it is not there, so that only its owner may read it. SQLite gives the files
/// that it puts beside it the same rights.
fn make_private(file: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}

#[expect(clippy::disallowed_methods, reason = "this is where the database is opened")]
fn connect(file: &Path) -> anyhow::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        // Each connection is used by one thread at a time.
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(file, flags)
        .with_context(|| format!("cannot open {}", file.display()))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    // Else a statement whose parameter could decide between indices is compiled anew each time.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    rusqlite::vtab::array::load_module(&conn)?;
    super::emoji::teach(&conn)?;
    // What is deleted is given back to the disk bit by bit. Only a file that is empty yet can be
    // told so; on others it would take the lock that is the writer's.
    if std::fs::metadata(file).is_ok_and(|file| file.len() == 0) {
        conn.execute_batch("PRAGMA auto_vacuum = INCREMENTAL;")?;
    }
    conn.execute_batch(
        "PRAGMA busy_timeout = 5000;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA journal_size_limit = 67108864;
         PRAGMA temp_store = MEMORY;",
    )
    .with_context(|| format!("{} is not a database of ours", file.display()))?;
    Ok(conn)
}

fn connect_reader(file: &Path) -> anyhow::Result<Connection> {
    let conn = connect(file)?;
    conn.execute_batch("PRAGMA query_only = ON;")?;
    Ok(conn)
}

fn panicked(panic: &(dyn Any + Send)) -> Error {
    let message = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    Error::Failed(anyhow::anyhow!("a write panicked: {message}"))
}

fn failure(message: &'static str) -> Error {
    Error::Failed(anyhow::Error::msg(message))
}
