//! Link previews: asking a page what it says of itself, once for all who link to it.

mod fetch;
mod read;
mod wish;

pub use fetch::{fetch, picture};
pub(super) use wish::{wish, wish_again};
