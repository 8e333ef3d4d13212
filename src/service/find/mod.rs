//! Finding: the index of words and what is looked up in it.

mod index;
mod statuses;

pub use index::{catch_up, remember, resume};
pub use statuses::{Search, statuses};
