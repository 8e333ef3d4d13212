//! WAV: keeps how the sound is stored, and the sound.

use std::io::Write;
use std::ops::Range;

use super::number::{le32, milliseconds, place};
use super::take::Found;
use super::tape::Tape;
use super::{CUT_SHORT, Walk};

/// `RIFF`, the length, `WAVE`.
const START: usize = 12;
const CHUNK_START: usize = 8;
const SOUNDING: [&[u8; 4]; 3] = [b"fmt ", b"fact", b"data"];
/// Chunks of which something is kept: no honest file has so many.
const MOST_KEPT: usize = 1_000;

pub(super) fn clean(tape: &mut Tape<'_>, out: &mut dyn Write) -> Walk<Found> {
    let mut kept: Vec<Range<usize>> = vec![];
    let (mut rate, mut sound) = (None, None);
    let mut at = START;
    while sound.is_none() {
        let head: [u8; CHUNK_START] = tape.bytes(at)?;
        let length = place(le32(&head, 4)?)?;
        let end = at.saturating_add(CHUNK_START).saturating_add(length);
        if end > tape.len() {
            return Err(CUT_SHORT.into());
        }
        if head.starts_with(b"fmt ") {
            rate = Some(u64::from(u32::from_le_bytes(tape.bytes(at + CHUNK_START + 8)?)));
        }
        if head.starts_with(b"data") {
            sound = Some(length as u64);
        }
        if SOUNDING.iter().any(|name| head.starts_with(name.as_slice())) {
            if kept.len() == MOST_KEPT {
                return Err("it has too many parts".into());
            }
            kept.push(at..end);
        }
        // The padding of the last one may be missing.
        at = end + length % 2;
    }
    let rate = rate.filter(|rate| *rate > 0).ok_or("it does not say how its sound is stored")?;
    let sum: usize = kept.iter().map(|chunk| chunk.len() + chunk.len() % 2).sum();
    let length = u32::try_from(sum + 4).ok().ok_or(CUT_SHORT)?;
    out.write_all(b"RIFF")?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(b"WAVE")?;
    for chunk in kept {
        let padding = chunk.len() % 2;
        tape.copy(chunk, out)?;
        out.write_all(&[0][..padding])?;
    }
    let duration_ms = sound.and_then(|sound| milliseconds(sound, rate));
    Ok(Found { sound: true, duration_ms, ..Found::default() })
}
