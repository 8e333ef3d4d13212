//! Read and write transactions, told apart by type.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::base::{Result, Timestamp};
use crate::model::{Event, Job};

use super::view::filtered::Held;

/// A consistent view of the database. Holds no way to write.
#[derive(Debug)]
pub struct ReadTx<'c> {
    conn: &'c Connection,
    shared: &'c Shared,
}

/// What all transactions share besides the rows.
#[derive(Debug, Default)]
pub(super) struct Shared {
    filters: Held,
    /// How many were run.
    statements: AtomicU64,
}

impl Shared {
    pub(super) fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    fn count_statement(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }
}

impl<'c> ReadTx<'c> {
    pub(super) fn new(conn: &'c Connection, shared: &'c Shared) -> Self {
        Self { conn, shared }
    }

    /// People's filters, as far as they are held ready to use.
    pub(super) fn filters(&self) -> &Held {
        &self.shared.filters
    }

    /// The first row, if there is one.
    pub(super) fn first<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Option<T>> {
        self.shared.count_statement();
        self.conn.prepare_cached(sql)?.query_row(params, read).optional()
    }

    /// Every row, in order.
    pub(super) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        self.shared.count_statement();
        self.conn.prepare_cached(sql)?.query_map(params, read)?.collect()
    }

    /// Whether there is any row.
    pub(super) fn any(&self, sql: &str, params: impl Params) -> rusqlite::Result<bool> {
        self.shared.count_statement();
        self.conn.prepare_cached(sql)?.exists(params)
    }

    /// How SQLite would run `sql`: one line per step. For tests.
    pub fn explain(&self, sql: &str) -> rusqlite::Result<Vec<String>> {
        let mut plan = self.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let unbound = vec![rusqlite::types::Null; plan.parameter_count()];
        plan.query_map(rusqlite::params_from_iter(unbound), |row| row.get("detail"))?.collect()
    }

    /// How many migrations this database has been through.
    pub fn schema_version(&self) -> rusqlite::Result<u32> {
        self.conn.query_row("PRAGMA user_version", [], |row| row.get(0))
    }

    /// What `PRAGMA integrity_check` and `foreign_key_check` find wrong; empty when all is well.
    pub fn faults(&self) -> rusqlite::Result<Vec<String>> {
        let mut faults: Vec<String> = self
            .conn
            .prepare("PRAGMA integrity_check")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        faults.retain(|line| line != "ok");
        let orphans: Vec<String> = self
            .conn
            .prepare("PRAGMA foreign_key_check")?
            .query_map([], |row| {
                Ok(format!("a row of {} points to nothing", row.get::<_, String>(0)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        faults.extend(orphans);
        Ok(faults)
    }
}

/// A list of ids as one parameter, for `IN rarray(:ids)`.
pub(super) fn list<T: Copy + Into<i64>>(ids: &[T]) -> Rc<Vec<Value>> {
    Rc::new(ids.iter().map(|id| Value::Integer((*id).into())).collect())
}

/// A list of words as one parameter, for `IN rarray(:words)`.
pub(super) fn words(words: &[impl AsRef<str>]) -> Rc<Vec<Value>> {
    Rc::new(words.iter().map(|word| Value::Text(word.as_ref().to_owned())).collect())
}

/// The one write transaction. Reads like a [`ReadTx`]; commits when its closure answers `Ok`.
#[derive(Debug)]
pub struct WriteTx<'c> {
    read: ReadTx<'c>,
    events: RefCell<Vec<Event>>,
    leaves_work: Cell<bool>,
}

/// What a transaction leaves to be told, once it is on disk.
#[derive(Debug, Default)]
pub struct News {
    pub events: Vec<Event>,
    /// There is something in a queue that was not there before, or not due.
    pub work: bool,
}

impl<'c> WriteTx<'c> {
    pub(super) fn new(conn: &'c Connection, shared: &'c Shared) -> Self {
        Self {
            read: ReadTx::new(conn, shared),
            events: RefCell::default(),
            leaves_work: Cell::default(),
        }
    }

    /// Runs a statement; answers how many rows it changed.
    pub(super) fn execute(&self, sql: &str, params: impl Params) -> rusqlite::Result<usize> {
        self.read.shared.count_statement();
        self.read.conn.prepare_cached(sql)?.execute(params)
    }

    /// Tells the streams, once this transaction is on disk.
    pub fn emit(&self, event: Event) {
        self.events.borrow_mut().push(event);
    }

    /// Leaves work for `worker`, in this same transaction.
    pub fn enqueue(&self, job: &Job, due: Timestamp) -> Result<()> {
        super::job::insert(self, job, due)
    }

    /// Has `worker` look at its queues, once this transaction is on disk.
    pub(super) fn ring(&self) {
        self.leaves_work.set(true);
    }

    pub(super) fn into_news(self) -> News {
        News { events: self.events.into_inner(), work: self.leaves_work.get() }
    }
}

impl<'c> Deref for WriteTx<'c> {
    type Target = ReadTx<'c>;

    fn deref(&self) -> &Self::Target {
        &self.read
    }
}
