//! PNG: keeps the chunks that draw, and drops all others.

use crate::media::MediaError;

use super::super::format::Format;

const SIGNATURE: usize = 8;
/// Length, name and checksum around what a chunk holds.
const FRAME: usize = 12;

/// What draws: the picture, its palette and transparency, what its numbers mean as colours, and
/// the frames of an animation (PNG, third edition, section 11). Colour profiles are not among
/// them: they can name a person's screen, and pictures that have one are redrawn.
const DRAWING: [&[u8; 4]; 12] = [
    b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"acTL",
    b"fcTL", b"fdAT",
];

/// The picture without any chunk that does not draw, and without what follows its end.
pub(in crate::media::image) fn stripped(bytes: &[u8]) -> Result<Vec<u8>, MediaError> {
    let cut_short = || Format::Png.broken("it ends too early");
    let mut out = bytes.get(..SIGNATURE).ok_or_else(cut_short)?.to_vec();
    let mut at = SIGNATURE;
    loop {
        let length = bytes.get(at..at + 4).and_then(|length| length.try_into().ok());
        let length = u32::from_be_bytes(length.ok_or_else(cut_short)?) as usize;
        let chunk = bytes.get(at..at + FRAME + length).ok_or_else(cut_short)?;
        let name = &chunk[4..8];
        if DRAWING.iter().any(|drawing| name == drawing.as_slice()) {
            out.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Ok(out);
        }
        at += chunk.len();
    }
}
