//! Files that people uploaded, and copies of those of peers.
//! Source: <https://www.rfc-editor.org/rfc/rfc9110#name-range-requests>

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use futures_util::stream;

use crate::app::App;
use crate::base::{Error, Refusal, Result};
use crate::media::Look;
use crate::media::store::{Reader, content_type};
use crate::service::cache::Given;

use super::answer::WebResult;

/// What is read from disk at a time.
const PIECE: usize = 64 * 1024;
const FOREVER: &str = "public, max-age=31536000, immutable";
/// A file that a browser opens by itself may do nothing at all.
const POLICY: &str =
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

pub(super) fn routes() -> Router<App> {
    Router::new().route("/media/{*name}", get(file))
}

async fn file(State(app): State<App>, Path(name): Path<String>, asked: HeaderMap) -> WebResult {
    Ok(send(&app, &name, &asked).await?)
}

/// The file of that name, or the part of it that is asked for. Names never change their content.
pub(super) async fn send(app: &App, name: &str, asked: &HeaderMap) -> Result<Response> {
    let tag = format!("\"{}\"", name.rsplit('/').next().unwrap_or_default());
    let text = |name: header::HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    let head = [
        (header::CACHE_CONTROL, FOREVER.to_owned()),
        (header::ETAG, tag.clone()),
        (header::CONTENT_TYPE, content_type(name).to_owned()),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
    ];
    let found = app.media.look(name).await.map_err(told)?;
    if let Look::There(address) = found {
        return Ok(led_there(&address));
    }
    if text(header::IF_NONE_MATCH)
        .is_some_and(|known| known.split(',').any(|one| one.trim() == tag))
    {
        return Ok((StatusCode::NOT_MODIFIED, head).into_response());
    }
    // A part of another version is no part of this one.
    let is_same = text(header::IF_RANGE).is_none_or(|version| version == tag);
    let range = text(header::RANGE).filter(|_| is_same);
    let (file, length) = match found {
        Look::Here(file, length) => (Some(file), length),
        // The length of the whole need not be asked for first.
        Look::Through | Look::There(_) if range.is_none() => {
            let reader = app.media.read_away(name, None).await.map_err(told)?;
            let length = [(header::CONTENT_LENGTH, reader.left())];
            return Ok((head, length, body_from_away(reader)).into_response());
        }
        Look::Through | Look::There(_) => match app.media.length(name).await.map_err(told)? {
            0 => return Err(Refusal::NotFound("file").into()),
            length => (None, length),
        },
    };
    let part = match range.and_then(|range| wanted(range, length)) {
        None => None,
        Some(Err(())) => {
            let whole = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, head, whole).into_response());
        }
        Some(Ok(part)) => Some(part),
    };
    let body = match file {
        Some(file) => body_of(file, part, length)?,
        None => body_from_away(app.media.read_away(name, part).await.map_err(told)?),
    };
    let Some((first, last)) = part else {
        return Ok((head, [(header::CONTENT_LENGTH, length)], body).into_response());
    };
    let part = [
        (header::CONTENT_RANGE, format!("bytes {first}-{last}/{length}")),
        (header::CONTENT_LENGTH, (last - first + 1).to_string()),
    ];
    Ok((StatusCode::PARTIAL_CONTENT, head, part, body).into_response())
}

fn body_of(mut file: File, part: Option<(u64, u64)>, length: u64) -> io::Result<Body> {
    let Some((first, last)) = part else { return Ok(body(file, length)) };
    file.seek(SeekFrom::Start(first))?;
    Ok(body(file, last - first + 1))
}

/// The address changes before long, so nobody is to keep it.
fn led_there(address: &str) -> Response {
    let head = [(header::LOCATION, address), (header::CACHE_CONTROL, "private, max-age=60")];
    (StatusCode::TEMPORARY_REDIRECT, head).into_response()
}

/// What comes out of a store, bit by bit.
fn body_from_away(reader: Reader) -> Body {
    Body::from_stream(stream::try_unfold(reader, |mut reader| async move {
        Ok::<_, io::Error>(reader.next().await?.map(|piece| (piece, reader)))
    }))
}

/// What could not be kept: shown this once, and kept by the visitor's browser.
pub(super) fn send_bytes(bytes: Bytes, content_type: &'static str) -> Response {
    let head = [
        (header::CACHE_CONTROL, "private, max-age=86400"),
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (head, bytes).into_response()
}

/// What a deed of `service` gives to look at.
pub(super) async fn give(app: &App, given: Given, asked: &HeaderMap) -> Result<Response> {
    match given {
        Given::File(name) => send(app, &name, asked).await,
        Given::Bytes { bytes, content_type } => Ok(send_bytes(bytes, content_type)),
    }
}

fn told(cause: io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::NotFound => Error::Refused(Refusal::NotFound("file")),
        _ => cause.into(),
    }
}

/// The first and the last byte of a range; `Err` if the file does not reach there, `None` if it
/// is of a kind that we answer with the whole file.
fn wanted(range: &str, length: u64) -> Option<Result<(u64, u64), ()>> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (first, last) = (first.trim(), last.trim());
    if first.is_empty() {
        let count: u64 = last.parse().ok()?;
        let reaches = count > 0 && length > 0;
        return Some(if reaches {
            Ok((length.saturating_sub(count), length - 1))
        } else {
            Err(())
        });
    }
    let first: u64 = first.parse().ok()?;
    let last = if last.is_empty() { u64::MAX } else { last.parse().ok()? };
    if last < first {
        return None;
    }
    Some(if first < length { Ok((first, last.min(length - 1))) } else { Err(()) })
}

/// The next `left` bytes of a file, piece by piece.
pub(super) fn body(file: File, left: u64) -> Body {
    Body::from_stream(stream::try_unfold((file, left), |(file, left)| async move {
        if left == 0 {
            return Ok::<_, io::Error>(None);
        }
        let read = tokio::task::spawn_blocking(move || piece(file, left)).await;
        let (file, bytes) = read.map_err(io::Error::other)??;
        let left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(left));
        Ok(Some((bytes, (file, left))))
    }))
}

fn piece(mut file: File, left: u64) -> io::Result<(File, Bytes)> {
    let size = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
    let mut buffer = vec![0; size];
    let read = file.read(&mut buffer)?;
    if read == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    buffer.truncate(read);
    Ok((file, buffer.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_within_the_file() {
        assert_eq!(wanted("bytes=0-3", 10), Some(Ok((0, 3))));
        assert_eq!(wanted("bytes=4-", 10), Some(Ok((4, 9))));
        assert_eq!(wanted("bytes=4-99", 10), Some(Ok((4, 9))));
        assert_eq!(wanted("bytes=-3", 10), Some(Ok((7, 9))));
        assert_eq!(wanted("bytes=-99", 10), Some(Ok((0, 9))));
        assert_eq!(wanted("bytes=10-", 10), Some(Err(())));
        assert_eq!(wanted("bytes=-0", 10), Some(Err(())));
        assert_eq!(wanted("bytes=0-", 0), Some(Err(())));
        for whole in ["bytes=3-1", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b", "bytes"] {
            assert_eq!(wanted(whole, 10), None, "{whole}");
        }
    }
}
