//! A file on a status, or one that waits for a status.
//! Source: <https://docs.joinmastodon.org/entities/MediaAttachment/>

use serde::Serialize;

use crate::base::MediaId;
use crate::model;

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
    original: Size,
    small: Size,
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

impl Media {
    pub(in crate::http) fn of(media: model::Media, frame: &Frame) -> Self {
        Self {
            id: media.id,
            kind: media.kind.as_str(),
            url: Some(frame.url(&media.path())),
            preview_url: Some(frame.url(&media.preview_path())),
            meta: meta(&media),
            remote_url: media.remote_url,
            description: media.description,
            blurhash: media.blurhash,
        }
    }
}

fn meta(media: &model::Media) -> Option<Meta> {
    let (width, height) = media.width.zip(media.height)?;
    let (small_width, small_height) =
        media.preview_width.zip(media.preview_height).unwrap_or((width, height));
    let focus = media.focus.map(|(x, y)| Focus { x: f64::from(x) / 1e3, y: f64::from(y) / 1e3 });
    Some(Meta {
        focus,
        original: Size::of(width, height),
        small: Size::of(small_width, small_height),
    })
}

impl Size {
    fn of(width: u32, height: u32) -> Self {
        let aspect = f64::from(width) / f64::from(height.max(1));
        Self { width, height, both: format!("{width}x{height}"), aspect }
    }
}
