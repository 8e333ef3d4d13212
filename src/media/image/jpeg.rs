//! What a JPEG's segments say before any of its pixels is decoded.

use crate::media::MediaError;

use super::format::Format;

const END_OF_IMAGE: [u8; 2] = [0xff, 0xd9];

/// The frame header (ITU T.81, B.2.2) and what the first scan tells.
#[derive(Debug)]
pub(super) struct JpegHeader {
    width: u64,
    height: u64,
    /// How densely each component is sampled, across and down.
    sampling: Vec<(u8, u8)>,
    in_several_scans: bool,
}

impl JpegHeader {
    /// Reads the segments up to the first scan, and makes sure that the picture has an end:
    /// decoders paint grey what an upload cut short has lost.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, MediaError> {
        let mut frame = None;
        let mut at = 2;
        loop {
            let (marker, payload, next) = segment(bytes, at).ok_or_else(cut_short)?;
            at = next;
            match marker {
                // Frame headers; the codes left out among them are tables and extensions.
                0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                    frame = Some(Self::of_frame(marker, payload)?);
                }
                0xda => {
                    let mut header = frame.ok_or_else(|| broken("it has a scan and no frame"))?;
                    let in_scan = payload.first().copied().map_or(0, usize::from);
                    header.in_several_scans |= in_scan < header.sampling.len();
                    if !bytes[at..].windows(2).any(|pair| pair == END_OF_IMAGE) {
                        return Err(cut_short());
                    }
                    return Ok(header);
                }
                _ => {}
            }
        }
    }

    fn of_frame(marker: u8, payload: &[u8]) -> Result<Self, MediaError> {
        let [_, h1, h0, w1, w0, count, components @ ..] = payload else {
            return Err(cut_short());
        };
        let sampling = components
            .chunks_exact(3)
            .take(usize::from(*count))
            .map(|component| (component[1] >> 4, component[1] & 15))
            .collect();
        Ok(Self {
            width: u64::from(u16::from_be_bytes([*w1, *w0])),
            height: u64::from(u16::from_be_bytes([*h1, *h0])),
            sampling,
            in_several_scans: marker != 0xc0 && marker != 0xc1,
        })
    }

    /// Bytes that decoding takes: the pixels, and for a picture in several scans (progressive)
    /// all its coefficients beside them.
    pub(super) fn memory(&self) -> u64 {
        let pixels = self.width * self.height;
        let decoded = pixels * if self.sampling.len() == 1 { 1 } else { 3 };
        if !self.in_several_scans {
            return decoded;
        }
        let area = |(across, down): &(u8, u8)| u64::from(*across) * u64::from(*down);
        let densest = self.sampling.iter().map(area).max().unwrap_or(1).max(1);
        let all: u64 = self.sampling.iter().map(area).sum();
        decoded + pixels * 2 * all / densest
    }
}

/// The segment at `at`: its marker, what it holds, and where the next begins.
pub(super) fn segment(bytes: &[u8], mut at: usize) -> Option<(u8, &[u8], usize)> {
    // Bytes between segments are no JPEG, but cameras leave some and decoders skip them.
    while *bytes.get(at)? != 0xff || matches!(*bytes.get(at + 1)?, 0 | 0xff | 0xd0..=0xd8) {
        at += 1;
    }
    let marker = *bytes.get(at + 1)?;
    let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
    let next = at + 2 + length;
    Some((marker, bytes.get(at + 4..next)?, next))
}

fn broken(why: &str) -> MediaError {
    Format::Jpeg.broken(why)
}

fn cut_short() -> MediaError {
    broken("it ends too early")
}
