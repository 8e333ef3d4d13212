//! Documents recorded from other servers must be read. They lie beside the project, not in it:
//! where they are missing this test says so and passes.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Activity, Actor, Note, parse};

/// Folders of made-up examples, whose ids are often none or not of the web.
const EXAMPLES: [&str; 4] = ["fep", "granary", "mbin", "w3c-as2"];

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("shared/reference/corpus/json"))
        .find(|folder| folder.exists());
    let Some(folder) = folder else {
        eprintln!("skipped: the recorded documents are not here");
        return vec![];
    };
    let servers = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = servers
        .filter(|path| path.is_dir() && !EXAMPLES.iter().any(|name| path.ends_with(name)))
        .flat_map(|path| fs::read_dir(path).unwrap());
    files.map(|entry| entry.unwrap().path()).collect()
}

/// What is wrong with how `value` is read, if anything.
fn problem(value: &Value) -> Option<String> {
    if Actor::is_actor(value)
        && value["inbox"].is_string()
        && value["preferredUsername"].is_string()
    {
        return Actor::read(value).err().map(|cause| format!("actor: {cause}"));
    }
    if Note::is_note(value) && value["id"].is_string() && value["attributedTo"].is_string() {
        return Note::read(value).err().map(|cause| format!("note: {cause}"));
    }
    if !value["actor"].is_null() && value["type"].is_string() {
        return Activity::read(value).err().map(|cause| format!("activity: {cause}"));
    }
    None
}

#[test]
fn documents_recorded_from_other_servers_are_read() {
    let mut wrong = vec![];
    for path in documents() {
        let Ok(value) = parse(&fs::read(&path).unwrap()) else { continue };
        let whole = problem(&value);
        let inside = problem(&value["object"]);
        for problem in [whole, inside].into_iter().flatten() {
            wrong.push(format!("{}: {problem}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
