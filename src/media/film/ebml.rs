//! `WebM`: the elements that neither show nor sound are blanked where they stand, so that every place
//! that others point to stays where it is.
//! Sources: <https://www.rfc-editor.org/rfc/rfc8794>, <https://www.rfc-editor.org/rfc/rfc9559>

use std::io::Cursor;

use super::take::Found;
use super::tape::Tape;
use super::{CUT_SHORT, Walk};

const EBML: u32 = 0x1a45_dfa3;
const DOC_TYPE: u32 = 0x4282;
const SEGMENT: u32 = 0x1853_8067;
const SEEK_HEAD: u32 = 0x114d_9b74;
const INFO: u32 = 0x1549_a966;
const TRACKS: u32 = 0x1654_ae6b;
const CLUSTER: u32 = 0x1f43_b675;
const CUES: u32 = 0x1c53_bb6b;
const CHAPTERS: u32 = 0x1043_a770;
const TAGS: u32 = 0x1254_c367;
const ATTACHMENTS: u32 = 0x1941_a469;
/// What stands directly in the segment, and so ends a cluster that does not say how long it is.
const IN_SEGMENT: [u32; 8] = [SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, CHAPTERS, TAGS, ATTACHMENTS];
const TIME_UNIT: u32 = 0x2a_d7b1;
const DURATION: u32 = 0x4489;
/// Programs that wrote it: must be there, and may say nothing.
const PROGRAMS: [u32; 2] = [0x4d80, 0x5741];
const TRACK: u32 = 0xae;
const TRACK_NAME: u32 = 0x536e;
const TRACK_KIND: u32 = 0x83;
const FRAME_TIME: u32 = 0x23_e383;
const PICTURES: u32 = 0xe0;
const WIDTH: u32 = 0xb0;
const HEIGHT: u32 = 0xba;
const CLUSTER_TIME: u32 = 0xe7;
const SUM: u32 = 0xbf;
/// Bytes of the longest name and the longest length.
const LONGEST_HEAD: usize = 12;
const NANOSECONDS: u64 = 1_000_000_000;

#[derive(Debug, Clone, Copy)]
struct Element {
    id: u32,
    start: usize,
    body: usize,
    end: usize,
    /// It does not say how long it is.
    open: bool,
}

/// The element at a place, which ends at `limit` if it does not say where.
fn element(tape: &mut Tape<'_>, at: usize, limit: usize) -> Walk<Element> {
    let head = tape.peek(at, LONGEST_HEAD)?;
    let id_length = head.first().ok_or(CUT_SHORT)?.leading_zeros() as usize + 1;
    let id = head.get(..id_length).filter(|_| id_length <= 4).ok_or(CUT_SHORT)?;
    let id = id.iter().fold(0, |id, byte| id << 8 | u32::from(*byte));
    let head = &head[id_length..];
    let size_length = head.first().ok_or(CUT_SHORT)?.leading_zeros() as usize + 1;
    let size = head.get(..size_length).filter(|_| size_length <= 8);
    let size = size.ok_or(CUT_SHORT)?.iter().fold(0, |size, byte| size << 8 | u64::from(*byte));
    let at_size = at + id_length;
    let bits = u32::try_from(size_length * 7).unwrap_or(56);
    let most = (1_u64 << bits) - 1;
    let (size, body) = (size & most, at_size + size_length);
    let open = size == most;
    let end = if open {
        limit
    } else {
        let end = usize::try_from(size).ok().and_then(|size| body.checked_add(size));
        end.filter(|end| *end <= limit).ok_or(CUT_SHORT)?
    };
    if body > limit {
        return Err(CUT_SHORT.into());
    }
    Ok(Element { id, start: at, body, end, open })
}

fn children(tape: &mut Tape<'_>, parent: Element) -> Walk<Vec<Element>> {
    let (mut found, mut at) = (vec![], parent.body);
    while at < parent.end {
        let child = element(tape, at, parent.end)?;
        if child.open {
            return Err("a part of it does not say how long it is".into());
        }
        at = child.end;
        found.push(child);
    }
    Ok(found)
}

/// Makes of an element one that says nothing.
fn blank(tape: &mut Tape<'_>, element: Element) -> Walk<()> {
    let whole = element.end - element.start;
    tape.blank(element.start..element.end)?;
    // The name is one byte; the length takes as many as it must, so that the sum stays the same.
    if let Some(short) = u8::try_from(whole - 2).ok().filter(|length| *length < 0x7f) {
        return tape.write(element.start, &[0xec, 0x80 | short]);
    }
    let mut head = [0; 9];
    head[1..].copy_from_slice(&(whole as u64 - 9).to_be_bytes());
    (head[0], head[1]) = (0xec, 1);
    tape.write(element.start, &head)
}

