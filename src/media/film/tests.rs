//! What becomes of the sounds and films that people send.

use std::io::Cursor;
use std::ops::Deref;

use super::samples::{SECRET, all, flac, mp3, mp4, opus, vorbis, wav, webm};
use super::{Container, Film};
use crate::media::MediaError;
use crate::model::MediaKind;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Taken {
    bytes: Vec<u8>,
    film: Film,
}

impl Deref for Taken {
    type Target = Film;

    fn deref(&self) -> &Film {
        &self.film
    }
}

fn take(bytes: Vec<u8>) -> Result<Taken, MediaError> {
    let (mut source, mut copy) = (Cursor::new(bytes), Cursor::new(vec![]));
    let film = super::take(&mut source, &mut copy)?;
    let bytes = if film.is_copy { copy } else { source }.into_inner();
    assert_eq!(film.bytes, bytes.len() as u64);
    Ok(Taken { bytes, film })
}

fn taken(bytes: Vec<u8>) -> Taken {
    take(bytes).unwrap()
}

fn refused(bytes: Vec<u8>) -> String {
    take(bytes).unwrap_err().to_string()
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}

fn count(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|part| part == &what).count()
}

#[test]
fn nothing_is_left_but_what_is_seen_and_heard() {
    for (name, sent) in all() {
        assert!(holds(&sent, SECRET), "{name}");
        let film = taken(sent.clone());
        assert!(
            !holds(&film.bytes, &SECRET[..8]),
            "{name} keeps {:?}",
            film.bytes.utf8_chunks().next()
        );
        for sound in [b"PLAYABLE".as_slice(), b"SOUND"] {
            assert_eq!(count(&film.bytes, sound), count(&sent, sound), "{name}");
        }
        let again = taken(film.bytes.clone());
        assert_eq!(again, film, "{name} is clean once it is clean");
    }
}

#[test]
fn what_it_is_and_how_long_is_read() {
    let facts = |bytes| {
        let film = taken(bytes);
        (film.container, film.kind, film.width.zip(film.height), film.facts.duration_ms)
    };
    let film = mp4(*b"isom", &[b"vide", b"soun", b"meta"], false);
    let size = Some((320, 240));
    assert_eq!(facts(film), (Container::Mp4, MediaKind::Video, size, Some(2_000)));
    let silent = mp4(*b"mp42", &[b"vide"], true);
    let turned = Some((240, 320));
    assert_eq!(facts(silent), (Container::Mp4, MediaKind::Gifv, turned, Some(2_000)));
    let sound = mp4(*b"mp42", &[b"soun"], false);
    assert_eq!(facts(sound), (Container::M4a, MediaKind::Audio, None, Some(2_000)));
    let phone = mp4(*b"qt  ", &[b"vide", b"soun", b"mebx"], false);
    assert_eq!(facts(phone), (Container::Mov, MediaKind::Video, size, Some(2_000)));
    for (open, length) in [(false, 2_000), (true, 1_960)] {
        let web = (Container::WebM, MediaKind::Video, size, Some(length));
        assert_eq!(facts(webm("webm", open)), web);
    }
    let audio = |container, length| (container, MediaKind::Audio, None, Some(length));
    assert_eq!(facts(mp3(100)), audio(Container::Mp3, 2_612));
    assert_eq!(facts(flac()), audio(Container::Flac, 2_000));
    assert_eq!(facts(wav()), audio(Container::Wav, 1_500));
    assert_eq!(facts(vorbis()), audio(Container::Ogg, 2_000));
    assert_eq!(facts(opus()), audio(Container::Ogg, 2_000));
}

#[test]
fn rates_are_told() {
    for film in [mp4(*b"isom", &[b"vide", b"soun"], false), webm("webm", false)] {
        assert_eq!(taken(film).facts.frame_rate, Some(25_000));
    }
    let rate = taken(mp3(1_000)).facts.bit_rate.unwrap();
    assert!((127_000..129_000).contains(&rate), "{rate}");
}

#[test]
fn what_is_cut_short_is_refused_or_shorter_and_never_panics() {
    for (name, file) in all() {
        for length in 0..file.len() {
            if let Ok(film) = take(file[..length].to_vec()) {
                assert!(!holds(&film.bytes, SECRET), "{name} at {length}");
            }
        }
    }
    for whole in [mp4(*b"isom", &[b"vide"], false), webm("webm", false), vorbis(), wav()] {
        assert!(refused(whole[..whole.len() / 2].to_vec()).contains("cannot be read as"));
    }
}

#[test]
fn no_flipped_byte_panics() {
    for (_, file) in all() {
        for at in 0..file.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut broken = file.clone();
                broken[at] = value;
                let _ = take(broken);
            }
        }
    }
}

#[test]
fn other_kinds_are_refused_by_name() {
    let all = "JPEG, PNG, GIF, WebP, MP3, OGG, FLAC, WAV, M4A, MP4, WebM and MOV are accepted";
    assert_eq!(refused(webm("matroska", false)), format!("is Matroska video; {all}"));
    assert_eq!(refused(b"\0\0\0\x1cftypavif0000".to_vec()), format!("is AVIF; {all}"));
    assert_eq!(
        refused(b"<svg onload=alert(1)>".to_vec()),
        format!("is SVG or another text document; {all}")
    );
    assert_eq!(refused(b"hello".to_vec()), format!("is nothing we know; {all}"));
    assert_eq!(take(vec![]), Err(MediaError::Empty));
}

#[test]
fn a_huge_film_is_refused() {
    let mut film = mp4(*b"isom", &[b"vide"], false);
    let wide = (320_u32 << 16).to_be_bytes();
    let at = film.windows(4).position(|four| four == wide).unwrap();
    film[at..at + 8].copy_from_slice(&[0x7d, 0, 0, 0, 0x7d, 0, 0, 0]);
    assert_eq!(refused(film), "has 32000 × 32000 pixels; 8,294,400 are allowed");
}

#[test]
fn ogg_pages_are_numbered_and_sealed() {
    let film = taken(vorbis());
    let starts: Vec<usize> =
        (0..film.bytes.len()).filter(|at| film.bytes[*at..].starts_with(b"OggS")).collect();
    for (number, at) in (0_u32..).zip(&starts) {
        assert_eq!(film.bytes[at + 18..at + 22], number.to_le_bytes());
    }
    assert_eq!(starts.len(), 4);
    // The polynomial of Ogg over a page that anybody can check.
    assert!(starts[1..].iter().all(|at| film.bytes[at + 22..at + 26] != [0; 4]));
}
