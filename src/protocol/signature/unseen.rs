//! Requests that are odd but good, and others that are forged: made anew for every run from
//! `tests/fixtures/unseen/signatures.json`. Each names its headers and the very text that is signed,
//! so that nothing of ours takes part in making it but the keys.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{Algorithm, SHA256, SHA512, digest};
use serde::Deserialize;

use super::{Incoming, NewKey, ProofKey, SigningKey, VerifyingKey, http_date, verify};
use crate::base::Timestamp;

const VECTORS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/unseen/signatures.json"));

const NOW: Timestamp = Timestamp(1_795_000_000_000);

#[derive(Deserialize)]
struct Vector {
    name: String,
    method: String,
    target: String,
    body: String,
    /// Who signs: `rsa` or `ed25519`.
    key: String,
    /// By whose key it is checked, if another's.
    verify: Option<String>,
    headers: Vec<String>,
    /// The lines that are signed.
    signed: Vec<String>,
    /// `valid`, or a part of why it is refused.
    expect: String,
}

struct Keys {
    rsa: SigningKey,
    ed25519: ProofKey,
    public: [(&'static str, VerifyingKey); 3],
}

impl Keys {
    fn made() -> Self {
        let (rsa, other) = (NewKey::generate().unwrap(), NewKey::generate().unwrap());
        let (_, ed25519) = ProofKey::generate().unwrap();
        let public = [
            ("rsa", VerifyingKey::from_pem(&rsa.public_pem).unwrap()),
            ("other", VerifyingKey::from_pem(&other.public_pem).unwrap()),
            ("ed25519", VerifyingKey::from_multibase(&ed25519.public()).unwrap()),
        ];
        Self { rsa: SigningKey::from_pkcs8(&rsa.pkcs8).unwrap(), ed25519, public }
    }

    fn sign(&self, name: &str, text: &str) -> Vec<u8> {
        match name {
            "ed25519" => self.ed25519.sign(text.as_bytes()),
            _ => self.rsa.sign(text.as_bytes()).unwrap(),
        }
    }

    fn public(&self, name: &str) -> &VerifyingKey {
        &self.public.iter().find(|(known, _)| *known == name).unwrap().1
    }
}

fn base64_of(algorithm: &'static Algorithm, body: &str) -> String {
    STANDARD.encode(digest(algorithm, body.as_bytes()))
}

/// `text` with what is only known now: `{NOW}`, `{NOW-7200}`, `{DATE}`, `{SHA256}` …
fn filled(text: &str, body: &str) -> String {
    let mut out = String::new();
    for (at, piece) in text.split('{').enumerate() {
        let Some((name, rest)) = piece.split_once('}').filter(|_| at > 0) else {
            out.push_str(if at > 0 { "{" } else { "" });
            out.push_str(piece);
            continue;
        };
        match name {
            "DATE" => out.push_str(&http_date(NOW)),
            "SHA256" => out.push_str(&base64_of(&SHA256, body)),
            "SHA512" => out.push_str(&base64_of(&SHA512, body)),
            "SHA256-OTHER" => out.push_str(&base64_of(&SHA256, "[]")),
            "SIG" => out.push_str("{SIG}"),
            now => {
                let span = now.strip_prefix("NOW").unwrap();
                let span: i64 = if span.is_empty() { 0 } else { span.parse().unwrap() };
                out.push_str(&(NOW.0 / 1_000 + span).to_string());
            }
        }
        out.push_str(rest);
    }
    out
}

#[test]
fn odd_requests_are_believed_and_forged_ones_refused_for_what_is_wrong_with_them() {
    let keys = Keys::made();
    let vectors: Vec<Vector> = serde_json::from_str(VECTORS).unwrap();
    let wrong: Vec<String> = vectors
        .iter()
        .filter_map(|vector| {
            let signed = filled(&vector.signed.join("\n"), &vector.body);
            let signature = STANDARD.encode(keys.sign(&vector.key, &signed));
            let headers = vector.headers.iter().map(|line| {
                let (name, value) = line.split_once(':').unwrap();
                let value = filled(value, &vector.body).replace("{SIG}", &signature);
                (name.to_ascii_lowercase(), value)
            });
            let request = Incoming {
                method: vector.method.clone(),
                origin: "https://home.example".to_owned(),
                target: vector.target.clone(),
                headers: headers.collect(),
                body: vector.body.clone(),
            };
            let key = keys.public(vector.verify.as_ref().unwrap_or(&vector.key));
            let agrees = match verify(&request, key, NOW) {
                Ok(()) => vector.expect == "valid",
                Err(refused) => refused.to_string().contains(&vector.expect),
            };
            let verdict = verify(&request, key, NOW);
            (!agrees).then(|| format!("{}: {verdict:?}, not {}", vector.name, vector.expect))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
}

/// RFC 9421, appendix B.2.6: the signature base, the key and the signature are those printed there.
#[test]
fn the_ed25519_example_of_rfc_9421_verifies() {
    let key = "-----BEGIN PUBLIC KEY-----\n\
        MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n\
        -----END PUBLIC KEY-----\n";
    let base = "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\"@method\": POST\n\"@path\": /foo\n\
        \"@authority\": example.com\n\"content-type\": application/json\n\"content-length\": 18\n\
        \"@signature-params\": (\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \
        \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
    let signature =
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
    let key = VerifyingKey::from_pem(key).unwrap();
    assert!(key.verifies(base.as_bytes(), &STANDARD.decode(signature).unwrap()));
}