fn number(tape: &mut Tape<'_>, element: Element) -> Walk<u64> {
    let content = tape.peek(element.body, (element.end - element.body).min(8))?;
    Ok(content.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// Whether the head calls it `WebM`, and not another kind of Matroska.
pub(super) fn is_webm(bytes: &[u8]) -> bool {
    let mut bytes = Cursor::new(bytes.to_vec());
    let Ok(mut tape) = Tape::of(&mut bytes) else { return false };
    let end = tape.len();
    let tape = &mut tape;
    let Ok(head) = element(tape, 0, end) else { return false };
    let Ok(found) = children(tape, head) else { return false };
    let Some(kind) = found.into_iter().find(|child| child.id == DOC_TYPE) else { return false };
    let kind = tape.peek(kind.body, (kind.end - kind.body).min(LONGEST_HEAD));
    kind.is_ok_and(|kind| kind.strip_suffix(b"\0").unwrap_or(kind) == b"webm")
}

pub(super) fn clean(tape: &mut Tape<'_>) -> Walk<Found> {
    let length = tape.len();
    let head = element(tape, 0, length)?;
    if head.id != EBML {
        return Err("it does not begin as it should".into());
    }
    let segment = element(tape, head.end, length)?;
    if segment.id != SEGMENT {
        return Err("it does not say what it holds".into());
    }
    let mut found = Found::default();
    let (mut unit, mut last, mut clusters) = (1_000_000, 0, 0_u32);
    let mut at = segment.body;
    while at < segment.end {
        let part = element(tape, at, segment.end)?;
        at = part.end;
        match part.id {
            INFO => found.duration_ms = info(tape, part, &mut unit)?,
            TRACKS => tracks(tape, part, &mut found)?,
            CLUSTER => {
                let (end, time) = cluster(tape, part)?;
                (at, last, clusters) = (end, time.max(last), clusters + 1);
            }
            SEEK_HEAD | CUES => {}
            _ if part.open => return Err("a part of it does not say how long it is".into()),
            _ => blank(tape, part)?,
        }
    }
    if !found.pictures && !found.sound {
        return Err("it has neither pictures nor sound".into());
    }
    if clusters == 0 {
        return Err(CUT_SHORT.into());
    }
    // What browsers record does not say how long it is.
    let until = last.saturating_mul(unit) / 1_000_000;
    found.duration_ms = found.duration_ms.or(Some(until).filter(|until| *until > 0));
    tape.truncate(segment.end)?;
    Ok(found)
}

fn info(tape: &mut Tape<'_>, part: Element, unit: &mut u64) -> Walk<Option<u64>> {
    let mut length = None;
    for child in children(tape, part)? {
        match child.id {
            TIME_UNIT => *unit = number(tape, child)?.max(1),
            DURATION => {
                length = match child.end - child.body {
                    4 => Some(f64::from(f32::from_bits(tape.be32(child.body)?))),
                    8 => Some(f64::from_bits(tape.be64(child.body)?)),
                    _ => None,
                };
            }
            id if PROGRAMS.contains(&id) => tape.blank(child.body..child.end)?,
            _ => blank(tape, child)?,
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a length in milliseconds needs no more")]
    let length = length.map(|length| length * *unit as f64 / 1e6);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as just checked")]
    let whole = length.filter(|length| (1.0..1e12).contains(length)).map(|length| length as u64);
    Ok(whole)
}

fn tracks(tape: &mut Tape<'_>, part: Element, found: &mut Found) -> Walk<()> {
    for track in children(tape, part)? {
        if track.id != TRACK {
            blank(tape, track)?;
            continue;
        }
        let (mut kind, mut size, mut frame_time) = (0, None, 0);
        for child in children(tape, track)? {
            match child.id {
                TRACK_KIND => kind = number(tape, child)?,
                FRAME_TIME => frame_time = number(tape, child)?,
                PICTURES => size = drawn(tape, child)?,
                TRACK_NAME | SUM => blank(tape, child)?,
                _ => {}
            }
        }
        match kind {
            1 => {
                found.pictures = true;
                found.size = found.size.or(size);
                let rate = (NANOSECONDS * 1_000).checked_div(frame_time);
                let rate = rate.and_then(|rate| u32::try_from(rate).ok());
                found.frame_rate = found.frame_rate.or(rate.filter(|rate| *rate > 0));
            }
            2 => found.sound = true,
            _ => {}
        }
    }
    Ok(())
}

fn drawn(tape: &mut Tape<'_>, pictures: Element) -> Walk<Option<(u32, u32)>> {
    let (mut width, mut height) = (None, None);
    for child in children(tape, pictures)? {
        match child.id {
            WIDTH => width = u32::try_from(number(tape, child)?).ok(),
            HEIGHT => height = u32::try_from(number(tape, child)?).ok(),
            _ => {}
        }
    }
    Ok(width.zip(height))
}

/// Where a cluster ends, and when it begins. Nothing in it is touched but what says nothing.
fn cluster(tape: &mut Tape<'_>, part: Element) -> Walk<(usize, u64)> {
    let (mut at, mut time) = (part.body, 0);
    while at < part.end {
        let child = element(tape, at, part.end)?;
        if part.open && IN_SEGMENT.contains(&child.id) {
            return Ok((at, time));
        }
        if child.open {
            return Err("a part of it does not say how long it is".into());
        }
        match child.id {
            CLUSTER_TIME => time = number(tape, child)?,
            0xec => blank(tape, child)?,
            _ => {}
        }
        at = child.end;
    }
    Ok((at, time))
}
