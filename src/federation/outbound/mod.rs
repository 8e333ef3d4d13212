//! Activities of ours: which event becomes which activity, and who gets it.
//!
//! [`letters()`] turns a job into letters; `worker` writes them down and closes the job in one
//! transaction, so a job that is done twice is sent once. [`note`], [`actor`] and [`emoji`] write the
//! documents, which are also served to those who ask for them.

pub mod actor;
pub mod emoji;
pub mod note;

mod address;
mod letters;
mod profile;
mod relay;
mod reply;

pub use letters::{Letter, letters};
