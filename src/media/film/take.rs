//! The deed: a sound or a film made clean.

use std::io::{BufWriter, Write as _};

use crate::media::{MediaError, image};
use crate::model::MediaKind;

use super::tape::{Medium, Tape};
use super::{Facts, Stop, Walk, ebml, flac, mp3, mp4, ogg, wav};

/// Pixels of the largest film: 3840 × 2160, as Mastodon allows.
pub const MOST_PIXELS: u64 = 8_294_400;

/// Ways to store pictures that every browser of today plays: H.264, VP8, VP9, AV1.
const PLAYED: [&[u8; 4]; 5] = [b"avc1", b"avc3", b"vp08", b"vp09", b"av01"];

/// What a sound or a film is wrapped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    Mp3,
    Ogg,
    Flac,
    Wav,
    M4a,
    Mp4,
    WebM,
    Mov,
}

impl Container {
    pub const ALL: [Self; 8] =
        [Self::Mp3, Self::Ogg, Self::Flac, Self::Wav, Self::M4a, Self::Mp4, Self::WebM, Self::Mov];

    /// First bytes that are enough to tell, mostly.
    pub const ENOUGH: usize = 64;

    /// What the content shows; the name does not matter.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.get(4..8) == Some(b"ftyp") {
            return match bytes.get(8..12)? {
                b"avif" | b"avis" | b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1" | b"crx " => {
                    None
                }
                b"M4A " | b"M4B " => Some(Self::M4a),
                b"qt  " => Some(Self::Mov),
                _ => Some(Self::Mp4),
            };
        }
        if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WAVE") {
            return Some(Self::Wav);
        }
        if bytes.starts_with(b"OggS") {
            return Some(Self::Ogg);
        }
        if bytes.starts_with(b"fLaC") {
            return Some(Self::Flac);
        }
        if bytes.starts_with(b"\x1aE\xdf\xa3") {
            return ebml::is_webm(bytes).then_some(Self::WebM);
        }
        if mp3::shows(bytes) {
            return Some(Self::Mp3);
        }
        // Some put a tag of MP3 before it.
        mp3::after_tag(bytes).filter(|rest| rest.starts_with(b"fLaC")).map(|_| Self::Flac)
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Mp3 => "audio/mpeg",
            Self::Ogg => "audio/ogg",
            Self::Flac => "audio/flac",
            Self::Wav => "audio/wav",
            Self::M4a => "audio/mp4",
            Self::Mp4 => "video/mp4",
            Self::WebM => "video/webm",
            Self::Mov => "video/quicktime",
        }
    }

    /// What its file names end with, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Mp3 => "mp3",
            Self::Ogg => "ogg",
            Self::Flac => "flac",
            Self::Wav => "wav",
            Self::M4a => "m4a",
            Self::Mp4 => "mp4",
            Self::WebM => "webm",
            Self::Mov => "mov",
        }
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mp3 => "MP3",
            Self::Ogg => "OGG",
            Self::Flac => "FLAC",
            Self::Wav => "WAV",
            Self::M4a => "M4A",
            Self::Mp4 => "MP4",
            Self::WebM => "WebM",
            Self::Mov => "QuickTime",
        }
    }
}

/// What is known of a clean sound or film, and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Film {
    pub bytes: u64,
    /// It was written anew, besides what was sent.
    pub is_copy: bool,
    pub container: Container,
    pub kind: MediaKind,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub facts: Facts,
    /// Every browser of today plays it.
    pub plays: bool,
}

/// What a walk found: what is seen or heard, and how large and long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Found {
    pub pictures: bool,
    pub sound: bool,
    pub size: Option<(u32, u32)>,
    /// How the pictures of an MP4 or a `QuickTime` film are stored.
    pub codec: Option<[u8; 4]>,
    pub duration_ms: Option<u64>,
    /// Frames in a thousand seconds.
    pub frame_rate: Option<u32>,
}

/// Why a file is not taken that is neither a sound nor a film.
pub fn refusal(bytes: &[u8]) -> MediaError {
    if bytes.is_empty() {
        return MediaError::Empty;
    }
    MediaError::NotMedia { found: image::other(bytes) }
}

