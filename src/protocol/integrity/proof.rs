//! Object integrity proofs: FEP-8b32, cryptosuite `eddsa-jcs-2022`.

use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::IntegrityError::{Malformed, Missing, Wrong};
use super::{IntegrityError, jcs};
use crate::base::Timestamp;
use crate::protocol::signature::policy::CLOCK_SKEW;
use crate::protocol::signature::{ProofKey, VerifyingKey, from_multibase, to_multibase};

/// The terms of a proof.
const CONTEXT: &str = "https://w3id.org/security/data-integrity/v1";

/// Adds a proof to a document of ours. `key_id` is listed in our actor's `assertionMethod`.
///
/// Some who verify write `created` anew before they hash it, and leave out the zeros at the end of
/// a fraction; so it has none.
pub fn prove(document: &mut Value, key_id: &str, key: &ProofKey, now: Timestamp) {
    let Some(object) = document.as_object_mut() else { return };
    let context = object.remove("@context").unwrap_or(Value::Null);
    let context = with_terms(context);
    object.insert("@context".to_owned(), context.clone());
    let mut proof = json!({
        "@context": context,
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": now.whole_seconds(),
        "verificationMethod": key_id,
        "proofPurpose": "assertionMethod",
    });
    let signature = key.sign(&hash(&proof, document));
    proof["proofValue"] = Value::String(to_multibase(&signature));
    document["proof"] = proof;
}

/// The context with the terms of a proof after those that are named by their address.
fn with_terms(context: Value) -> Value {
    let mut all = match context {
        Value::Array(all) => all,
        Value::Null => vec![],
        single => vec![single],
    };
    if !all.iter().any(|one| one == CONTEXT) {
        let place = all.iter().position(|one| !one.is_string()).unwrap_or(all.len());
        all.insert(place, Value::String(CONTEXT.to_owned()));
    }
    Value::Array(all)
}

/// The key by which a document is said to be proven.
pub fn key_of(document: &Value) -> Option<String> {
    let proof = of(document).ok()?;
    proof["verificationMethod"].as_str().map(str::to_owned)
}

/// The one proof of a document that is of the kind we read.
fn of(document: &Value) -> Result<&Value, IntegrityError> {
    let listed = match &document["proof"] {
        Value::Null => return Err(Missing),
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    let fits = |proof: &&Value| {
        proof["type"] == "DataIntegrityProof" && proof["cryptosuite"] == "eddsa-jcs-2022"
    };
    listed.iter().take(8).find(fits).ok_or(Missing)
}

/// Whether the owner of `key` proved all of `document`.
pub fn verify(document: &Value, key: &VerifyingKey, now: Timestamp) -> Result<(), IntegrityError> {
    let proof = of(document)?;
    if !matches!(key, VerifyingKey::Ed25519(_)) {
        return Err(Wrong("the key is not of the kind of the proof"));
    }
    if proof["proofPurpose"] != "assertionMethod" {
        return Err(Wrong("it is made for another purpose"));
    }
    let made = proof["created"].as_str().and_then(Timestamp::parse);
    if made.is_some_and(|made| made > now.plus(CLOCK_SKEW)) {
        return Err(Wrong("it is made for a time still to come"));
    }
    let expires = proof["expires"].as_str().and_then(Timestamp::parse);
    if expires.is_some_and(|expires| now > expires) {
        return Err(Wrong("it has expired"));
    }
    let value = proof["proofValue"].as_str().ok_or(Malformed("proofValue is missing"))?;
    let signature = from_multibase(value).ok_or(Malformed("proofValue is not base58"))?;
    let mut options = proof.clone();
    let mut bare = document.clone();
    if let (Some(options), Some(bare)) = (options.as_object_mut(), bare.as_object_mut()) {
        options.remove("proofValue");
        bare.remove("proof");
        // Made after the proof, over all of it.
        bare.remove("signature");
    }
    if key.verifies(&hash(&options, &bare), &signature) {
        return Ok(());
    }
    Err(Wrong("the key did not make it"))
}

fn hash(options: &Value, document: &Value) -> Vec<u8> {
    let of = |value: &Value| digest(&SHA256, jcs::text(value).as_bytes());
    [of(options).as_ref(), of(document).as_ref()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_we_prove_others_can_verify_and_nobody_can_change() {
        let (_, key) = ProofKey::generate().unwrap();
        let theirs = VerifyingKey::from_multibase(&key.public()).unwrap();
        let now = Timestamp(1_795_000_000_120);
        let mut document = json!({"@context": ["https://www.w3.org/ns/activitystreams", {"a": "b:c"}],
                                  "type": "Like", "actor": "https://a.example/u", "n": 1.5});

        prove(&mut document, "https://a.example/u#proof-key", &key, now);

        assert_eq!(document["@context"][1], CONTEXT);
        assert_eq!(document["proof"]["created"], "2026-11-18T11:06:40Z");
        assert_eq!(key_of(&document).unwrap(), "https://a.example/u#proof-key");
        assert_eq!(verify(&document, &theirs, now), Ok(()));
        document["actor"] = json!("https://b.example/u");
        assert!(matches!(verify(&document, &theirs, now), Err(Wrong(_))));
        assert_eq!(verify(&json!({}), &theirs, now), Err(Missing));
    }
}
