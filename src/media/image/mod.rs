//! Pictures that people and peers send, made into clean files: upright, sRGB, without metadata.
//!
//! ```text
//! bytes → Format (by content) → Facts (header only: size, orientation, memory) → limits
//!       → strip (PNG, GIF, WebP: the pixels stay as they are) or redraw (JPEG, and what needs
//!         turning or has a colour profile) → reduce → preview, blurhash
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
pub use facts::Limits;
pub use format::Format;
pub(super) use format::other;
#[cfg(test)]
pub(super) use samples::SECRET;
pub use take::{Picture, PictureFile, Preview, avatar, header, take, thumbnail_of_remote};
