//! WebP: keeps the chunks that draw, and says in the header that the others are gone.

use crate::media::MediaError;

use super::super::format::Format;

/// `RIFF`, the length, `WEBP`.
const START: usize = 12;
/// Name and length before what a chunk holds.
const CHUNK_START: usize = 8;
/// Bits of the `VP8X` header that announce a colour profile, EXIF and XMP.
const METADATA_BITS: u8 = 0b0010_1100;
/// What draws (WebP container specification, "Extended File Format").
const DRAWING: [&[u8; 4]; 6] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"];

/// The picture without any chunk that does not draw, and without what follows its end.
pub(in crate::media::image) fn stripped(bytes: &[u8]) -> Result<Vec<u8>, MediaError> {
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    for chunk in chunks(bytes)? {
        if !DRAWING.iter().any(|drawing| chunk.starts_with(drawing.as_slice())) {
            continue;
        }
        let at = out.len();
        out.extend_from_slice(chunk);
        if chunk.starts_with(b"VP8X")
            && let Some(bits) = out.get_mut(at + CHUNK_START)
        {
            *bits &= !METADATA_BITS;
        }
        if out.len() % 2 == 1 {
            out.push(0);
        }
    }
    let length = u32::try_from(out.len() - 8).map_err(|why| Format::WebP.broken(&why))?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(out)
}

/// Whether its pixels are stored without loss. Also proves that each chunk lies in the file.
pub(in crate::media::image) fn is_lossless(bytes: &[u8]) -> Result<bool, MediaError> {
    Ok(chunks(bytes)?.iter().any(|chunk| chunk.starts_with(b"VP8L")))
}

/// The chunks, each from its name to its end, without padding.
fn chunks(bytes: &[u8]) -> Result<Vec<&[u8]>, MediaError> {
    let end = number(bytes, 4).ok_or_else(cut_short)? + 8;
    // Some programs count the padding of the last chunk, and do not write it.
    let mut rest = bytes.get(START..end.min(bytes.len())).ok_or_else(cut_short)?;
    let mut chunks = vec![];
    while !rest.is_empty() {
        let length = CHUNK_START + number(rest, 4).ok_or_else(cut_short)?;
        chunks.push(rest.get(..length).ok_or_else(cut_short)?);
        rest = rest.get(length + length % 2..).unwrap_or_default();
    }
    Ok(chunks)
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

fn cut_short() -> MediaError {
    Format::WebP.broken("it ends too early")
}
