//! What a picture's header tells, and whether we may open the rest of it.

use std::io::Cursor;

use image::ImageDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;

use crate::media::MediaError;

use super::decode::png_reader;
use super::format::Format;
use super::jpeg::JpegHeader;
use super::strip::{gif, webp};

/// What one picture may have at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub bytes: u64,
    pub pixels: u64,
}

impl Limits {
    /// For uploads by people: what Mastodon allows (16 MB, 7680 × 4320 pixels).
    pub const UPLOAD: Self = Self { bytes: 16 * 1024 * 1024, pixels: 33_177_600 };
    /// For emoji: what Mastodon allows of ours, and of peers'.
    pub const EMOJI: Self = Self { bytes: 256 * 1024, pixels: 1_048_576 };
    pub const REMOTE_EMOJI: Self = Self { bytes: 2 * 1024 * 1024, pixels: 4_194_304 };
    /// For what is fetched from peers: half of that.
    pub const REMOTE: Self = Self { bytes: 16 * 1024 * 1024, pixels: 16_777_216 };
}

/// Memory that pictures may take while they are open, file and pixels: enough for the largest
/// photo that is taken. With the rest of it, some 30 MB, the process stays below 150 MB.
pub const MOST_MEMORY: u64 = 7_680 * 4_320 * 3 + 16 * 1024 * 1024;

/// Memory that a picture takes while it is open. Refuses it, as all do that open it, if that is too
/// much, or it is over the limits.
pub fn weight(bytes: &[u8], limits: Limits) -> Result<u64, MediaError> {
    let facts = Facts::read(bytes, limits)?;
    let files = if facts.has_room_for_two() { 2 } else { 1 };
    Ok(facts.memory.saturating_add(facts.bytes * files))
}

/// What a decoder of PNG takes besides the pixels, if they are not taken row by row.
const PNG_BESIDES: u64 = 6_000_000;

/// JPEG cannot hold more, and no screen shows it.
const LONGEST_SIDE: u32 = 65_535;

/// What the header says.
#[derive(Debug)]
pub(super) struct Facts {
    pub format: Format,
    /// As stored, before turning.
    pub width: u32,
    pub height: u32,
    pub orientation: Orientation,
    /// The colour profile, if it carries one.
    pub profile: Option<Vec<u8>>,
    pub animated: bool,
    /// Only what was drawn without loss is worth keeping without loss.
    pub lossless: bool,
    /// Of the file.
    bytes: u64,
    /// Bytes that decoding takes at its peak.
    memory: u64,
}

impl Facts {
    /// Reads the header of `bytes` and holds it against `limits`; no pixel is decoded.
    pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Self, MediaError> {
        let format = Format::of(bytes)?;
        if bytes.len() as u64 > limits.bytes {
            return Err(MediaError::TooManyBytes {
                bytes: bytes.len() as u64,
                allowed: limits.bytes,
            });
        }
        let facts = match format {
            Format::Jpeg => Self::of_jpeg(bytes),
            Format::Png => Self::of_png(bytes, limits),
            Format::Gif => Self::of_gif(bytes),
            Format::WebP => Self::of_webp(bytes),
        }?;
        check_size(format, (facts.width, facts.height), limits)?;
        let facts = Self { bytes: bytes.len() as u64, ..facts };
        let needed = facts.memory.saturating_add(facts.bytes);
        if needed > MOST_MEMORY {
            return Err(MediaError::TooMuchMemory { needed, allowed: MOST_MEMORY });
        }
        // Animations are kept frame by frame, so nothing can turn them.
        let orientation =
            if facts.animated { Orientation::NoTransforms } else { facts.orientation };
        Ok(Self { orientation, ..facts })
    }

    /// Whether the file may be in memory a second time while its pixels are.
    pub(super) fn has_room_for_two(&self) -> bool {
        self.memory.saturating_add(self.bytes * 2) <= MOST_MEMORY
    }

    /// Width and height as a viewer sees them.
    pub(super) fn upright(&self) -> (u32, u32) {
        if turns(self.orientation) { (self.height, self.width) } else { (self.width, self.height) }
    }

    /// Whether the stored pixels show the picture as it is meant.
    pub(super) fn is_plain(&self) -> bool {
        self.orientation == Orientation::NoTransforms && self.profile.is_none()
    }

