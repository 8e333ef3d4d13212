//! Takes everything out of a file that is not picture, and leaves the picture as it is.

pub(super) mod gif;
pub(super) mod jpeg;
pub(super) mod png;
pub(super) mod webp;

use crate::media::MediaError;

use super::facts::Facts;
use super::format::Format;

/// The file as it is but for what is not picture; `None` if it must be drawn anew.
pub(super) fn kept(bytes: &[u8], facts: &Facts) -> Result<Option<Vec<u8>>, MediaError> {
    match facts.format {
        _ if !facts.animated && !facts.is_plain() => Ok(None),
        Format::Jpeg if facts.has_room_for_two() => Ok(jpeg::stripped(bytes)),
        Format::Jpeg => Ok(None),
        Format::Png | Format::Gif | Format::WebP => metadata(bytes, facts.format).map(Some),
    }
}

/// The file without metadata, comments and whatever else was put in or behind it.
pub(super) fn metadata(bytes: &[u8], format: Format) -> Result<Vec<u8>, MediaError> {
    match format {
        Format::Png => png::stripped(bytes),
        Format::Gif => gif::stripped(bytes),
        Format::WebP => webp::stripped(bytes),
        Format::Jpeg => {
            jpeg::stripped(bytes).ok_or_else(|| format.broken("it cannot be kept as it is"))
        }
    }
}
