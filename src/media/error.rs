//! Why a file is not taken, in words for the person who sent it.

use std::fmt;

use crate::base::{Error, Refusal};

const TAKEN: &str =
    "JPEG, PNG, GIF, WebP, MP3, OGG, FLAC, WAV, M4A, MP4, WebM and MOV are accepted";

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
        match self {
            Self::Empty => f.write_str("is empty"),
            Self::TooManyBytes { bytes, allowed } => {
                write!(f, "has {} bytes; {} are allowed", grouped(*bytes), grouped(*allowed))
            }
            Self::TooManyPixels { width, height, allowed } => {
                write!(f, "has {width} × {height} pixels; {} are allowed", grouped(*allowed))
            }
            Self::TooLong { side, allowed } => write!(
                f,
                "has a side of {} pixels; {} are allowed",
                grouped(u64::from(*side)),
                grouped(u64::from(*allowed))
            ),
            Self::TooManyFrames { allowed } => {
                write!(f, "has more than {} frames", grouped(u64::from(*allowed)))
            }
            Self::TooMuchMemory { needed, allowed } => write!(
                f,
                "takes {} MB of memory to open; {} are allowed: save it smaller, or as a baseline \
                 JPEG",
                needed.div_ceil(1_000_000),
                allowed / 1_000_000
            ),
            Self::NotAccepted { found: Some(found) } => {
                write!(f, "is {found}; JPEG, PNG, GIF and WebP are accepted")
            }
            Self::NotAccepted { found: None } => {
                f.write_str("is no picture we know; JPEG, PNG, GIF and WebP are accepted")
            }
            Self::NotMedia { found: Some(found) } => write!(f, "is {found}; {TAKEN}"),
            Self::NotMedia { found: None } => write!(f, "is nothing we know; {TAKEN}"),
            Self::Broken { format, why } => write!(f, "cannot be read as {format}: {why}"),
            Self::Unreadable => f.write_str("cannot be read as a picture"),
            Self::Disk(why) => write!(f, "cannot be read or written here: {why}"),
        }
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

/// `33177600` as `33,177,600`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
