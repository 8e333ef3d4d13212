//! Shrinking by a whole number while rows come in: cheap, and needs one row of memory.

use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};

/// How much larger than wanted the picture stays, so that the fine step after this one has
/// something to choose from.
const SPARE: u32 = 2;

/// Averages blocks of pixels, row by row; colours count by their opacity.
#[derive(Debug)]
pub(super) struct Reducer {
    /// Of the picture that comes in.
    width: usize,
    /// Side of a block.
    factor: usize,
    /// Bytes a pixel; an even number means that the last is alpha.
    samples: usize,
    /// One entry per sample of the row that goes out next.
    sums: Vec<u64>,
    rows_in_sums: usize,
    rows_out: u32,
    out: Vec<u8>,
}

impl Reducer {
    /// For a picture of that size, to be made no smaller than twice `wanted`.
    pub(super) fn new((width, height): (u32, u32), samples: usize, wanted: (u32, u32)) -> Self {
        let room = |size: u32, wanted: u32| size / wanted.saturating_mul(SPARE).max(1);
        let factor = room(width, wanted.0).min(room(height, wanted.1)).max(1);
        Self {
            width: width as usize,
            factor: factor as usize,
            samples,
            sums: vec![0; width.div_ceil(factor) as usize * samples],
            rows_in_sums: 0,
            rows_out: 0,
            out: vec![],
        }
    }

    /// Shrinks a picture that is decoded already.
    pub(super) fn reduce(pixels: &DynamicImage, wanted: (u32, u32)) -> DynamicImage {
        let samples = usize::from(pixels.color().channel_count());
        let mut reducer = Self::new((pixels.width(), pixels.height()), samples, wanted);
        for row in pixels.as_bytes().chunks(pixels.width() as usize * samples) {
            reducer.push(row);
        }
        reducer.finish()
    }

    /// Takes the next row.
    pub(super) fn push(&mut self, row: &[u8]) {
        let samples = self.samples;
        let blocks = row.chunks(self.factor * samples).zip(self.sums.chunks_mut(samples));
        for (block, sums) in blocks {
            block.chunks_exact(samples).for_each(|pixel| add(pixel, sums));
        }
        self.rows_in_sums += 1;
        if self.rows_in_sums == self.factor {
            self.give_row();
        }
    }

    /// The smaller picture.
    pub(super) fn finish(mut self) -> DynamicImage {
        if self.rows_in_sums > 0 {
            self.give_row();
        }
        let width = u32::try_from(self.sums.len() / self.samples).unwrap_or_default();
        let (height, bytes) = (self.rows_out, self.out);
        let made = match self.samples {
            1 => GrayImage::from_raw(width, height, bytes).map(Into::into),
            2 => GrayAlphaImage::from_raw(width, height, bytes).map(Into::into),
            3 => RgbImage::from_raw(width, height, bytes).map(Into::into),
            _ => RgbaImage::from_raw(width, height, bytes).map(Into::into),
        };
        made.unwrap_or_default()
    }

    fn give_row(&mut self) {
        for (place, sums) in self.sums.chunks_mut(self.samples).enumerate() {
            let across = self.factor.min(self.width - place * self.factor);
            let pixels = (across * self.rows_in_sums) as u64;
            match &*sums {
                [colours @ .., alpha] if self.samples.is_multiple_of(2) => {
                    self.out.extend(colours.iter().map(|sum| average(*sum, *alpha)));
                    self.out.push(average(*alpha, pixels));
                }
                colours => self.out.extend(colours.iter().map(|sum| average(*sum, pixels))),
            }
            sums.fill(0);
        }
        self.rows_in_sums = 0;
        self.rows_out += 1;
    }
}

fn add(pixel: &[u8], sums: &mut [u64]) {
    let weight = match pixel {
        [_, alpha] | [_, _, _, alpha] => u64::from(*alpha),
        _ => 1,
    };
    let last = pixel.len() - 1;
    for (place, (sum, value)) in sums.iter_mut().zip(pixel).enumerate() {
        let is_alpha = place == last && pixel.len().is_multiple_of(2);
        *sum += u64::from(*value) * if is_alpha { 1 } else { weight };
    }
}

fn average(sum: u64, of: u64) -> u8 {
    u8::try_from((sum + of / 2).checked_div(of).unwrap_or(0)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_their_average() {
        let grey =
            GrayImage::from_fn(9, 8, |x, _| image::Luma([if x % 2 == 0 { 100 } else { 50 }]));

        let small = Reducer::reduce(&grey.into(), (2, 2)).into_luma8();

        assert_eq!(small.dimensions(), (5, 4));
        assert_eq!((small.get_pixel(0, 0).0, small.get_pixel(4, 3).0), ([75], [100]));
    }

    #[test]
    fn what_cannot_be_seen_does_not_colour_what_can() {
        let edge = RgbaImage::from_fn(4, 4, |x, _| {
            image::Rgba(if x % 2 == 0 { [200, 10, 10, 255] } else { [0, 0, 0, 0] })
        });

        let small = Reducer::reduce(&edge.into(), (1, 1)).into_rgba8();

        assert_eq!(small.get_pixel(0, 0).0, [200, 10, 10, 128]);
    }

    #[test]
    fn small_pictures_stay_as_they_are() {
        let rgb =
            RgbImage::from_fn(7, 5, |x, y| image::Rgb([u8::from(x == 3), u8::from(y < 2), 9]));

        let same = Reducer::reduce(&rgb.clone().into(), (640, 360)).into_rgb8();

        assert_eq!(same, rgb);
    }
}
