//! MP4, M4A and `QuickTime`: the boxes that neither show nor sound are blanked where they stand, so
//! that every place that others point to stays where it is.
//! Sources: ISO/IEC 14496-12; <https://developer.apple.com/documentation/quicktime-file-format>

use super::number::{milliseconds, place};
use super::quicktime::{Track, blank_samples, track};
use super::take::Found;
use super::tape::Tape;
use super::{CUT_SHORT, Stop, Walk};

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
pub(super) fn atoms(tape: &mut Tape<'_>, from: usize, to: usize) -> Walk<Vec<Atom>> {
    let mut found = vec![];
    let mut at = from;
    // QuickTime ends some lists with four bytes of nothing.
    while to.saturating_sub(at) >= 8 {
        if found.len() == MOST_BOXES {
            return Err(MISFIT.into());
        }
        let atom = next_atom(tape, at, to)?;
        at = atom.end;
        found.push(atom);
    }
    Ok(found)
}

fn next_atom(tape: &mut Tape<'_>, at: usize, to: usize) -> Walk<Atom> {
    let kind = tape.bytes(at + 4)?;
    let (head, length) = match tape.be32(at)? {
        0 => (8, to - at),
        1 => (16, place(tape.be64(at + 8)?)?),
        length => (8, place(length)?),
    };
    let end = at.checked_add(length).filter(|end| *end <= to).ok_or(CUT_SHORT)?;
    if length < head {
        return Err(MISFIT.into());
    }
    Ok(Atom { kind, start: at, body: at + head, end })
}

/// Makes of a box one that says nothing.
pub(super) fn blank(tape: &mut Tape<'_>, atom: Atom) -> Walk<()> {
    tape.write(atom.start + 4, b"free")?;
    tape.blank(atom.body..atom.end)
}

/// Blanks the boxes within `parent` that are not among `kept`; answers those that are.
pub(super) fn sift(tape: &mut Tape<'_>, parent: Atom, kept: &[&[u8; 4]]) -> Walk<Vec<Atom>> {
    let mut left = vec![];
    for atom in atoms(tape, parent.body, parent.end)? {
        if kept.contains(&&atom.kind) {
            left.push(atom);
        } else {
            blank(tape, atom)?;
        }
    }
    Ok(left)
}

pub(super) fn of_kind(atoms: &[Atom], kind: [u8; 4]) -> Option<Atom> {
    atoms.iter().find(|atom| atom.kind == kind).copied()
}

/// When it was made and changed stands at the beginning of three boxes. Blanks both; answers the
/// unit of time and the length in it.
pub(super) fn times(tape: &mut Tape<'_>, atom: Atom, units_apart: usize) -> Walk<(u64, u64)> {
    let wide = tape.byte(atom.body)? == 1;
    let both = if wide { 16 } else { 8 };
    let after = atom.body + 4 + both;
    if after > atom.end {
        return Err(CUT_SHORT.into());
    }
    tape.blank(atom.body + 4..after)?;
    let unit = u64::from(tape.be32(after)?);
    let length = after + units_apart;
    let length = if wide { tape.be64(length)? } else { u64::from(tape.be32(length)?) };
    let unknown = length == u64::MAX || (!wide && length == u64::from(u32::MAX));
    Ok((unit, if unknown { 0 } else { length }))
}

pub(super) fn clean(tape: &mut Tape<'_>) -> Walk<Found> {
    let top = top_atoms(tape)?;
    let end = top.iter().map(|atom| atom.end).max().unwrap_or_default();
    let movie = of_kind(&top, *b"moov").ok_or("it does not say what it holds")?;
    let parts = sift(tape, movie, &MOVIE)?;
    let header = of_kind(&parts, *b"mvhd").ok_or("it does not say how long it is")?;
    let (unit, mut length) = times(tape, header, 4)?;
    if length == 0 {
        length = fragments(tape, of_kind(&parts, *b"mvex"))?;
    }
    let mut found = Found { duration_ms: milliseconds(length, unit), ..Found::default() };
    for part in parts.iter().filter(|part| &part.kind == b"trak") {
        match track(tape, *part)? {
            Track::Pictures { size, codec, frame_rate } => {
                found.codec = found.codec.or(Some(codec));
                found.size = found.size.or(Some(size));
                found.frame_rate = found.frame_rate.or(frame_rate);
                found.pictures = true;
            }
            Track::Sound => found.sound = true,
            Track::Words => {}
            // Where the camera was, minute by minute; chapters; what the phone saw.
            Track::Other(samples) => {
                if top.iter().any(|atom| &atom.kind == b"moof") {
                    return Err("it has a hidden track that cannot be taken out".into());
                }
                blank_samples(tape, &samples, &top)?;
                blank(tape, *part)?;
            }
        }
    }
    if !found.pictures && !found.sound {
        return Err("it has neither pictures nor sound".into());
    }
    if !top.iter().any(|atom| &atom.kind == b"mdat") {
        return Err(CUT_SHORT.into());
    }
    // Behind the last box that counts nothing has to stand.
    tape.truncate(end)?;
    Ok(found)
}

/// The boxes of the file that count; others are blanked. Rubbish behind the film is no reason to
/// refuse it: it is cut off.
fn top_atoms(tape: &mut Tape<'_>) -> Walk<Vec<Atom>> {
    let (mut found, mut at): (Vec<Atom>, usize) = (vec![], 0);
    let length = tape.len();
    while at + 8 <= length && found.len() < MOST_BOXES {
        let atom = match next_atom(tape, at, length) {
            Ok(atom) => atom,
            Err(Stop::Broken(_)) if is_whole(&found) => break,
            Err(why) => return Err(why),
        };
        at = atom.end;
        if TOP.contains(&&atom.kind) {
            found.push(atom);
        } else {
            blank(tape, atom)?;
        }
    }
    Ok(found)
}

fn is_whole(found: &[Atom]) -> bool {
    [*b"moov", *b"mdat"].into_iter().all(|kind| of_kind(found, kind).is_some())
}

/// How long all fragments together are, if it says so.
fn fragments(tape: &mut Tape<'_>, extends: Option<Atom>) -> Walk<u64> {
    let Some(extends) = extends else { return Ok(0) };
    let inner = atoms(tape, extends.body, extends.end)?;
    let Some(header) = of_kind(&inner, *b"mehd") else { return Ok(0) };
    if tape.byte(header.body)? == 1 {
        tape.be64(header.body + 4)
    } else {
        tape.be32(header.body + 4).map(u64::from)
    }
}
