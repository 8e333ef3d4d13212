//! A file on a status, or one that waits for a status.
//! Source: <https://docs.joinmastodon.org/entities/MediaAttachment/>

use serde::Serialize;

use crate::base::MediaId;
use crate::model;
use crate::model::media::{Facts, Progress};

use super::Frame;

#[derive(Debug, Serialize)]
pub(in crate::http) struct Media {
    id: MediaId,
    #[serde(rename = "type")]
    kind: &'static str,
    url: Option<String>,
    preview_url: Option<String>,
    remote_url: Option<String>,
    meta: Option<Meta>,
    description: Option<String>,
    blurhash: Option<String>,
}

#[derive(Debug, Serialize)]
struct Meta {
    #[serde(skip_serializing_if = "Option::is_none")]
    focus: Option<Focus>,
    original: Original,
    #[serde(skip_serializing_if = "Option::is_none")]
    small: Option<Size>,
    #[serde(skip_serializing_if = "Option::is_none")]
    colors: Option<Colors>,
}

/// As in `#0a64c8`. What stands on the average colour is black or white.
#[derive(Debug, Serialize)]
struct Colors {
    background: String,
    foreground: &'static str,
    accent: String,
}

#[derive(Debug, Serialize)]
struct Focus {
    x: f64,
    y: f64,
}

#[derive(Debug, Serialize)]
struct Size {
    width: u32,
    height: u32,
    /// Both, as in `640x480`.
    #[serde(rename = "size")]
    both: String,
    aspect: f64,
}

/// The whole: a picture has a size, a sound a length, a film both.
#[derive(Debug, Serialize)]
struct Original {
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    size: Option<Size>,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<f64>,
    /// A fraction, as in `30/1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    frame_rate: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bitrate: Option<u64>,
}

impl Media {
    pub(in crate::http) fn of(media: model::Media, frame: &Frame) -> Self {
        let is_there = media.progress == Progress::Ready;
        Self {
            id: media.id,
            kind: media.kind.as_str(),
            url: is_there.then(|| frame.url(&media.path())),
            preview_url: (is_there && media.has_preview())
                .then(|| frame.url(&media.preview_path())),
            meta: meta(&media),
            remote_url: media.remote_url,
            description: media.description,
            blurhash: media.blurhash,
        }
    }
}

fn meta(media: &model::Media) -> Option<Meta> {
    let size = media.width.zip(media.height);
    let Facts { duration_ms, frame_rate, bit_rate } = media.facts;
    if size.is_none() && duration_ms.is_none() {
        return None;
    }
    let small = media.preview_width.zip(media.preview_height).or(size);
    let focus = media.focus.map(|(x, y)| Focus { x: f64::from(x) / 1e3, y: f64::from(y) / 1e3 });
    #[expect(clippy::cast_precision_loss, reason = "a length needs no more")]
    let duration = duration_ms.map(|length| length as f64 / 1e3);
    Some(Meta {
        focus,
        original: Original {
            size: size.map(|(width, height)| Size::of(width, height)),
            duration,
            frame_rate: frame_rate.map(fraction),
            bitrate: bit_rate,
        },
        small: small.filter(|_| media.has_preview()).map(|(width, height)| Size::of(width, height)),
        colors: media.colour().map(Colors::of),
    })
}

impl Colors {
    fn of([red, green, blue]: [u8; 3]) -> Self {
        let background = format!("#{red:02x}{green:02x}{blue:02x}");
        // How bright it looks, in thousandths of the brightest.
        let light = u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114;
        let foreground = if light > 128_000 { "#000000" } else { "#ffffff" };
        Self { accent: background.clone(), background, foreground }
    }
}

/// A number of frames in a thousand seconds as a fraction of whole numbers: `25000` as `25/1`.
fn fraction(rate: u32) -> String {
    if rate.is_multiple_of(1_000) { format!("{}/1", rate / 1_000) } else { format!("{rate}/1000") }
}

impl Size {
    fn of(width: u32, height: u32) -> Self {
        let aspect = f64::from(width) / f64::from(height.max(1));
        Self { width, height, both: format!("{width}x{height}"), aspect }
    }
}
