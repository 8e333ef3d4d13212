//! WAV: keeps how the sound is stored, and the sound.

use super::number::{le32, milliseconds, place};
use super::take::Found;
use super::{CUT_SHORT, Walk};

/// `RIFF`, the length, `WAVE`.
const START: usize = 12;
const CHUNK_START: usize = 8;
const SOUNDING: [&[u8; 4]; 3] = [b"fmt ", b"fact", b"data"];

pub(super) fn clean(bytes: &mut Vec<u8>) -> Walk<Found> {
    let mut kept = b"RIFF\0\0\0\0WAVE".to_vec();
    let (mut rate, mut sound) = (None, None);
    let mut rest = bytes.get(START..).ok_or(CUT_SHORT)?;
    while sound.is_none() {
        let length = place(le32(rest, 4)?)?;
        let chunk = rest.get(..CHUNK_START.saturating_add(length)).ok_or(CUT_SHORT)?;
        if chunk.starts_with(b"fmt ") {
            rate = Some(u64::from(le32(chunk, CHUNK_START + 8)?));
        }
        if chunk.starts_with(b"data") {
            sound = Some(length as u64);
        }
        if SOUNDING.iter().any(|name| chunk.starts_with(name.as_slice())) {
            kept.extend_from_slice(chunk);
            kept.extend_from_slice(&[0][..length % 2]);
        }
        // The padding of the last one may be missing.
        rest = rest.get(chunk.len() + length % 2..).unwrap_or_default();
    }
    let rate = rate.filter(|rate| *rate > 0).ok_or("it does not say how its sound is stored")?;
    let length = u32::try_from(kept.len() - CHUNK_START).ok().ok_or(CUT_SHORT)?;
    kept[4..8].copy_from_slice(&length.to_le_bytes());
    *bytes = kept;
    let duration_ms = sound.and_then(|sound| milliseconds(sound, rate));
    Ok(Found { sound: true, duration_ms, ..Found::default() })
}
