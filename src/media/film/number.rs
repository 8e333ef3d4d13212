//! Numbers out of bytes, which may end before them.

use super::{CUT_SHORT, Walk};

/// `N` bytes from `at` on.
pub(super) fn bytes<const N: usize>(bytes: &[u8], at: usize) -> Walk<[u8; N]> {
    let end = at.checked_add(N).ok_or(CUT_SHORT)?;
    let found = bytes.get(at..end).and_then(|found| found.try_into().ok());
    found.ok_or_else(|| CUT_SHORT.into())
}

pub(super) fn be64(from: &[u8], at: usize) -> Walk<u64> {
    bytes(from, at).map(u64::from_be_bytes)
}

pub(super) fn le16(from: &[u8], at: usize) -> Walk<u16> {
    bytes(from, at).map(u16::from_le_bytes)
}

pub(super) fn le32(from: &[u8], at: usize) -> Walk<u32> {
    bytes(from, at).map(u32::from_le_bytes)
}

pub(super) fn le64(from: &[u8], at: usize) -> Walk<u64> {
    bytes(from, at).map(u64::from_le_bytes)
}

/// A length in the file as a place in memory.
pub(super) fn place(length: impl TryInto<usize>) -> Walk<usize> {
    length.try_into().ok().ok_or_else(|| CUT_SHORT.into())
}

/// `units` of which there are `rate` in a second, in milliseconds.
pub(super) fn milliseconds(units: u64, rate: u64) -> Option<u64> {
    units.checked_mul(1_000)?.checked_div(rate).filter(|length| *length > 0)
}
