//! The names of files: of our making, told apart from whatever else a path may spell.

use crate::base::secret;

/// Where copies of peers' files lie, apart from ours, so that a backup can skip them.
pub(super) const CACHE: &str = "cache";
/// Letters of a name without its extension: 16 random bytes in hex.
const NAME_LETTERS: usize = 32;
const LONGEST_EXTENSION: usize = 5;

/// Which sort of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Uploaded here; nobody else has it.
    Own,
    /// Copied from a peer; can be fetched again.
    Cache,
}

impl Shelf {
    /// The sort of a file with one of our names.
    pub(super) fn of(name: &str) -> Self {
        if name.starts_with("cache/") { Self::Cache } else { Self::Own }
    }

    /// The name of a file: `ab/cd/abcd….jpg`, or `cache/ab/cd/abcd….jpg`.
    pub(super) fn name(self, letters: &str, extension: &str) -> String {
        let own = format!("{}/{}/{letters}.{extension}", &letters[..2], &letters[2..4]);
        match self {
            Self::Own => own,
            Self::Cache => format!("{CACHE}/{own}"),
        }
    }
}

/// 16 random bytes in hex.
pub(super) fn letters() -> String {
    format!("{:0NAME_LETTERS$x}", u128::from_be_bytes(secret::bytes()))
}

/// Whether a name has the one shape that [`Shelf::name`] gives.
pub(super) fn is_ours(name: &str) -> bool {
    let own = name.strip_prefix("cache/").unwrap_or(name);
    let mut parts = own.split('/');
    let (Some(first), Some(second), Some(file), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let Some((letters, extension)) = file.split_once('.') else { return false };
    letters.len() == NAME_LETTERS
        && letters.bytes().all(|letter| matches!(letter, b'0'..=b'9' | b'a'..=b'f'))
        && (letters.get(..2), letters.get(2..4)) == (Some(first), Some(second))
        && (1..=LONGEST_EXTENSION).contains(&extension.len())
        && extension.bytes().all(|letter| matches!(letter, b'0'..=b'9' | b'a'..=b'z'))
}

/// What a file is served as: told by how its name ends, which is of our making.
pub fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" | "apng" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mov" => "video/quicktime",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "flac" => "audio/flac",
        "wav" => "audio/wav",
        "m4a" => "audio/mp4",
        _ => "application/octet-stream",
    }
}
