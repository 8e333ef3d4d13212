//! Proofs that are odd but good, and others that are forged, made anew for every run from
//! `tests/fixtures/unseen/proofs.json`: the options and the document are signed as they stand there,
//! and changed after that.

use ring::digest::{SHA256, digest};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::proof;
use crate::base::Timestamp;
use crate::protocol::signature::{ProofKey, VerifyingKey, to_multibase};

const VECTORS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/unseen/proofs.json"));

/// 2026-11-18T10:06:40Z.
const NOW: Timestamp = Timestamp(1_794_996_400_000);

#[derive(Deserialize)]
struct Vector {
    name: String,
    document: Value,
    proof: Value,
    /// Proofs that stand before it.
    #[serde(default)]
    beside: Vec<Value>,
    /// What is put where after it was signed.
    #[serde(default)]
    after: Map<String, Value>,
    /// `valid`, or a part of why it is refused.
    expect: String,
}

/// The canonical form of what has plain names and no fractions: its members are in order already.
fn hash(value: &Value) -> Vec<u8> {
    digest(&SHA256, value.to_string().as_bytes()).as_ref().to_vec()
}

impl Vector {
    fn signed(&self, key: &ProofKey) -> Value {
        let mut document = self.document.clone();
        let mut proof = self.proof.clone();
        let signature = key.sign(&[hash(&proof), hash(&document)].concat());
        proof["proofValue"] = json!(to_multibase(&signature));
        document["proof"] = match self.beside.as_slice() {
            [] => proof,
            beside => beside.iter().cloned().chain([proof]).collect(),
        };
        for (place, value) in &self.after {
            let (above, name) = place.rsplit_once('/').unwrap();
            document.pointer_mut(above).unwrap()[name] = value.clone();
        }
        document
    }
}

#[test]
fn odd_proofs_are_believed_and_forged_ones_refused_for_what_is_wrong_with_them() {
    let (_, key) = ProofKey::generate().unwrap();
    let theirs = VerifyingKey::from_multibase(&key.public()).unwrap();
    let vectors: Vec<Vector> = serde_json::from_str(VECTORS).unwrap();
    let wrong: Vec<String> = vectors
        .iter()
        .filter_map(|vector| {
            let verdict = proof::verify(&vector.signed(&key), &theirs, NOW);
            let agrees = match &verdict {
                Ok(()) => vector.expect == "valid",
                Err(refused) => refused.to_string().contains(&vector.expect),
            };
            (!agrees).then(|| format!("{}: {verdict:?}, not {}", vector.name, vector.expect))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
}

/// The example of `eddsa-jcs-2022` in the appendix of vc-di-eddsa: its key and its value.
#[test]
fn the_example_of_the_cryptosuite_verifies() {
    const KEY: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    let context = json!([
        "https://www.w3.org/ns/credentials/v2",
        "https://www.w3.org/ns/credentials/examples/v2",
    ]);
    let mut credential = json!({
        "@context": context, "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"], "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678", "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
        "proof": {
            "@context": context, "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
            "created": "2023-02-24T23:36:38Z", "proofPurpose": "assertionMethod",
            "verificationMethod": format!("did:key:{KEY}#{KEY}"),
            "proofValue": "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX",
        },
    });
    let key = VerifyingKey::from_multibase(KEY).unwrap();
    assert_eq!(proof::verify(&credential, &key, NOW), Ok(()));
    credential["name"] = json!("Another");
    assert!(proof::verify(&credential, &key, NOW).is_err());
}
