//! Takes everything out of a file that is not picture, and leaves the picture as it is.

pub(super) mod gif;
pub(super) mod png;
pub(super) mod webp;

use crate::media::MediaError;

use super::format::Format;

/// The file without metadata, comments and whatever else was put in or behind it.
pub(super) fn metadata(bytes: &[u8], format: Format) -> Result<Vec<u8>, MediaError> {
    match format {
        Format::Png => png::stripped(bytes),
        Format::Gif => gif::stripped(bytes),
        Format::WebP => webp::stripped(bytes),
        // JPEG hides too much in too many places: it is always drawn anew.
        Format::Jpeg => Err(format.broken("it cannot be kept as it is")),
    }
}
