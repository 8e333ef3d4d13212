//! What becomes of the pictures that people send.

use image::metadata::Orientation;
use image::{AnimationDecoder as _, DynamicImage, ImageFormat, Rgb};

use super::samples::{
    SECRET, exif, grey_jpeg, jpeg_segment, png_bomb, png_chunk, quarters, see_through, tagged_gif,
    tagged_jpeg, tagged_png, tagged_webp, webp_chunk, written,
};
use super::{Format, Limits, PictureFile, avatar, header, take, thumbnail_of_remote};
use crate::media::MediaError;

fn taken(bytes: Vec<u8>) -> super::Picture {
    take(bytes, Limits::UPLOAD).unwrap()
}

fn refused(bytes: Vec<u8>) -> String {
    take(bytes, Limits::UPLOAD).unwrap_err().to_string()
}

fn opened(file: &PictureFile) -> DynamicImage {
    assert!(!holds(&file.bytes, SECRET), "metadata is left in {file:?}");
    assert_eq!(Format::of(&file.bytes), Ok(file.format));
    let picture = image::load_from_memory(&file.bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (file.width, file.height));
    picture
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}

/// Whether the middles of the four quarters show nearly the same colours.
fn look_alike(one: &DynamicImage, other: &DynamicImage) -> bool {
    let middle = |picture: &DynamicImage, x: u32, y: u32| -> Rgb<u8> {
        *picture.to_rgb8().get_pixel(picture.width() * x / 4, picture.height() * y / 4)
    };
    [(1, 1), (3, 1), (1, 3), (3, 3)].iter().all(|(x, y)| {
        let (one, other) = (middle(one, *x, *y), middle(other, *x, *y));
        one.0.iter().zip(other.0).all(|(one, other)| one.abs_diff(other) < 24)
    })
}

#[test]
fn every_orientation_ends_upright_and_without_metadata() {
    type Make = fn(&DynamicImage, u8) -> Vec<u8>;
    let stored = quarters(64, 32);
    for make in [tagged_jpeg as Make, tagged_png, tagged_webp] {
        for number in 1..=8 {
            let mut meant = stored.clone();
            meant.apply_orientation(Orientation::from_exif(number).unwrap());
            let sent = make(&stored, number);
            assert!(holds(&sent, SECRET));

            let picture = taken(sent);

            assert!(look_alike(&opened(&picture.original), &meant), "{picture:?} {number}");
            assert!(look_alike(&opened(&picture.preview), &meant), "{picture:?} {number}");
        }
    }
}

#[test]
fn a_large_picture_gets_a_small_preview_and_a_blurhash() {
    let picture = taken(written(&quarters(1_600, 900), ImageFormat::Jpeg));

    let preview = opened(&picture.preview);
    assert_eq!((preview.width(), preview.height()), (640, 360));
    assert!(look_alike(&preview, &opened(&picture.original)));
    assert_eq!(picture.blurhash.len(), 28);
    assert!(!picture.animated);
}

#[test]
fn pixels_of_png_and_webp_stay_as_they_are() {
    let drawn = see_through(40, 30);
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let picture = taken(written(&drawn, format));
        assert_eq!(opened(&picture.original).into_rgba8(), drawn.to_rgba8());
        assert_eq!(picture.preview.format, Format::Png, "it can be seen through");
    }
    assert_eq!(taken(tagged_webp(&drawn, 1)).original.format, Format::WebP);
}

#[test]
fn pixels_of_a_plain_photo_stay_as_they_are() {
    let sent = tagged_jpeg(&quarters(90, 70), 1);
    let before = image::load_from_memory(&sent).unwrap();

    let kept = taken(sent.clone()).original;
    let grey_sent = written(&DynamicImage::from(before.to_luma8()), ImageFormat::Jpeg);
    let grey = taken(grey_sent.clone()).original;

    assert_eq!(opened(&kept), before);
    assert!(kept.bytes.len() < sent.len() && kept.bytes.ends_with(&[0xff, 0xd9]));
    assert!(!holds(&kept.bytes, b"Exif") && !holds(&kept.bytes, b"<script>"));
    assert_eq!(opened(&grey), image::load_from_memory(&grey_sent).unwrap());
    // Kept once, it is kept as it is.
    assert_eq!(taken(kept.bytes.clone()).original.bytes, kept.bytes);
}

#[test]
fn a_photo_with_colours_of_its_own_is_drawn_anew() {
    let plain = written(&quarters(32, 32), ImageFormat::Jpeg);
    for word in [jpeg_segment(0xee, b"Adobe\0\x64\0\0\0\0\0"), jpeg_segment(0xcc, &[0, 0])] {
        let sent = [&plain[..2], &word, &plain[2..]].concat();
        let Ok(picture) = take(sent, Limits::UPLOAD) else { continue };
        assert_ne!(picture.original.bytes.len(), plain.len());
        assert!(!holds(&picture.original.bytes, b"Adobe"));
    }
}

