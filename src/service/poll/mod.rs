//! Polls: made and changed with their status ([`keep`]), voted in, counted, and ended once.
//!
//! A vote is counted in its transaction; streams and peers hear of it by a job that collects what
//! comes within a while, so that a thousand votes are not a thousand messages.

mod tell;
mod vote;

pub(super) mod keep;

pub use tell::{ask_again, end, show};
pub use vote::{accept_votes, vote};
