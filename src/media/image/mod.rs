//! Pictures that people and peers send, made into clean files: upright, sRGB, without metadata.
//!
//! ```text
//! bytes → Format (by content) → Facts (header only: size, orientation, memory) → limits
//!       → strip (the pixels stay as they are) or redraw (what needs turning, has a colour profile,
//!         or is a JPEG of a rarer kind) → reduce → preview, blurhash
//! ```

mod colour;
mod decode;
mod emoji;
mod encode;
mod facts;
mod format;
mod jpeg;
mod reduce;
#[cfg(test)]
mod samples;
mod strip;
mod take;
#[cfg(test)]
mod tests;

pub use emoji::{Emoji, emoji};
pub use facts::{Limits, MOST_MEMORY, weight};
pub use format::Format;
pub(super) use format::other;
#[cfg(test)]
pub(super) use samples::SECRET;
pub use take::{
    Picture, PictureFile, Portrait, Preview, avatar, banner, header, take, thumbnail_of_remote,
};
