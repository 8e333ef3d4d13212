//! The deeds: an upload, an avatar, a header, a preview of a peer's picture.

use std::fmt;

use fast_image_resize::{ResizeOptions, Resizer};
use image::DynamicImage;
use image::metadata::Orientation;

use crate::media::MediaError;

use super::facts::{Facts, Limits, turns};
use super::format::Format;
use super::reduce::Reducer;
use super::{decode, encode, strip};

/// Area of a preview: that of 640 × 360 pixels, in whatever shape.
const PREVIEW_AREA: f64 = 230_400.0;
/// Pixels from which on a photo that is drawn anew is drawn less finely.
const LARGE: u64 = 24_000_000;
/// Longer side of the picture that a blurhash is made from.
const BLURHASH_SIDE: f64 = 64.0;
const AVATAR: (u32, u32) = (400, 400);
const HEADER: (u32, u32) = (1_500, 500);
const BANNER: (u32, u32) = (1_200, 630);
/// The largest picture of a profile that goes on moving: everybody's page carries it.
const MOVING: Limits = Limits { bytes: 2 * 1024 * 1024, pixels: 1_048_576 };

/// A clean file, ready to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct PictureFile {
    pub bytes: Vec<u8>,
    pub format: Format,
    pub width: u32,
    pub height: u32,
}

impl PictureFile {
    pub(super) fn new(bytes: Vec<u8>, format: Format, (width, height): (u32, u32)) -> Self {
        Self { bytes, format, width, height }
    }

    pub fn content_type(&self) -> &'static str {
        self.format.content_type()
    }

    /// What its name should end with, without the dot.
    pub fn extension(&self) -> &'static str {
        self.format.extension()
    }
}

impl fmt::Debug for PictureFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bytes, format, width, height } = self;
        write!(f, "{} of {width} × {height} in {} bytes", format.name(), bytes.len())
    }
}

/// A small picture, and the blur that is shown until it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    pub file: PictureFile,
    pub blurhash: String,
}

/// An upload made clean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub original: PictureFile,
    pub preview: PictureFile,
    pub blurhash: String,
    /// It moves; the preview does not.
    pub animated: bool,
}

/// Takes a picture as a person sent it. It keeps its pixels as they are and loses everything else,
/// unless it must be turned, has a colour profile, or is a JPEG of a rarer kind: those are drawn
/// anew.
pub fn take(bytes: Vec<u8>, limits: Limits) -> Result<Picture, MediaError> {
    let facts = Facts::read(&bytes, limits)?;
    let wanted = preview_size(facts.width, facts.height);
    let (original, small) = if let Some(kept) = strip::kept(&bytes, &facts)? {
        let small = if facts.format == Format::Jpeg {
            // The decoder makes these its own, and would copy others.
            decode::reduced(bytes, &facts, wanted)?
        } else {
            drop(bytes);
            decode::reduced(&kept, &facts, wanted)?
        };
        (PictureFile::new(kept, facts.format, facts.upright()), small)
    } else {
        let pixels = decode::whole(bytes, &facts)?;
        let small = Reducer::reduce(&pixels, wanted);
        (redrawn(pixels, &facts)?, small)
    };
    let Preview { file, blurhash } = preview_of(small, &facts)?;
    Ok(Picture { original, preview: file, blurhash, animated: facts.animated })
}

/// A picture of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portrait {
    pub file: PictureFile,
    /// A PNG that does not move, if `file` does.
    pub still: Option<PictureFile>,
}

/// A square of 400 × 400 pixels, cut from the middle.
pub fn avatar(bytes: Vec<u8>, limits: Limits) -> Result<Portrait, MediaError> {
    portrait(bytes, limits, AVATAR)
}

/// A banner of 1500 × 500 pixels, cut from the middle.
pub fn header(bytes: Vec<u8>, limits: Limits) -> Result<Portrait, MediaError> {
    portrait(bytes, limits, HEADER)
}

/// A picture of 1200 × 630 pixels for a whole server, as those show them that draw a link.
pub fn banner(bytes: Vec<u8>, limits: Limits) -> Result<PictureFile, MediaError> {
    let facts = Facts::read(&bytes, limits)?;
    small_file(&filled(bytes, &facts, BANNER)?)
}

