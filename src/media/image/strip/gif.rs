//! GIF: keeps frames, their timing and the loop; drops comments, texts and what programs add.

use crate::media::MediaError;

use super::super::format::Format;

/// More frames than any animation needs; showing them costs every reader.
const MOST_FRAMES: u32 = 2_000;

const HEADER: usize = 13;
const IMAGE: u8 = 0x2c;
const EXTENSION: u8 = 0x21;
const TRAILER: u8 = 0x3b;
const GRAPHIC_CONTROL: u8 = 0xf9;
const APPLICATION: u8 = 0xff;

/// What a GIF says about itself (`GIF89a`, section 18), and how many frames it has.
#[derive(Debug)]
pub(in crate::media::image) struct Screen {
    pub width: u32,
    pub height: u32,
    pub frames: u32,
    pub first_frame_pixels: u64,
}

impl Screen {
    /// Reads all blocks and decodes none.
    pub(in crate::media::image) fn read(bytes: &[u8]) -> Result<Self, MediaError> {
        let mut frames = Blocks::of(bytes)?;
        let mut screen = Self {
            width: short(bytes, 6)?,
            height: short(bytes, 8)?,
            frames: 0,
            first_frame_pixels: 0,
        };
        while let Some(block) = frames.next_block()? {
            let Block::Image(image) = block else { continue };
            screen.frames += 1;
            if screen.frames > MOST_FRAMES {
                return Err(MediaError::TooManyFrames { allowed: MOST_FRAMES });
            }
            if screen.frames == 1 {
                let pixels = u64::from(short(image, 5)?) * u64::from(short(image, 7)?);
                screen.first_frame_pixels = pixels;
            }
        }
        if screen.frames == 0 { Err(cut_short()) } else { Ok(screen) }
    }
}

/// The picture without comments and the like, and without what follows its end.
pub(in crate::media::image) fn stripped(bytes: &[u8]) -> Result<Vec<u8>, MediaError> {
    let mut blocks = Blocks::of(bytes)?;
    let mut out = bytes[..blocks.at].to_vec();
    while let Some(block) = blocks.next_block()? {
        match block {
            Block::Image(whole) | Block::Extension(GRAPHIC_CONTROL, whole) => {
                out.extend_from_slice(whole);
            }
            Block::Extension(APPLICATION, whole) => out.extend_from_slice(loop_of(whole)),
            Block::Extension(..) => {}
        }
    }
    out.push(TRAILER);
    Ok(out)
}

/// The loop extension in the one form it has, or nothing if this is another application's.
fn loop_of(extension: &[u8]) -> &[u8] {
    const NAME: &[u8] = b"\x21\xff\x0bNETSCAPE2.0\x03\x01";
    match extension {
        [.., 0] if extension.len() == NAME.len() + 3 && extension.starts_with(NAME) => extension,
        _ => &[],
    }
}

/// A block from its first byte to its last.
enum Block<'a> {
    Image(&'a [u8]),
    Extension(u8, &'a [u8]),
}

struct Blocks<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Blocks<'a> {
    /// Begins behind the header and the global palette.
    fn of(bytes: &'a [u8]) -> Result<Self, MediaError> {
        let at = HEADER + palette(*bytes.get(10).ok_or_else(cut_short)?);
        if bytes.len() < at { Err(cut_short()) } else { Ok(Self { bytes, at }) }
    }

    fn next_block(&mut self) -> Result<Option<Block<'a>>, MediaError> {
        let from = self.at;
        if from == self.bytes.len() {
            // Without its trailer, but with all its blocks: every reader forgives that.
            return Ok(None);
        }
        match self.byte(from)? {
            TRAILER => Ok(None),
            EXTENSION => {
                let label = self.byte(from + 1)?;
                self.skip_pieces(from + 2)?;
                Ok(Some(Block::Extension(label, &self.bytes[from..self.at])))
            }
            IMAGE => {
                // Descriptor, local palette, one byte of code size.
                self.skip_pieces(from + 10 + palette(self.byte(from + 9)?) + 1)?;
                Ok(Some(Block::Image(&self.bytes[from..self.at])))
            }
            _ => Err(Format::Gif.broken("it has a block of an unknown kind")),
        }
    }

    /// Moves behind the pieces that begin at `at`: each a length and so many bytes, the last
    /// of length 0.
    fn skip_pieces(&mut self, mut at: usize) -> Result<(), MediaError> {
        loop {
            let length = usize::from(self.byte(at)?);
            at += 1 + length;
            if length == 0 {
                self.at = at;
                return Ok(());
            }
        }
    }

    fn byte(&self, at: usize) -> Result<u8, MediaError> {
        self.bytes.get(at).copied().ok_or_else(cut_short)
    }
}

/// Bytes of the palette that these flags announce.
fn palette(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn short(bytes: &[u8], at: usize) -> Result<u32, MediaError> {
    let pair = bytes.get(at..at + 2).and_then(|pair| pair.try_into().ok());
    Ok(u32::from(u16::from_le_bytes(pair.ok_or_else(cut_short)?)))
}

fn cut_short() -> MediaError {
    Format::Gif.broken("it ends too early")
}
