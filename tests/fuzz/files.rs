//! Files: pictures, archives, settings.

use std::io::{Cursor, Write as _};

use image::{DynamicImage, ImageFormat};
use tusklet::config::{Environment, read, write};
use tusklet::media::film;
use tusklet::media::image::{Limits, thumbnail_of_remote};
use tusklet::media::zip::Zip;

use super::{Target, must};

#[path = "../it/media/films.rs"]
#[expect(dead_code, reason = "other tests need other films")]
mod films;

/// Pictures of a size that shows what is wrong, and no work for the decoder.
const SMALL: Limits = Limits { bytes: 64 * 1024, pixels: 256 * 256 };

fn picture(format: ImageFormat) -> Vec<u8> {
    let pixels = image::RgbImage::from_fn(24, 16, |x, y| {
        image::Rgb([u8::try_from(x * 9).unwrap_or(0), u8::try_from(y * 9).unwrap_or(0), 77])
    });
    let mut bytes = Cursor::new(vec![]);
    DynamicImage::from(pixels).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub fn pictures() -> Target {
    let formats = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];
    (formats.map(picture).to_vec(), |bytes| {
        if let Ok(taken) = tusklet::media::image::take(bytes.to_vec(), SMALL) {
            must(!taken.original.bytes.is_empty(), "a picture without bytes")?;
        }
        let _ = tusklet::media::image::emoji(bytes.to_vec(), SMALL);
        // Under the limits for peers a header may promise sixteen million pixels: only those of
        // a sane size are opened here, for the sake of time.
        if bytes.len() < 4_096 && tusklet::media::image::take(bytes.to_vec(), SMALL).is_ok() {
            let _ = thumbnail_of_remote(bytes.to_vec());
        }
        Ok(())
    })
}

/// The smallest `WebM` with a picture.
fn webm() -> Vec<u8> {
    let parts: [&[u8]; 4] = [
        b"\x1aE\xdf\xa3\x87\x42\x82\x84webm",
        b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff",
        b"\x16\x54\xae\x6b\x8d\xae\x8b\x83\x81\x01\xe0\x86\xb0\x81\x10\xba\x81\x10",
        b"\x1f\x43\xb6\x75\x8a\xe7\x81\x00\xa3\x85\x81\x00\x00\x80\x55",
    ];
    parts.concat()
}

/// The film made clean, if it is one.
fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut source, mut copy) = (Cursor::new(bytes.to_vec()), Cursor::new(vec![]));
    let film = film::take(&mut source, &mut copy).ok()?;
    Some(if film.is_copy { copy } else { source }.into_inner())
}

pub fn films() -> Target {
    let seeds = vec![films::mp4(), films::mp3(), films::wav(), webm()];
    assert!(seeds.iter().all(|seed| clean(seed).is_some()), "a seed is no film");
    (seeds, |bytes| {
        let Some(once) = clean(bytes) else { return Ok(()) };
        must(clean(&once).is_some_and(|twice| twice == once), "what is clean is cleaned again")
    })
}

/// An archive of one packed and one plain file.
fn archive() -> Vec<u8> {
    let content = b"{\"files\": []}".repeat(20);
    let mut packer = flate2::write::DeflateEncoder::new(vec![], flate2::Compression::default());
    packer.write_all(&content).unwrap();
    let packed = packer.finish().unwrap();
    let mut sum = flate2::Crc::new();
    sum.update(&content);
    let (mut bytes, mut list) = (vec![], vec![]);
    let files = [("meta.json", 8_u16, &packed), ("a/b.png", 0, &content)];
    for (name, method, stored) in files {
        let number = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
        let mut facts = vec![20, 0, 0, 0];
        facts.extend(method.to_le_bytes());
        facts.extend([0; 4]);
        facts.extend(sum.sum().to_le_bytes());
        facts.extend(number(stored.len()));
        facts.extend(number(content.len()));
        facts.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        facts.extend([0; 2]);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&facts);
        list.extend([0; 10]);
        list.extend(number(bytes.len()));
        list.extend(name.bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(facts);
        bytes.extend(name.bytes());
        bytes.extend(stored);
    }
    let start = u32::try_from(bytes.len()).unwrap();
    let length = u32::try_from(list.len()).unwrap();
    bytes.extend(list);
    bytes.extend(b"PK\x05\x06\0\0\0\0\x02\0\x02\0");
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

pub fn archives() -> Target {
    const MOST: u64 = 10_000;
    let seed = archive();
    assert_eq!(Zip::open(seed.clone(), 10).unwrap().files.len(), 2);
    (vec![seed], |bytes| {
        let Ok(zip) = Zip::open(bytes.to_vec(), 10) else { return Ok(()) };
        must(zip.files.len() <= 10, "too many files")?;
        for file in &zip.files {
            if let Ok(content) = zip.read(file, MOST) {
                must(content.len() as u64 <= MOST, "a file is larger than asked for")?;
            }
        }
        Ok(())
    })
}

pub fn settings() -> Target {
    let whole = write::new_file(&tusklet::config::Config::default());
    let some = "[instance]\ndomain = \"h.example\"\n# a word\n[server]\nport = 8080\n[limits]\nrate_limit = false\n";
    (vec![whole.into(), some.into()], |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let Ok(loaded) = read::parse(&text, "x.toml", &[], &Environment::empty()) else {
            return Ok(());
        };
        // What is written back says the same.
        let Ok(again) = write::update(&text, "x.toml", &loaded.config) else {
            return must(false, "settings that were read cannot be written");
        };
        let again = read::parse(&again, "x.toml", &[], &Environment::empty());
        must(again.is_ok_and(|again| again.config == loaded.config), "settings read back as others")
    })
}