/// What moves goes on moving, uncut, beside a still picture of its beginning; a large one stands
/// still.
fn portrait(bytes: Vec<u8>, limits: Limits, size: (u32, u32)) -> Result<Portrait, MediaError> {
    let facts = Facts::read(&bytes, limits)?;
    let is_small = bytes.len() as u64 <= MOVING.bytes
        && u64::from(facts.width) * u64::from(facts.height) <= MOVING.pixels;
    if !(facts.animated && is_small) {
        return Ok(Portrait { file: small_file(&filled(bytes, &facts, size)?)?, still: None });
    }
    let kept = strip::metadata(&bytes, facts.format)?;
    drop(bytes);
    let still = PictureFile::new(encode::png(&filled(&kept, &facts, size)?)?, Format::Png, size);
    let file = PictureFile::new(kept, facts.format, facts.upright());
    Ok(Portrait { file, still: Some(still) })
}

/// The preview of a peer's picture, under [`Limits::REMOTE`].
pub fn thumbnail_of_remote(bytes: Vec<u8>) -> Result<Preview, MediaError> {
    let facts = Facts::read(&bytes, Limits::REMOTE)?;
    let small = decode::reduced(bytes, &facts, preview_size(facts.width, facts.height))?;
    preview_of(small, &facts)
}

/// The full picture, upright and in sRGB, in the format that suits where it came from.
pub(super) fn redrawn(mut pixels: DynamicImage, facts: &Facts) -> Result<PictureFile, MediaError> {
    let size = facts.upright();
    if facts.lossless || encode::shows_through(&pixels) {
        pixels.apply_orientation(facts.orientation);
        return Ok(PictureFile::new(encode::png(&pixels)?, Format::Png, size));
    }
    // The new file grows while the pixels are still there.
    let is_large = u64::from(facts.width) * u64::from(facts.height) > LARGE;
    let quality = if is_large { encode::GOOD } else { encode::FINE };
    let bytes = encode::jpeg(&pixels, facts.orientation, quality)?;
    Ok(PictureFile::new(bytes, Format::Jpeg, size))
}

fn preview_of(mut small: DynamicImage, facts: &Facts) -> Result<Preview, MediaError> {
    small.apply_orientation(facts.orientation);
    let (width, height) = facts.upright();
    let preview = resized(small, preview_size(width, height), facts.format)?;
    let thumbnail = resized(
        preview.clone(),
        scaled(width, height, BLURHASH_SIDE / f64::from(width.max(height))),
        facts.format,
    )?;
    let (across, down) = (thumbnail.width(), thumbnail.height());
    let blurhash = blurhash::encode(4, 3, across, down, thumbnail.to_rgba8().as_raw())
        .map_err(|why| facts.format.broken(&why))?;
    Ok(Preview { file: small_file(&preview)?, blurhash })
}

/// The picture in exactly this size; what does not fit the shape is cut off evenly.
fn filled<B: AsRef<[u8]>>(
    bytes: B,
    facts: &Facts,
    size: (u32, u32),
) -> Result<DynamicImage, MediaError> {
    let stored = if turns(facts.orientation) { (size.1, size.0) } else { size };
    let mut small = decode::reduced(bytes, facts, stored)?;
    small.apply_orientation(facts.orientation);
    resized(small, size, facts.format)
}

fn resized(
    from: DynamicImage,
    (width, height): (u32, u32),
    format: Format,
) -> Result<DynamicImage, MediaError> {
    if (from.width(), from.height()) == (width, height) {
        return Ok(from);
    }
    let mut to = DynamicImage::new(width, height, from.color());
    let options = ResizeOptions::new().fit_into_destination(None);
    Resizer::new().resize(&from, &mut to, &options).map_err(|why| format.broken(&why))?;
    Ok(to)
}

/// PNG if something shows through, else JPEG.
fn small_file(pixels: &DynamicImage) -> Result<PictureFile, MediaError> {
    let size = (pixels.width(), pixels.height());
    if encode::shows_through(pixels) {
        return Ok(PictureFile::new(encode::png(pixels)?, Format::Png, size));
    }
    let bytes = encode::jpeg(pixels, Orientation::NoTransforms, encode::GOOD)?;
    Ok(PictureFile::new(bytes, Format::Jpeg, size))
}

/// The size of a preview: the same shape with [`PREVIEW_AREA`], or the picture's own if smaller.
fn preview_size(width: u32, height: u32) -> (u32, u32) {
    scaled(width, height, (PREVIEW_AREA / (f64::from(width) * f64::from(height))).sqrt())
}

/// That size times `scale`, but never larger and never nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and a side that was a u32 before"
)]
fn scaled(width: u32, height: u32, scale: f64) -> (u32, u32) {
    let side = |side: u32| (f64::from(side) * scale.min(1.0)).round().max(1.0) as u32;
    (side(width), side(height))
}
