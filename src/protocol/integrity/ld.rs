//! Linked Data Signatures: `RsaSignature2017`, as Mastodon writes it and others after it.
//!
//! What is signed are the statements that a document makes, not its bytes; the readers of both
//! ([`super::quads`], `activitypub::incoming`) must therefore mean the same, and what could part
//! them is refused.

use serde_json::{Value, json};

use super::IntegrityError::{Malformed, Missing, Wrong};
use super::{IntegrityError, canon, quads};
use crate::base::Timestamp;
use crate::protocol::signature::VerifyingKey;
use crate::protocol::signature::policy::CLOCK_SKEW;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The key by which a document is said to be signed.
pub(super) fn key_of(document: &Value) -> Option<String> {
    let signature = of(document).ok()?;
    signature["creator"].as_str().map(str::to_owned)
}

fn of(document: &Value) -> Result<&Value, IntegrityError> {
    let signature = &document["signature"];
    let fits = signature["type"].as_str().is_some_and(|kind| kind.ends_with("RsaSignature2017"));
    if fits { Ok(signature) } else { Err(Missing) }
}

/// Whether the owner of `key` signed all of `document`.
pub(super) fn verify(
    document: &Value,
    key: &VerifyingKey,
    now: Timestamp,
) -> Result<(), IntegrityError> {
    let signature = of(document)?;
    if !matches!(key, VerifyingKey::Rsa(_)) {
        return Err(Wrong("the key is not of the kind of the signature"));
    }
    let moment = |name: &str| signature[name].as_str().and_then(Timestamp::parse);
    if moment("created").is_some_and(|made| made > now.plus(CLOCK_SKEW)) {
        return Err(Wrong("it is made for a time still to come"));
    }
    if moment("expires").is_some_and(|expires| now > expires.plus(CLOCK_SKEW)) {
        return Err(Wrong("it has expired"));
    }
    let value = signature["signatureValue"].as_str();
    let value = value.ok_or(Malformed("signatureValue is missing"))?;
    let value: String = value.split_ascii_whitespace().collect();
    let bytes = STANDARD.decode(value).ok().ok_or(Malformed("signatureValue is not base64"))?;
    let (mut options, mut bare) = (signature.clone(), document.clone());
    if let (Some(options), Some(bare)) = (options.as_object_mut(), bare.as_object_mut()) {
        for name in ["type", "id", "signatureValue"] {
            options.remove(name);
        }
        options.insert("@context".to_owned(), json!("https://w3id.org/identity/v1"));
        bare.remove("signature");
    }
    let options = canon::hash(&quads::of(&options)?)?;
    let document = canon::hash(&quads::of(&bare)?)?;
    if key.verifies(format!("{options}{document}").as_bytes(), &bytes) {
        return Ok(());
    }
    Err(Wrong("the key did not make it"))
}
