//! Sounds and films that people send, made into clean files: nothing but what is seen and heard.
//!
//! ```text
//! bytes → Container (by content) → walk its boxes, pages or frames, within bounds
//!       → tags, places, pictures and notes blanked or left out → Facts (length, size, rates)
//! ```
//!
//! Nothing is drawn or sounded anew: what is kept is kept byte by byte.

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
#[cfg(test)]
mod tests;
mod wav;

pub use take::{Container, Film, MOST_PIXELS, refusal, take};

use crate::model::media::Facts;

/// What a walk through a file ends with: words for the person who sent it, if it is broken.
type Walk<T> = Result<T, &'static str>;

const CUT_SHORT: &str = "it ends too early";
