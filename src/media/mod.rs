//! Files of ours: decode, resize, blurhash, keep on disk. Imports `base` and `model`.
//!
//! Everything here blocks. [`Workshop::run`] is the way in from async code: it keeps decoding off
//! the async threads and lets only a few pictures be open at a time. What a person or a peer
//! sends goes through [`image`], which hands back clean files; [`Store`] keeps them. [`zip`] takes
//! many out of one.

pub mod error;
pub mod image;
pub mod store;
pub mod workshop;
pub mod zip;

pub use error::MediaError;
pub use store::{Shelf, Store};
pub use workshop::Workshop;
