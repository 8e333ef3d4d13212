//! draft-cavage-http-signatures-12, as Mastodon writes and reads it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::Url;

use super::SignatureError::{Malformed, Wrong};
use super::keys::KeyError;
use super::policy::{MOST_COVERED, check_time};
use super::{
    Besides, Incoming, SignatureError, Signer, VerifyingKey, digest, http_date, parse_http_date,
};
use crate::base::Timestamp;
use crate::protocol::url::authority;

/// The media type of what we send; signed along.
pub const CONTENT_TYPE: &str = "application/activity+json";

/// The headers that make a request of ours a signed one, beside `Host`, which the URL gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub date: String,
    /// Only on a POST.
    pub digest: Option<String>,
    pub signature: String,
}

impl Signed {
    pub(super) fn into_headers(self) -> super::Headers {
        let digest = self.digest.map(|digest| ("digest", digest));
        let always = [("date", self.date), ("signature", self.signature)];
        always.into_iter().chain(digest).collect()
    }
}

/// Signs a GET over `(request-target) host date`.
pub fn sign_get(signer: &Signer, url: &Url, now: Timestamp) -> Result<Signed, KeyError> {
    let (host, date) = (authority(url).unwrap_or_default(), http_date(now));
    let text = format!("(request-target): get {}\nhost: {host}\ndate: {date}", target(url));
    let signature = header(signer, "(request-target) host date", &text)?;
    Ok(Signed { date, digest: None, signature })
}

/// Signs a POST of `body` over `(request-target) host date digest content-type`.
pub fn sign_post(
    signer: &Signer,
    url: &Url,
    body: &[u8],
    now: Timestamp,
) -> Result<Signed, KeyError> {
    sign_post_with(signer, url, body, None, now)
}

/// As [`sign_post`], over one more header.
pub(super) fn sign_post_with(
    signer: &Signer,
    url: &Url,
    body: &[u8],
    besides: Option<Besides<'_>>,
    now: Timestamp,
) -> Result<Signed, KeyError> {
    let (host, date) = (authority(url).unwrap_or_default(), http_date(now));
    let digest = digest::header(body);
    let mut text = format!(
        "(request-target): post {}\nhost: {host}\ndate: {date}\ndigest: {digest}\n\
         content-type: {CONTENT_TYPE}",
        target(url)
    );
    let mut covered = "(request-target) host date digest content-type".to_owned();
    if let Some((name, value)) = besides {
        text.extend(["\n", name, ": ", value]);
        covered.extend([" ", name]);
    }
    let signature = header(signer, &covered, &text)?;
    Ok(Signed { date, digest: Some(digest), signature })
}

fn header(signer: &Signer, covered: &str, text: &str) -> Result<String, KeyError> {
    let signature = STANDARD.encode(signer.key.sign(text.as_bytes())?);
    Ok(format!(
        r#"keyId="{}",algorithm="rsa-sha256",headers="{covered}",signature="{signature}""#,
        signer.key_id
    ))
}

