//! Requests recorded from other servers, and forged ones, judged by `verify`. They lie beside the
//! project, not in it: where they are missing these tests say so and pass.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use url::Url;

use super::{Incoming, VerifyingKey, verify};
use crate::base::Timestamp;
use crate::protocol::url::authority;

#[derive(Deserialize)]
struct Vector {
    id: String,
    now: String,
    request: Request,
    key: Key,
    expect: String,
    why: String,
}

#[derive(Deserialize)]
struct Request {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Key {
    public_key_pem: String,
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
    let url = Url::parse(&vector.request.url).map_err(|cause| cause.to_string())?;
    let request = Incoming {
        method: vector.request.method.clone(),
        origin: format!("{}://{}", url.scheme(), authority(&url).unwrap()),
        target: url.query().map_or(url.path().to_owned(), |q| format!("{}?{q}", url.path())),
        headers: (vector.request.headers.iter())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.clone()))
            .collect(),
        body: vector.request.body.clone(),
    };
    let key = VerifyingKey::from_pem(&vector.key.public_key_pem).ok_or("the key is not read")?;
    let now = Timestamp::parse(&vector.now).ok_or("the time is not read")?;
    verify(&request, &key, now).map_err(|refused| refused.to_string())
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
fn requests_recorded_from_other_servers_are_judged_right() {
    all_agree("recorded.json");
}

#[test]
fn requests_of_mastodons_own_tests_are_judged_as_there() {
    all_agree("mastodon-spec.json");
}

#[test]
fn made_up_requests_are_judged_right() {
    all_agree("synthetic.json");
}
