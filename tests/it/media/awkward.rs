//! A folder of awkward files: each is taken or refused in words, within little memory, and of what
//! is taken nothing is left but what is seen and heard. Others say so, too: `exiftool`, which
//! writes into the files and reads what we serve; `ffmpeg` makes real films, where there is one.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::{ImageBuffer, ImageFormat, Rgb, RgbImage};
use serde_json::Value;

use super::films::{self, SECRET};
use super::heavy;
use super::pictures::{animated_webp, noise};
use super::program::Program;

/// Kilobytes (of 1,024 bytes) that the process may need at its peak: 150 MB. A program that is built
/// for debugging holds some more than the one that people get.
const MOST_MEMORY: u64 = if cfg!(debug_assertions) { 160_000_000 } else { 150_000_000 } / 1_024;
/// What is in memory of the program that is released, in kilobytes.
const RELEASED: u64 = 17_000;
/// Groups of exiftool that tell how a picture or a film is stored, and nothing besides.
const STORED: [&str; 14] = [
    "ExifTool",
    "System",
    "File",
    "Composite",
    "JFIF",
    "PNG",
    "GIF",
    "RIFF",
    "QuickTime",
    "MPEG",
    "Vorbis",
    "Opus",
    "FLAC",
    "Matroska",
];

/// A JPEG with an EXIF segment that turns it and says something.
fn turned(orientation: u8) -> Vec<u8> {
    let plain = noise(80, 60, 1, ImageFormat::Jpeg);
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02\x01\x0e\0\x02\0\0\0".to_vec();
    tiff.extend([u8::try_from(SECRET.len()).unwrap(), 0, 0, 0, 38]);
    tiff.extend([1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    tiff.extend_from_slice(SECRET);
    let exif = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
}

/// Eight pixels by eight, in the colours of printers.
fn cmyk() -> Vec<u8> {
    let mut file = b"\xff\xd8\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0".to_vec();
    file.extend_from_slice(b"\xff\xdb\0\x43\0");
    file.extend([1; 64]);
    file.extend_from_slice(b"\xff\xc0\0\x14\x08\0\x08\0\x08\x04");
    file.extend([1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    for table in [0x00, 0x10] {
        file.extend_from_slice(b"\xff\xc4\0\x14");
        file.extend([table, 1]);
        file.extend([0; 15]);
        file.push(0);
    }
    file.extend_from_slice(b"\xff\xda\0\x0e\x04");
    file.extend([1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    file.extend_from_slice(b"\0\xff\xd9");
    file
}

fn deep() -> Vec<u8> {
    let picture = ImageBuffer::from_fn(60, 40, |x, y| {
        let (x, y) = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
        Rgb([x * 1_000, y * 1_000, 9])
    });
    let mut bytes = Cursor::new(vec![]);
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// As large as is allowed, and easily packed.
fn large(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(vec![]);
    RgbImage::new(width, height).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A PNG that promises so many pixels.
fn bomb(side: u32) -> Vec<u8> {
    let mut file = large(ImageFormat::Png, 8, 8);
    file[16..20].copy_from_slice(&side.to_be_bytes());
    file[20..24].copy_from_slice(&side.to_be_bytes());
    // The checksum of the header.
    let sum = file[12..29].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
        })
    });
    file[29..33].copy_from_slice(&(!sum).to_be_bytes());
    file
}

fn gif(frames: usize) -> Vec<u8> {
    let frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff";
    [head.as_slice(), &frame.repeat(frames), b"\x3b"].concat()
}

/// A film whose pictures fill the limit.
fn heavy() -> Vec<u8> {
    let film = films::mp4();
    let at = film.windows(4).position(|four| four == b"mdat").unwrap() - 4;
    let more = 39_000_000_u32;
    let rest = &film[at + 8..];
    let length = u32::from_be_bytes(film[at..at + 4].try_into().unwrap()) + more;
    let mut heavy = [&film[..at], &length.to_be_bytes(), b"mdat"].concat();
    heavy.extend_from_slice(&rest[..400]);
    heavy.resize(heavy.len() + more as usize, 7);
    heavy.extend_from_slice(&rest[400..]);
    heavy
}

/// Names and contents.
fn made() -> Vec<(String, Vec<u8>)> {
    let jpeg = noise(300, 200, 2, ImageFormat::Jpeg);
    let png = noise(300, 200, 3, ImageFormat::Png);
    let polyglot = [png.as_slice(), b"<script>alert('", SECRET, b"')</script>"].concat();
    let mut files: Vec<(String, Vec<u8>)> = (1..=8)
        .map(|orientation| (format!("turned-{orientation}.jpg"), turned(orientation)))
        .collect();
    for (name, bytes) in [
        ("cmyk.jpg", cmyk()),
        ("deep.png", deep()),
        ("plain.jpg", jpeg.clone()),
        ("plain.png", png.clone()),
        ("plain.webp", noise(60, 40, 4, ImageFormat::WebP)),
        ("plain.gif", gif(20)),
        ("moving.webp", animated_webp(50)),
        ("frames.gif", gif(10_000)),
        ("polyglot.png", polyglot.clone()),
        ("wrong-name.txt", png.clone()),
        ("page.png", b"<html><script>alert(1)</script>".to_vec()),
        ("empty.png", vec![]),
        ("cut.jpg", jpeg[..300].to_vec()),
        ("cut.png", png[..300].to_vec()),
        ("cut.gif", gif(20)[..30].to_vec()),
        ("bomb.png", bomb(60_000)),
        ("wide.png", bomb(5_000)),
        ("allowed.png", large(ImageFormat::Png, 7_680, 4_320)),
        ("phone.jpg", large(ImageFormat::Jpeg, 4_000, 3_000)),
        ("long.png", large(ImageFormat::Png, 9_000, 8)),
        ("film.mp4", films::mp4()),
        ("heavy.mp4", heavy()),
        ("sound.mp3", films::mp3().repeat(20)),
        ("sound.wav", films::wav()),
        ("cut.mp4", films::mp4()[..500].to_vec()),
        ("avif.avif", b"\0\0\0\x1cftypavif0000".to_vec()),
    ] {
        files.push((name.to_owned(), bytes));
    }
    files
}

pub fn is_there(program: &str) -> bool {
    Command::new(program).arg("-version").output().is_ok()
        || Command::new(program).arg("-ver").output().is_ok()
}

/// Real films, full of words.
fn filmed(folder: &Path) {
    let secret = std::str::from_utf8(SECRET).unwrap();
    let two = ["-f", "lavfi", "-i", "testsrc=d=1:s=160x120:r=10", "-f", "lavfi", "-i", "sine=d=1"];
    let title = format!("title={secret}");
    let tags =
        ["-metadata", &title, "-metadata:s", &title, "-metadata", "location=+51.4779-000.0015/"];
    let one = ["-f", "lavfi", "-i", "sine=d=1"];
    for (name, from, how) in [
        ("real.mp4", two.as_slice(), ["-c:v", "mpeg4", "-c:a", "aac"].as_slice()),
        ("real.mov", &two, &["-c:v", "mpeg4", "-c:a", "aac"]),
        (
            "tracks.mp4",
            &two,
            &["-c:v", "mpeg4", "-c:a", "aac", "-map", "0", "-map", "1", "-map", "1"],
        ),
        ("real.webm", &two, &["-c:v", "libvpx", "-c:a", "libvorbis"]),
        ("real.ogg", &one, &["-c:a", "libvorbis"]),
        ("real-opus.ogg", &one, &["-c:a", "libopus"]),
        ("real.flac", &one, &["-c:a", "flac"]),
        ("real.mp3", &one, &["-c:a", "libmp3lame"]),
        ("real.m4a", &one, &["-c:a", "aac"]),
    ] {
        let made = Command::new("ffmpeg")
            .args(["-nostdin", "-loglevel", "error", "-y"])
            .args(from)
            .args(how)
            .args(tags)
            .arg(folder.join(name))
            .output()
            .unwrap();
        assert!(made.status.success(), "{name}: {}", String::from_utf8_lossy(&made.stderr));
    }
    let turned = Command::new("ffmpeg")
        .args(["-nostdin", "-loglevel", "error", "-y", "-i"])
        .arg(folder.join("real.mp4"))
        .args(["-c", "copy", "-metadata:s:v", "rotate=90"])
        .arg(folder.join("turned.mp4"))
        .status();
    assert!(turned.unwrap().success());
}

/// Writes into each file whatever its kind can hold.
fn tagged(folder: &Path) {
    let secret = std::str::from_utf8(SECRET).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.starts_with("plain.") && !name.starts_with("real.m") {
            continue;
        }
        // What a kind cannot hold is left out, with a warning.
        let _ = Command::new("exiftool")
            .args(["-q", "-q", "-m", "-overwrite_original"])
            .args(
                ["Artist", "Title", "Comment", "XMP:Description", "IPTC:Caption-Abstract", "Make"]
                    .map(|tag| format!("-{tag}={secret}")),
            )
            .args(["-GPSLatitude=51.4779", "-GPSLatitudeRef=N", "-GPSLongitude=0.1"])
            .arg(&path)
            .status();
    }
}

#[tokio::test]
async fn awkward_files_are_taken_or_refused_within_their_memory_and_tell_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut refused =
        vec!["frames.gif", "page.png", "empty.png", "bomb.png", "wide.png", "avif.avif"];
    for (name, bytes) in made() {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    for (name, bytes, is_taken) in heavy::all() {
        fs::write(folder.path().join(name), bytes).unwrap();
        if !is_taken {
            refused.push(name);
        }
    }
    if is_there("ffmpeg") {
        filmed(folder.path());
    }
    if is_there("exiftool") {
        tagged(folder.path());
    }
    // What others make of films is not what is judged here.
    let program = Program::start("ffmpeg = false").await;
    let mut names: Vec<PathBuf> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let mut highest = 0;
    for path in &names {
        let name = path.file_name().unwrap().to_str().unwrap();
        // Where that cannot be, the peak of one is that of all before it.
        let _ = program.forget_peak();
        let answer = program.upload(fs::read(path).unwrap()).await;
        let code = answer.status().as_u16();
        let told: Value = answer.json().await.unwrap();
        let peak = peak(&program);
        println!("{name}: {code}, {peak} kB {}", told["error"]);
        highest = highest.max(peak);
        judge(name, code, &told, refused.contains(&name) || name.starts_with("cut."));
    }
    let rest = program.kilobytes("VmRSS");
    println!("{} files, {highest} kB at the peak, {rest} kB after the last", names.len());
    assert!(highest < MOST_MEMORY, "{highest} kB");
    tells_nothing(&program.data.join("media"));
}

/// Kilobytes that the process needed at most. More of a program than the released one has in memory
/// does not count: one with what a debugger reads is many times larger.
fn peak(program: &Program) -> u64 {
    program.kilobytes("VmHWM") - program.kilobytes("RssFile").saturating_sub(RELEASED)
}

fn judge(name: &str, code: u16, told: &Value, is_refused: bool) {
    if is_refused {
        assert_eq!(code, 422, "{name}: {told}");
        assert!(told["error"].as_str().is_some_and(|why| why.len() > 20), "{name}");
        return;
    }
    assert_eq!(code, 200, "{name}: {told}");
    let original = &told["meta"]["original"];
    let size = (original["width"].as_u64(), original["height"].as_u64());
    if let Some(orientation) = name.strip_prefix("turned-") {
        let is_turned = orientation.as_bytes()[0] >= b'5';
        let upright = if is_turned { (60, 80) } else { (80, 60) };
        assert_eq!(size, (Some(upright.0), Some(upright.1)), "{name}");
    }
    if name == "turned.mp4" {
        assert_eq!(size, (Some(120), Some(160)), "{name}");
    }
}

fn kept(folder: &Path) -> Vec<PathBuf> {
    let mut files = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(kept(&path)) } else { files.push(path) }
    }
    files
}

#[expect(clippy::print_stdout, reason = "says what was not asked, or how much was")]
fn tells_nothing(folder: &Path) {
    let files = kept(folder);
    assert!(files.len() > 40, "{}", files.len());
    for path in &files {
        let bytes = fs::read(path).unwrap();
        assert!(!bytes.windows(SECRET.len()).any(|part| part == SECRET), "{}", path.display());
    }
    if !is_there("exiftool") {
        println!("exiftool is not installed: only our own reader was asked");
        return;
    }
    let read = Command::new("exiftool")
        .args(["-json", "-G1", "-a", "-u", "-q", "-r"])
        .arg(folder)
        .output()
        .unwrap();
    let read: Vec<serde_json::Map<String, Value>> = serde_json::from_slice(&read.stdout).unwrap();
    assert!(read.len() > 40, "{}", read.len());
    for file in &read {
        for (tag, value) in file {
            let group = tag.split(':').next().unwrap();
            let is_stored =
                STORED.contains(&group) || group.starts_with("Track") || group == "SourceFile";
            assert!(is_stored, "{} has {tag}: {value}", file["SourceFile"]);
            let name = tag.rsplit(':').next().unwrap();
            let is_word = ["Comment", "Title", "Artist", "Author", "Make", "Software", "Copyright"]
                .iter()
                .any(|word| name.contains(word));
            let is_word = is_word && value.is_string();
            let is_place = name.contains("GPS") || name.contains("Location");
            let is_date = (name.contains("CreateDate") || name.contains("ModifyDate"))
                && !tag.starts_with("System:")
                && value != "0000:00:00 00:00:00";
            assert!(!is_word && !is_place && !is_date, "{} has {tag}: {value}", file["SourceFile"]);
        }
    }
    println!("exiftool finds nothing in {} files", read.len());
}
