//! FLAC: keeps how the sound is stored and where one may jump to.
//! Source: <https://www.rfc-editor.org/rfc/rfc9639#section-8>

use super::mp3::after_tag;
use super::number::{be64, milliseconds};
use super::take::Found;
use super::{CUT_SHORT, Walk};

const STREAM_INFO: u8 = 0;
const SEEK_TABLE: u8 = 3;
const LAST: u8 = 0x80;
const INFO_LENGTH: usize = 34;
/// A tag of MP3 that some programs put at the end.
const OLD_TAG: usize = 128;

pub(super) fn clean(bytes: &mut Vec<u8>) -> Walk<Found> {
    let from = after_tag(bytes).unwrap_or(bytes);
    let mut rest = from.strip_prefix(b"fLaC").ok_or("it does not begin as it should")?;
    let mut blocks: Vec<(u8, &[u8])> = vec![];
    loop {
        let [kind, high, middle, low] = *rest.first_chunk::<4>().ok_or(CUT_SHORT)?;
        let length = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
        let content = rest.get(4..4 + length).ok_or(CUT_SHORT)?;
        rest = &rest[4 + length..];
        if matches!(kind & !LAST, STREAM_INFO | SEEK_TABLE) && blocks.len() < 2 {
            blocks.push((kind & !LAST, content));
        }
        if kind & LAST != 0 {
            break;
        }
    }
    if !rest.starts_with(b"\xff\xf8") && !rest.starts_with(b"\xff\xf9") {
        return Err(if rest.is_empty() { CUT_SHORT } else { "no sound follows its beginning" });
    }
    // The upload may have been cut short in the midst of it.
    let end = rest.len().saturating_sub(OLD_TAG);
    if let Some(at) = rest[end..].windows(3).position(|word| word == b"TAG") {
        rest = &rest[..end + at];
    }
    let info =
        blocks.first().filter(|(kind, info)| *kind == STREAM_INFO && info.len() == INFO_LENGTH);
    let (_, info) = info.ok_or("it does not say how its sound is stored")?;
    // 20 bits of hertz, 8 of channels and depth, 36 of samples.
    let packed = be64(info, 10)?;
    let (hertz, samples) = (packed >> 44, packed & 0xf_ffff_ffff);

    let mut kept = b"fLaC".to_vec();
    for (place, (kind, content)) in blocks.iter().enumerate() {
        let last = if place + 1 == blocks.len() { LAST } else { 0 };
        let length = u32::try_from(content.len()).unwrap_or_default().to_be_bytes();
        kept.extend([kind | last, length[1], length[2], length[3]]);
        kept.extend_from_slice(content);
    }
    kept.extend_from_slice(rest);
    *bytes = kept;
    Ok(Found { sound: true, duration_ms: milliseconds(samples, hertz), ..Found::default() })
}
