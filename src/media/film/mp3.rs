//! MP3: keeps the frames that sound, and nothing between, before or behind them.
//! Source: <http://www.mp3-tech.org/programmer/frame_header.html>

use std::io::Write;

use super::number::milliseconds;
use super::take::Found;
use super::tape::Tape;
use super::{CUT_SHORT, Walk};

/// Bits a second, in thousands, of MPEG 1 and of MPEG 2, layer III.
const RATES: [[usize; 15]; 2] = [
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
/// Where the frame that only describes the others keeps its mark, at the latest.
const MARK_WITHIN: usize = 48;

/// What is read at a time, and more than two frames take.
const AHEAD: usize = 32 * 1024;
const NEAR: usize = 8 * 1024;

struct Frame {
    length: usize,
    samples: u64,
    hertz: u64,
}

/// The header of a frame of layer III, if one begins here.
fn frame(bytes: &[u8]) -> Option<Frame> {
    let [first, second, third, _] = *bytes.first_chunk::<4>()?;
    if first != 0xff || second & 0xe0 != 0xe0 || second & 0x06 != 0x02 {
        return None;
    }
    // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5.
    let version = second >> 3 & 3;
    let hertz = *[44_100, 48_000, 32_000].get(usize::from(third >> 2 & 3))?;
    let hertz: usize = match version {
        3 => hertz,
        2 => hertz / 2,
        0 => hertz / 4,
        _ => return None,
    };
    let older = version == 3;
    let rate = *RATES[usize::from(!older)].get(usize::from(third >> 4))?;
    if rate == 0 {
        return None;
    }
    let (samples, per_sample) = if older { (1_152, 144) } else { (576, 72) };
    let length = per_sample * rate * 1_000 / hertz + usize::from(third >> 1 & 1);
    Some(Frame { length, samples, hertz: hertz as u64 })
}

/// How long a tag is that begins here, if one does. The head of it is enough to tell.
pub(super) fn tag(bytes: &[u8]) -> Option<usize> {
    if !bytes.starts_with(b"ID3") {
        return None;
    }
    let size = bytes.get(6..10)?;
    let length = size
        .iter()
        .try_fold(0_usize, |sum, byte| (*byte < 0x80).then_some(sum << 7 | usize::from(*byte)))?;
    let footer = if bytes.get(5)? & 0x10 != 0 { 10 } else { 0 };
    Some(10 + length + footer)
}

/// What follows a tag at the beginning.
pub(super) fn after_tag(bytes: &[u8]) -> Option<&[u8]> {
    Some(bytes.get(tag(bytes)?..).unwrap_or_default())
}

/// Whether the content is MP3: a tag, or two frames in a row.
pub(super) fn shows(bytes: &[u8]) -> bool {
    match after_tag(bytes) {
        // The first bytes of a file may be all that is here.
        Some(rest) => rest.len() < 4 || follows(rest),
        None => follows(bytes),
    }
}

/// Whether a frame begins here, and another where it ends, if there is so much.
fn follows(bytes: &[u8]) -> bool {
    let Some(first) = frame(bytes) else { return false };
    bytes.get(first.length..).is_none_or(|rest| rest.len() < 4 || frame(rest).is_some())
}

pub(super) fn clean(tape: &mut Tape<'_>, out: &mut dyn Write) -> Walk<Found> {
    let (mut samples, mut hertz, mut frames) = (0_u64, 0, 0_u32);
    let (mut at, mut is_first) = (0, true);
    while at + 4 <= tape.len() {
        let rest = tape.peek(at, AHEAD)?;
        if let Some(length) = tag(rest) {
            at += length;
            continue;
        }
        let begins = if is_first { follows(rest) } else { frame(rest).is_some() };
        let Some(found) = frame(rest).filter(|_| begins) else {
            // Tags at the end, covers, rubbish: on to where two frames follow each other.
            at = next(tape, at + 1)?;
            continue;
        };
        // A last frame that is cut is of no use.
        let Some(whole) = rest.get(..found.length) else { break };
        out.write_all(whole)?;
        is_first = false;
        if !describes(whole) {
            samples += found.samples;
            frames += 1;
        }
        hertz = found.hertz;
        at += found.length;
    }
    if frames == 0 {
        return Err(CUT_SHORT.into());
    }
    Ok(Found { sound: true, duration_ms: milliseconds(samples, hertz), ..Found::default() })
}

/// The next place from `at` on where two frames follow each other, or the end.
fn next(tape: &mut Tape<'_>, mut at: usize) -> Walk<usize> {
    while at < tape.len() {
        let whole = tape.len() - at;
        let rest = tape.peek(at, AHEAD)?;
        // Near the end of what was read a second frame could not be seen.
        let searched = if rest.len() == whole { whole } else { rest.len() - NEAR };
        let found = (0..searched).find(|place| rest[*place] == 0xff && follows(&rest[*place..]));
        if let Some(place) = found {
            return Ok(at + place);
        }
        at += searched;
    }
    Ok(at)
}

/// Whether a frame holds no sound but a table of the others.
fn describes(frame: &[u8]) -> bool {
    let start = &frame[..frame.len().min(MARK_WITHIN)];
    start.windows(4).any(|four| matches!(four, b"Xing" | b"Info" | b"VBRI"))
}
