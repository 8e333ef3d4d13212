//! FLAC: keeps how the sound is stored and where one may jump to.
//! Source: <https://www.rfc-editor.org/rfc/rfc9639#section-8>

use std::io::Write;

use super::mp3::tag;
use super::number::{be64, milliseconds};
use super::take::Found;
use super::tape::Tape;
use super::{CUT_SHORT, Walk};

const STREAM_INFO: u8 = 0;
const SEEK_TABLE: u8 = 3;
const LAST: u8 = 0x80;
const INFO_LENGTH: usize = 34;
/// A table that is longer helps nobody.
const LONGEST_TABLE: usize = 1 << 20;
/// A tag of MP3 that some programs put at the end.
const OLD_TAG: usize = 128;

pub(super) fn clean(tape: &mut Tape<'_>, out: &mut dyn Write) -> Walk<Found> {
    let mut at = tag(tape.peek(0, 10)?).unwrap_or_default();
    if tape.peek(at, 4)? != b"fLaC" {
        return Err("it does not begin as it should".into());
    }
    at += 4;
    let mut blocks: Vec<(u8, Vec<u8>)> = vec![];
    loop {
        let [kind, high, middle, low] = tape.bytes(at)?;
        let length = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
        at += 4;
        if at + length > tape.len() {
            return Err(CUT_SHORT.into());
        }
        if matches!(kind & !LAST, STREAM_INFO | SEEK_TABLE)
            && length <= LONGEST_TABLE
            && blocks.len() < 2
        {
            blocks.push((kind & !LAST, tape.peek(at, length)?.to_vec()));
        }
        at += length;
        if kind & LAST != 0 {
            break;
        }
    }
    let start = tape.peek(at, 2)?;
    if start != b"\xff\xf8" && start != b"\xff\xf9" {
        let why = if start.is_empty() { CUT_SHORT } else { "no sound follows its beginning" };
        return Err(why.into());
    }
    // The upload may have been cut short in the midst of it.
    let tail = tape.len().saturating_sub(OLD_TAG).max(at);
    let old_tag = tape.peek(tail, OLD_TAG)?.windows(3).position(|word| word == b"TAG");
    let end = old_tag.map_or(tape.len(), |place| tail + place);
    let info =
        blocks.first().filter(|(kind, info)| *kind == STREAM_INFO && info.len() == INFO_LENGTH);
    let (_, info) = info.ok_or("it does not say how its sound is stored")?;
    // 20 bits of hertz, 8 of channels and depth, 36 of samples.
    let packed = be64(info, 10)?;
    let (hertz, samples) = (packed >> 44, packed & 0xf_ffff_ffff);

    out.write_all(b"fLaC")?;
    for (place, (kind, content)) in blocks.iter().enumerate() {
        let last = if place + 1 == blocks.len() { LAST } else { 0 };
        let length = u32::try_from(content.len()).unwrap_or_default().to_be_bytes();
        out.write_all(&[kind | last, length[1], length[2], length[3]])?;
        out.write_all(content)?;
    }
    tape.copy(at..end, out)?;
    Ok(Found { sound: true, duration_ms: milliseconds(samples, hertz), ..Found::default() })
}
