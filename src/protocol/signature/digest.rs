//! Digests of bodies: the old `Digest` header (RFC 3230) and `Content-Digest` (RFC 9530).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{Algorithm, SHA256, SHA512, digest};

use super::SignatureError;
use super::SignatureError::{Malformed, Wrong};
use crate::base::secret;

/// The `Digest` header of `body`: `SHA-256=…`.
pub fn header(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(digest(&SHA256, body)))
}

/// The `Content-Digest` header of `body`: `sha-256=:…:`.
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(digest(&SHA256, body)))
}

/// Whether a `Digest` header tells the truth about `body`. Other algorithms may stand beside
/// SHA-256, never instead of it.
pub fn check_header(value: &str, body: &[u8]) -> Result<(), SignatureError> {
    let told = told(value, "sha-256");
    if told.is_empty() {
        return Err(Wrong("the digest header holds no SHA-256"));
    }
    told.into_iter().try_for_each(|told| compare(&decode(told, &SHA256)?, body, &SHA256))
}

/// Whether a `Content-Digest` header tells the truth about `body`: by SHA-256, or SHA-512 alone
/// (RFC 9530).
pub fn check_content_digest(value: &str, body: &[u8]) -> Result<(), SignatureError> {
    // Keys of a dictionary are in lower case (RFC 8941, section 3.1.2).
    if value.split('=').next().is_some_and(|key| key.contains(|c: char| c.is_ascii_uppercase())) {
        return Err(Malformed("content-digest is not a dictionary"));
    }
    let mut known = [("sha-256", &SHA256), ("sha-512", &SHA512)]
        .map(|(name, algorithm)| (told(value, name), algorithm))
        .into_iter()
        .filter(|(told, _)| !told.is_empty());
    let (told, algorithm) =
        known.next().ok_or(Wrong("the content-digest header holds neither sha-256 nor sha-512"))?;
    told.into_iter().try_for_each(|told| {
        let told = told.strip_prefix(':').and_then(|rest| rest.strip_suffix(':'));
        let told = told.ok_or(Malformed("content-digest is not a byte sequence"))?;
        compare(&decode(told, algorithm)?, body, algorithm)
    })
}

/// What a header says under one name. Were it to say two things, both must be true.
fn told<'a>(value: &'a str, name: &str) -> Vec<&'a str> {
    value
        .split(',')
        .filter_map(|part| part.trim().split_once('='))
        .filter(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, told)| told.trim())
        .collect()
}

fn decode(told: &str, algorithm: &Algorithm) -> Result<Vec<u8>, SignatureError> {
    let bytes = STANDARD.decode(told).ok();
    let bytes = bytes.filter(|bytes| bytes.len() == algorithm.output_len());
    bytes.ok_or(Malformed("the digest is not base64, or not as long as one"))
}

fn compare(told: &[u8], body: &[u8], algorithm: &'static Algorithm) -> Result<(), SignatureError> {
    if secret::same(told, digest(algorithm, body).as_ref()) {
        return Ok(());
    }
    Err(Wrong("the body is not the one that was signed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_fits_its_own_body_only() {
        assert_eq!(check_header(&header(b"one"), b"one"), Ok(()));
        assert!(matches!(check_header(&header(b"one"), b"two"), Err(Wrong(_))));
        assert_eq!(check_content_digest(&content_digest(b"one"), b"one"), Ok(()));
        assert!(matches!(check_content_digest("sha-256=abc", b""), Err(Malformed(_))));
        assert!(matches!(check_header("SHA-256=!!!!", b""), Err(Malformed(_))));
        assert!(matches!(check_header("SHA-512=abc", b""), Err(Wrong(_))));
        let both = format!("sha-512=abc=, {}", header(b"one").replace("SHA", "sha"));
        assert_eq!(check_header(&both, b"one"), Ok(()));
    }
}
