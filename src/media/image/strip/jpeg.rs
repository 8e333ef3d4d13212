//! JPEG: keeps the tables, the frame and the scans of a plain photo, and drops everything else.

use super::super::jpeg::segment;

const START: [u8; 2] = [0xff, 0xd8];
const END: [u8; 2] = [0xff, 0xd9];
/// Says that colours are what they are in nearly every JPEG, and nothing besides (JFIF 1.01).
const JFIF: &[u8] = b"\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

/// The photo without any segment that does not draw, and without what follows its end. `None` if it
/// is of a rarer kind, which must be drawn anew.
pub(in crate::media::image) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&START);
    out.extend_from_slice(JFIF);
    let (mut at, mut colours) = (START.len(), None);
    loop {
        let (marker, payload, next) = segment(bytes, at)?;
        match marker {
            // Tables, restarts.
            0xdb | 0xc4 | 0xdd => {}
            // The frame: baseline or progressive.
            0xc0..=0xc2 if colours.is_none() => colours = Some(usual_colours(payload)?),
            0xda if colours.is_some() => {
                out.extend_from_slice(&bytes[next - payload.len() - 4..next]);
                at = end_of_scan(bytes, next)?;
                out.extend_from_slice(&bytes[next..at]);
                if bytes[at..].starts_with(&END) {
                    out.extend_from_slice(&END);
                    return Some(out);
                }
                continue;
            }
            // Photoshop's own word on colours; 1 is the usual one.
            0xee if payload.starts_with(b"Adobe") && payload.get(11) != Some(&1) => return None,
            // What applications add, comments.
            0xe0..=0xef | 0xfe => {
                at = next;
                continue;
            }
            _ => return None,
        }
        out.extend_from_slice(&bytes[next - payload.len() - 4..next]);
        at = next;
    }
}

/// Grey, or the three that JFIF knows, of eight bits each.
fn usual_colours(frame: &[u8]) -> Option<()> {
    let [8, _, _, _, _, _, components @ ..] = frame else { return None };
    let ids = components.chunks(3).map(|component| component[0]);
    let is_usual = ids.clone().eq([1]) || ids.eq([1, 2, 3]);
    is_usual.then_some(())
}

/// Where the marker stands that follows a scan.
fn end_of_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let mut pairs = bytes.get(from..)?.windows(2);
    let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff | 0xd0..=0xd7);
    pairs.position(ends).map(|place| from + place)
}
