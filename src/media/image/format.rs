//! What kind of picture it is, told by its first bytes and never by its name.

use crate::media::MediaError;

/// A kind of picture that we take.
// AVIF is not among them. Of the decoders in pure Rust, `rav1d` is to be called by unsafe C functions;
// `re_rav1d`, its fork with a safe door, has five hundred unsafe places behind it, which strangers
// would feed; `rav1d-safe` is young, has more lines than this program, and would take the "or later"
// from its licence. AVIF is refused by name, with the kinds that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    Gif,
    WebP,
}

impl Format {
    /// The format that the content shows.
    pub fn of(bytes: &[u8]) -> Result<Self, MediaError> {
        if bytes.is_empty() {
            return Err(MediaError::Empty);
        }
        if bytes.starts_with(b"\xff\xd8\xff") {
            return Ok(Self::Jpeg);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Ok(Self::Png);
        }
        if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
            return Ok(Self::Gif);
        }
        if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            return Ok(Self::WebP);
        }
        Err(MediaError::NotAccepted { found: other(bytes) })
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
        }
    }

    /// What its file names end with, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::WebP => "webp",
        }
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
        }
    }

    /// A refusal that says the content is not what its first bytes promise.
    pub(super) fn broken(self, why: &(impl ToString + ?Sized)) -> MediaError {
        MediaError::Broken { format: self.name(), why: why.to_string() }
    }
}

/// The name of something we do not take, so that the refusal can say it.
pub(in crate::media) fn other(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(match bytes.get(8..12)? {
            b"avif" | b"avis" => "AVIF",
            b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" => "HEIC",
            b"M4A " => "M4A audio",
            b"qt  " => "QuickTime video",
            _ => "MP4 video",
        });
    }
    let starts: [(&[u8], &str); 13] = [
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"\0\0\x01\0", "an icon file"),
        (b"\xff\x0a", "JPEG XL"),
        (b"\0\0\0\x0cJXL ", "JPEG XL"),
        (b"%PDF", "PDF"),
        (b"\x1aE\xdf\xa3", "Matroska video"),
        (b"OggS", "Ogg"),
        (b"fLaC", "FLAC audio"),
        (b"ID3", "MP3 audio"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"<", "SVG or another text document"),
    ];
    starts.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        assert_eq!(Format::of(b"\xff\xd8\xff\xe0rest"), Ok(Format::Jpeg));
        assert_eq!(Format::of(b"RIFF\0\0\0\0WEBPVP8L"), Ok(Format::WebP));
        assert_eq!(Format::of(b""), Err(MediaError::Empty));
        let refused = |bytes| Format::of(bytes).unwrap_err().to_string();
        assert_eq!(refused(b"\0\0\0\x1cftypavif"), "is AVIF; JPEG, PNG, GIF and WebP are accepted");
        assert!(refused(b"<svg onload=alert(1)>").starts_with("is SVG"));
        assert!(refused(b"RIFF\0\0\0\0WAVE").starts_with("is no picture we know"));
        assert!(refused(b"\0\0\0\x1cftyp").starts_with("is no picture we know"));
    }
}
