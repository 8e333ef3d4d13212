//! The deed: a sound or a film made clean.

use std::fmt;

use crate::media::{MediaError, image};
use crate::model::MediaKind;

use super::{Facts, ebml, flac, mp3, mp4, ogg, wav};

/// Pixels of the largest film: 3840 × 2160, as Mastodon allows.
pub const MOST_PIXELS: u64 = 8_294_400;

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

/// A clean sound or film.
#[derive(Clone, PartialEq, Eq)]
pub struct Film {
    pub bytes: Vec<u8>,
    pub container: Container,
    pub kind: MediaKind,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub facts: Facts,
}

impl fmt::Debug for Film {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bytes, container, kind, width: _, height: _, facts } = self;
        write!(f, "{} ({kind:?}) in {} bytes, {facts:?}", container.name(), bytes.len())
    }
}

/// What a walk found: what is seen or heard, and how large and long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Found {
    pub pictures: bool,
    pub sound: bool,
    pub size: Option<(u32, u32)>,
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

/// Takes a sound or a film of at most `most` bytes as a person sent it, without what its container
/// says besides: titles, places, pictures of covers, times, programs.
pub fn take(mut bytes: Vec<u8>, most: u64) -> Result<Film, MediaError> {
    let container = Container::of(&bytes).ok_or_else(|| refusal(&bytes))?;
    if bytes.len() as u64 > most {
        return Err(MediaError::TooManyBytes { bytes: bytes.len() as u64, allowed: most });
    }
    let walked = match container {
        Container::Mp3 => mp3::clean(&mut bytes),
        Container::Flac => flac::clean(&mut bytes),
        Container::Wav => wav::clean(&mut bytes),
        Container::Ogg => ogg::clean(&mut bytes),
        Container::M4a | Container::Mp4 | Container::Mov => mp4::clean(&mut bytes),
        Container::WebM => ebml::clean(&mut bytes),
    };
    let found = walked
        .map_err(|why| MediaError::Broken { format: container.name(), why: why.to_owned() })?;
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
    let bit_rate = found
        .duration_ms
        .and_then(|length| (bytes.len() as u64).saturating_mul(8_000).checked_div(length));
    Ok(Film {
        bytes,
        container,
        kind,
        width: found.size.map(|(width, _)| width),
        height: found.size.map(|(_, height)| height),
        facts: Facts { duration_ms: found.duration_ms, frame_rate: found.frame_rate, bit_rate },
    })
}
