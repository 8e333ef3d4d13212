//! Why a file is not taken, in words for the person who sent it.

use std::fmt;

use crate::base::locale::whole;
use crate::base::{Error, Refusal};
use crate::say;

/// Why a file is not taken.
// Stays outside `std::error::Error`, like `Refusal`: so `?` in `service` refuses the file (422)
// instead of reporting a failure of ours (500).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaError {
    /// Nothing was sent.
    Empty,
    TooManyBytes {
        bytes: u64,
        allowed: u64,
    },
    TooManyPixels {
        width: u32,
        height: u32,
        allowed: u64,
    },
    /// One side is longer than any picture needs.
    TooLong {
        side: u32,
        allowed: u32,
    },
    TooManyFrames {
        allowed: u32,
    },
    /// Decoding would take more memory than a small server can give.
    TooMuchMemory {
        needed: u64,
        allowed: u64,
    },
    /// The content is not a picture that we take; what it seems to be, if we know.
    NotAccepted {
        found: Option<&'static str>,
    },
    /// The content is nothing that we take at all.
    NotMedia {
        found: Option<&'static str>,
    },
    /// It says what it is, and then is not.
    Broken {
        format: &'static str,
        why: String,
    },
    /// The decoder gave up without saying why.
    Unreadable,
    /// It is no fault of the file: ours could not be read or written.
    Disk(String),
}

impl fmt::Display for MediaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Empty => say!("media-empty").to_owned(),
            Self::TooManyBytes { bytes, allowed } => {
                say!("media-too-many-bytes", bytes = whole(*bytes), most = whole(*allowed))
            }
            Self::TooManyPixels { width, height, allowed } => {
                let (width, height) = (width.to_string(), height.to_string());
                let most = whole(*allowed);
                say!("media-too-many-pixels", width = width, height = height, most = most)
            }
            Self::TooLong { side, allowed } => {
                let (side, most) = (whole(u64::from(*side)), whole(u64::from(*allowed)));
                say!("media-too-long", side = side, most = most)
            }
            Self::TooManyFrames { allowed } => {
                say!("media-too-many-frames", most = whole(u64::from(*allowed)))
            }
            Self::TooMuchMemory { needed, allowed } => {
                let (needed, most) = (needed.div_ceil(1_000_000), allowed / 1_000_000);
                say!("media-too-much-memory", needed = needed, most = most)
            }
            Self::NotAccepted { found: Some(found) } => {
                say!("media-no-picture", found = in_words(found))
            }
            Self::NotAccepted { found: None } => say!("media-no-known-picture").to_owned(),
            Self::NotMedia { found: Some(found) } => {
                say!("media-not-taken", found = in_words(found))
            }
            Self::NotMedia { found: None } => say!("media-not-known").to_owned(),
            Self::Broken { format, why } => {
                say!("media-broken", format = *format, why = why.as_str())
            }
            Self::Unreadable => say!("media-unreadable").to_owned(),
            Self::Disk(why) => say!("media-disk", why = why.as_str()),
        })
    }
}

/// What a file was found to be; most formats have one name everywhere.
fn in_words(found: &str) -> String {
    match found {
        "an icon file" => say!("media-an-icon-file").to_owned(),
        "a ZIP archive" => say!("media-a-zip-archive").to_owned(),
        "SVG or another text document" => say!("media-a-text-document").to_owned(),
        "JPEG, which knows no background" => say!("media-jpeg-knows-no-background").to_owned(),
        _ => match found.rsplit_once(' ') {
            Some((format, "audio")) => say!("media-audio", format = format),
            Some((format, "video")) => say!("media-video", format = format),
            Some(_) | None => found.to_owned(),
        },
    }
}

impl From<std::io::Error> for MediaError {
    fn from(cause: std::io::Error) -> Self {
        Self::Disk(cause.to_string())
    }
}

impl From<MediaError> for Refusal {
    fn from(problem: MediaError) -> Self {
        Self::invalid("file", problem.to_string())
    }
}

impl From<MediaError> for Error {
    fn from(problem: MediaError) -> Self {
        match problem {
            MediaError::Disk(why) => Self::Failed(anyhow::anyhow!(why)),
            problem => Refusal::from(problem).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_names_what_was_found_and_what_is_allowed() {
        let wide = MediaError::TooManyPixels { width: 12_000, height: 9_000, allowed: 33_177_600 };
        assert_eq!(wide.to_string(), "has 12000 × 9000 pixels; 33,177,600 are allowed");
        let heavy = MediaError::TooManyBytes { bytes: 20_000_000, allowed: 999 };
        assert_eq!(heavy.to_string(), "has 20,000,000 bytes; 999 are allowed");
    }

    #[test]
    fn a_question_mark_refuses_the_file() {
        fn deed() -> crate::base::Result<()> {
            Err(MediaError::Empty)?
        }
        let refusal = Refusal::Invalid { field: "file", problem: "is empty".to_owned() };
        assert!(matches!(deed(), Err(Error::Refused(told)) if told == refusal));
    }
}
