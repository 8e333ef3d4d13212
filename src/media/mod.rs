//! Files of ours: decode, resize, blurhash, keep. Imports `base`, `config`, `model` and `net`.
//!
//! Everything here blocks but [`Store`]. [`Workshop::run`] is the way in from async code: it keeps decoding off
//! the async threads and lets only a few pictures be open at a time. What a person or a peer
//! sends goes through [`image`], which hands back clean files; [`Store`] keeps them. [`zip`] takes
//! many out of one. Sounds and films go through [`film`], in one piece and without being drawn anew;
//! an [`ffmpeg`] that is found on the machine draws a picture of what a film shows.

pub mod error;
pub mod ffmpeg;
pub mod film;
pub mod image;
pub mod pack;
pub mod room;
pub mod store;
pub mod workshop;
pub mod zip;

pub use error::MediaError;
pub use ffmpeg::Ffmpegs;
pub use room::Room;
pub use store::{Draft, Look, Shelf, Store};
pub use workshop::Workshop;