fn target(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Algorithm {
    RsaSha256,
    /// "Whatever the key says": RSA with SHA-256, or Ed25519.
    Hs2019,
}

/// A `Signature` header, read.
#[derive(Debug)]
pub(super) struct Signature {
    pub key_id: String,
    algorithm: Algorithm,
    covered: Vec<String>,
    bytes: Vec<u8>,
    created: Option<Timestamp>,
    expires: Option<Timestamp>,
}

/// Reads a `Signature` header; `Signature ` in front of it, as in `Authorization`, is forgiven.
pub(super) fn parse(header: &str) -> Result<Signature, SignatureError> {
    let (mut key_id, mut algorithm, mut headers, mut signature) = (None, None, None, None);
    let (mut created, mut expires) = (None, None);
    let header = header.trim();
    let mut rest = match header.split_at_checked("Signature ".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("Signature ") => rest.trim_start(),
        _ => header,
    };
    while !rest.is_empty() {
        let (name, value, after) = parameter(rest)?;
        let mut unknown = None;
        let slot = match name {
            "keyId" => &mut key_id,
            "algorithm" => &mut algorithm,
            "headers" => &mut headers,
            "signature" => &mut signature,
            "created" => &mut created,
            "expires" => &mut expires,
            _ => &mut unknown,
        };
        if slot.replace(value).is_some() {
            return Err(Malformed("a parameter stands there twice"));
        }
        rest = after;
    }
    let algorithm = match algorithm.map(str::to_ascii_lowercase).as_deref() {
        None | Some("hs2019") => Algorithm::Hs2019,
        Some("rsa-sha256") => Algorithm::RsaSha256,
        Some(_) => return Err(Wrong("the algorithm is neither rsa-sha256 nor hs2019")),
    };
    let usual = if algorithm == Algorithm::Hs2019 { "(created)" } else { "date" };
    let covered: Vec<String> =
        headers.unwrap_or(usual).split_whitespace().map(str::to_ascii_lowercase).collect();
    if covered.len() > MOST_COVERED {
        return Err(Malformed("it covers too many headers"));
    }
    let signature = signature.ok_or(Malformed("signature is missing"))?;
    Ok(Signature {
        key_id: key_id.ok_or(Malformed("keyId is missing"))?.to_owned(),
        algorithm,
        covered,
        bytes: STANDARD.decode(signature).ok().ok_or(Malformed("signature is not base64"))?,
        created: created.map(seconds).transpose()?,
        expires: expires.map(seconds).transpose()?,
    })
}

/// Takes `name="value"` or `name=value` from the front: name, value, what follows the comma.
fn parameter(text: &str) -> Result<(&str, &str, &str), SignatureError> {
    let (name, rest) = text.split_once('=').ok_or(Malformed("a parameter has no value"))?;
    let rest = rest.trim_start();
    let (value, after) = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').ok_or(Malformed("a quote is not closed"))?,
        None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
    };
    let after = after.trim_start();
    if !after.is_empty() && !after.starts_with(',') {
        return Err(Malformed("parameters are not parted by commas"));
    }
    Ok((name.trim(), value.trim(), after.trim_start_matches(',').trim_start()))
}

fn seconds(text: &str) -> Result<Timestamp, SignatureError> {
    let seconds = text.parse::<i64>().ok().and_then(|seconds| seconds.checked_mul(1_000));
    seconds.map(Timestamp).ok_or(Malformed("a time is not a number of seconds"))
}

impl Signature {
    pub(super) fn covers(&self, name: &str) -> bool {
        self.covered.iter().any(|covered| covered == name)
    }

    /// Checks coverage, time and body (Mastodon's `HttpSignatureDraft#verified?`).
    pub(super) fn check(&self, request: &Incoming, now: Timestamp) -> Result<(), SignatureError> {
        if self.algorithm == Algorithm::RsaSha256
            && (self.covers("(created)") || self.covers("(expires)"))
        {
            return Err(Wrong("(created) and (expires) need algorithm hs2019"));
        }
        if !self.covers("(request-target)") && !self.covers("digest") {
            return Err(Wrong("neither (request-target) nor digest is signed"));
        }
        if request.method == "GET" && !self.covers("host") {
            return Err(Wrong("host is not signed"));
        }
        let created = if self.covers("(created)") {
            self.created.ok_or(Malformed("created is missing"))?
        } else if self.covers("date") {
            let date = request.header("date").ok_or(Wrong("there is no date"))?;
            parse_http_date(&date).ok_or(Wrong("the date cannot be read"))?
        } else {
            return Err(Wrong("neither date nor (created) is signed"));
        };
        // An expiry that is not signed could have been moved by anybody.
        check_time(created, self.expires.filter(|_| self.covers("(expires)")), now)?;
        if request.method != "GET" && !self.covers("digest") {
            return Err(Wrong("the digest is not signed"));
        }
        if !self.covers("digest") {
            return Ok(());
        }
        let digest = request.header("digest").ok_or(Wrong("there is no digest"))?;
        digest::check_header(&digest, request.body.as_bytes())
    }