#[test]
fn sixteen_bits_a_sample_are_taken() {
    let deep = DynamicImage::from(quarters(50, 40).into_rgb16());

    let picture = taken(written(&deep, ImageFormat::Png));

    assert_eq!(opened(&picture.original).into_rgb16(), deep.to_rgb16());
    assert!(look_alike(&opened(&picture.preview), &deep));
}

#[test]
fn a_profile_is_applied_and_gone() {
    let mut profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    profile.extend_from_slice(SECRET);
    let plain = written(&quarters(32, 32), ImageFormat::Jpeg);
    let segment = jpeg_segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", profile.as_slice()].concat());
    let sent = [&plain[..2], &segment, &plain[2..]].concat();

    let converted = opened(&taken(sent).original).into_rgb8();
    let as_it_was = opened(&taken(plain).original).into_rgb8();

    let (green, before) = (converted.get_pixel(24, 8), as_it_was.get_pixel(24, 8));
    assert!(green.0[1] > before.0[1] + 3, "{before:?} in P3 is a stronger green, not {green:?}");
}

#[test]
fn a_broken_profile_changes_nothing() {
    let plain = written(&quarters(32, 32), ImageFormat::Jpeg);
    let segment = jpeg_segment(0xe2, b"ICC_PROFILE\0\x01\x01 not a profile at all");
    let sent = [&plain[..2], &segment, &plain[2..]].concat();

    assert!(look_alike(&opened(&taken(sent).original), &quarters(32, 32)));
}

#[test]
fn cmyk_and_grey_are_taken() {
    for components in [1, 4] {
        let picture = taken(grey_jpeg(0xc0, components, 8, 8));
        assert_eq!(opened(&picture.original).width(), 8, "{components} components");
    }
}

#[test]
fn an_animation_keeps_its_frames_and_its_loop() {
    let picture = taken(tagged_gif(3));

    assert!(picture.animated);
    assert_eq!(picture.original.format, Format::Gif);
    opened(&picture.original);
    assert!(holds(&picture.original.bytes, b"NETSCAPE2.0"));
    let decoder =
        image::codecs::gif::GifDecoder::new(std::io::Cursor::new(&picture.original.bytes));
    let frames = decoder.unwrap().into_frames().collect_frames().unwrap();
    assert_eq!(frames.len(), 3);
    assert_eq!(frames[1].delay().numer_denom_ms(), (100, 1));
    assert_eq!(frames[1].buffer().get_pixel(5, 5).0[0], 100);
    assert_eq!(picture.preview.format, Format::Jpeg);
}

#[test]
fn too_many_frames_are_refused() {
    assert_eq!(refused(tagged_gif(2_001)), "has more than 2,000 frames");
}

#[test]
fn a_claim_of_huge_size_is_refused_before_decoding() {
    let wide = "has 60000 × 60000 pixels; 33,177,600 are allowed";
    assert_eq!(refused(png_bomb(60_000, 60_000)), wide);
    assert_eq!(refused(grey_jpeg(0xc0, 3, 60_000, 60_000)), wide);
    let mut gif = tagged_gif(1);
    gif[6..10].copy_from_slice(&[0x60, 0xea, 0x60, 0xea]);
    assert_eq!(refused(gif), wide);
    let mut webp = tagged_webp(&quarters(16, 16), 1);
    webp[24..30].copy_from_slice(&[0xff, 0x3f, 0, 0xff, 0x3f, 0]);
    assert_eq!(refused(webp), "has 16384 × 16384 pixels; 33,177,600 are allowed");
    assert_eq!(
        refused(png_bomb(30_000_000, 1)),
        "has a side of 30,000,000 pixels; 65,535 are allowed"
    );
    // Progressive: all coefficients must be held beside the pixels.
    let heavy = refused(grey_jpeg(0xc2, 3, 7_680, 4_320));
    assert!(heavy.starts_with("takes 299 MB of memory to open; 116 are allowed"), "{heavy}");
}

#[test]
fn limits_are_those_of_the_caller() {
    let bytes = written(&quarters(64, 32), ImageFormat::Png);
    let tight = Limits { bytes: 20, pixels: 33_177_600 };
    let refusal = take(bytes.clone(), tight).unwrap_err();
    assert!(matches!(refusal, MediaError::TooManyBytes { allowed: 20, .. }));
    let refusal = take(bytes, Limits { bytes: 1 << 20, pixels: 2_000 }).unwrap_err();
    assert_eq!(refusal, MediaError::TooManyPixels { width: 64, height: 32, allowed: 2_000 });
}

