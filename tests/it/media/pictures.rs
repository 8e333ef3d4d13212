//! Pictures of every awkward sort, made here.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// A picture that packs badly, as JPEG, PNG …; each seed gives another.
pub fn noise(width: u32, height: u32, seed: u32, format: ImageFormat) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    };
    let picture = RgbImage::from_fn(width, height, |_, _| Rgb([next(), next(), next()]));
    let mut bytes = Cursor::new(vec![]);
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A WebP of so many frames, each one pixel.
pub fn animated_webp(frames: u32) -> Vec<u8> {
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        [name.as_slice(), &length, content, &vec![0; content.len() % 2]].concat()
    };
    let mut still = Cursor::new(vec![]);
    RgbImage::from_pixel(1, 1, Rgb([9, 9, 9])).write_to(&mut still, ImageFormat::WebP).unwrap();
    let picture = still.into_inner()[12..].to_vec();
    let frame = [[0; 15].as_slice(), &[0], &picture].concat();
    let frames = chunk(b"ANMF", &frame).repeat(frames as usize);
    let body = [
        b"WEBP".as_slice(),
        &chunk(b"VP8X", &[2, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        &chunk(b"ANIM", &[0; 6]),
        &frames,
    ]
    .concat();
    chunk(b"RIFF", &body)
}
