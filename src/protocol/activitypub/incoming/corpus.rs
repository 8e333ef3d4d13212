//! Documents recorded from other servers are understood as their authors meant them: each is told
//! in one line, and the lines are those of `tests/fixtures/corpus.tsv`. The documents lie beside
//! the project, not in it: where they are missing this test says so and passes.
//!
//! `CORPUS_UPDATE=1` writes the lines anew; read the difference.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Activity, Actor, Collection, Deed, Key, KeyMaterial, Note, Tag, parse};
use crate::protocol::activitypub::is_public;
use crate::protocol::webfinger::Jrd;

const EXPECTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/corpus.tsv");

fn documents() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("shared/reference/corpus/json"))
        .find(|folder| folder.exists());
    let Some(folder) = folder else {
        eprintln!("skipped: the recorded documents are not here");
        return vec![];
    };
    let entries = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let servers = entries(&folder).into_iter().filter(|path| path.is_dir());
    let files = servers.flat_map(|server| entries(&server));
    let mut named: Vec<(String, PathBuf)> = files
        .map(|path| (path.strip_prefix(&folder).unwrap().display().to_string(), path))
        .collect();
    named.sort();
    named
}

/// What we take a document for.
fn told(value: &Value) -> String {
    if Actor::is_actor(value) {
        let stub = Key::listed(value).iter().any(|key| key.material.is_some());
        return match Actor::read(value) {
            Ok(actor) => actor_told(&actor),
            Err(_) if stub && value["inbox"].is_null() => {
                "key, with the beginning of its owner".to_owned()
            }
            Err(problem) => refused(problem),
        };
    }
    if !value["actor"].is_null() && !Note::is_note(value) {
        return Activity::read(value).map_or_else(refused, |activity| activity_told(&activity));
    }
    if Note::is_note(value) {
        return Note::read(value).map_or_else(refused, |note| note_told(&note));
    }
    other_told(value)
}

fn refused(problem: impl std::fmt::Display) -> String {
    format!("kept out: {problem}")
}

fn other_told(value: &Value) -> String {
    let kind = super::shape::kind(value).unwrap_or_default();
    if kind.contains("Collection") {
        let read = Collection::read(value);
        let first = read.first_page.as_ref().map_or(0, |page| page.items.len());
        let next = if read.first.is_some() || read.next.is_some() { ", goes on" } else { "" };
        return format!("collection: {} and {first} of {:?}{next}", read.items.len(), read.total);
    }
    if kind == "Tombstone" {
        return "tombstone".to_owned();
    }
    if let Some(jrd) = Jrd::read(value).filter(|_| value["subject"].is_string()) {
        let (handle, actor) = (jrd.handle().is_some(), jrd.actor_id().is_some());
        return format!("webfinger: handle {handle}, actor {actor}");
    }
    if let Some(key) = Key::read(value).filter(|key| key.material.is_some()) {
        return format!("key: owner {}", key.owner.is_some());
    }
    if kind.is_empty() { "kept out: no type".to_owned() } else { format!("kept out: a {kind}") }
}

fn activity_told(activity: &Activity) -> String {
    let object = activity.objects.first();
    let named = match object.map(|object| (object.kind(), object.id())) {
        Some((Some(kind), _)) => kind,
        Some((None, Some(_))) => "id".to_owned(),
        Some((None, None)) | None => "nothing".to_owned(),
    };
    let content = activity.content.as_ref().map_or("", |_| " with words");
    let many = if activity.objects.len() > 1 {
        format!(" and {} more", activity.objects.len() - 1)
    } else {
        String::new()
    };
    let deed = Deed::of(activity);
    match &deed {
        Deed::Nothing(why) => return format!("nothing: {why}"),
        Deed::Create | Deed::Update => {}
        Deed::PassOn => {
            let inner = object.and_then(|object| object.whole()).map_or_else(String::new, told);
            return format!("pass on {named}: {inner}");
        }
        other => return format!("{} {named}{many}{content}", format!("{other:?}").to_lowercase()),
    }
    let whole = object.and_then(|object| object.whole()).map(|value| {
        if Actor::is_actor(value) {
            return Actor::read(value).map_or_else(refused, |actor| actor_told(&actor));
        }
        Note::sent(value, activity).map_or_else(refused, |note| note_told(&note))
    });
    format!("{}: {}{many}", activity.kind.to_lowercase(), whole.unwrap_or(named))
}

