//! Pictures: from upload to answer, beside what the decoder alone takes; previews for many at once.

use std::io::Cursor;
use std::time::Instant;

use futures_util::future::join_all;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::{DynamicImage, RgbImage};
use tokio::runtime::Runtime;

use crate::report::{self, Effort};
use crate::server::Server;

/// Twelve million pixels, as a phone takes them, and a small one for a look.
const PHONE: (u32, u32) = (4_000, 3_000);
const SMOKE: (u32, u32) = (400, 300);
/// Who look at previews at the same time.
const LOOKERS: usize = 100;

pub fn run(effort: Effort) {
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(Server::start());
    let photo = photo(if effort == Effort::Full { PHONE } else { SMOKE });
    let alone = decoded(&photo);
    let (mut took, mut urls) = (f64::MAX, vec![]);
    for _ in 0..3 {
        let began = Instant::now();
        urls.push(runtime.block_on(upload(&server, photo.clone())));
        took = took.min(began.elapsed().as_secs_f64());
    }
    report::words("a photo", &format!("{} kB of JPEG", photo.len() / 1_000));
    report::figure("decoding it alone", alone * 1e3, "ms");
    report::figure("from upload to answer", took * 1e3, "ms");
    report::figure("as often as decoding", took / alone, "×");

    let began = Instant::now();
    runtime.block_on(join_all((0..LOOKERS).map(|number| {
        let (server, url) = (&server, &urls[number % urls.len()]);
        async move {
            let answer = server.client.get(url).send().await.expect("an answer");
            assert!(answer.status().is_success());
            answer.bytes().await.expect("a picture")
        }
    })));
    report::figure("100 previews at the same time", began.elapsed().as_secs_f64() * 1e3, "ms");
    if let Some(peak) = peak() {
        report::figure("memory at its peak, client and photo included", peak, "MB");
    }
}

/// Something to see in every corner, with some noise.
fn photo((width, height): (u32, u32)) -> Vec<u8> {
    let byte = |number: u32| u8::try_from(number & 0xff).unwrap_or_default();
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let noise = x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503);
        image::Rgb([
            byte(x / 16 + (noise >> 28)),
            byte(y / 12 + (noise >> 27 & 7)),
            byte((x ^ y) / 9),
        ])
    });
    let mut bytes = Cursor::new(vec![]);
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&picture).expect("a JPEG");
    bytes.into_inner()
}

/// Seconds that the decoder takes by itself, at best.
fn decoded(photo: &[u8]) -> f64 {
    let once = || {
        let began = Instant::now();
        let decoder = JpegDecoder::new(Cursor::new(photo)).expect("a JPEG");
        std::hint::black_box(DynamicImage::from_decoder(decoder).expect("pixels"));
        began.elapsed().as_secs_f64()
    };
    (0..3).map(|_| once()).fold(f64::MAX, f64::min)
}

/// Answers where the preview is.
async fn upload(server: &Server, photo: Vec<u8>) -> String {
    let head = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n";
    let body = [head.as_slice(), &photo, b"\r\n--x--\r\n"].concat();
    let request =
        server.post("/api/v1/media").header("content-type", "multipart/form-data; boundary=x");
    let answer = request.body(body).send().await.expect("an answer");
    let media: serde_json::Value = answer.json().await.expect("JSON");
    media["preview_url"].as_str().expect("a preview").to_owned()
}

/// Megabytes that this process needed at most.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<f64>().ok()? / 1e3)
}
