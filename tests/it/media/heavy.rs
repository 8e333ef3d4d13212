//! Pictures that need as much memory as any may, and a little more.

use std::io::Cursor;

use image::{ImageFormat, RgbImage, RgbaImage};

/// Rows of a photo that pack badly, of a hundred.
const NOISY: usize = 30;

fn png_chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), content].concat();
    let sum = named.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    });
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [length.as_slice(), &named, &(!sum).to_be_bytes()].concat()
}

/// As large as a photo may be, in pixels and nearly in bytes.
pub fn photo() -> Vec<u8> {
    let (width, height) = (7_680_usize, 4_320);
    let mut state = 88_172_645_u32;
    let noise: Vec<u8> = (0..width * 3 * 64)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_le_bytes()[1]
        })
        .collect();
    let mut pixels = noise.repeat(height * NOISY / 100 / 64);
    pixels.resize(width * height * 3, 90);
    let picture = RgbImage::from_raw(7_680, 4_320, pixels).unwrap();
    let mut bytes = Cursor::new(vec![]);
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// A PNG that lies on its side, so that no row of it can be taken alone.
pub fn turned_png(picture: &image::DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(vec![]);
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let plain = bytes.into_inner();
    let turn = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let header = 8 + 25;
    [&plain[..header], &png_chunk(*b"eXIf", turn), &plain[header..]].concat()
}

/// A progressive JPEG of which nothing but the first scan is there: all of it is to be kept in
/// memory until the others come.
pub fn progressive(width: u16, height: u16) -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), content].concat()
    };
    let ([w1, w0], [h1, h0]) = (width.to_be_bytes(), height.to_be_bytes());
    let (mut size, mut scan) = (vec![8, h1, h0, w1, w0, 3], vec![3]);
    for id in 1..=3 {
        size.extend([id, 0x11, 0]);
        scan.extend([id, 0]);
    }
    scan.extend([0, 0, 0]);
    // One code of one bit, for "no difference".
    let table = [&[0, 1], [0; 15].as_slice(), &[0]].concat();
    let blocks = usize::from(width.div_ceil(8)) * usize::from(height.div_ceil(8)) * 3;
    [
        b"\xff\xd8".as_slice(),
        &segment(0xdb, &[&[0], [1; 64].as_slice()].concat()),
        &segment(0xc2, &size),
        &segment(0xc4, &table),
        &segment(0xda, &scan),
        &vec![0; blocks / 8 + 1],
        b"\xff\xd9",
    ]
    .concat()
}

/// Names, contents, and whether they are taken.
pub fn all() -> Vec<(&'static str, Vec<u8>, bool)> {
    let opaque = |width, height| RgbImage::new(width, height).into();
    let clear = |width, height| RgbaImage::new(width, height).into();
    vec![
        ("heavy-photo.jpg", photo(), true),
        ("heavy-scans.jpg", progressive(4_000, 3_100), true),
        ("too-heavy-scans.jpg", progressive(7_680, 4_320), false),
        ("heavy-turned.png", turned_png(&opaque(6_000, 3_000)), true),
        ("too-heavy-turned.png", turned_png(&clear(7_680, 4_320)), false),
    ]
}
