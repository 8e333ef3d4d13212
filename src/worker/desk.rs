//! The desk that hands out work and hears how it ended.

use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::app::App;
use crate::base::Result;
use crate::db::delivery::DueDelivery;
use crate::federation::{Delivered, Host, Letter};
use crate::model::{Lane, Verdict};

use super::close::{self, Closed, Closing};
use super::dispatch;
use super::lane::JobLane;
use super::post::Post;

/// The longest time between two looks at the table.
const LONGEST_NAP: Duration = Duration::from_secs(30);
/// How soon to look again after the database failed, and whether slow deliveries make room.
const SHORT_NAP: Duration = Duration::from_millis(250);
/// How long what is under way may go on after the word to stop.
const LAST_ORDERS: Duration = Duration::from_secs(3);
/// Endings written in one transaction.
const MOST_AT_ONCE: usize = 256;

#[derive(Debug)]
enum Done {
    Job { closing: Closing, key: Option<String> },
    Delivery(DueDelivery, Delivered),
    Written(Vec<Closed>),
}

/// Everything that is due, under way or ended and not yet written down.
#[derive(Debug)]
pub(super) struct Desk {
    app: App,
    lanes: [JobLane; 5],
    post: Post,
    tasks: JoinSet<Done>,
    closings: Vec<Closing>,
    /// One transaction at a time: what ends meanwhile goes into the next.
    writing: bool,
    done: usize,
}

impl Desk {
    pub fn new(app: App) -> Self {
        Self {
            app,
            lanes: Lane::ALL.map(JobLane::new),
            post: Post::new(),
            tasks: JoinSet::new(),
            closings: vec![],
            writing: false,
            done: 0,
        }
    }

    /// Works until told to stop.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        loop {
            let nap = match self.hand_out().await {
                Ok(()) => self.nap(),
                Err(problem) => {
                    tracing::error!("the worker cannot look for work: {problem:?}");
                    SHORT_NAP
                }
            };
            tokio::select! {
                ended = self.tasks.join_next(), if !self.tasks.is_empty() => {
                    self.hear(ended);
                }
                () = self.app.work.notified() => self.ring(),
                () = pause(nap) => self.ring(),
                stopped = stop.wait_for(|stop| *stop) => {
                    drop(stopped);
                    break;
                }
            }
        }
        let _ = tokio::time::timeout(LAST_ORDERS, self.finish()).await;
    }

    /// Does all that is due and what follows from it; answers how many things that was.
    pub async fn drain(mut self) -> Result<usize> {
        loop {
            self.ring();
            self.hand_out().await?;
            if self.tasks.is_empty() {
                return Ok(self.done);
            }
            while !self.tasks.is_empty() {
                let ended = self.tasks.join_next().await;
                self.hear(ended);
                self.hand_out().await?;
            }
        }
    }

    /// Lets everything under way end, and begins nothing new.
    async fn finish(&mut self) {
        loop {
            self.write_down();
            let Some(ended) = self.tasks.join_next().await else { return };
            self.hear(Some(ended));
        }
    }

    fn ring(&mut self) {
        self.lanes.iter_mut().for_each(JobLane::ring);
        self.post.ring();
    }

    /// Starts what may start, and writes down what has ended.
    async fn hand_out(&mut self) -> Result<()> {
        self.write_down();
        for lane in &mut self.lanes {
            lane.refill(&self.app).await?;
            while let Some(due) = lane.start() {
                let (app, lane) = (self.app.clone(), lane.lane);
                self.tasks.spawn(async move {
                    let (verdict, letters) = dispatch::job(&app, &due).await;
                    job_done(lane, due.id, due.key, (verdict, letters))
                });
            }
        }
        self.post.refill(&self.app).await?;
        while let Some(due) = self.post.start() {
            let app = self.app.clone();
            self.tasks.spawn(async move {
                let ended = dispatch::delivery(&app, &due).await;
                Done::Delivery(due, ended)
            });
        }
        Ok(())
    }

    /// Takes in everything that has ended by now.
    fn hear(&mut self, first: Option<std::result::Result<Done, tokio::task::JoinError>>) {
        let mut next = first;
        while let Some(ended) = next {
            match ended {
                Ok(done) => self.take(done),
                Err(problem) => tracing::error!("a task of the worker ended early: {problem}"),
            }
            next = self.tasks.try_join_next();
        }
    }

    fn take(&mut self, done: Done) {
        match done {
            Done::Job { closing, key } => {
                if let Closing::Job { lane, .. } = &closing {
                    self.lane(*lane).ended(key.as_ref());
                }
                self.closings.push(closing);
                self.done += 1;
            }
            Done::Delivery(delivery, ended) => {
                self.post.ended(&delivery, matches!(ended.host, Host::Failed | Host::Busy(_)));
                self.closings.push(Closing::Delivery { delivery, ended });
                self.done += 1;
            }
            Done::Written(closed) => {
                self.writing = false;
                for one in closed {
                    match one {
                        Closed::Job(lane, id) => self.lane(lane).closed(id),
                        Closed::Delivery(id) => self.post.closed(id),
                    }
                }
                self.post.ring();
            }
        }
    }

    fn lane(&mut self, lane: Lane) -> &mut JobLane {
        let at = Lane::ALL.iter().position(|known| *known == lane).unwrap_or_default();
        &mut self.lanes[at]
    }

    fn write_down(&mut self) {
        if self.writing || self.closings.is_empty() {
            return;
        }
        self.writing = true;
        let most = self.closings.len().min(MOST_AT_ONCE);
        let closings: Vec<Closing> = self.closings.drain(..most).collect();
        let app = self.app.clone();
        self.tasks.spawn(async move { Done::Written(close::write(&app, closings).await) });
    }

    /// How long nothing can happen that nobody tells us of.
    fn nap(&self) -> Duration {
        if self.post.waits_for_the_slow() && self.post.under_way() > 0 {
            return SHORT_NAP;
        }
        let next = self.lanes.iter().filter_map(JobLane::next).chain(self.post.next()).min();
        let now = self.app.clock.now();
        next.map_or(LONGEST_NAP, |next| next.since(now).min(LONGEST_NAP))
    }
}

fn job_done(
    lane: Lane,
    id: crate::base::JobId,
    key: Option<String>,
    (verdict, letters): (Verdict, Vec<Letter>),
) -> Done {
    Done::Job { closing: Closing::Job { lane, id, verdict, letters }, key }
}

#[expect(clippy::disallowed_methods, reason = "this is the worker, which waits for what falls due")]
async fn pause(span: Duration) {
    tokio::time::sleep(span).await;
}
