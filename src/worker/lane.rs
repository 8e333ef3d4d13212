//! The jobs of one lane: which are read, which may start now.

use std::collections::{HashSet, VecDeque};

use crate::app::App;
use crate::base::{JobId, Result, Timestamp};
use crate::db;
use crate::db::job::DueJob;
use crate::model::Lane;

/// Jobs read at once. Small, since one may hold a megabyte.
const BATCH: usize = 64;

/// Jobs held in memory while those before them with the same key are under way.
const LONGEST_BACKLOG: usize = 256;

/// How many jobs of a lane run at once.
fn width(lane: Lane) -> usize {
    match lane {
        Lane::Inbox => 16,
        Lane::Outbound | Lane::Push | Lane::Fetch => 4,
        Lane::Chore => 1,
    }
}

/// What is known of one lane.
#[derive(Debug)]
pub(super) struct JobLane {
    pub lane: Lane,
    backlog: VecDeque<DueJob>,
    /// Read and not yet closed.
    known: HashSet<JobId>,
    busy_keys: HashSet<String>,
    running: usize,
    /// There may be more in the table.
    look: bool,
    /// When the next job falls due that is not due yet.
    next: Option<Timestamp>,
}

impl JobLane {
    pub fn new(lane: Lane) -> Self {
        Self {
            lane,
            backlog: VecDeque::new(),
            known: HashSet::new(),
            busy_keys: HashSet::new(),
            running: 0,
            look: true,
            next: None,
        }
    }

    /// When the next one falls due, unless there is work enough already.
    pub fn next(&self) -> Option<Timestamp> {
        self.next.filter(|_| !self.look)
    }

    /// Something may have changed in the table.
    pub fn ring(&mut self) {
        self.look = true;
    }

    /// Reads what is due, if there is room for it.
    pub async fn refill(&mut self, app: &App) -> Result<()> {
        let full = self.running >= width(self.lane) || self.backlog.len() >= LONGEST_BACKLOG;
        if !self.look || full {
            return Ok(());
        }
        self.look = false;
        let (lane, now) = (self.lane, app.clock.now());
        let limit = self.known.len() + BATCH;
        let most = u32::try_from(limit).unwrap_or(u32::MAX);
        let (due, next) = app
            .db
            .read(move |tx| Ok((db::job::due(tx, lane, now, most)?, db::job::next(tx, lane, now)?)))
            .await?;
        self.look = due.len() >= limit;
        self.next = next;
        for job in due {
            if self.known.insert(job.id) {
                self.backlog.push_back(job);
            }
        }
        Ok(())
    }

    /// The next job that may start: the oldest whose key nobody works on.
    pub fn start(&mut self) -> Option<DueJob> {
        if self.running >= width(self.lane) {
            return None;
        }
        let free = |job: &DueJob| !job.key.as_ref().is_some_and(|key| self.busy_keys.contains(key));
        let at = self.backlog.iter().position(free)?;
        let job = self.backlog.remove(at)?;
        self.busy_keys.extend(job.key.clone());
        self.running += 1;
        Some(job)
    }

    /// A job has ended, though its row is still there.
    pub fn ended(&mut self, key: Option<&String>) {
        self.running -= 1;
        if let Some(key) = key {
            self.busy_keys.remove(key);
        }
    }

    /// A job's row is gone or put off.
    pub fn closed(&mut self, id: JobId) {
        self.known.remove(&id);
        self.look = true;
    }
}
