//! Deliveries: which are read, which may set out now.
//!
//! Each host has at most two under way. A delivery that takes longer than a moment stops counting
//! against the width, so that hosts that hang do not hold up those that answer.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::{Duration, Instant};

use crate::app::App;
use crate::base::{DeliveryId, Result, Timestamp};
use crate::db;
use crate::db::delivery::DueDelivery;

/// Deliveries under way that have only just set out.
const WIDTH: usize = 192;
/// Deliveries under way in all: each holds a connection.
const WIDEST: usize = 384;
const PER_HOST: usize = 2;
/// After this a delivery counts as slow.
const MOMENT: Duration = Duration::from_secs(1);

/// Rows read at once.
const BATCH: usize = 1_024;
/// Rows held in memory.
const LONGEST_BACKLOG: usize = 4_096;
/// Rows of one host held in memory before more of them are left in the table.
const LONGEST_QUEUE: usize = 64;

#[derive(Debug, Default)]
struct Host {
    running: usize,
    waiting: VecDeque<DueDelivery>,
}

/// What is known of the deliveries.
#[derive(Debug)]
pub(super) struct Post {
    hosts: HashMap<String, Host>,
    /// Hosts that may have one more under way and have one waiting, in turn.
    ready: VecDeque<String>,
    /// Read and not yet closed.
    known: HashSet<DeliveryId>,
    waiting: usize,
    running: HashMap<DeliveryId, Instant>,
    look: bool,
    next: Option<Timestamp>,
}

impl Post {
    pub fn new() -> Self {
        Self {
            hosts: HashMap::new(),
            ready: VecDeque::new(),
            known: HashSet::new(),
            waiting: 0,
            running: HashMap::new(),
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
        if !self.look || self.ready.len() >= WIDEST || self.waiting >= LONGEST_BACKLOG {
            return Ok(());
        }
        self.look = false;
        let now = app.clock.now();
        let full = |host: &&Host| host.waiting.len() >= LONGEST_QUEUE;
        let busy: Vec<String> = self
            .hosts
            .iter()
            .filter(|(_, host)| full(host))
            .map(|(name, _)| name.clone())
            .collect();
        let limit = self.known.len() + BATCH;
        let most = u32::try_from(limit).unwrap_or(u32::MAX);
        let (due, next) = app
            .db
            .read(move |tx| {
                let due = db::delivery::due(tx, now, &busy, most)?;
                Ok((due, db::delivery::next(tx, now)?))
            })
            .await?;
        self.look = due.len() >= limit;
        self.next = next;
        for delivery in due {
            if self.known.insert(delivery.id) {
                self.queue(delivery);
            }
        }
        Ok(())
    }

    fn queue(&mut self, delivery: DueDelivery) {
        let host = self.hosts.entry(delivery.host.clone()).or_default();
        // One turn in `ready` for each that may set out.
        if host.running + host.waiting.len() < PER_HOST {
            self.ready.push_back(delivery.host.clone());
        }
        host.waiting.push_back(delivery);
        self.waiting += 1;
    }

    /// The next delivery that may set out.
    pub fn start(&mut self) -> Option<DueDelivery> {
        if self.running.len() >= WIDEST || self.fast() >= WIDTH {
            return None;
        }
        loop {
            let name = self.ready.pop_front()?;
            let Some(host) = self.hosts.get_mut(&name) else { continue };
            if host.running >= PER_HOST {
                continue;
            }
            let Some(delivery) = host.waiting.pop_front() else { continue };
            host.running += 1;
            self.waiting -= 1;
            self.running.insert(delivery.id, Instant::now());
            return Some(delivery);
        }
    }

    fn fast(&self) -> usize {
        if self.running.len() < WIDTH {
            return self.running.len();
        }
        self.running.values().filter(|start| start.elapsed() < MOMENT).count()
    }

    /// Whether time alone may let another set out.
    pub fn waits_for_the_slow(&self) -> bool {
        !self.ready.is_empty() && self.running.len() < WIDEST
    }

    /// A delivery has ended, though its row is still there. `host_failed`: the others that wait
    /// for this host are left to the table, which knows whether it is paused.
    pub fn ended(&mut self, delivery: &DueDelivery, host_failed: bool) {
        self.running.remove(&delivery.id);
        let Some(host) = self.hosts.get_mut(&delivery.host) else { return };
        host.running -= 1;
        if host_failed {
            for left in host.waiting.drain(..) {
                self.known.remove(&left.id);
                self.waiting -= 1;
            }
        }
        if !host.waiting.is_empty() {
            self.ready.push_back(delivery.host.clone());
        } else if host.running == 0 {
            self.hosts.remove(&delivery.host);
        }
    }

    /// A delivery's row is gone or put off.
    pub fn closed(&mut self, id: DeliveryId) {
        self.known.remove(&id);
    }

    /// How many are under way.
    pub fn under_way(&self) -> usize {
        self.running.len()
    }
}