    fn of_jpeg(bytes: &[u8]) -> Result<Self, MediaError> {
        let format = Format::Jpeg;
        let memory = JpegHeader::read(bytes)?.memory();
        let mut decoder =
            JpegDecoder::new(Cursor::new(bytes)).map_err(|why| format.broken(&why))?;
        let (width, height) = decoder.dimensions();
        Ok(Self {
            format,
            width,
            height,
            orientation: decoder.orientation().unwrap_or(Orientation::NoTransforms),
            profile: decoder.icc_profile().ok().flatten(),
            animated: false,
            lossless: false,
            bytes: 0,
            memory,
        })
    }

    fn of_png(bytes: &[u8], limits: Limits) -> Result<Self, MediaError> {
        let format = Format::Png;
        // The decoder has limits of its own for a row, and words that do not help.
        if let Some([w3, w2, w1, w0, h3, h2, h1, h0]) = bytes.get(16..24) {
            let size = [[*w3, *w2, *w1, *w0], [*h3, *h2, *h1, *h0]].map(u32::from_be_bytes);
            check_size(format, size.into(), limits)?;
        }
        let reader = png_reader(bytes)?;
        let info = reader.info();
        let exif = info.exif_metadata.as_deref();
        let orientation =
            exif.and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms);
        let profile = info.icc_profile.as_deref().map(<[u8]>::to_vec);
        let pixels = reader.output_buffer_size().map_or(u64::MAX, |size| size as u64);
        let whole = pixels.saturating_add(PNG_BESIDES);
        let by_rows = !info.interlaced && profile.is_none();
        Ok(Self {
            format,
            width: info.width,
            height: info.height,
            bytes: 0,
            memory: match orientation {
                Orientation::NoTransforms if by_rows => 0,
                other if turns(other) => whole.saturating_add(pixels),
                _ => whole,
            },
            orientation,
            profile,
            animated: info.is_animated(),
            lossless: true,
        })
    }

    fn of_gif(bytes: &[u8]) -> Result<Self, MediaError> {
        let screen = gif::Screen::read(bytes)?;
        let pixels = u64::from(screen.width) * u64::from(screen.height);
        Ok(Self {
            format: Format::Gif,
            width: screen.width,
            height: screen.height,
            orientation: Orientation::NoTransforms,
            profile: None,
            animated: screen.frames > 1,
            lossless: true,
            bytes: 0,
            memory: (pixels + screen.first_frame_pixels) * 4,
        })
    }

    fn of_webp(bytes: &[u8]) -> Result<Self, MediaError> {
        let format = Format::WebP;
        // First of all: the decoder believes what chunks say about their length.
        let lossless = webp::is_lossless(bytes)?;
        let mut decoder =
            WebPDecoder::new(Cursor::new(bytes)).map_err(|why| format.broken(&why))?;
        let (width, height) = decoder.dimensions();
        let (animated, alpha) = (decoder.has_animation(), decoder.color_type().has_alpha());
        let half_bytes_a_pixel = match (animated, lossless, alpha) {
            (true, ..) => 24,
            (false, true, true) => 8,
            (false, true, false) => 14,
            (false, false, true) => 13,
            (false, false, false) => 9,
        };
        Ok(Self {
            format,
            width,
            height,
            orientation: decoder.orientation().unwrap_or(Orientation::NoTransforms),
            profile: decoder.icc_profile().ok().flatten(),
            animated,
            lossless,
            bytes: 0,
            memory: u64::from(width) * u64::from(height) * half_bytes_a_pixel / 2,
        })
    }
}

fn check_size(
    format: Format,
    (width, height): (u32, u32),
    limits: Limits,
) -> Result<(), MediaError> {
    if width == 0 || height == 0 {
        return Err(format.broken("it has no pixels"));
    }
    if u64::from(width) * u64::from(height) > limits.pixels {
        return Err(MediaError::TooManyPixels { width, height, allowed: limits.pixels });
    }
    if width.max(height) > LONGEST_SIDE {
        return Err(MediaError::TooLong { side: width.max(height), allowed: LONGEST_SIDE });
    }
    Ok(())
}

/// Whether an orientation swaps width and height.
pub(super) fn turns(orientation: Orientation) -> bool {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => true,
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => false,
    }
}
