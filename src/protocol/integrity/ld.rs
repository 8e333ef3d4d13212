//! Linked Data Signatures: `RsaSignature2017`, as Mastodon writes it and others after it.
//!
//! What is signed are the statements that a document makes, not its bytes; the readers of both
//! ([`super::quads`], `activitypub::incoming`) must therefore mean the same, and what could part
//! them is refused.

use std::time::Duration;

use serde_json::{Value, json};

use super::IntegrityError::{Malformed, Missing, Wrong};
use super::{IntegrityError, canon, quads};
use crate::base::Timestamp;
use crate::protocol::signature::policy::CLOCK_SKEW;
use crate::protocol::signature::{SigningKey, VerifyingKey};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The terms of a signature.
const CONTEXT: &str = "https://w3id.org/security/v1";

/// How long a signature of ours is good for: whoever brings the document later may have missed
/// that it was taken back.
const LIFE: Duration = Duration::from_hours(48);

/// Names the terms of a signature in a document that is to be signed: before a proof goes into it,
/// which speaks of its contexts, too.
pub fn announce(document: &mut Value) {
    let Some(object) = document.as_object_mut() else { return };
    let mut all = match object.remove("@context") {
        Some(Value::Array(all)) => all,
        Some(single) => vec![single],
        None => vec![],
    };
    if !all.iter().any(|one| one == CONTEXT) {
        // Contexts that must not be changed by later ones come after it.
        all.insert(all.len().min(1), Value::String(CONTEXT.to_owned()));
    }
    object.insert("@context".to_owned(), Value::Array(all));
}

/// Signs a document of ours whose terms were [`announce`]d.
///
/// # Errors
/// When the document says something that a signature would not cover, or the key cannot sign.
pub fn sign(
    document: &mut Value,
    key_id: &str,
    key: &SigningKey,
    now: Timestamp,
) -> Result<(), IntegrityError> {
    let mut signature = json!({
        "@context": OPTIONS_CONTEXT,
        "creator": key_id,
        "created": now.rfc3339(),
        "expires": now.plus(LIFE).rfc3339(),
    });
    let text = text(&signature, document)?;
    let bytes = key.sign(text.as_bytes()).ok().ok_or(Wrong("our key does not sign"))?;
    if let Some(members) = signature.as_object_mut() {
        members.remove("@context");
        members.insert("type".to_owned(), json!("RsaSignature2017"));
        members.insert("signatureValue".to_owned(), json!(STANDARD.encode(bytes)));
    }
    document["signature"] = signature;
    Ok(())
}

/// The context in which the options of a signature are read, whatever the document says.
const OPTIONS_CONTEXT: &str = "https://w3id.org/identity/v1";

/// What is signed: the statements of the options, and those of the document.
fn text(options: &Value, document: &Value) -> Result<String, IntegrityError> {
    let options = canon::hash(&quads::of(options)?)?;
    let document = canon::hash(&quads::of(document)?)?;
    Ok(format!("{options}{document}"))
}

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
        options.insert("@context".to_owned(), json!(OPTIONS_CONTEXT));
        bare.remove("signature");
    }
    if key.verifies(text(&options, &bare)?.as_bytes(), &bytes) {
        return Ok(());
    }
    Err(Wrong("the key did not make it"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::integrity::proof;
    use crate::protocol::signature::{NewKey, ProofKey};

    #[test]
    fn what_we_sign_others_can_verify_beside_a_proof_and_nobody_can_change() {
        let made = NewKey::generate().unwrap();
        let key = SigningKey::from_pkcs8(&made.pkcs8).unwrap();
        let theirs = VerifyingKey::from_pem(&made.public_pem).unwrap();
        let (_, prover) = ProofKey::generate().unwrap();
        let theirs_too = VerifyingKey::from_multibase(&prover.public()).unwrap();
        let now = Timestamp(1_795_000_000_000);
        let mut document = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Like",
            "id": "https://a.example/1", "actor": "https://a.example/u",
            "object": "https://b.example/1",
        });

        announce(&mut document);
        proof::prove(&mut document, "https://a.example/u#proof-key", &prover, now);
        sign(&mut document, "https://a.example/u#main-key", &key, now).unwrap();

        assert_eq!(key_of(&document).unwrap(), "https://a.example/u#main-key");
        assert_eq!(verify(&document, &theirs, now), Ok(()));
        assert_eq!(proof::verify(&document, &theirs_too, now), Ok(()));
        let late = now.plus(LIFE + CLOCK_SKEW + Duration::from_secs(1));
        assert!(matches!(verify(&document, &theirs, late), Err(Wrong("it has expired"))));
        document["object"] = json!("https://b.example/2");
        assert!(matches!(verify(&document, &theirs, now), Err(Wrong(_))));
    }
}
