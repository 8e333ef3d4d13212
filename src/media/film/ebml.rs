//! `WebM`: the elements that neither show nor sound are blanked where they stand, so that every place
//! that others point to stays where it is.
//! Sources: <https://www.rfc-editor.org/rfc/rfc8794>, <https://www.rfc-editor.org/rfc/rfc9559>

use super::number::{be32, be64};
use super::take::Found;
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
fn element(bytes: &[u8], at: usize, limit: usize) -> Walk<Element> {
    let first = *bytes.get(at).ok_or(CUT_SHORT)?;
    let id_length = first.leading_zeros() as usize + 1;
    let id = bytes.get(at..at + id_length).filter(|_| id_length <= 4).ok_or(CUT_SHORT)?;
    let id = id.iter().fold(0, |id, byte| id << 8 | u32::from(*byte));
    let at_size = at + id_length;
    let first = *bytes.get(at_size).ok_or(CUT_SHORT)?;
    let size_length = first.leading_zeros() as usize + 1;
    let size = bytes.get(at_size..at_size + size_length).filter(|_| size_length <= 8);
    let size = size.ok_or(CUT_SHORT)?.iter().fold(0, |size, byte| size << 8 | u64::from(*byte));
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
        return Err(CUT_SHORT);
    }
    Ok(Element { id, start: at, body, end, open })
}

fn children(bytes: &[u8], parent: Element) -> Walk<Vec<Element>> {
    let (mut found, mut at) = (vec![], parent.body);
    while at < parent.end {
        let child = element(bytes, at, parent.end)?;
        if child.open {
            return Err("a part of it does not say how long it is");
        }
        at = child.end;
        found.push(child);
    }
    Ok(found)
}

/// Makes of an element one that says nothing.
fn blank(bytes: &mut [u8], element: Element) {
    let whole = &mut bytes[element.start..element.end];
    whole.fill(0);
    // The name is one byte; the length takes as many as it must, so that the sum stays the same.
    whole[0] = 0xec;
    if let Some(short) = u8::try_from(whole.len() - 2).ok().filter(|length| *length < 0x7f) {
        whole[1] = 0x80 | short;
    } else {
        let length = (whole.len() as u64 - 9).to_be_bytes();
        whole[1] = 1;
        whole[2..9].copy_from_slice(&length[1..]);
    }
}

fn number(bytes: &[u8], element: Element) -> u64 {
    let content = bytes.get(element.body..element.end).unwrap_or_default();
    content.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// Whether the head calls it `WebM`, and not another kind of Matroska.
pub(super) fn is_webm(bytes: &[u8]) -> bool {
    let Ok(head) = element(bytes, 0, bytes.len()) else { return false };
    let kind = children(bytes, head).ok().and_then(|found| {
        let kind = found.into_iter().find(|child| child.id == DOC_TYPE)?;
        bytes.get(kind.body..kind.end)
    });
    kind.is_some_and(|kind| kind.strip_suffix(b"\0").unwrap_or(kind) == b"webm")
}

pub(super) fn clean(bytes: &mut Vec<u8>) -> Walk<Found> {
    let head = element(bytes, 0, bytes.len())?;
    if head.id != EBML {
        return Err("it does not begin as it should");
    }
    let segment = element(bytes, head.end, bytes.len())?;
    if segment.id != SEGMENT {
        return Err("it does not say what it holds");
    }
    let mut found = Found::default();
    let (mut unit, mut last, mut clusters) = (1_000_000, 0, 0_u32);
    let mut at = segment.body;
    while at < segment.end {
        let part = element(bytes, at, segment.end)?;
        at = part.end;
        match part.id {
            INFO => found.duration_ms = info(bytes, part, &mut unit)?,
            TRACKS => tracks(bytes, part, &mut found)?,
            CLUSTER => {
                let (end, time) = cluster(bytes, part)?;
                (at, last, clusters) = (end, time.max(last), clusters + 1);
            }
            SEEK_HEAD | CUES => {}
            _ if part.open => return Err("a part of it does not say how long it is"),
            _ => blank(bytes, part),
        }
    }
    if !found.pictures && !found.sound {
        return Err("it has neither pictures nor sound");
    }
    if clusters == 0 {
        return Err(CUT_SHORT);
    }
    // What browsers record does not say how long it is.
    let until = last.saturating_mul(unit) / 1_000_000;
    found.duration_ms = found.duration_ms.or(Some(until).filter(|until| *until > 0));
    bytes.truncate(segment.end);
    Ok(found)
}

fn info(bytes: &mut [u8], part: Element, unit: &mut u64) -> Walk<Option<u64>> {
    let mut length = None;
    for child in children(bytes, part)? {
        match child.id {
            TIME_UNIT => *unit = number(bytes, child).max(1),
            DURATION => {
                length = match child.end - child.body {
                    4 => Some(f64::from(f32::from_bits(be32(bytes, child.body)?))),
                    8 => Some(f64::from_bits(be64(bytes, child.body)?)),
                    _ => None,
                };
            }
            id if PROGRAMS.contains(&id) => bytes[child.body..child.end].fill(0),
            _ => blank(bytes, child),
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a length in milliseconds needs no more")]
    let length = length.map(|length| length * *unit as f64 / 1e6);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as just checked")]
    let whole = length.filter(|length| (1.0..1e12).contains(length)).map(|length| length as u64);
    Ok(whole)
}

fn tracks(bytes: &mut [u8], part: Element, found: &mut Found) -> Walk<()> {
    for track in children(bytes, part)? {
        if track.id != TRACK {
            blank(bytes, track);
            continue;
        }
        let (mut kind, mut size, mut frame_time) = (0, None, 0);
        for child in children(bytes, track)? {
            match child.id {
                TRACK_KIND => kind = number(bytes, child),
                FRAME_TIME => frame_time = number(bytes, child),
                PICTURES => size = drawn(bytes, child)?,
                TRACK_NAME | SUM => blank(bytes, child),
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

fn drawn(bytes: &[u8], pictures: Element) -> Walk<Option<(u32, u32)>> {
    let children = children(bytes, pictures)?;
    let side = |id: u32| {
        let side = children.iter().find(|child| child.id == id)?;
        u32::try_from(number(bytes, *side)).ok()
    };
    Ok(side(WIDTH).zip(side(HEIGHT)))
}

/// Where a cluster ends, and when it begins. Nothing in it is touched but what says nothing.
fn cluster(bytes: &mut [u8], part: Element) -> Walk<(usize, u64)> {
    let (mut at, mut time) = (part.body, 0);
    while at < part.end {
        let child = element(bytes, at, part.end)?;
        if part.open && IN_SEGMENT.contains(&child.id) {
            return Ok((at, time));
        }
        if child.open {
            return Err("a part of it does not say how long it is");
        }
        match child.id {
            CLUSTER_TIME => time = number(bytes, child),
            0xec => blank(bytes, child),
            _ => {}
        }
        at = child.end;
    }
    Ok((at, time))
}
