//! One track of an MP4 or `QuickTime` film.

use std::ops::Range;

use super::mp4::{Atom, atoms, of_kind, sift, times};
use super::number::place;
use super::tape::Tape;
use super::{CUT_SHORT, Walk};

const TRACK: [&[u8; 4]; 4] = [b"tkhd", b"mdia", b"edts", b"tapt"];
const MEDIA: [&[u8; 4]; 4] = [b"mdhd", b"hdlr", b"minf", b"elng"];
const INNER: [&[u8; 4]; 7] = [b"vmhd", b"smhd", b"nmhd", b"sthd", b"gmhd", b"dinf", b"stbl"];
const TABLE: [&[u8; 4]; 17] = [
    b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss",
    b"stsh", b"sdtp", b"sbgp", b"sgpd", b"subs", b"saiz", b"saio",
];

/// What a track is for.
#[derive(Debug)]
pub(super) enum Track {
    Pictures {
        /// As it is shown.
        size: (u32, u32),
        /// How they are stored.
        codec: [u8; 4],
        frame_rate: Option<u32>,
    },
    Sound,
    /// Subtitles.
    Words,
    /// Something else, and where it is stored.
    Other(Vec<Range<usize>>),
}

/// Blanks what a track says besides what is shown and heard, and reads what it is.
pub(super) fn track(tape: &mut Tape<'_>, atom: Atom) -> Walk<Track> {
    let missing = "a track of it lacks a part";
    let parts = sift(tape, atom, &TRACK)?;
    let header = of_kind(&parts, *b"tkhd").ok_or(missing)?;
    times(tape, header, 8)?;
    let media = of_kind(&parts, *b"mdia").ok_or(missing)?;
    let media = sift(tape, media, &MEDIA)?;
    let (unit, length) = times(tape, of_kind(&media, *b"mdhd").ok_or(missing)?, 4)?;
    let handler = of_kind(&media, *b"hdlr").ok_or(missing)?;
    let kind: [u8; 4] = tape.bytes(handler.body + 8)?;
    tape.blank(handler.body + 24..handler.end)?;
    let inner = of_kind(&media, *b"minf").ok_or(missing)?;
    let inner = sift(tape, inner, &INNER)?;
    if let Some(sources) = of_kind(&inner, *b"dinf") {
        blank_sources(tape, sources)?;
    }
    let table = of_kind(&inner, *b"stbl").ok_or(missing)?;
    let table = sift(tape, table, &TABLE)?;
    match &kind {
        b"vide" => {
            let (codec, stored) = drawn(tape, of_kind(&table, *b"stsd").ok_or(missing)?)?;
            let size = shown(tape, header).unwrap_or(stored);
            let samples = of_kind(&table, *b"stts").map(|atom| samples(tape, atom)).transpose()?;
            let rate = |samples: u64| {
                let rate = samples.checked_mul(unit)?.checked_mul(1_000)?.checked_div(length)?;
                u32::try_from(rate).ok().filter(|rate| *rate > 0)
            };
            Ok(Track::Pictures { size, codec, frame_rate: samples.and_then(rate) })
        }
        b"soun" => Ok(Track::Sound),
        b"sbtl" | b"subt" | b"clcp" => Ok(Track::Words),
        _ => Ok(Track::Other(stored(tape, &table)?)),
    }
}

/// The sources of a track may name files on somebody's disk: all is in this one file.
fn blank_sources(tape: &mut Tape<'_>, sources: Atom) -> Walk<()> {
    let inner = atoms(tape, sources.body, sources.end)?;
    let Some(list) = of_kind(&inner, *b"dref") else { return Ok(()) };
    for entry in atoms(tape, (list.body + 8).min(list.end), list.end)? {
        if entry.end - entry.body >= 4 {
            tape.blank(entry.body..entry.end)?;
            // "In this same file".
            tape.write(entry.body + 3, &[1])?;
        }
    }
    Ok(())
}

