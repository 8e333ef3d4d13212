//! MP4, M4A and `QuickTime`: the boxes that neither show nor sound are blanked where they stand, so
//! that every place that others point to stays where it is.
//! Sources: ISO/IEC 14496-12; <https://developer.apple.com/documentation/quicktime-file-format>

use super::number::{be32, be64, milliseconds, place};
use super::quicktime::{Track, blank_samples, track};
use super::take::Found;
use super::{CUT_SHORT, Walk};

/// Boxes within one box: no honest file has so many.
const MOST_BOXES: usize = 100_000;

const MISFIT: &str = "its boxes do not fit into each other";

const TOP: [&[u8; 4]; 9] =
    [b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"ssix", b"wide"];
const MOVIE: [&[u8; 4]; 4] = [b"mvhd", b"trak", b"mvex", b"iods"];

/// A box: where it begins, where its content does, where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    pub kind: [u8; 4],
    pub start: usize,
    pub body: usize,
    pub end: usize,
}

/// The boxes between two places.
pub(super) fn atoms(bytes: &[u8], from: usize, to: usize) -> Walk<Vec<Atom>> {
    let mut found = vec![];
    let mut at = from;
    // QuickTime ends some lists with four bytes of nothing.
    while to.saturating_sub(at) >= 8 {
        if found.len() == MOST_BOXES {
            return Err(MISFIT);
        }
        let atom = next_atom(bytes, at, to)?;
        at = atom.end;
        found.push(atom);
    }
    Ok(found)
}

fn next_atom(bytes: &[u8], at: usize, to: usize) -> Walk<Atom> {
    let kind = super::number::bytes(bytes, at + 4)?;
    let (head, length) = match be32(bytes, at)? {
        0 => (8, to - at),
        1 => (16, place(be64(bytes, at + 8)?)?),
        length => (8, place(length)?),
    };
    let end = at.checked_add(length).filter(|end| *end <= to).ok_or(CUT_SHORT)?;
    if length < head {
        return Err(MISFIT);
    }
    Ok(Atom { kind, start: at, body: at + head, end })
}

/// Makes of a box one that says nothing.
pub(super) fn blank(bytes: &mut [u8], atom: Atom) {
    bytes[atom.start + 4..atom.start + 8].copy_from_slice(b"free");
    bytes[atom.body..atom.end].fill(0);
}

/// Blanks the boxes within `parent` that are not among `kept`; answers those that are.
pub(super) fn sift(bytes: &mut [u8], parent: Atom, kept: &[&[u8; 4]]) -> Walk<Vec<Atom>> {
    let mut left = vec![];
    for atom in atoms(bytes, parent.body, parent.end)? {
        if kept.contains(&&atom.kind) {
            left.push(atom);
        } else {
            blank(bytes, atom);
        }
    }
    Ok(left)
}

pub(super) fn of_kind(atoms: &[Atom], kind: [u8; 4]) -> Option<Atom> {
    atoms.iter().find(|atom| atom.kind == kind).copied()
}

/// When it was made and changed stands at the beginning of three boxes. Blanks both; answers the
/// unit of time and the length in it.
pub(super) fn times(bytes: &mut [u8], atom: Atom, units_apart: usize) -> Walk<(u64, u64)> {
    let wide = *bytes.get(atom.body).ok_or(CUT_SHORT)? == 1;
    let both = if wide { 16 } else { 8 };
    let after = atom.body + 4 + both;
    if after > atom.end {
        return Err(CUT_SHORT);
    }
    bytes[atom.body + 4..after].fill(0);
    let unit = u64::from(be32(bytes, after)?);
    let length = after + units_apart;
    let length = if wide { be64(bytes, length)? } else { u64::from(be32(bytes, length)?) };
    let unknown = length == u64::MAX || (!wide && length == u64::from(u32::MAX));
    Ok((unit, if unknown { 0 } else { length }))
}

pub(super) fn clean(bytes: &mut Vec<u8>) -> Walk<Found> {
    let top = top_atoms(bytes)?;
    let end = top.iter().map(|atom| atom.end).max().unwrap_or_default();
    let movie = of_kind(&top, *b"moov").ok_or("it does not say what it holds")?;
    let parts = sift(bytes, movie, &MOVIE)?;
    let header = of_kind(&parts, *b"mvhd").ok_or("it does not say how long it is")?;
    let (unit, mut length) = times(bytes, header, 4)?;
    if length == 0 {
        length = fragments(bytes, of_kind(&parts, *b"mvex"))?;
    }
    let mut found = Found { duration_ms: milliseconds(length, unit), ..Found::default() };
    for part in parts.iter().filter(|part| &part.kind == b"trak") {
        match track(bytes, *part)? {
            Track::Pictures { size, frame_rate } => {
                found.size = found.size.or(Some(size));
                found.frame_rate = found.frame_rate.or(frame_rate);
                found.pictures = true;
            }
            Track::Sound => found.sound = true,
            Track::Words => {}
            // Where the camera was, minute by minute; chapters; what the phone saw.
            Track::Other(samples) => {
                if top.iter().any(|atom| &atom.kind == b"moof") {
                    return Err("it has a hidden track that cannot be taken out");
                }
                blank_samples(bytes, &samples, &top);
                blank(bytes, *part);
            }
        }
    }
    if !found.pictures && !found.sound {
        return Err("it has neither pictures nor sound");
    }
    if !top.iter().any(|atom| &atom.kind == b"mdat") {
        return Err(CUT_SHORT);
    }
    // Behind the last box that counts nothing has to stand.
    bytes.truncate(end);
    Ok(found)
}

/// The boxes of the file that count; others are blanked. Rubbish behind the film is no reason to
/// refuse it: it is cut off.
fn top_atoms(bytes: &mut [u8]) -> Walk<Vec<Atom>> {
    let (mut found, mut at): (Vec<Atom>, usize) = (vec![], 0);
    while at + 8 <= bytes.len() && found.len() < MOST_BOXES {
        let atom = match next_atom(bytes, at, bytes.len()) {
            Ok(atom) => atom,
            Err(_) if is_whole(&found) => break,
            Err(why) => return Err(why),
        };
        at = atom.end;
        if TOP.contains(&&atom.kind) {
            found.push(atom);
        } else {
            blank(bytes, atom);
        }
    }
    Ok(found)
}

fn is_whole(found: &[Atom]) -> bool {
    [*b"moov", *b"mdat"].into_iter().all(|kind| of_kind(found, kind).is_some())
}

/// How long all fragments together are, if it says so.
fn fragments(bytes: &[u8], extends: Option<Atom>) -> Walk<u64> {
    let Some(extends) = extends else { return Ok(0) };
    let inner = atoms(bytes, extends.body, extends.end)?;
    let Some(header) = of_kind(&inner, *b"mehd") else { return Ok(0) };
    if bytes.get(header.body) == Some(&1) {
        be64(bytes, header.body + 4)
    } else {
        be32(bytes, header.body + 4).map(u64::from)
    }
}
