//! Getting things: documents, answers to lookups, pictures.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION, RETRY_AFTER, USER_AGENT};
use reqwest::{Response, StatusCode};
use serde_json::Value;
use url::Url;

use super::{Net, NetError, Purpose};
use crate::base::Timestamp;
use crate::protocol::activitypub::{self, incoming};
use crate::protocol::signature::{Form, Signer, parse_http_date};
use crate::protocol::url::is_upload;
use crate::protocol::webfinger::{JRD, XRD};

/// The most bytes of a document, after decompression.
const LONGEST_DOCUMENT: usize = 1024 * 1024;

const MOST_REDIRECTS: usize = 3;

/// What a web page is served as.
const PAGE: &str = "text/html, application/xhtml+xml";

/// How much of a refusal we keep, in bytes.
const LONGEST_EXCERPT: usize = 300;

/// A document, and where it was found in the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Fetched {
    /// Differs from what was asked for after redirects.
    pub final_url: Url,
    /// A JSON object. Whether its `id` is the URL is for the caller to check.
    pub body: Value,
}

/// A file of somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    pub final_url: Url,
    /// What the sender says it is; only the bytes know.
    pub content_type: Option<String>,
    pub bytes: Bytes,
}

/// A file of somebody else that comes bit by bit.
#[derive(Debug)]
pub struct Download {
    /// How long it is, if the sender says so.
    pub length: Option<u64>,
    response: Response,
}

impl Download {
    /// The next bytes; `None` at the end. Who is silent for too long has failed.
    pub async fn next(&mut self) -> Result<Option<Bytes>, NetError> {
        let next = self.response.chunk().await;
        next.map_err(|cause| NetError::from_request(self.response.url().as_str(), &cause))
    }
}

impl Net {
    /// Fetches an ActivityPub document, signed when a `signer` is given.
    ///
    /// Anything served as another content type, or from a place for files, is refused: on many
    /// servers people can upload files, and a file must not pass for a document of the server
    /// (CVE-2024-25623).
    pub async fn get_document(
        &self,
        url: &str,
        signer: Option<(&Signer, Form)>,
    ) -> Result<Fetched, NetError> {
        let (purpose, cap) = (Purpose::Peer, LONGEST_DOCUMENT);
        let found = self.get(url, activitypub::ACCEPT, signer, (purpose, cap)).await?;
        expect_type(&found, activitypub::is_activity_type)?;
        if is_upload(&found.final_url) {
            let url = found.final_url.into();
            return Err(NetError::Refused { url, why: "it leads to a place for files" });
        }
        let body = incoming::parse(&found.bytes)
            .map_err(|cause| NetError::Unreadable(cause.to_string()))?;
        Ok(Fetched { final_url: found.final_url, body })
    }

    /// Fetches JSON of another kind: `WebFinger`, `NodeInfo`, oEmbed.
    pub async fn get_json(&self, url: &str, purpose: Purpose) -> Result<Fetched, NetError> {
        let accept = format!("{JRD}, application/json");
        let found = self.get(url, &accept, None, (purpose, LONGEST_DOCUMENT)).await?;
        expect_type(&found, |kind| {
            let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            kind == "application/json"
                || kind.starts_with("application/") && kind.ends_with("+json")
        })?;
        let body = incoming::parse(&found.bytes)
            .map_err(|cause| NetError::Unreadable(cause.to_string()))?;
        Ok(Fetched { final_url: found.final_url, body })
    }

    /// Fetches text: host-meta.
    pub async fn get_text(&self, url: &str) -> Result<String, NetError> {
        let accept = format!("{XRD}, application/xml");
        let found = self.get(url, &accept, None, (Purpose::Peer, LONGEST_DOCUMENT)).await?;
        Ok(String::from_utf8_lossy(&found.bytes).into_owned())
    }

    /// Fetches a file of at most `cap` bytes.
    pub async fn get_media(&self, url: &str, cap: usize) -> Result<Media, NetError> {
        self.get(url, "*/*", None, (Purpose::Web, cap)).await
    }

    /// Begins to fetch a file; how much of it is taken is for the caller to say.
    pub async fn download(&self, url: &str) -> Result<Download, NetError> {
        let patience = self.patience.fetch;
        let begun =
            tokio::time::timeout(patience, self.follow(url, "*/*", None, Purpose::Web)).await;
        let (_, response) = begun.unwrap_or(Err(NetError::Timeout(patience)))?;
        Ok(Download { length: response.content_length(), response })
    }

    /// Fetches the first `cap` bytes of a web page.
    pub async fn get_page(&self, url: &str, cap: usize) -> Result<Media, NetError> {
        let patience = self.patience.fetch;
        let page = async {
            let (final_url, response) = self.follow(url, PAGE, None, Purpose::Web).await?;
            let said = response.headers().get(CONTENT_TYPE);
            let content_type = said.and_then(|kind| kind.to_str().ok()).map(str::to_owned);
            let page = Media { final_url, content_type, bytes: Bytes::new() };
            expect_type(&page, is_page)?;
            let bytes = read_beginning(response, cap).await?;
            Ok(Media { bytes, ..page })
        };
        tokio::time::timeout(patience, page).await.unwrap_or(Err(NetError::Timeout(patience)))
    }

