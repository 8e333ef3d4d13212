//! Ogg with Vorbis or Opus: puts an empty comment in the place of the one it has.
//! Sources: <https://www.rfc-editor.org/rfc/rfc3533>, <https://www.rfc-editor.org/rfc/rfc7845>

use std::io::Write;

use super::number::{le16, le32, le64, milliseconds};
use super::take::Found;
use super::tape::Tape;
use super::{CUT_SHORT, Walk};

const HEAD: usize = 27;
const CONTINUED: u8 = 1;
const FIRST: u8 = 2;
const LAST: u8 = 4;
/// Said of a page on which nothing ends.
const NOWHERE: u64 = u64::MAX;
const MOST_SEGMENTS: usize = 255;
const LONGEST_PAGE: usize = HEAD + MOST_SEGMENTS * (MOST_SEGMENTS + 1);
/// The code books of Vorbis.
const LONGEST_HEADER: usize = 1 << 20;

/// The polynomial 0x04c11db7, bits as they come.
const SUMS: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u32;
    while byte < 256 {
        let mut sum = byte << 24;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 0x8000_0000 != 0 { (sum << 1) ^ 0x04c1_1db7 } else { sum << 1 };
            bit += 1;
        }
        table[byte as usize] = sum;
        byte += 1;
    }
    table
};

#[derive(Clone, Copy)]
struct Page<'a> {
    whole: &'a [u8],
    flags: u8,
    granule: u64,
    serial: u32,
    segments: &'a [u8],
    content: &'a [u8],
}

impl<'a> Page<'a> {
    fn read(bytes: &'a [u8]) -> Walk<Self> {
        if !bytes.starts_with(b"OggS\0") {
            let why = if bytes.len() < HEAD { CUT_SHORT } else { "a page of it is damaged" };
            return Err(why.into());
        }
        let count = usize::from(*bytes.get(HEAD - 1).ok_or(CUT_SHORT)?);
        let segments = bytes.get(HEAD..HEAD + count).ok_or(CUT_SHORT)?;
        let length: usize = segments.iter().map(|length| usize::from(*length)).sum();
        let whole = bytes.get(..HEAD + count + length).ok_or(CUT_SHORT)?;
        Ok(Self {
            whole,
            flags: whole[5],
            granule: le64(whole, 6)?,
            serial: le32(whole, 14)?,
            segments,
            content: &whole[HEAD + count..],
        })
    }
}

enum Codec {
    Vorbis { hertz: u64 },
    Opus { skipped: u64 },
}

pub(super) fn clean(tape: &mut Tape<'_>, out: &mut dyn Write) -> Walk<Found> {
    let first = Page::read(tape.peek(0, LONGEST_PAGE)?)?;
    let codec = if first.content.starts_with(b"\x01vorbis") {
        Codec::Vorbis { hertz: u64::from(le32(first.content, 12)?) }
    } else if first.content.starts_with(b"OpusHead") {
        Codec::Opus { skipped: u64::from(le16(first.content, 10)?) }
    } else {
        return Err("it holds neither Vorbis nor Opus".into());
    };
    let (empty, mark, headers): (&[u8], &[u8], usize) = match codec {
        Codec::Vorbis { .. } => (b"\x03vorbis\0\0\0\0\0\0\0\0\x01", b"\x03vorbis", 2),
        Codec::Opus { .. } => (b"OpusTags\0\0\0\0\0\0\0\0", b"OpusTags", 1),
    };
    let (serial, mut at) = (first.serial, first.whole.len());
    out.write_all(first.whole)?;
    let (mut packets, pages) = header_packets(tape, &mut at, serial, headers)?;
    match packets.first_mut() {
        Some(comment) if comment.starts_with(mark) => empty.clone_into(comment),
        _ => return Err("its beginning is damaged".into()),
    }

    let mut kept = vec![];
    let written = write_headers(&mut kept, serial, &packets);
    out.write_all(&kept)?;
    let (mut end, mut ended) = (0, false);
    let mut number = written + 1;
    while !ended && at < tape.len() {
        let page = Page::read(tape.peek(at, LONGEST_PAGE)?)?;
        if page.serial != serial || page.flags & FIRST != 0 {
            return Err("it holds several streams".into());
        }
        if page.granule != NOWHERE {
            end = page.granule;
        }
        ended = page.flags & LAST != 0;
        at += page.whole.len();
        page.whole.clone_into(&mut kept);
        kept[18..22].copy_from_slice(&number.to_le_bytes());
        number += 1;
        seal(&mut kept);
        out.write_all(&kept)?;
    }
    if number == written + 1 || pages == 0 {
        return Err(CUT_SHORT.into());
    }
    let duration_ms = match codec {
        Codec::Vorbis { hertz } => milliseconds(end, hertz),
        Codec::Opus { skipped } => milliseconds(end.saturating_sub(skipped), 48_000),
    };
    Ok(Found { sound: true, duration_ms, ..Found::default() })
}

