//! Forms that browsers send: read once, and only if they are ours.
//! Source: <https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html>

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode;
use url::{Url, form_urlencoded};

use crate::app::App;
use crate::base::{Error, Refusal, Result};
use crate::media::Draft;
use crate::model::status::MOST_MEDIA;
use crate::service::session::Signed;

use super::super::error::WebError;
use super::super::form::{Lost, Upload};
use super::answer::own_path;
use super::visit::Visit;
use crate::say;

/// Fields and files of one form, together.
const MOST_PARTS: usize = 200;

/// A form of ours that came back, and who sent it.
#[derive(Debug)]
pub(in crate::http) struct Sent {
    pub visit: Visit,
    fields: Vec<(String, String)>,
    files: Vec<(String, Upload)>,
}

/// What the system that a browser runs on sends in somebody's name, as they share something with
/// us. No page of ours knows of it, so that it can prove nothing; browsers say that no page of
/// others sent it, and without that who is signed in is not known. Good for drafts alone.
#[derive(Debug)]
pub(in crate::http) struct SentBySystem(pub Sent);

impl FromRequest<App> for SentBySystem {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        Sent::unproven(request, app).await.map(Self)
    }
}

impl FromRequest<App> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let sent = Self::unproven(request, app).await?;
        if sent.visit.sent_by_us(sent.text("csrf")) { Ok(sent) } else { Err(foreign()) }
    }
}

impl Sent {
    async fn unproven(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, app).await;
        let visit = visit.map_err(IntoResponse::into_response)?;
        if !is_same_site(&parts.headers, app) {
            return Err(foreign());
        }
        let limits = app.settings.now();
        let most = limits.limits.body_bytes.in_memory();
        // Only who is signed in may bring files.
        let most = match visit.signed {
            Some(_) => {
                let pictures = limits.media.image_bytes.in_memory().saturating_mul(MOST_MEDIA);
                most.saturating_add(pictures.max(limits.media.video_bytes.in_memory()))
            }
            None => most,
        };
        let mut request = Request::from_parts(parts, body);
        DefaultBodyLimit::max(most).apply(&mut request);
        let (fields, files) = read(request, app).await?;
        Ok(Self { visit, fields, files })
    }
}

fn foreign() -> Response {
    let why = say!("refusal-this-form-has-become-too");
    WebError(Error::Refused(Refusal::Forbidden(why))).into_response()
}

impl Sent {
    /// The first value of a field; empty if it was not sent.
    pub(in crate::http) fn text(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// A field with something in it.
    pub(in crate::http) fn filled(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|value| !value.trim().is_empty())
    }

    /// Whether a box was ticked.
    pub(in crate::http) fn is_ticked(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// All values of a field, in their order.
    pub(in crate::http) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The file of a field, if one was chosen.
    pub(in crate::http) fn file(&self, name: &str) -> Option<Draft> {
        self.files(name).next()
    }

    /// The same as bytes, for what is small.
    pub(in crate::http) async fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match self.uploads(name).next() {
            Some(upload) => upload.bytes().await.map(Some),
            None => Ok(None),
        }
    }

    /// All files of a field.
    pub(in crate::http) fn files(&self, name: &str) -> impl Iterator<Item = Draft> {
        self.uploads(name).map(Upload::draft)
    }

    fn uploads(&self, name: &str) -> impl Iterator<Item = &Upload> {
        let files = self.files.iter().filter(move |(field, _)| field == name);
        files.map(|(_, upload)| upload).filter(|upload| !upload.is_empty())
    }

    /// Who sent it, who must be signed in.
    pub(in crate::http) fn member(&self) -> Result<&Signed> {
        Ok(self.visit.signed.as_ref().ok_or(Refusal::Unauthenticated)?)
    }

    /// Where the form wants to lead back to, or else `usual`.
    pub(in crate::http) fn back_or(&self, usual: &str) -> String {
        own_path(self.filled("return")).unwrap_or(usual).to_owned()
    }
}

/// Whether the request was made by a page of ours, as far as the browser says.
pub(super) fn is_same_site(headers: &HeaderMap, app: &App) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else { return true };
    let Ok(origin) = Url::parse(origin) else { return false };
    let ours = Url::parse(&app.settings.now().public_url()).map(|url| url.origin());
    let host = text("host").map(|host| Url::parse(&format!("{}://{host}", origin.scheme())));
    ours.is_ok_and(|ours| ours == origin.origin())
        || host.is_some_and(|host| host.is_ok_and(|host| host.origin() == origin.origin()))
}

type Parts = (Vec<(String, String)>, Vec<(String, Upload)>);

async fn read(request: Request, app: &App) -> Result<Parts, Response> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    if kind.starts_with("multipart/form-data") {
        let multipart = Multipart::from_request(request, app).await;
        return read_multipart(app, multipart.map_err(IntoResponse::into_response)?).await;
    }
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(malformed(say!("refusal-form-none")));
    }
    let body = Bytes::from_request(request, app).await.map_err(IntoResponse::into_response)?;
    if percent_decode(&body).decode_utf8().is_err() {
        return Err(malformed(say!("refusal-form-not-utf8")));
    }
    let fields = form_urlencoded::parse(&body)
        .take(MOST_PARTS)
        .map(|(name, value)| (name.into_owned(), with_plain_line_ends(&value)))
        .collect();
    Ok((fields, vec![]))
}

async fn read_multipart(app: &App, mut multipart: Multipart) -> Result<Parts, Response> {
    let (mut fields, mut files) = (vec![], vec![]);
    while let Some(part) = multipart.next_field().await.map_err(IntoResponse::into_response)? {
        if fields.len() + files.len() >= MOST_PARTS {
            return Err(malformed(say!("refusal-form-too-many-fields")));
        }
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        if is_file {
            let upload = Upload::spool(app, part).await.map_err(|lost| match lost {
                Lost::OnTheWay(bad) => bad.into_response(),
                Lost::Here(cause) => WebError(cause.into()).into_response(),
            })?;
            files.push((name, upload));
        } else {
            let bytes = part.bytes().await.map_err(IntoResponse::into_response)?;
            let text = std::str::from_utf8(&bytes)
                .map_err(|_cause| malformed(say!("refusal-form-not-utf8")))?;
            fields.push((name, with_plain_line_ends(text)));
        }
    }
    Ok((fields, files))
}

/// Browsers send `\r\n` for every line end that was typed.
fn with_plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn malformed(why: &str) -> Response {
    WebError(Error::Refused(Refusal::Malformed(why.to_owned()))).into_response()
}