    pub(super) fn verify(
        &self,
        request: &Incoming,
        key: &VerifyingKey,
    ) -> Result<(), SignatureError> {
        if matches!(key, VerifyingKey::Ed25519(_)) && self.algorithm == Algorithm::RsaSha256 {
            return Err(Wrong("the algorithm is not that of the key"));
        }
        let whole = self.text(request, &request.target)?;
        if key.verifies(whole.as_bytes(), &self.bytes) {
            return Ok(());
        }
        // Mastodon before 4.3 and some others leave the query out of the target.
        if request.path() != request.target {
            let short = self.text(request, request.path())?;
            if key.verifies(short.as_bytes(), &self.bytes) {
                return Ok(());
            }
        }
        Err(Wrong("the key did not make this signature"))
    }

    fn text(&self, request: &Incoming, target: &str) -> Result<String, SignatureError> {
        let mut lines = Vec::with_capacity(self.covered.len());
        for name in &self.covered {
            lines.push(match name.as_str() {
                "(request-target)" => {
                    format!("{name}: {} {target}", request.method.to_ascii_lowercase())
                }
                "(created)" => format!("{name}: {}", self.created.ok_or(CREATED)?.0 / 1_000),
                "(expires)" => format!("{name}: {}", self.expires.ok_or(EXPIRES)?.0 / 1_000),
                header => {
                    let value = request.header(header);
                    format!("{name}: {}", value.ok_or(Wrong("a signed header is not there"))?)
                }
            });
        }
        Ok(lines.join("\n"))
    }
}

const CREATED: SignatureError = Malformed("created is missing");
const EXPIRES: SignatureError = Malformed("expires is missing");

#[cfg(test)]
mod tests {
    use super::super::{NewKey, SigningKey, verify};
    use super::*;
    use std::sync::Arc;

    const NOW: Timestamp = Timestamp(1_795_000_000_000);

    #[test]
    fn what_we_sign_others_can_verify() {
        let made = NewKey::generate().unwrap();
        let key = Arc::new(SigningKey::from_pkcs8(&made.pkcs8).unwrap());
        let signer = Signer { key_id: "https://a.example/actor#main-key".to_owned(), key };
        let theirs = VerifyingKey::from_pem(&made.public_pem).unwrap();
        let url = Url::parse("https://b.example/inbox?x=1").unwrap();

        let signed = sign_post(&signer, &url, b"{}", NOW).unwrap();
        let mut request = Incoming {
            method: "POST".to_owned(),
            origin: "https://b.example".to_owned(),
            target: "/inbox?x=1".to_owned(),
            headers: [
                ("host", "b.example".to_owned()),
                ("date", signed.date),
                ("digest", signed.digest.unwrap()),
                ("content-type", CONTENT_TYPE.to_owned()),
                ("signature", signed.signature),
            ]
            .map(|(name, value)| (name.to_owned(), value))
            .into(),
            body: "{}".to_owned(),
        };

        assert_eq!(verify(&request, &theirs, NOW), Ok(()));
        let late = NOW.plus(std::time::Duration::from_hours(2));
        assert!(matches!(verify(&request, &theirs, late), Err(SignatureError::Stale(_))));
        request.body = "[]".to_owned();
        assert!(matches!(verify(&request, &theirs, NOW), Err(Wrong(_))));
    }

    #[test]
    fn bad_headers_are_malformed_not_fatal() {
        for bad in [
            "",
            "keyId",
            "keyId=\"x",
            "keyId=\"x\" signature=\"y\"",
            "keyId=\"x\",keyId=\"y\",signature=\"AA==\"",
            "keyId=\"x\",signature=\"?\"",
            "keyId=\"x\",created=soon,signature=\"AA==\"",
            "keyId=\"x\",created=9223372036854775807,signature=\"AA==\"",
        ] {
            assert!(matches!(parse(bad), Err(Malformed(_))), "{bad}");
        }
        let sha1 = parse("keyId=\"x\",algorithm=\"rsa-sha1\",signature=\"AA==\"");
        assert!(matches!(sha1, Err(Wrong(_))));
    }
}
