//! The few benches on which pictures are worked at, off the async threads.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use tokio::sync::Semaphore;
use tokio::task;

use super::error::MediaError;
use super::image::{self, Limits, MOST_MEMORY};

/// From this many cores on, two pictures may be open at a time.
const CORES_FOR_TWO: usize = 4;

/// Runs work on media beside the async threads, a piece or two at a time, so that ten uploads
/// at once need the memory of one.
#[derive(Debug, Clone)]
pub struct Workshop {
    benches: Arc<Semaphore>,
    memory: Arc<Memory>,
}

/// What all pictures that are open take together: never more than the largest may take alone.
#[derive(Debug, Default)]
struct Memory {
    taken: Mutex<u64>,
    freed: Condvar,
}

/// Memory that is spoken for, until dropped.
#[derive(Debug)]
struct Claim<'a> {
    bytes: u64,
    of: &'a Memory,
}

impl Memory {
    /// Waits until so much is free.
    fn claim(&self, bytes: u64) -> Claim<'_> {
        let bytes = bytes.min(MOST_MEMORY);
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let no_room = |taken: &mut u64| *taken + bytes > MOST_MEMORY;
        let mut taken =
            self.freed.wait_while(taken, no_room).unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
        Claim { bytes, of: self }
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        *self.of.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.of.freed.notify_all();
    }
}

impl Workshop {
    /// A workshop that suits this machine: one bench, or two from four cores on.
    pub fn open() -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self::with_benches(if cores < CORES_FOR_TWO { 1 } else { 2 })
    }

    /// A workshop where at most `benches` pieces of work run at a time.
    pub fn with_benches(benches: usize) -> Self {
        Self { benches: Arc::new(Semaphore::new(benches.max(1))), memory: Arc::default() }
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

    /// As [`Workshop::run`], for a picture that `read` brings into memory when it is its turn. Two
    /// large ones wait for each other even where there are two benches.
    pub async fn open_picture<T, R, W>(
        &self,
        limits: Limits,
        read: R,
        work: W,
    ) -> Result<T, MediaError>
    where
        T: Send + 'static,
        R: FnOnce() -> Result<Vec<u8>, MediaError> + Send + 'static,
        W: FnOnce(Vec<u8>) -> Result<T, MediaError> + Send + 'static,
    {
        let memory = Arc::clone(&self.memory);
        self.run(move || {
            let bytes = read()?;
            let _claim = memory.claim(image::weight(&bytes, limits)?);
            work(bytes)
        })
        .await
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

    #[test]
    fn two_large_pictures_wait_for_each_other_and_small_ones_do_not() {
        let memory = Memory::default();
        let (most, busy) = (AtomicUsize::new(0), AtomicUsize::new(0));

        let small = [memory.claim(MOST_MEMORY / 2), memory.claim(MOST_MEMORY / 2)];
        drop(small);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let _claim = memory.claim(u64::MAX);
                    most.fetch_max(busy.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    thread::sleep(Duration::from_millis(2));
                    busy.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });

        assert_eq!(most.load(Ordering::SeqCst), 1);
        assert_eq!(*memory.taken.lock().unwrap(), 0);
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
