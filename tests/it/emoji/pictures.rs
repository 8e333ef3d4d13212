//! Small pictures, one of each kind.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{Delay, Frame, ImageFormat, Rgba, RgbaImage};

fn disc(side: u32, shade: u8) -> RgbaImage {
    RgbaImage::from_fn(side, side, |x, y| {
        let inside = x.abs_diff(side / 2).pow(2) + y.abs_diff(side / 2).pow(2) < side;
        Rgba([shade, 100, 0, if inside { 255 } else { 0 }])
    })
}

fn written(format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(vec![]);
    let picture = image::DynamicImage::from(disc(16, 200));
    let picture = if format == ImageFormat::Jpeg { picture.to_rgb8().into() } else { picture };
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A PNG.
pub fn still() -> Vec<u8> {
    written(ImageFormat::Png)
}

pub fn jpeg() -> Vec<u8> {
    written(ImageFormat::Jpeg)
}

/// A GIF of two frames.
pub fn moving() -> Vec<u8> {
    let mut file = vec![];
    let mut encoder = GifEncoder::new(&mut file);
    for shade in [200, 20] {
        let delay = Delay::from_numer_denom_ms(100, 1);
        encoder.encode_frame(Frame::from_parts(disc(16, shade), 0, 0, delay)).unwrap();
    }
    drop(encoder);
    file
}
