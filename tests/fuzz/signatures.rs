//! What proves a request or a document: signatures, digests, dates, keys.

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};
use tusklet::base::Timestamp;
use tusklet::protocol::integrity::{self, Kind};
use tusklet::protocol::signature::{
    self, Incoming, NewKey, ProofKey, VerifyingKey, digest, from_multibase, http_date,
    parse_http_date, to_multibase,
};

use super::{Target, must};

const NOW: Timestamp = Timestamp(1_709_208_000_000);

static RSA: LazyLock<VerifyingKey> =
    LazyLock::new(|| VerifyingKey::from_pem(&NewKey::generate().unwrap().public_pem).unwrap());

static ED25519: LazyLock<VerifyingKey> = LazyLock::new(|| {
    VerifyingKey::from_multibase(&ProofKey::generate().unwrap().1.public()).unwrap()
});

/// Lines of a head: `name: value`.
pub fn heads_of(bytes: &[u8]) -> HeaderMap {
    let lines = bytes.split(|byte| *byte == b'\n').take(200);
    let pairs = lines.filter_map(|line| {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        Some((HeaderName::from_bytes(name).ok()?, HeaderValue::from_bytes(value).ok()?))
    });
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        headers.append(name, value);
    }
    headers
}

pub fn headers() -> Target {
    let digest = digest::header(b"{}");
    let content_digest = digest::content_digest(b"{}");
    let date = http_date(NOW);
    let seeds = [
        format!(
            "host: h.example\ndate: {date}\ndigest: {digest}\nsignature: keyId=\"https://a.example/u#main-key\",\
             algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"AAAA\""
        ),
        format!(
            "host: h.example\ndigest: {digest}\nsignature: keyId=\"https://a.example/u\",algorithm=\"hs2019\",\
             created=1709208000,expires=1709208300,headers=\"(request-target) (created) (expires) digest\",\
             signature=\"AAAA==\""
        ),
        format!(
            "host: h.example\ncontent-digest: {content_digest}\nsignature-input: sig1=(\"@method\" \
             \"@target-uri\" \"@authority\" \"content-digest\");created=1709208000;\
             keyid=\"https://a.example/u#main-key\";alg=\"rsa-v1_5-sha256\"\nsignature: sig1=:AAAA:"
        ),
        format!(
            "content-digest: {content_digest}\nsignature-input: gw=(\"@method\";req);keyid=\"g\", sig1=( \
             \"@method\"  \"@target-uri\" \"content-digest\" ); created=1709208000;keyid=\"k\";tag\n\
             signature: gw=:AAAA:, sig1=:AAAA:"
        ),
    ];
    (seeds.map(String::into_bytes).to_vec(), |bytes| {
        let headers = heads_of(bytes);
        let request =
            Incoming::new("POST", "https://h.example", "/inbox?x=1", &headers, "{}".into());
        let _ = signature::check(&request, NOW);
        if let Ok(key_id) = signature::key_id(&request) {
            must(key_id.len() <= signature::policy::LONGEST_HEADER, "a key id is too long")?;
        }
        must(signature::verify(&request, &RSA, NOW).is_err(), "a made up signature is believed")?;
        must(signature::verify(&request, &ED25519, NOW).is_err(), "a made up signature is believed")
    })
}

pub fn digests() -> Target {
    let both = format!("sha-512=abc=, {}", digest::header(b"x"));
    (
        vec![both.into(), digest::content_digest(b"x").into(), b"SHA-256=,sha-256=::".to_vec()],
        |bytes| {
            let value = String::from_utf8_lossy(bytes);
            let other = b"another body";
            must(digest::check_header(&value, other).is_err(), "a digest fits what it is not of")?;
            must(
                digest::check_content_digest(&value, other).is_err(),
                "a digest fits what it is not of",
            )
        },
    )
}