/// How the pictures are stored, and their width and height. Blanks the name of the program that made them.
fn drawn(tape: &mut Tape<'_>, list: Atom) -> Walk<([u8; 4], (u32, u32))> {
    let entries = atoms(tape, (list.body + 8).min(list.end), list.end)?;
    let first = *entries.first().ok_or("it does not say how its pictures are stored")?;
    for entry in entries {
        tape.blank(entry.start + 50..(entry.start + 82).min(entry.end))?;
    }
    let size = (tape.be16(first.start + 32)?, tape.be16(first.start + 34)?);
    Ok((first.kind, (size.0.into(), size.1.into())))
}

/// Width and height as the header of the track wants them shown, turned if it says so.
fn shown(tape: &mut Tape<'_>, header: Atom) -> Option<(u32, u32)> {
    let matrix = header.body + if tape.byte(header.body).ok()? == 1 { 52 } else { 40 };
    let mut number = |place: usize| tape.be32(matrix + place * 4).ok();
    let (width, height) = (number(9)? >> 16, number(10)? >> 16);
    let turned = number(0)? == 0 && number(4)? == 0;
    let size = if turned { (height, width) } else { (width, height) };
    (width > 0 && height > 0 && matrix + 44 <= header.end).then_some(size)
}

/// How many samples a track has.
fn samples(tape: &mut Tape<'_>, times: Atom) -> Walk<u64> {
    let mut sum = 0_u64;
    let count = place(tape.be32(times.body + 4)?)?;
    for entry in 0..count.min((times.end - times.body) / 8) {
        sum += u64::from(tape.be32(times.body + 8 + entry * 8)?);
    }
    Ok(sum)
}

/// Where the samples of a track lie.
fn stored(tape: &mut Tape<'_>, table: &[Atom]) -> Walk<Vec<Range<usize>>> {
    let (Some(sizes), Some(groups)) = (of_kind(table, *b"stsz"), of_kind(table, *b"stsc")) else {
        return Ok(vec![]);
    };
    let chunks = match (of_kind(table, *b"stco"), of_kind(table, *b"co64")) {
        (Some(near), _) => (near, 4),
        (None, Some(far)) => (far, 8),
        (None, None) => return Ok(vec![]),
    };
    let same = place(tape.be32(sizes.body + 4)?)?;
    let (mut group, mut sample, mut ranges) = (0, 0_usize, vec![]);
    let groups_count = place(tape.be32(groups.body + 4)?)?;
    let count = place(tape.be32(chunks.0.body + 4)?)?;
    let count = count.min((chunks.0.end - chunks.0.body) / chunks.1);
    for chunk in 0..count {
        let at = chunks.0.body + 8 + chunk * chunks.1;
        let start = if chunks.1 == 4 { place(tape.be32(at)?)? } else { place(tape.be64(at)?)? };
        // The next group begins with the chunk that it names, counted from one.
        if group + 1 < groups_count
            && place(tape.be32(groups.body + 8 + (group + 1) * 12)?)? <= chunk + 1
        {
            group += 1;
        }
        let in_chunk = place(tape.be32(groups.body + 8 + group * 12 + 4)?)?;
        let mut length = same.saturating_mul(in_chunk);
        if same == 0 {
            for _ in 0..in_chunk {
                let at = sizes.body + 12 + sample * 4;
                if at + 4 > sizes.end {
                    return Err(CUT_SHORT.into());
                }
                length = length.saturating_add(place(tape.be32(at)?)?);
                sample += 1;
            }
        }
        ranges.push(start..start.saturating_add(length));
    }
    Ok(ranges)
}

/// Blanks what a track stored, as far as it lies where films store things.
pub(super) fn blank_samples(
    tape: &mut Tape<'_>,
    samples: &[Range<usize>],
    top: &[Atom],
) -> Walk<()> {
    for store in top.iter().filter(|atom| &atom.kind == b"mdat") {
        for range in samples {
            let (start, end) = (range.start.max(store.body), range.end.min(store.end));
            if start < end {
                tape.blank(start..end)?;
            }
        }
    }
    Ok(())
}
