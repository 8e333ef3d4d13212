//! A signed request as it arrived, and the questions one may ask of it.

use std::borrow::Cow;

use http::HeaderMap;
use ring::digest::{Context, SHA256};
use serde::{Deserialize, Serialize};

use super::{VerifyingKey, cavage, rfc9421};
use crate::base::Timestamp;

/// Headers kept even if no signature names them.
const KEPT: [&str; 7] =
    ["signature", "signature-input", "host", "date", "digest", "content-digest", "content-type"];

/// The beginning of a hash.
pub type Mark = [u8; 16];

/// What a signature may speak about; can be stored and judged later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incoming {
    /// `POST`.
    pub method: String,
    /// How the sender addressed us: `https://a.example`, without a path.
    pub origin: String,
    /// Path and query: `/inbox?x=1`.
    pub target: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Incoming {
    /// Keeps of `headers` what the signature speaks about, and forgets the rest.
    pub fn new(
        method: &str,
        origin: &str,
        target: &str,
        headers: &HeaderMap,
        body: String,
    ) -> Self {
        let said: String = ["signature", "signature-input"]
            .iter()
            .flat_map(|name| headers.get_all(*name))
            .filter_map(|value| value.to_str().ok())
            .map(str::to_ascii_lowercase)
            .collect();
        let headers = headers
            .iter()
            .filter(|(name, _)| KEPT.contains(&name.as_str()) || said.contains(name.as_str()))
            .filter_map(|(name, value)| {
                let value = String::from_utf8(value.as_bytes().to_vec()).ok()?;
                Some((name.as_str().to_owned(), value))
            })
            .collect();
        Self {
            method: method.to_ascii_uppercase(),
            origin: origin.trim_end_matches('/').to_owned(),
            target: target.to_owned(),
            headers,
            body,
        }
    }

    /// What tells this request from every other: its signature, and what was signed. One that was
    /// recorded and sent again bears the same.
    pub fn mark(&self) -> Mark {
        let mut hash = Context::new(&SHA256);
        let said = self.headers.iter().filter(|(name, _)| name == "signature");
        let texts = said.map(|(_, value)| value).chain([&self.target, &self.body]);
        for text in texts {
            hash.update(&text.len().to_le_bytes());
            hash.update(text.as_bytes());
        }
        let mut mark = Mark::default();
        mark.copy_from_slice(&hash.finish().as_ref()[..16]);
        mark
    }

    /// All values of one header, in order, as one value.
    pub(super) fn header(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        let first = Cow::Borrowed(values.next()?.1.trim());
        Some(values.fold(first, |all, (_, next)| Cow::Owned(format!("{all}, {}", next.trim()))))
    }

    /// The path without its query.
    pub(super) fn path(&self) -> &str {
        self.target.split_once('?').map_or(self.target.as_str(), |(path, _)| path)
    }
}

/// Why a request is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// 401: there is no signature.
    #[error("the request is not signed")]
    Missing,
    /// 400: what there is cannot be read.
    #[error("malformed signature: {0}")]
    Malformed(&'static str),
    /// 401: it does not prove what it should. Another key of the sender may do better.
    #[error("signature refused: {0}")]
    Wrong(&'static str),
    /// 401: it was made too long ago, or in the future.
    #[error("signature refused: {0}")]
    Stale(&'static str),
}

/// Where the key is that signed `request`.
pub fn key_id(request: &Incoming) -> Result<String, SignatureError> {
    match form(request)? {
        Form::Cavage(header) => Ok(cavage::parse(&header)?.key_id),
        Form::Rfc9421 { input, signature } => Ok(rfc9421::parse(&input, &signature)?.key_id),
    }
}

/// The value of a header, if the signature speaks of it. Says nothing of whether it is good.
pub fn covered(request: &Incoming, name: &str) -> Option<String> {
    let covers = match form(request).ok()? {
        Form::Cavage(header) => cavage::parse(&header).ok()?.covers(name),
        Form::Rfc9421 { input, signature } => rfc9421::parse(&input, &signature).ok()?.covers(name),
    };
    request.header(name).filter(|_| covers).map(Cow::into_owned)
}

/// Checks everything that can be checked without a key: form, coverage, time and body.
pub fn check(request: &Incoming, now: Timestamp) -> Result<(), SignatureError> {
    match form(request)? {
        Form::Cavage(header) => cavage::parse(&header)?.check(request, now),
        Form::Rfc9421 { input, signature } => {
            rfc9421::parse(&input, &signature)?.check(request, now)
        }
    }
}

/// Checks everything: [`check`], and that the owner of `key` signed.
///
/// `now` is the moment the request arrived: one that waited in a queue does not go stale.
pub fn verify(
    request: &Incoming,
    key: &VerifyingKey,
    now: Timestamp,
) -> Result<(), SignatureError> {
    match form(request)? {
        Form::Cavage(header) => {
            let signature = cavage::parse(&header)?;
            signature.check(request, now)?;
            signature.verify(request, key)
        }
        Form::Rfc9421 { input, signature } => {
            let signature = rfc9421::parse(&input, &signature)?;
            signature.check(request, now)?;
            signature.verify(request, key)
        }
    }
}

enum Form<'a> {
    Cavage(Cow<'a, str>),
    Rfc9421 { input: Cow<'a, str>, signature: Cow<'a, str> },
}

fn form(request: &Incoming) -> Result<Form<'_>, SignatureError> {
    let signature = request.header("signature").ok_or(SignatureError::Missing)?;
    let input = request.header("signature-input");
    let length = signature.len() + input.as_ref().map_or(0, |input| input.len());
    if length > super::policy::LONGEST_HEADER {
        return Err(SignatureError::Malformed("the header is too long"));
    }
    Ok(match input {
        Some(input) => Form::Rfc9421 { input, signature },
        None => Form::Cavage(signature),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_headers_that_matter_are_kept() {
        let mut headers = HeaderMap::new();
        headers.insert("signature", "keyId=\"x\",headers=\"date X-Covered\"".parse().unwrap());
        headers.insert("cookie", "secret".parse().unwrap());
        headers.insert("x-covered", "yes".parse().unwrap());
        headers.append("date", "one".parse().unwrap());
        headers.append("date", "two".parse().unwrap());

        let request =
            Incoming::new("post", "https://a.example/", "/i?q=1", &headers, String::new());

        assert_eq!(request.header("cookie"), None);
        assert_eq!(request.header("x-covered").unwrap(), "yes");
        assert_eq!(request.header("date").unwrap(), "one, two");
        assert_eq!((request.method.as_str(), request.path()), ("POST", "/i"));
        assert_eq!(request.origin, "https://a.example");
    }

    #[test]
    fn an_unsigned_request_is_told_apart_from_a_wrong_one() {
        let bare = Incoming::new("GET", "https://a.example", "/", &HeaderMap::new(), String::new());
        assert_eq!(key_id(&bare), Err(SignatureError::Missing));
    }
}
