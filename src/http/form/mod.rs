//! What came with a request, in whatever shape: query, form, multipart or JSON, also mixed.
//! Source: <https://docs.joinmastodon.org/client/intro/#parameters>

mod lenient;
mod tree;
mod upload;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Path, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode;
use serde::de::DeserializeOwned;
use url::form_urlencoded;

use crate::app::App;
use crate::base::{Error, Refusal, Result};
use crate::say;

use super::error::{ApiError, json_error};
use super::origin::no_record;

pub(in crate::http) use lenient::{Flag, Given, Many, Number, Text};
use tree::Tree;
pub(in crate::http) use upload::{Lost, Upload};

/// The fields of a request. Files are not taken.
#[derive(Debug)]
pub(in crate::http) struct Params<T>(pub T);

/// The fields and files of a request, which may be as large as the largest file allowed.
#[derive(Debug)]
pub(in crate::http) struct WithFiles<T> {
    pub fields: T,
    pub files: Files,
}

/// Files that came with a request, by the names of their fields.
#[derive(Debug, Default)]
pub(in crate::http) struct Files(Vec<(String, Upload)>);

/// An id in a path; what is none leads to no record.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct Id<T>(pub T);

/// Files that one request may bring.
const MOST_FILES: usize = 4;

impl Files {
    /// Takes out the file of a field; one without content counts as not sent.
    pub(in crate::http) fn take(&mut self, name: &str) -> Option<Upload> {
        let place = self.0.iter().position(|(field, _)| field == name)?;
        Some(self.0.swap_remove(place).1).filter(|upload| !upload.is_empty())
    }
}

impl<T: DeserializeOwned> FromRequest<App> for Params<T> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let most = app.settings.now().limits.body_bytes.in_memory();
        let (fields, _) = read(request, app, most).await?;
        Ok(Self(fields))
    }
}

impl<T: DeserializeOwned> FromRequest<App> for WithFiles<T> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let config = app.settings.now();
        let picture = config.media.image_bytes.in_memory();
        // An avatar and a header may come together.
        let files = picture.saturating_mul(2).max(config.media.video_bytes.in_memory());
        let most = files.saturating_add(config.limits.body_bytes.in_memory());
        let (fields, files) = read(request, app, most).await?;
        Ok(Self { fields, files })
    }
}

impl<T, S> FromRequestParts<S> for Id<T>
where
    T: std::str::FromStr,
    S: Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Ok(Path(text)) = Path::<String>::from_request_parts(parts, state).await else {
            return Err(no_record().into());
        };
        Ok(Self(text.parse().ok().ok_or_else(no_record)?))
    }
}

async fn read<T: DeserializeOwned>(
    mut request: Request,
    app: &App,
    most: usize,
) -> Result<(T, Files), Response> {
    DefaultBodyLimit::max(most).apply(&mut request);
    let mut tree = Tree::default();
    let mut files = Files::default();
    for (name, value) in fields(request.uri().query().unwrap_or("").as_bytes()).map_err(refused)? {
        tree.add(&name, value.into_owned()).map_err(refused)?;
    }
    let content_type = request.headers().get(header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "multipart/form-data" => read_parts(request, app, &mut tree, &mut files).await?,
        "application/x-www-form-urlencoded" => {
            for (name, value) in fields(&whole(request).await?).map_err(refused)? {
                tree.add(&name, value.into_owned()).map_err(refused)?;
            }
        }
        kind if kind.ends_with("json") => {
            let body = whole(request).await?;
            if !body.iter().all(u8::is_ascii_whitespace) {
                let json = serde_json::from_slice(&body)
                    .map_err(|cause| refused(malformed_json(&cause)))?;
                tree.add_json(json).map_err(refused)?;
            }
        }
        _ => {}
    }
    let fields = serde_json::from_value(tree.into_value()).map_err(|cause| {
        let problem = say!("refusal-request-no-sense", cause = cause.to_string());
        refused(Refusal::Malformed(problem))
    })?;
    Ok((fields, files))
}

/// The fields of a query or a form, if they are text at all.
fn fields(encoded: &[u8]) -> Result<form_urlencoded::Parse<'_>, Refusal> {
    percent_decode(encoded).decode_utf8().map_err(|_cause| not_unicode())?;
    Ok(form_urlencoded::parse(encoded))
}

fn malformed_json(cause: &serde_json::Error) -> Refusal {
    Refusal::Malformed(say!("refusal-json-malformed", cause = cause.to_string()))
}

fn not_unicode() -> Refusal {
    Refusal::Malformed(say!("refusal-request-not-utf8").to_owned())
}

fn refused(refusal: Refusal) -> Response {
    ApiError::from(refusal).into_response()
}

async fn whole(request: Request) -> Result<Bytes, Response> {
    Bytes::from_request(request, &()).await.map_err(|problem| unreadable(problem.status()))
}

fn unreadable(code: StatusCode) -> Response {
    let message = match code {
        StatusCode::PAYLOAD_TOO_LARGE => say!("refusal-request-too-large"),
        _ => say!("refusal-request-unreadable"),
    };
    json_error(code, message)
}

async fn read_parts(
    request: Request,
    app: &App,
    tree: &mut Tree,
    files: &mut Files,
) -> Result<(), Response> {
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|problem| unreadable(problem.status()))?;
    while let Some(part) = parts.next_field().await.map_err(|bad| unreadable(bad.status()))? {
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        if is_file {
            if files.0.len() == MOST_FILES {
                let problem = say!("refusal-request-too-many-files", n = MOST_FILES);
                return Err(refused(Refusal::Malformed(problem)));
            }
            let upload = Upload::spool(app, part).await.map_err(|lost| match lost {
                Lost::OnTheWay(bad) => unreadable(bad.status()),
                Lost::Here(cause) => ApiError::from(Error::from(cause)).into_response(),
            })?;
            files.0.push((name, upload));
        } else {
            let bytes = part.bytes().await.map_err(|bad| unreadable(bad.status()))?;
            let text = std::str::from_utf8(&bytes).map_err(|_cause| refused(not_unicode()))?;
            tree.add(&name, text.to_owned()).map_err(refused)?;
        }
    }
    Ok(())
}
