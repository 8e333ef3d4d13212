//! What is free on the disk of the media folder, and what of it is spoken for.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Answers the free bytes.
type Measure = Arc<dyn Fn() -> io::Result<u64> + Send + Sync>;

/// The disk's free space, less what is about to be written. Clones share it.
#[derive(Clone)]
pub struct Room {
    measure: Measure,
    reserved: Arc<AtomicU64>,
}

/// Bytes that are about to be written, until dropped.
#[derive(Debug)]
pub struct Reserved {
    bytes: u64,
    of: Arc<AtomicU64>,
}

impl Room {
    /// The room on the disk that holds `folder`.
    pub fn of_disk(folder: &Path) -> Self {
        let folder = folder.to_owned();
        Self::measured_by(move || {
            let disk = rustix::fs::statvfs(&folder)?;
            Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
        })
    }

    /// Room of which `measure` says how much is free.
    pub fn measured_by(measure: impl Fn() -> io::Result<u64> + Send + Sync + 'static) -> Self {
        Self { measure: Arc::new(measure), reserved: Arc::default() }
    }

    /// Bytes that are free now.
    pub fn free(&self) -> io::Result<u64> {
        (self.measure)()
    }

    /// Bytes that are spoken for.
    pub fn reserved(&self) -> u64 {
        self.reserved.load(Ordering::SeqCst)
    }

    /// Speaks for `bytes`.
    pub fn reserve(&self, bytes: u64) -> Reserved {
        self.reserved.fetch_add(bytes, Ordering::SeqCst);
        Reserved { bytes, of: Arc::clone(&self.reserved) }
    }
}

impl Reserved {
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        self.of.fetch_sub(self.bytes, Ordering::SeqCst);
    }
}

impl fmt::Debug for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Room").field("reserved", &self.reserved()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spoken_for_is_given_back() {
        let room = Room::measured_by(|| Ok(100));
        let (one, two) = (room.reserve(10), room.clone().reserve(20));
        assert_eq!((room.free().unwrap(), room.reserved(), two.bytes()), (100, 30, 20));
        drop((one, two));
        assert_eq!(room.reserved(), 0);
        assert!(Room::of_disk(Path::new("/")).free().unwrap() > 0);
    }
}
