//! The few benches on which pictures are worked at, off the async threads.

use std::sync::Arc;
use std::thread;

use tokio::sync::Semaphore;
use tokio::task;

use super::error::MediaError;

/// From this many cores on, two pictures may be open at a time.
const CORES_FOR_TWO: usize = 4;

/// Runs work on media beside the async threads, a piece or two at a time, so that ten uploads
/// at once need the memory of one.
#[derive(Debug, Clone)]
pub struct Workshop {
    benches: Arc<Semaphore>,
}

impl Workshop {
    /// A workshop that suits this machine: one bench, or two from four cores on.
    pub fn open() -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self::with_benches(if cores < CORES_FOR_TWO { 1 } else { 2 })
    }

    /// A workshop where at most `benches` pieces of work run at a time.
    pub fn with_benches(benches: usize) -> Self {
        Self { benches: Arc::new(Semaphore::new(benches.max(1))) }
    }

    /// Waits for a free bench, then runs `work` on a thread that may block. Work that panics
    /// ends as [`MediaError::Unreadable`]: a decoder's bug costs one upload, not the process.
    pub async fn run<T, W>(&self, work: W) -> Result<T, MediaError>
    where
        T: Send + 'static,
        W: FnOnce() -> Result<T, MediaError> + Send + 'static,
    {
        // The permit goes with the work: a caller that hangs up does not free a busy bench.
        let permit = Arc::clone(&self.benches).acquire_owned().await;
        let done = task::spawn_blocking(move || {
            let _bench = permit;
            work()
        });
        done.await.unwrap_or(Err(MediaError::Unreadable))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn one_bench_means_one_piece_at_a_time() {
        let workshop = Workshop::with_benches(1);
        let (busy, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));

        let work = (0..5).map(|_| {
            let (busy, most) = (Arc::clone(&busy), Arc::clone(&most));
            workshop.run(move || {
                most.fetch_max(busy.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::sleep(Duration::from_millis(2));
                busy.fetch_sub(1, Ordering::SeqCst);
                Ok(())
            })
        });
        for done in futures_util::future::join_all(work).await {
            done.unwrap();
        }

        assert_eq!(most.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_panic_costs_one_piece_of_work() {
        let workshop = Workshop::with_benches(1);

        let crashed = workshop.run(|| -> Result<(), _> { panic!("a decoder's bug") }).await;
        let after = workshop.run(|| Ok(7)).await;

        assert_eq!(crashed, Err(MediaError::Unreadable));
        assert_eq!(after, Ok(7));
    }
}
