//! Signed documents recorded from other servers, and forged ones. They lie beside the project, not
//! in it: where they are missing these tests say so and pass.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use super::{claims, verify};
use crate::base::Timestamp;
use crate::protocol::signature::VerifyingKey;

#[derive(Deserialize)]
struct Vector {
    id: String,
    document: Value,
    key: Key,
    expect: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Key {
    id: String,
    public_key_pem: Option<String>,
    public_key_multibase: Option<String>,
}

fn corpus(name: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("shared/reference/corpus/signatures").join(name))
        .find(|path| path.exists());
    if found.is_none() {
        eprintln!("skipped: {name} is not here");
    }
    found
}

fn judged(vector: &Vector) -> Result<(), String> {
    let pem = vector.key.public_key_pem.as_deref().and_then(VerifyingKey::from_pem);
    let multibase = vector.key.public_key_multibase.as_deref();
    let key = pem.or_else(|| VerifyingKey::from_multibase(multibase?));
    let key = key.ok_or("the key is not read")?;
    // Judged at the moment of signing: some are good for a few days only.
    let made = ["proof", "signature"]
        .iter()
        .find_map(|name| Timestamp::parse(vector.document[*name]["created"].as_str()?));
    let now = made.unwrap_or(Timestamp(1_796_000_000_000));
    let all = claims(&vector.document);
    let claim = all.iter().find(|claim| claim.key_id == vector.key.id).ok_or("no such claim")?;
    verify(&vector.document, claim, &key, now).map_err(|refused| refused.to_string())
}

fn all_agree(name: &str) {
    let Some(path) = corpus(name) else { return };
    let vectors: Vec<Vector> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let wrong: Vec<String> = vectors
        .iter()
        .filter_map(|vector| {
            let verdict = judged(vector);
            let agrees = verdict.is_ok() == (vector.expect == "valid");
            (!agrees).then(|| format!("{} ({}): {verdict:?}", vector.id, vector.why))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
}

#[test]
fn proofs_are_judged_right() {
    all_agree("proof.json");
}

#[test]
fn linked_data_signatures_are_judged_right() {
    all_agree("ld.json");
}

#[test]
fn multikeys_are_read_right() {
    let Some(path) = corpus("multikey.json") else { return };
    let vectors: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    for vector in vectors.as_array().unwrap() {
        let text = vector["multikey"]["publicKeyMultibase"].as_str().unwrap();
        let key = VerifyingKey::from_multibase(text).unwrap();
        if let (VerifyingKey::Ed25519(bytes), Some(hex)) = (key, vector["publicKeyHex"].as_str()) {
            let pairs = (0..hex.len()).step_by(2).map(|at| &hex[at..at + 2]);
            let told: Vec<u8> = pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
            assert_eq!(bytes.as_slice(), told);
        }
    }
}
