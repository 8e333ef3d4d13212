//! Awkward pictures, made by hand.

use std::io::Cursor;

use image::codecs::gif::{GifEncoder, Repeat};
use image::{Delay, DynamicImage, Frame, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

/// Stands in metadata, and must be in no file of ours.
pub(in crate::media) const SECRET: &[u8] = b"HIDDEN-PLACE-51.4779N";

/// Four quarters: red, green / blue, white.
pub(super) fn quarters(width: u32, height: u32) -> DynamicImage {
    let colour = |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 20, 20]),
        (false, true) => Rgb([20, 220, 20]),
        (true, false) => Rgb([20, 20, 220]),
        (false, false) => Rgb([240, 240, 240]),
    };
    RgbImage::from_fn(width, height, colour).into()
}

/// A disc on nothing.
pub(super) fn see_through(width: u32, height: u32) -> DynamicImage {
    RgbaImage::from_fn(width, height, |x, y| {
        let inside = x.abs_diff(width / 2).pow(2) + y.abs_diff(height / 2).pow(2) < width;
        Rgba([200, 100, 0, if inside { 255 } else { 0 }])
    })
    .into()
}

pub(super) fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(vec![]);
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// TIFF structure with an orientation and a description.
pub(super) fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    tiff.extend_from_slice(b"\x01\x0e\0\x02\0\0\0");
    tiff.extend_from_slice(&[u8::try_from(SECRET.len()).unwrap(), 0, 0, 0, 38]);
    tiff.extend_from_slice(&[1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    tiff.extend_from_slice(SECRET);
    tiff
}

/// The JPEG with an EXIF segment, a comment and something behind its end.
pub(super) fn tagged_jpeg(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = written(picture, ImageFormat::Jpeg);
    let mut file = plain[..2].to_vec();
    file.extend(jpeg_segment(0xe1, &[b"Exif\0\0", exif(orientation).as_slice()].concat()));
    file.extend(jpeg_segment(0xfe, SECRET));
    file.extend_from_slice(&plain[2..]);
    file.extend_from_slice(b"<script>alert('");
    file.extend_from_slice(SECRET);
    file
}

pub(super) fn jpeg_segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], length.as_slice(), payload].concat()
}

/// One grey block of a baseline (0xc0) or progressive (0xc2) JPEG with so many components, which
/// claims a size that it may not have.
pub(super) fn grey_jpeg(frame: u8, components: u8, width: u16, height: u16) -> Vec<u8> {
    let ([w1, w0], [h1, h0]) = (width.to_be_bytes(), height.to_be_bytes());
    let mut size = vec![8, h1, h0, w1, w0, components];
    let mut scan = vec![components];
    for id in 1..=components {
        size.extend([id, 0x11, 0]);
        scan.extend([id, 0]);
    }
    scan.extend([0, if frame == 0xc0 { 63 } else { 0 }, 0]);
    // One code of one bit, for "no difference" and for "end of block".
    let table = |class: u8| [&[class, 1], [0; 15].as_slice(), &[0]].concat();
    [
        &[0xff, 0xd8],
        jpeg_segment(0xee, b"Adobe\0\x64\0\0\0\0\0").as_slice(),
        &jpeg_segment(0xdb, &[&[0], [1; 64].as_slice()].concat()),
        &jpeg_segment(frame, &size),
        &jpeg_segment(0xc4, &table(0x00)),
        &jpeg_segment(0xc4, &table(0x10)),
        &jpeg_segment(0xda, &scan),
        &[0x00, 0x00, 0xff, 0xd9],
    ]
    .concat()
}

pub(super) fn png_chunk(name: &str, payload: &[u8]) -> Vec<u8> {
    let named = [name.as_bytes(), payload].concat();
    let sum = named.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    });
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [length.as_slice(), &named, &(!sum).to_be_bytes()].concat()
}

/// The PNG with a text, EXIF and something behind its end.
pub(super) fn tagged_png(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = written(picture, ImageFormat::Png);
    let header = 8 + 25;
    [
        &plain[..header],
        &png_chunk("tEXt", &[b"Comment\0", SECRET].concat()),
        &png_chunk("eXIf", &exif(orientation)),
        &plain[header..],
        SECRET,
    ]
    .concat()
}

/// A PNG of that size, of which only the header is true.
pub(super) fn png_bomb(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [
        b"\x89PNG\r\n\x1a\n".as_slice(),
        &png_chunk("IHDR", &[size.as_slice(), &[8, 6, 0, 0, 0]].concat()),
        &png_chunk("IDAT", &[0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]),
        &png_chunk("IEND", &[]),
    ]
    .concat()
}

/// An animation that loops, with a comment, an XMP packet and something behind its end.
pub(super) fn tagged_gif(frames: u32) -> Vec<u8> {
    let mut file = vec![];
    let mut encoder = GifEncoder::new(&mut file);
    encoder.set_repeat(Repeat::Infinite).unwrap();
    for number in 0..frames {
        let colour = Rgba([u8::try_from(number % 3).unwrap() * 100, 40, 90, 255]);
        let pixels = RgbaImage::from_pixel(20, 10, colour);
        let delay = Delay::from_numer_denom_ms(100, 1);
        encoder.encode_frame(Frame::from_parts(pixels, 0, 0, delay)).unwrap();
    }
    drop(encoder);
    let end = file.len() - 1;
    let piece = [&[u8::try_from(SECRET.len()).unwrap()], SECRET, &[0]].concat();
    let comment = [b"\x21\xfe", piece.as_slice()].concat();
    let packet = [b"\x21\xff\x0bXMP DataXMP", piece.as_slice()].concat();
    [&file[..end], &comment, &packet, &[0x3b], SECRET].concat()
}

/// The WebP in the extended form, with EXIF and something behind its end.
pub(super) fn tagged_webp(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = written(picture, ImageFormat::WebP);
    let alpha = if picture.color().has_alpha() { 0x10 } else { 0 };
    let mut header = vec![0x08 | alpha, 0, 0, 0];
    for side in [picture.width(), picture.height()] {
        header.extend_from_slice(&(side - 1).to_le_bytes()[..3]);
    }
    let body = [
        b"WEBP".as_slice(),
        &webp_chunk("VP8X", &header),
        &plain[12..],
        &webp_chunk("EXIF", &exif(orientation)),
    ]
    .concat();
    [webp_chunk("RIFF", &body).as_slice(), SECRET].concat()
}

pub(super) fn webp_chunk(name: &str, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_le_bytes();
    let padding = vec![0; payload.len() % 2];
    [name.as_bytes(), &length, payload, &padding].concat()
}
