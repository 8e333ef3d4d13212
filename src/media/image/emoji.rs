//! Pictures that stand among letters.

use image::metadata::Orientation;

use crate::media::MediaError;

use super::facts::{Facts, Limits};
use super::format::Format;
use super::take::{PictureFile, redrawn};
use super::{decode, encode, strip};

/// An emoji made clean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emoji {
    pub file: PictureFile,
    /// Its first frame, if it moves.
    pub still: Option<PictureFile>,
}

/// Takes an emoji; one that moves goes on moving, and gets a picture that does not.
pub fn emoji(bytes: Vec<u8>, limits: Limits) -> Result<Emoji, MediaError> {
    let facts = Facts::read(&bytes, limits)?;
    if !facts.animated && (!facts.is_plain() || facts.format == Format::Jpeg) {
        let pixels = decode::whole(bytes, &facts)?;
        return Ok(Emoji { file: redrawn(pixels, &facts)?, still: None });
    }
    let kept = strip::metadata(&bytes, facts.format)?;
    drop(bytes);
    // Decoded even if only the file itself is kept: what is broken is not served.
    let first = decode::whole(&kept, &facts)?;
    let size = facts.upright();
    let still = if facts.animated {
        debug_assert_eq!(facts.orientation, Orientation::NoTransforms, "animations never turn");
        Some(PictureFile::new(encode::png(&first)?, Format::Png, size))
    } else {
        None
    };
    Ok(Emoji { file: PictureFile::new(kept, facts.format, size), still })
}