/// First bytes that tell what it is, and are shown to those who tell what it is not.
const BEGINNING: usize = 64 * 1024;

/// Makes a sound or a film clean as a person sent it: what its container says besides goes, titles,
/// places, pictures of covers, times, programs. Some kinds are changed in place, others are written
/// anew into `copy`, which is empty.
pub fn take(source: &mut dyn Medium, copy: &mut dyn Medium) -> Result<Film, MediaError> {
    let mut tape = Tape::of(source).map_err(disk)?;
    let container = container(&mut tape)?;
    let is_copy = match container {
        Container::Mp3 | Container::Flac | Container::Wav | Container::Ogg => true,
        Container::M4a | Container::Mp4 | Container::Mov | Container::WebM => false,
    };
    let mut out = BufWriter::new(copy);
    let walked = match container {
        Container::Mp3 => mp3::clean(&mut tape, &mut out),
        Container::Flac => flac::clean(&mut tape, &mut out),
        Container::Wav => wav::clean(&mut tape, &mut out),
        Container::Ogg => ogg::clean(&mut tape, &mut out),
        Container::M4a | Container::Mp4 | Container::Mov => mp4::clean(&mut tape),
        Container::WebM => ebml::clean(&mut tape),
    };
    let found = walked.map_err(|stop| told(stop, container))?;
    out.flush().map_err(disk)?;
    let length =
        if is_copy { Tape::of(&mut **out.get_mut()).map_err(disk)?.len() } else { tape.len() };
    let kind = match (found.pictures, found.sound) {
        (true, true) => MediaKind::Video,
        // Without sound it is shown like a picture that moves.
        (true, false) => MediaKind::Gifv,
        (false, _) => MediaKind::Audio,
    };
    let container = if container == Container::Mp4 && kind == MediaKind::Audio {
        Container::M4a
    } else {
        container
    };
    if let Some((width, height)) = found.size
        && u64::from(width) * u64::from(height) > MOST_PIXELS
    {
        return Err(MediaError::TooManyPixels { width, height, allowed: MOST_PIXELS });
    }
    let plays =
        container != Container::Mov && found.codec.is_none_or(|codec| PLAYED.contains(&&codec));
    let bytes = length as u64;
    let bit_rate =
        found.duration_ms.and_then(|length| bytes.saturating_mul(8_000).checked_div(length));
    Ok(Film {
        bytes,
        is_copy,
        container,
        kind,
        width: found.size.map(|(width, _)| width),
        height: found.size.map(|(_, height)| height),
        facts: Facts { duration_ms: found.duration_ms, frame_rate: found.frame_rate, bit_rate },
        plays,
    })
}

/// What a file shows that lies in `source`.
///
/// # Errors
/// Refused if it is neither sound nor film.
pub fn look(source: &mut dyn Medium) -> Result<Container, MediaError> {
    container(&mut Tape::of(source).map_err(disk)?)
}

/// What the content shows. A tag at the beginning may be longer than what is read at once.
fn container(tape: &mut Tape<'_>) -> Result<Container, MediaError> {
    let read = |tape: &mut Tape<'_>| -> Walk<Option<Container>> {
        let beginning = tape.peek(0, BEGINNING)?;
        let Some(length) = mp3::tag(beginning) else { return Ok(Container::of(beginning)) };
        let rest = tape.peek(length, BEGINNING)?;
        if rest.starts_with(b"fLaC") {
            return Ok(Some(Container::Flac));
        }
        Ok((rest.len() < 4 || mp3::shows(rest)).then_some(Container::Mp3))
    };
    match read(tape) {
        Ok(Some(container)) => Ok(container),
        Ok(None) => Err(tape.peek(0, BEGINNING).map_or(MediaError::Unreadable, refusal)),
        Err(stop) => Err(told(stop, Container::Mp3)),
    }
}

fn told(stop: Stop, container: Container) -> MediaError {
    match stop {
        Stop::Broken(why) => MediaError::Broken { format: container.name(), why: why.to_owned() },
        Stop::Disk(cause) => disk(cause),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands where errors are turned into ours")]
fn disk(cause: std::io::Error) -> MediaError {
    MediaError::Disk(cause.to_string())
}
