//! From pixels to a file without a word of metadata, turned upright on the way.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageBuffer, Pixel, PixelWithColorType};

use crate::media::MediaError;

use super::facts::turns;
use super::format::Format;

/// Of a picture kept in its full size.
pub(super) const FINE: u8 = 90;
/// Of previews.
pub(super) const GOOD: u8 = 82;

/// A JPEG of the pixels as `orientation` shows them; alpha is lost.
pub(super) fn jpeg(
    pixels: &DynamicImage,
    orientation: Orientation,
    quality: u8,
) -> Result<Vec<u8>, MediaError> {
    match pixels {
        DynamicImage::ImageLuma8(grey) => turned_jpeg(grey, orientation, quality),
        DynamicImage::ImageRgb8(rgb) => turned_jpeg(rgb, orientation, quality),
        other => turned_jpeg(&other.to_rgb8(), orientation, quality),
    }
}

/// A PNG of the pixels as they stand.
pub(super) fn png(pixels: &DynamicImage) -> Result<Vec<u8>, MediaError> {
    let mut file = vec![];
    pixels
        .write_with_encoder(PngEncoder::new(&mut file))
        .map_err(|why| Format::Png.broken(&why))?;
    Ok(file)
}

/// Whether any pixel lets through what is behind it.
pub(super) fn shows_through(pixels: &DynamicImage) -> bool {
    match pixels {
        DynamicImage::ImageLumaA8(grey) => grey.pixels().any(|pixel| pixel.0[1] < u8::MAX),
        DynamicImage::ImageRgba8(rgba) => rgba.pixels().any(|pixel| pixel.0[3] < u8::MAX),
        other => other.color().has_alpha(),
    }
}

fn turned_jpeg<P>(
    pixels: &ImageBuffer<P, Vec<u8>>,
    orientation: Orientation,
    quality: u8,
) -> Result<Vec<u8>, MediaError>
where
    P: Pixel<Subpixel = u8> + PixelWithColorType + 'static,
{
    let mut file = vec![];
    JpegEncoder::new_with_quality(&mut file, quality)
        .encode_image(&Turned { pixels, orientation })
        .map_err(|why| Format::Jpeg.broken(&why))?;
    Ok(file)
}

/// A picture seen in another orientation. Turning it in memory would need it twice.
struct Turned<'a, P: Pixel> {
    pixels: &'a ImageBuffer<P, Vec<P::Subpixel>>,
    orientation: Orientation,
}

impl<P: Pixel> GenericImageView for Turned<'_, P> {
    type Pixel = P;

    fn dimensions(&self) -> (u32, u32) {
        let (width, height) = self.pixels.dimensions();
        if turns(self.orientation) { (height, width) } else { (width, height) }
    }

    fn get_pixel(&self, x: u32, y: u32) -> P {
        let (width, height) = self.pixels.dimensions();
        let (right, bottom) = (width - 1, height - 1);
        let (x, y) = match self.orientation {
            Orientation::NoTransforms => (x, y),
            Orientation::FlipHorizontal => (right - x, y),
            Orientation::Rotate180 => (right - x, bottom - y),
            Orientation::FlipVertical => (x, bottom - y),
            Orientation::Rotate90FlipH => (y, x),
            Orientation::Rotate90 => (y, bottom - x),
            Orientation::Rotate270FlipH => (right - y, bottom - x),
            Orientation::Rotate270 => (right - y, x),
        };
        *self.pixels.get_pixel(x, y)
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    #[test]
    fn a_turned_view_shows_what_turning_would_make() {
        let pixels = RgbImage::from_fn(3, 2, |x, y| {
            Rgb([u8::from(x == 0), u8::from(x == 1), u8::from(y == 0)])
        });

        for orientation in (1..=8).filter_map(Orientation::from_exif) {
            let view = Turned { pixels: &pixels, orientation };
            let mut made = DynamicImage::from(pixels.clone());
            made.apply_orientation(orientation);
            let made = made.into_rgb8();

            assert_eq!(view.dimensions(), made.dimensions(), "{orientation:?}");
            for (x, y, pixel) in made.enumerate_pixels() {
                assert_eq!(view.get_pixel(x, y), *pixel, "{orientation:?} at {x}, {y}");
            }
        }
    }
}
