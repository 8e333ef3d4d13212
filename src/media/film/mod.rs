//! Sounds and films that people send, made into clean files: nothing but what is seen and heard.
//!
//! ```text
//! file → Container (by content) → walk its boxes, pages or frames, within bounds
//!       → tags, places, pictures and notes blanked or left out → Facts (length, size, rates)
//! ```
//!
//! Nothing is drawn or sounded anew: what is kept is kept byte by byte. A file is never in memory as
//! a whole: [`tape`] reads it in windows.

mod ebml;
mod flac;
mod mp3;
mod mp4;
mod number;
mod ogg;
mod quicktime;
#[cfg(test)]
mod samples;
mod take;
mod tape;
#[cfg(test)]
mod tests;
mod wav;

pub use take::{Container, Film, MOST_PIXELS, look, refusal, take};
pub use tape::Medium;

use crate::model::media::Facts;

/// Why a walk through a file ended early.
#[derive(Debug)]
enum Stop {
    /// Words for the person who sent it.
    Broken(&'static str),
    /// Ours.
    Disk(std::io::Error),
}

impl From<&'static str> for Stop {
    fn from(why: &'static str) -> Self {
        Self::Broken(why)
    }
}

type Walk<T> = Result<T, Stop>;

const CUT_SHORT: &str = "it ends too early";