/// The packets after the first, and on how many pages they were. The sound begins on a page of its
/// own. Of the comment, which comes first and may hold pictures, only the beginning is read.
fn header_packets(
    tape: &mut Tape<'_>,
    at: &mut usize,
    serial: u32,
    wanted: usize,
) -> Walk<(Vec<Vec<u8>>, u32)> {
    let (mut packets, mut open, mut pages): (Vec<Vec<u8>>, Vec<u8>, u32) = (vec![], vec![], 0);
    while packets.len() < wanted {
        let page = Page::read(tape.peek(*at, LONGEST_PAGE)?)?;
        if page.serial != serial {
            return Err("it holds several streams".into());
        }
        let mut content = page.content;
        for length in page.segments {
            if packets.len() == wanted || open.len() > LONGEST_HEADER {
                return Err("its beginning is damaged".into());
            }
            let (piece, after) = content.split_at(usize::from(*length).min(content.len()));
            content = after;
            if !packets.is_empty() || open.is_empty() {
                open.extend_from_slice(piece);
            }
            if *length < u8::MAX {
                packets.push(std::mem::take(&mut open));
            }
        }
        pages += 1;
        *at += page.whole.len();
    }
    Ok((packets, pages))
}

/// Puts packets onto pages from the second on; answers how many those are.
fn write_headers(kept: &mut Vec<u8>, serial: u32, packets: &[Vec<u8>]) -> u32 {
    let mut pieces: Vec<(&[u8], bool)> = vec![];
    for packet in packets {
        let chunks = packet.chunks(usize::from(u8::MAX));
        pieces.extend(chunks.map(|chunk| (chunk, chunk.len() < usize::from(u8::MAX))));
        // A packet that fills its last piece is ended by one without anything.
        if packet.len().is_multiple_of(usize::from(u8::MAX)) {
            pieces.push((&[], true));
        }
    }
    let (mut pages, mut continued) = (0_u32, false);
    for page in pieces.chunks(MOST_SEGMENTS) {
        pages += 1;
        let ends = page.iter().any(|(_, ends)| *ends);
        let at = kept.len();
        kept.extend_from_slice(b"OggS\0");
        kept.push(if continued { CONTINUED } else { 0 });
        kept.extend((if ends { 0 } else { NOWHERE }).to_le_bytes());
        kept.extend(serial.to_le_bytes());
        kept.extend(pages.to_le_bytes());
        kept.extend([0; 4]);
        kept.push(u8::try_from(page.len()).unwrap_or(u8::MAX));
        kept.extend(page.iter().map(|(piece, _)| u8::try_from(piece.len()).unwrap_or(u8::MAX)));
        for (piece, _) in page {
            kept.extend_from_slice(piece);
        }
        continued = page.last().is_some_and(|(_, ends)| !ends);
        seal(&mut kept[at..]);
    }
    pages
}

/// Writes the checksum of a page.
fn seal(page: &mut [u8]) {
    page[22..26].fill(0);
    let sum = page.iter().fold(0_u32, |sum, byte| {
        let at = usize::from((sum >> 24).to_be_bytes()[3] ^ byte);
        (sum << 8) ^ SUMS[at]
    });
    page[22..26].copy_from_slice(&sum.to_le_bytes());
}
