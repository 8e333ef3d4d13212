//! From the colours of a camera or a screen to sRGB, so that no profile needs to go with them.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Bytes that are converted at a time: whole pixels of three or four bytes.
const STRETCH: usize = 12 * 4_096;

/// Converts the pixels from `profile` to sRGB. A profile that cannot be read, or that is not for
/// RGB (CMYK, grey), changes nothing: wrong shades are no reason to refuse a picture.
pub(super) fn to_srgb(pixels: &mut DynamicImage, profile: &[u8]) {
    let (bytes, layout): (&mut [u8], Layout) = match pixels {
        DynamicImage::ImageRgb8(rgb) => (&mut **rgb, Layout::Rgb),
        DynamicImage::ImageRgba8(rgba) => (&mut **rgba, Layout::Rgba),
        _ => return,
    };
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
    if from.color_space != DataColorSpace::Rgb {
        return;
    }
    let (to, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let Ok(transform) = from.create_transform_8bit(layout, &to, layout, options) else { return };
    let mut before = vec![0; STRETCH.min(bytes.len())];
    for stretch in bytes.chunks_mut(STRETCH) {
        let before = &mut before[..stretch.len()];
        before.copy_from_slice(stretch);
        if transform.transform(before, stretch).is_err() {
            return;
        }
    }
}