#[test]
fn what_is_cut_short_is_refused_wherever_it_is_cut() {
    let whole = [
        written(&quarters(20, 20), ImageFormat::Jpeg),
        written(&quarters(20, 20), ImageFormat::Png),
        written(&quarters(20, 20), ImageFormat::WebP),
    ];
    for file in whole {
        taken(file.clone());
        for length in 0..file.len() - 1 {
            assert!(take(file[..length].to_vec(), Limits::UPLOAD).is_err(), "{length}");
        }
    }
    // Ends of a GIF's blocks are forgiven; nothing else is, and nothing panics.
    let gif = tagged_gif(2);
    for length in 0..gif.len() {
        let _ = take(gif[..length].to_vec(), Limits::UPLOAD);
    }
    assert_eq!(refused(vec![]), "is empty");
}

#[test]
fn no_flipped_byte_panics() {
    let files = [
        tagged_jpeg(&quarters(16, 16), 6),
        tagged_png(&see_through(16, 16), 3),
        tagged_webp(&see_through(16, 16), 1),
        tagged_gif(2),
        grey_jpeg(0xc2, 3, 8, 8),
        grey_jpeg(0xc0, 4, 8, 8),
    ];
    let limits = Limits { bytes: 1 << 20, pixels: 100_000 };
    for file in files {
        for at in 0..file.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let mut broken = file.clone();
                broken[at] = value;
                let _ = take(broken, limits);
            }
        }
    }
}

#[test]
fn avatars_and_headers_have_their_size() {
    let tall = tagged_jpeg(&quarters(90, 180), 6);

    let avatar = avatar(tall.clone(), Limits::UPLOAD).unwrap().file;
    let header = header(tall, Limits::UPLOAD).unwrap().file;

    assert_eq!((avatar.width, avatar.height), (400, 400));
    assert_eq!((header.width, header.height), (1_500, 500));
    let mut upright = quarters(90, 180);
    upright.apply_orientation(Orientation::Rotate90);
    assert!(look_alike(&opened(&avatar), &upright));
    assert!(look_alike(&opened(&header), &upright));
    let logo = written(&see_through(500, 500), ImageFormat::Png);
    assert_eq!(super::avatar(logo, Limits::UPLOAD).unwrap().file.format, Format::Png);
}

#[test]
fn an_avatar_that_moves_goes_on_and_has_a_still_form() {
    let moving = avatar(tagged_gif(3), Limits::UPLOAD).unwrap();

    assert_eq!((moving.file.format, moving.file.width), (Format::Gif, 20));
    assert!(!moving.file.bytes.windows(SECRET.len()).any(|part| part == SECRET));
    let still = moving.still.unwrap();
    assert_eq!((still.format, still.width, still.height), (Format::Png, 400, 400));
    assert_eq!(avatar(tagged_gif(1), Limits::UPLOAD).unwrap().still, None);
}

#[test]
fn previews_of_peers_have_tighter_limits() {
    let preview = thumbnail_of_remote(tagged_png(&quarters(900, 900), 1)).unwrap();
    assert_eq!((preview.file.width, preview.file.height), (480, 480));
    opened(&preview.file);
    let refusal = thumbnail_of_remote(png_bomb(5_000, 5_000)).unwrap_err();
    assert!(matches!(refusal, MediaError::TooManyPixels { allowed: 16_777_216, .. }));
}

#[test]
fn a_lie_about_the_length_of_a_chunk_is_refused() {
    let mut chunk = webp_chunk("EXIF", &exif(1));
    chunk[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    let body = [b"WEBP".as_slice(), &chunk].concat();
    assert!(refused(webp_chunk("RIFF", &body)).contains("ends too early"));
    let text = png_chunk("tEXt", b"x");
    let long = [b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff".as_slice(), &text[4..]].concat();
    assert!(refused(long).starts_with("cannot be read as PNG"));
}

#[test]
fn an_emoji_that_moves_has_a_picture_that_does_not() {
    let moving = super::emoji(tagged_gif(2), Limits::EMOJI).unwrap();
    assert_eq!(moving.file.format, Format::Gif);
    assert_eq!(moving.still.unwrap().format, Format::Png);

    let still = written(&see_through(16, 16), ImageFormat::Png);
    let kept = super::emoji(still, Limits::EMOJI).unwrap();
    assert_eq!((kept.file.format, kept.still), (Format::Png, None));
    let large = written(&quarters(1_100, 1_000), ImageFormat::Png);
    assert!(super::emoji(large, Limits::EMOJI).is_err());
}
