//! Files that statuses carry.

use crate::base::{AccountId, MediaId, StatusId, Timestamp};

/// What sort of file it is, in the words of the Mastodon API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    Image,
    /// A looping picture without sound.
    Gifv,
    Video,
    Audio,
    Unknown,
}

impl MediaKind {
    pub const ALL: [Self; 5] = [Self::Image, Self::Gifv, Self::Video, Self::Audio, Self::Unknown];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Gifv => "gifv",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Unknown => "unknown",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The kind that a content type such as `image/png` promises.
    pub fn of_content_type(content_type: &str) -> Self {
        match content_type.split('/').next().unwrap_or_default() {
            "image" => Self::Image,
            "video" => Self::Video,
            "audio" => Self::Audio,
            _ => Self::Unknown,
        }
    }
}

/// What is known of a sound or a film besides its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    pub duration_ms: Option<u64>,
    /// Frames in a thousand seconds.
    pub frame_rate: Option<u32>,
    /// Bits in a second.
    pub bit_rate: Option<u64>,
}

/// How far an upload is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Progress {
    #[default]
    Ready,
    /// It is being made clean.
    Working,
    /// It was no good after all.
    Failed,
}

impl Progress {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Working => "working",
            Self::Failed => "failed",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Ready, Self::Working, Self::Failed].into_iter().find(|one| one.as_str() == word)
    }
}

/// Names of peers' files begin with it. They may go at any time, so their addresses name what they
/// are of.
pub const CACHE: &str = "cache/";

/// The name of the still picture beside one of a profile that moves; `None` beside one that does not:
/// those are JPEG and PNG.
pub fn still_beside(name: &str) -> Option<String> {
    let (name, extension) = name.rsplit_once('.')?;
    matches!(extension, "gif" | "webp" | "apng").then(|| format!("{name}.png"))
}

/// The digits of a blurhash, from nought on.
const DIGITS: &[u8; 83] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

/// A stored file, or one that stays on a peer until it is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    pub id: MediaId,
    pub account: AccountId,
    pub status: Option<StatusId>,
    pub kind: MediaKind,
    pub content_type: String,
    /// Name of the file in the media folder; `None` while it is only on a peer.
    pub file: Option<String>,
    /// Name of the smaller picture in the media folder.
    pub preview_file: Option<String>,
    /// Where a peer has it.
    pub remote_url: Option<String>,
    pub description: Option<String>,
    pub blurhash: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub preview_width: Option<u32>,
    pub preview_height: Option<u32>,
    /// Horizontal and vertical, −1 to 1, in thousandths.
    pub focus: Option<(i32, i32)>,
    pub bytes: Option<u64>,
    pub facts: Facts,
    pub progress: Progress,
    /// Opens a peer's file to those who were shown its address.
    pub key: String,
    pub created_at: Timestamp,
}

impl Media {
    /// Where we serve it, without scheme and host; what a peer has is fetched by us.
    pub fn path(&self) -> String {
        match &self.file {
            Some(name) if !name.starts_with(CACHE) => format!("/media/{name}"),
            _ => format!("/media/proxy/{}/{}", self.id, self.key),
        }
    }

    /// Where we serve the smaller picture, or the whole where there is none.
    pub fn preview_path(&self) -> String {
        match &self.preview_file {
            Some(name) if !name.starts_with(CACHE) => format!("/media/{name}"),
            None if self.remote_url.is_none() || self.kind != MediaKind::Image => self.path(),
            _ => format!("/media/proxy/{}/{}/small", self.id, self.key),
        }
    }

    /// Its average colour, red, green and blue: what a blurhash begins with.
    /// Source: <https://github.com/woltapp/blurhash/blob/master/Algorithm.md>
    pub fn colour(&self) -> Option<[u8; 3]> {
        let digits = self.blurhash.as_deref()?.as_bytes().get(2..6)?;
        let number = digits.iter().try_fold(0_u32, |number, digit| {
            let value = DIGITS.iter().position(|known| known == digit)?;
            Some(number * 83 + u32::try_from(value).ok()?)
        })?;
        let [0, red, green, blue] = number.to_be_bytes() else { return None };
        Some([red, green, blue])
    }

    /// Whether there is a smaller picture of it, or can be.
    pub fn has_preview(&self) -> bool {
        self.preview_file.is_some() || self.kind == MediaKind::Image
    }
}

/// Media on a status, in its place.
pub type Attachment = Media;

/// Longest description (alt text), in characters.
pub const LONGEST_DESCRIPTION: usize = 1_500;