pub fn dates() -> Target {
    let seeds = [
        "Mon, 23 Nov 2026 04:23:06 GMT",
        "2024-02-29T12:00:00.123+14:00",
        "2024-02-29",
        "1709208000",
    ];
    (seeds.map(Into::into).to_vec(), |bytes| {
        let text = String::from_utf8_lossy(bytes);
        if let Some(moment) = parse_http_date(&text) {
            must(
                parse_http_date(&http_date(moment)) == Some(moment),
                "a date reads back as another",
            )?;
        }
        if let Some(moment) = Timestamp::parse(&text) {
            must(
                Timestamp::parse(&moment.rfc3339()) == Some(moment),
                "a moment reads back as another",
            )?;
        }
        Ok(())
    })
}

pub fn keys() -> Target {
    let pem = NewKey::generate().unwrap().public_pem;
    let multibase = ProofKey::generate().unwrap().1.public();
    (vec![pem.into(), multibase.into(), to_multibase(b"anything").into()], |bytes| {
        let text = String::from_utf8_lossy(bytes);
        for key in [VerifyingKey::from_pem(&text), VerifyingKey::from_multibase(&text)] {
            must(
                key.is_none_or(|key| !key.verifies(b"text", b"nothing")),
                "nothing is a signature",
            )?;
        }
        if let Some(decoded) = from_multibase(&text) {
            must(decoded.len() <= text.len(), "base58 grew")?;
            let again = from_multibase(&to_multibase(&decoded));
            must(again.as_deref() == Some(&decoded[..]), "base58 reads back as another")?;
        }
        Ok(())
    })
}

pub fn documents_signed() -> Target {
    let context = json!([
        "https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1",
        {"Emoji": "toot:Emoji", "toot": "http://joinmastodon.org/ns#", "focalPoint": {"@container": "@list",
         "@id": "toot:focalPoint"}, "sensitive": "as:sensitive", "Hashtag": "as:Hashtag"},
    ]);
    let object = json!({
        "id": "https://a.example/1", "type": "Note", "content": "<p>é</p>", "contentMap": {"en": "<p>x</p>"},
        "to": ["as:Public"], "cc": [], "sensitive": false, "published": "2024-02-29T12:00:00Z",
        "tag": [{"type": "Hashtag", "name": "#x"}, {"type": "Mention", "href": "https://h.example/u"}],
        "attachment": [{"type": "Document", "focalPoint": [0.5, -71.184_902], "width": 640}],
        "replies": {"type": "Collection", "first": {"type": "CollectionPage", "items": []}},
    });
    let signed = json!({
        "@context": context, "id": "https://a.example/1#create", "type": "Create",
        "actor": "https://a.example/u", "object": object,
        "signature": {"type": "RsaSignature2017", "creator": "https://a.example/u#main-key",
            "created": "2024-02-29T12:00:00Z", "signatureValue": "AAAA"},
        "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
            "created": "2024-02-29T12:00:00Z", "verificationMethod": "https://a.example/u#ed25519",
            "proofPurpose": "assertionMethod", "proofValue": "z3sXaxjKs4M3BRicwWA9peyNPJvJqxtGsDmpt1jjoHCjgeUf71TRFz56osPSfDErszyLp5Ks1EhYSgpDaNM977Rg2"},
    });
    // Many nodes without names, which canonicalisation must tell apart.
    let knots: Vec<Value> = (0..24).map(|_| json!({"attributedTo": [{}, {"to": {}}]})).collect();
    let mut knotted = signed.clone();
    knotted["object"]["tag"] = Value::Array(knots);
    let seeds = [signed, knotted].map(|document| document.to_string().into_bytes());
    (seeds.to_vec(), |bytes| {
        let Ok(document) = serde_json::from_slice::<Value>(bytes) else { return Ok(()) };
        let claims = integrity::claims(&document);
        must(claims.len() <= 2, "too many claims")?;
        for claim in claims {
            let key = match claim.kind {
                Kind::Proof => &*ED25519,
                Kind::LinkedData => &*RSA,
            };
            let verdict = integrity::verify(&document, &claim, key, NOW);
            must(verdict.is_err(), "a made up signature is believed")?;
        }
        Ok(())
    })
}