    async fn get(
        &self,
        url: &str,
        accept: &str,
        signer: Option<(&Signer, Form)>,
        (purpose, cap): (Purpose, usize),
    ) -> Result<Media, NetError> {
        let patience = self.patience.fetch;
        tokio::time::timeout(patience, async {
            let (final_url, response) = self.follow(url, accept, signer, purpose).await?;
            let said = response.headers().get(CONTENT_TYPE);
            let content_type = said.and_then(|kind| kind.to_str().ok()).map(str::to_owned);
            let bytes = read(response, cap).await?;
            Ok(Media { final_url, content_type, bytes })
        })
        .await
        .unwrap_or(Err(NetError::Timeout(patience)))
    }

    /// Asks, and asks again where a redirect leads; every stop is checked and signed anew.
    async fn follow(
        &self,
        url: &str,
        accept: &str,
        signer: Option<(&Signer, Form)>,
        purpose: Purpose,
    ) -> Result<(Url, Response), NetError> {
        let mut url = self.open(url, purpose).await?;
        for _ in 0..=MOST_REDIRECTS {
            let response = self.ask(&url, accept, signer).await?;
            let status = response.status();
            if status.is_success() {
                return Ok((url, response));
            }
            let next = response.headers().get(LOCATION).and_then(|next| next.to_str().ok());
            let next = next.filter(|_| leads_on(status)).and_then(|next| url.join(next).ok());
            match next {
                Some(next) => url = self.open(next.as_str(), purpose).await?,
                None => return Err(refusal(response, self.clock.now()).await),
            }
        }
        Err(NetError::TooManyRedirects(MOST_REDIRECTS))
    }

    async fn ask(
        &self,
        url: &Url,
        accept: &str,
        signer: Option<(&Signer, Form)>,
    ) -> Result<Response, NetError> {
        let mut request = self
            .clients()
            .await?
            .fetch
            .get(url.clone())
            .header(ACCEPT, accept)
            .header(USER_AGENT, Self::user_agent(&self.policy()));
        if let Some((signer, form)) = signer {
            let (signer, target, now) = (signer.clone(), url.clone(), self.clock.now());
            let signed = self.signed(move || form.sign_get(&signer, &target, now)).await?;
            for (name, value) in signed {
                request = request.header(name, value);
            }
        }
        request.send().await.map_err(|cause| NetError::from_request(url.as_str(), &cause))
    }
}

fn leads_on(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

fn expect_type(found: &Media, fits: impl FnOnce(&str) -> bool) -> Result<(), NetError> {
    let said = found.content_type.as_deref().unwrap_or("");
    if fits(said) {
        return Ok(());
    }
    Err(NetError::WrongType(said.chars().take(100).collect()))
}

/// Reads a body to its end, counting what comes out of the decompressor.
async fn read(mut response: Response, cap: usize) -> Result<Bytes, NetError> {
    let url = response.url().to_string();
    let mut body = BytesMut::new();
    loop {
        let chunk = response.chunk().await.map_err(|cause| NetError::from_request(&url, &cause))?;
        let Some(chunk) = chunk else { return Ok(body.freeze()) };
        if body.len() + chunk.len() > cap {
            return Err(NetError::TooLarge(cap));
        }
        body.extend_from_slice(&chunk);
    }
}

/// Reads the beginning of a body, and leaves the rest.
async fn read_beginning(mut response: Response, cap: usize) -> Result<Bytes, NetError> {
    let url = response.url().to_string();
    let mut body = BytesMut::new();
    while body.len() < cap {
        let chunk = response.chunk().await.map_err(|cause| NetError::from_request(&url, &cause))?;
        let Some(chunk) = chunk else { break };
        body.extend_from_slice(&chunk[..chunk.len().min(cap - body.len())]);
    }
    Ok(body.freeze())
}

fn is_page(said: &str) -> bool {
    let kind = said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(kind.as_str(), "text/html" | "application/xhtml+xml")
}

/// The error for an answer that is none, with the first words of what it says.
pub(super) async fn refusal(mut response: Response, now: Timestamp) -> NetError {
    let code = response.status().as_u16();
    let wait = response.headers().get(RETRY_AFTER).and_then(|wait| wait.to_str().ok());
    let retry_after = wait.and_then(|wait| retry_after(wait, now));
    let mut body = BytesMut::new();
    while body.len() < LONGEST_EXCERPT {
        match response.chunk().await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk[..chunk.len().min(LONGEST_EXCERPT)]),
            Ok(None) | Err(_) => break,
        }
    }
    let text = String::from_utf8_lossy(&body);
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let mut body_excerpt = words.join(" ");
    body_excerpt.truncate(body_excerpt.floor_char_boundary(LONGEST_EXCERPT));
    NetError::Status { code, retry_after, body_excerpt }
}

/// `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3).
fn retry_after(text: &str, now: Timestamp) -> Option<Duration> {
    match text.trim().parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => parse_http_date(text).map(|then| then.since(now)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_a_number_or_a_date() {
        let now = parse_http_date("Mon, 23 Nov 2026 04:23:06 GMT").unwrap();
        assert_eq!(retry_after("120", now), Some(Duration::from_mins(2)));
        let date = retry_after("Mon, 23 Nov 2026 04:24:06 GMT", now);
        assert_eq!(date, Some(Duration::from_mins(1)));
        assert_eq!(retry_after("soon", now), None);
        assert_eq!(retry_after("-1", now), None);
    }
}
