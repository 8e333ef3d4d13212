//! From a file to 8-bit sRGB pixels, or straight to a few of them.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, GrayAlphaImage, GrayImage, ImageDecoder, RgbImage, RgbaImage};

use crate::media::MediaError;

use super::colour;
use super::facts::Facts;
use super::format::Format;
use super::reduce::Reducer;

/// For what the PNG decoder holds besides the pixels.
const PNG_MEMORY: usize = 16 * 1024 * 1024;

/// All pixels, in sRGB, not yet turned upright. Of an animation, the first frame.
pub(super) fn whole<B: AsRef<[u8]>>(bytes: B, facts: &Facts) -> Result<DynamicImage, MediaError> {
    let format = facts.format;
    let broken = |why| format.broken(&why);
    let mut pixels = match format {
        Format::Jpeg => rows_of(JpegDecoder::new(Cursor::new(bytes)).map_err(broken)?, format),
        Format::Gif => rows_of(GifDecoder::new(Cursor::new(bytes)).map_err(broken)?, format),
        Format::WebP => rows_of(WebPDecoder::new(Cursor::new(bytes)).map_err(broken)?, format),
        Format::Png => whole_png(bytes.as_ref()),
    }?;
    if let Some(profile) = &facts.profile {
        colour::to_srgb(&mut pixels, profile);
    }
    Ok(pixels)
}

/// The picture shrunk by a whole number, as far as it stays twice as large as `wanted` (stored
/// width and height). A PNG is shrunk while it is read, so that its size costs no memory.
pub(super) fn reduced<B: AsRef<[u8]>>(
    bytes: B,
    facts: &Facts,
    wanted: (u32, u32),
) -> Result<DynamicImage, MediaError> {
    if facts.format == Format::Png && facts.profile.is_none() {
        let mut reader = png_reader(bytes.as_ref())?;
        if !reader.info().interlaced {
            return reduced_png(&mut reader, wanted);
        }
    }
    Ok(Reducer::reduce(&whole(bytes, facts)?, wanted))
}

fn rows_of(decoder: impl ImageDecoder, format: Format) -> Result<DynamicImage, MediaError> {
    DynamicImage::from_decoder(decoder).map_err(|why| format.broken(&why))
}

/// A PNG reader that gives 8-bit grey or RGB, with or without alpha.
pub(super) fn png_reader(bytes: &[u8]) -> Result<png::Reader<Cursor<&[u8]>>, MediaError> {
    let limits = png::Limits { bytes: PNG_MEMORY };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.read_info().map_err(|why| Format::Png.broken(&why))
}

fn whole_png(bytes: &[u8]) -> Result<DynamicImage, MediaError> {
    let broken = |why| Format::Png.broken(&why);
    let mut reader = png_reader(bytes)?;
    let (width, height) = reader.info().size();
    let size = reader.output_buffer_size().ok_or_else(no_memory)?;
    let mut buffer = vec![0; size];
    reader.next_frame(&mut buffer).map_err(broken)?;
    picture(reader.output_color_type().0, width, height, buffer)
        .ok_or_else(|| Format::Png.broken("its rows do not add up"))
}

fn reduced_png(
    reader: &mut png::Reader<Cursor<&[u8]>>,
    wanted: (u32, u32),
) -> Result<DynamicImage, MediaError> {
    let samples = reader.output_color_type().0.samples();
    let mut reducer = Reducer::new(reader.info().size(), samples, wanted);
    while let Some(row) = reader.next_row().map_err(|why| Format::Png.broken(&why))? {
        reducer.push(row.data());
    }
    Ok(reducer.finish())
}

fn picture(
    colour: png::ColorType,
    width: u32,
    height: u32,
    bytes: Vec<u8>,
) -> Option<DynamicImage> {
    match colour {
        png::ColorType::Grayscale => GrayImage::from_raw(width, height, bytes).map(Into::into),
        png::ColorType::GrayscaleAlpha => {
            GrayAlphaImage::from_raw(width, height, bytes).map(Into::into)
        }
        png::ColorType::Rgb => RgbImage::from_raw(width, height, bytes).map(Into::into),
        png::ColorType::Rgba => RgbaImage::from_raw(width, height, bytes).map(Into::into),
        png::ColorType::Indexed => None,
    }
}

fn no_memory() -> MediaError {
    Format::Png.broken("its size cannot be counted")
}
