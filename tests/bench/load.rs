//! Many clients that ask at the same time: how many answers a second, and how long the slowest
//! hundredth takes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use reqwest::RequestBuilder;
use tokio::runtime::Runtime;

use crate::report::{self, Effort};

/// What a load found.
pub struct Load {
    pub per_second: f64,
    /// Ninety-nine of a hundred answers come faster.
    pub tail: Duration,
}

impl Load {
    /// One line: rate, share of `limit`, and the slowest hundredth.
    pub fn tell(&self, what: &str, limit: f64) {
        let tail = self.tail.as_secs_f64() * 1_000.0;
        let what = format!("{what} (p99 {tail:.1} ms)");
        report::rate(&what, self.per_second, Some(("plain HTTP", limit)));
    }
}

/// Asks with `clients` at the same time for as long as `effort` says; every answer must be a good
/// one.
pub fn run(
    runtime: &Runtime,
    effort: Effort,
    clients: usize,
    ask: impl Fn(u64) -> RequestBuilder + Send + Sync + 'static,
) -> Load {
    let ask = Arc::new(ask);
    let count = Arc::new(AtomicU64::new(0));
    let start = Instant::now();
    let mut times = runtime.block_on(async {
        let tasks: Vec<_> = (0..clients)
            .map(|_| tokio::spawn(client(Arc::clone(&ask), Arc::clone(&count), start, effort)))
            .collect();
        let mut times = vec![];
        for task in tasks {
            times.extend(task.await.expect("a client ended well"));
        }
        times
    });
    let all = start.elapsed().as_secs_f64();
    times.sort_unstable();
    let tail = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 requests")]
    let per_second = times.len() as f64 / all;
    Load { per_second, tail }
}

async fn client(
    ask: Arc<impl Fn(u64) -> RequestBuilder>,
    count: Arc<AtomicU64>,
    start: Instant,
    effort: Effort,
) -> Vec<Duration> {
    let mut times = vec![];
    while start.elapsed() < effort.time() {
        let number = count.fetch_add(1, Ordering::Relaxed);
        let asked = Instant::now();
        let answer = ask(number).send().await.expect("an answer");
        assert!(answer.status().is_success(), "{}", answer.status());
        answer.bytes().await.expect("its body");
        times.push(asked.elapsed());
    }
    times
}
