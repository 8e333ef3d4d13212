//! A file that is walked through and changed in place without being in memory.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;

use super::{CUT_SHORT, Stop, Walk};

/// What is read at a time, at least.
const WINDOW: usize = 64 * 1024;
/// Places that are read from in turn: the tables of a film.
const MOST_WINDOWS: usize = 4;

/// What bytes lie on.
pub trait Medium: Read + Write + Seek {
    /// Ends it there.
    fn cut(&mut self, length: u64) -> io::Result<()>;
}

impl Medium for File {
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }
}

/// The beginning of a file, in memory.
impl Medium for io::Cursor<Vec<u8>> {
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.get_mut().truncate(usize::try_from(length).unwrap_or(usize::MAX));
        Ok(())
    }
}

struct Window {
    start: usize,
    bytes: Vec<u8>,
}

/// A file, and what was read of it last.
pub(super) struct Tape<'a> {
    medium: &'a mut dyn Medium,
    length: usize,
    /// The one that was used last comes first.
    windows: VecDeque<Window>,
}

impl<'a> Tape<'a> {
    pub(super) fn of(medium: &'a mut dyn Medium) -> io::Result<Self> {
        let length = medium.seek(SeekFrom::End(0))?;
        let length = usize::try_from(length).map_err(io::Error::other)?;
        Ok(Self { medium, length, windows: VecDeque::new() })
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The bytes from `at` on: `most` of them, or as many as there are.
    pub(super) fn peek(&mut self, at: usize, most: usize) -> Walk<&[u8]> {
        let wanted = self.length.saturating_sub(at).min(most);
        let holds = |window: &Window| {
            window.start <= at && at + wanted <= window.start + window.bytes.len()
        };
        match self.windows.iter().position(holds) {
            Some(0) => {}
            Some(place) => {
                if let Some(window) = self.windows.remove(place) {
                    self.windows.push_front(window);
                }
            }
            None => {
                let length = self.length.saturating_sub(at).min(most.max(WINDOW));
                let mut bytes = vec![0; length];
                self.medium.seek(SeekFrom::Start(at as u64))?;
                self.medium.read_exact(&mut bytes)?;
                self.windows.push_front(Window { start: at, bytes });
                self.windows.truncate(MOST_WINDOWS);
            }
        }
        let Some(window) = self.windows.front() else { return Ok(&[]) };
        let from = at.saturating_sub(window.start);
        Ok(window.bytes.get(from..from + wanted).unwrap_or_default())
    }

    /// `N` bytes from `at` on.
    pub(super) fn bytes<const N: usize>(&mut self, at: usize) -> Walk<[u8; N]> {
        let found = self.peek(at, N)?.try_into().ok();
        found.ok_or_else(|| CUT_SHORT.into())
    }

    pub(super) fn byte(&mut self, at: usize) -> Walk<u8> {
        let [byte] = self.bytes(at)?;
        Ok(byte)
    }

    pub(super) fn be16(&mut self, at: usize) -> Walk<u16> {
        self.bytes(at).map(u16::from_be_bytes)
    }

    pub(super) fn be32(&mut self, at: usize) -> Walk<u32> {
        self.bytes(at).map(u32::from_be_bytes)
    }

    pub(super) fn be64(&mut self, at: usize) -> Walk<u64> {
        self.bytes(at).map(u64::from_be_bytes)
    }

    /// Writes over what stands there.
    pub(super) fn write(&mut self, at: usize, bytes: &[u8]) -> Walk<()> {
        if at.checked_add(bytes.len()).is_none_or(|end| end > self.length) {
            return Err(CUT_SHORT.into());
        }
        self.forget(at..at + bytes.len());
        self.medium.seek(SeekFrom::Start(at as u64))?;
        Ok(self.medium.write_all(bytes)?)
    }

    /// Writes nothing over what stands there, as far as there is something.
    pub(super) fn blank(&mut self, range: Range<usize>) -> Walk<()> {
        let end = range.end.min(self.length);
        if range.start >= end {
            return Ok(());
        }
        self.forget(range.start..end);
        self.medium.seek(SeekFrom::Start(range.start as u64))?;
        let nothing = vec![0; WINDOW.min(end - range.start)];
        let mut left = end - range.start;
        while left > 0 {
            let step = left.min(nothing.len());
            self.medium.write_all(&nothing[..step])?;
            left -= step;
        }
        Ok(())
    }

    /// Copies a part of it.
    pub(super) fn copy(&mut self, range: Range<usize>, to: &mut dyn Write) -> Walk<()> {
        let mut at = range.start;
        while at < range.end {
            let piece = self.peek(at, WINDOW.min(range.end - at))?;
            if piece.is_empty() {
                return Err(CUT_SHORT.into());
            }
            to.write_all(piece)?;
            at += piece.len();
        }
        Ok(())
    }

    /// What is behind that place is no part of it.
    pub(super) fn truncate(&mut self, length: usize) -> Walk<()> {
        if length < self.length {
            self.medium.cut(length as u64)?;
            self.length = length;
            self.windows.clear();
        }
        Ok(())
    }

    fn forget(&mut self, range: Range<usize>) {
        self.windows.retain(|window| {
            window.start >= range.end || window.start + window.bytes.len() <= range.start
        });
    }
}

impl From<io::Error> for Stop {
    fn from(cause: io::Error) -> Self {
        Self::Disk(cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_is_read_beyond_the_end() {
        let mut medium = io::Cursor::new((0..200_000_u32).flat_map(u32::to_be_bytes).collect());
        let mut tape = Tape::of(&mut medium).unwrap();

        for at in [0, 4, 799_996, 400_000, 8, 65_536] {
            assert_eq!(tape.be32(at).unwrap() as usize, at / 4);
        }
        tape.write(8, b"here").unwrap();
        tape.blank(400_000..500_000).unwrap();
        assert_eq!(tape.peek(8, 4).unwrap(), b"here");
        assert_eq!((tape.be64(450_000).unwrap(), tape.be32(500_000).unwrap()), (0, 125_000));
        assert!(tape.be32(799_998).is_err() && tape.write(799_998, b"here").is_err());
        assert_eq!(tape.peek(799_998, 100).unwrap().len(), 2);
        assert!(tape.peek(900_000, 100).unwrap().is_empty());
        tape.truncate(10).unwrap();
        assert_eq!((tape.len(), tape.peek(0, 100).unwrap().len()), (10, 10));
        let mut copied = vec![];
        tape.copy(4..10, &mut copied).unwrap();
        assert_eq!(copied, b"\0\0\0\x01he");
    }
}
