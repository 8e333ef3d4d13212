//! Finding statuses by their words: what is looked for, and what the index holds of each.
//!
//! The index is a table of words. Besides the words of a status it holds *marks*: made-up words
//! that say who may find it, who wrote it and what it carries, so that every part of a question is
//! answered by the index alone.

mod entry;
mod query;
mod words;

pub use entry::{Entry, Link};
pub use query::{Has, Is, Query, Scope, Term};
pub use words::segmented;