fn actor_told(actor: &Actor) -> String {
    let mut line = format!("actor {}", actor.kind);
    let keys = actor.keys.iter().map(|key| match key.material {
        Some(KeyMaterial::Pem(_)) => "pem",
        Some(KeyMaterial::Multibase(_)) => "multikey",
        None => "elsewhere",
    });
    let keys: Vec<&str> = keys.collect();
    let _ = write!(line, ", keys [{}]", keys.join(" "));
    let marks = [
        ("locked", actor.locked),
        ("moved", actor.moved_to.is_some()),
        ("aliases", !actor.also_known_as.is_empty()),
        ("shared inbox", actor.shared_inbox.is_some()),
        ("icon", actor.icon.is_some()),
        ("image", actor.image.is_some()),
        ("featured", actor.featured.is_some()),
        ("suspended", actor.suspended),
        ("memorial", actor.memorial),
    ];
    for (mark, _) in marks.iter().filter(|(_, is)| *is) {
        let _ = write!(line, ", {mark}");
    }
    if !actor.fields.is_empty() {
        let _ = write!(line, ", {} fields", actor.fields.len());
    }
    line
}

fn note_told(note: &Note) -> String {
    let everybody = |ids: &[String]| ids.iter().any(|id| is_public(id));
    let audience = match (everybody(&note.to), everybody(&note.cc)) {
        (true, _) => "public",
        (false, true) => "unlisted",
        (false, false) => "closed",
    };
    let mut line = format!("{audience} {}", if note.is_vote() { "vote" } else { &note.kind });
    let count = |what: fn(&Tag) -> bool| note.tags.iter().filter(|tag| what(tag)).count();
    let counts = [
        ("letters", note.content.as_ref().map_or(0, |content| content.chars().count())),
        ("mentions", count(|tag| matches!(tag, Tag::Mention { .. }))),
        ("hashtags", count(|tag| matches!(tag, Tag::Hashtag { .. }))),
        ("emoji", count(|tag| matches!(tag, Tag::Emoji { .. }))),
        ("media", note.attachments.len()),
        ("links", note.links.len()),
        ("choices", note.poll.as_ref().map_or(0, |poll| poll.choices.len())),
    ];
    for (what, many) in counts.iter().filter(|(_, many)| *many > 0) {
        let _ = write!(line, ", {many} {what}");
    }
    let marks = [
        ("named", note.name.is_some()),
        ("warned", note.content_warning.is_some()),
        ("sensitive", note.sensitive),
        ("reply", note.in_reply_to.is_some()),
        ("quote", note.quote.is_some()),
        ("edited", note.updated.is_some()),
        ("plain text", note.is_plain_text),
        ("undated", note.published.is_none()),
        ("begins", note.starts.is_some()),
        ("place", note.place.is_some()),
    ];
    for (mark, _) in marks.iter().filter(|(_, is)| *is) {
        let _ = write!(line, ", {mark}");
    }
    if let Some(language) = &note.language {
        let _ = write!(line, ", {language}");
    }
    line
}

#[test]
fn documents_recorded_from_other_servers_are_understood() {
    let lines: Vec<String> = documents()
        .into_iter()
        .map(|(name, path)| {
            let read = parse(&fs::read(path).unwrap());
            format!("{name}\t{}", read.as_ref().map_or_else(refused, told))
        })
        .collect();
    if lines.is_empty() {
        return;
    }
    let found = format!("{}\n", lines.join("\n"));
    if std::env::var_os("CORPUS_UPDATE").is_some() {
        fs::write(EXPECTED, &found).unwrap();
    }
    let expected = fs::read_to_string(EXPECTED).unwrap_or_default();
    let wrong: Vec<String> = (lines.iter())
        .filter(|line| !expected.contains(&format!("{line}\n")))
        .map(|line| line.replace('\t', " is now "))
        .collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(found.lines().count(), expected.lines().count(), "documents that are gone");
}
