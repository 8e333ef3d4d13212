//! Documents recorded from other servers are understood as their authors meant them: each is told
//! in one line of `tests/fixtures/corpus.tsv`, what it says in a column each, so that a wrong reading
//! is seen at a glance. The documents lie beside the project, not in it: where they are missing this
//! test says so and passes.
//!
//! `CORPUS_UPDATE=1` writes the lines anew; read the difference against the documents.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{
    Activity, Actor, Attachment, Collection, Deed, Item, Key, KeyMaterial, Note, Tag, parse,
};
use crate::base::Timestamp;
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

/// What a line tells of a document, column by column.
const COLUMNS: [&str; 16] = [
    "what", "who", "for whom", "about", "answers", "quotes", "warning", "people", "hashtags",
    "emoji", "files", "poll", "when", "language", "page", "text",
];

/// A document as we read it.
#[derive(Default)]
struct Told([String; COLUMNS.len()]);

impl Told {
    fn of(what: impl Into<String>) -> Self {
        Self::default().with("what", what)
    }

    /// The same with a column filled.
    fn with(mut self, column: &str, value: impl Into<String>) -> Self {
        let at = COLUMNS.iter().position(|name| *name == column).unwrap();
        let value: String = value.into();
        self.0[at] = value.split_whitespace().collect::<Vec<_>>().join(" ");
        self
    }

    fn line(&self) -> String {
        self.0.join("\t").trim_end().to_owned()
    }
}

/// What we take a document for.
fn told(value: &Value) -> Told {
    if Actor::is_actor(value) {
        let stub = Key::listed(value).iter().any(|key| key.material.is_some());
        return match Actor::read(value) {
            Ok(actor) => actor_told(&actor),
            Err(_) if stub && value["inbox"].is_null() => {
                Told::of("key, with the beginning of its owner")
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

fn refused(problem: impl std::fmt::Display) -> Told {
    Told::of(format!("kept out: {problem}"))
}

fn other_told(value: &Value) -> Told {
    let kind = super::shape::kind(value).unwrap_or_default();
    if kind.contains("Collection") {
        let read = Collection::read(value);
        let first = read.first_page.as_ref().map_or(0, |page| page.items.len());
        let total = read.total.map_or_else(|| "?".to_owned(), |total| total.to_string());
        let next = read.first_page.as_ref().and_then(|page| page.next.clone());
        let next = read.first.or(read.next).or(next).unwrap_or_default();
        let what = format!("collection: {} and {first} of {total}", read.items.len());
        return Told::of(what).with("page", next);
    }
    if kind == "Tombstone" {
        return Told::of("tombstone");
    }
    if let Some(jrd) = Jrd::read(value).filter(|_| value["subject"].is_string()) {
        let handle = jrd.handle().map(|handle| handle.to_string()).unwrap_or_default();
        let actor = jrd.actor_id().unwrap_or_default();
        return Told::of("webfinger").with("who", handle).with("page", actor);
    }
    if let Some(key) = Key::read(value).filter(|key| key.material.is_some()) {
        return Told::of("key").with("who", key.owner.unwrap_or_default());
    }
    Told::of(if kind.is_empty() {
        "kept out: no type".to_owned()
    } else {
        format!("kept out: a {kind}")
    })
}

fn activity_told(activity: &Activity) -> Told {
    let object = activity.objects.first();
    let whole = object.and_then(Item::whole);
    let deed = Deed::of(activity);
    let about = match whole {
        None => object.and_then(Item::id).unwrap_or_default(),
        Some(value) => {
            let inner = Activity::read(value).ok();
            let deeper = inner.as_ref().and_then(|inner| inner.objects.first()).and_then(Item::id);
            let parts = [super::shape::kind(value), super::shape::id(value), deeper];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    };
    let more = activity.objects.len().saturating_sub(1);
    let about = if more > 0 { format!("{about} and {more} more") } else { about };
    let what = match &deed {
        Deed::Nothing(why) => format!("nothing: {why}"),
        other => format!("{other:?}").to_lowercase(),
    };
    let inner = match &deed {
        Deed::Create | Deed::Update => whole.map(|value| {
            if Actor::is_actor(value) {
                return Actor::read(value).map_or_else(refused, |actor| actor_told(&actor));
            }
            Note::sent(value, activity).map_or_else(refused, |note| note_told(&note))
        }),
        Deed::PassOn | Deed::Hearsay => whole.map(told),
        _ => None,
    };
    let Some(inner) = inner else {
        return Told::of(what)
            .with("who", &activity.actor)
            .with("for whom", audience(&activity.to, &activity.cc))
            .with("about", about)
            .with("when", activity.published.map(Timestamp::rfc3339).unwrap_or_default())
            .with("text", beginning(activity.content.as_deref().unwrap_or_default()));
    };
    let what = format!("{what}: {}", inner.0[0]);
    let by = if activity.actor == inner.0[1] {
        inner.0[1].clone()
    } else {
        format!("{}, brought by {}", inner.0[1], activity.actor)
    };
    let about = if inner.0[3].is_empty() { about } else { inner.0[3].clone() };
    inner.with("what", what).with("who", by).with("about", about)
}

fn actor_told(actor: &Actor) -> Told {
    let keys = actor.keys.iter().map(|key| match key.material {
        Some(KeyMaterial::Pem(_)) => "PEM",
        Some(KeyMaterial::Multibase(_)) => "Multikey",
        None => "key elsewhere",
    });
    let marks = [
        ("locked", actor.locked),
        ("discoverable", actor.discoverable == Some(true)),
        ("indexable", actor.indexable),
        ("shared inbox", actor.shared_inbox.is_some()),
        ("featured", actor.featured.is_some()),
        ("followers", actor.followers.is_some()),
        ("suspended", actor.suspended),
        ("memorial", actor.memorial),
    ];
    let marks = marks.iter().filter(|(_, is)| *is).map(|(mark, _)| *mark);
    let moved = actor.moved_to.iter().map(|to| format!("moved to {to}"));
    let aliases = actor.also_known_as.iter().map(|id| format!("also {id}"));
    let handle = actor.webfinger.clone().unwrap_or_else(|| actor.username.clone());
    let fields: Vec<&str> = actor.fields.iter().map(|field| field.name.as_str()).collect();
    let pictures = [("icon", &actor.icon), ("image", &actor.image)];
    let pictures = pictures.iter().filter_map(|(name, picture)| {
        picture.as_ref().map(|picture| format!("{name} {}", picture.url))
    });
    Told::of(format!("actor {}", actor.kind))
        .with("who", &actor.id)
        .with(
            "about",
            keys.chain(marks)
                .map(str::to_owned)
                .chain(moved)
                .chain(aliases)
                .collect::<Vec<_>>()
                .join(", "),
        )
        .with("people", format!("@{handle}"))
        .with("emoji", emoji(&actor.tags))
        .with("files", pictures.collect::<Vec<_>>().join(", "))
        .with("poll", fields.join(", "))
        .with("when", actor.published.map(Timestamp::rfc3339).unwrap_or_default())
        .with("page", actor.url.clone().unwrap_or_default())
        .with(
            "text",
            beginning(&format!(
                "{} – {}",
                actor.name.as_deref().unwrap_or_default(),
                actor.summary.as_deref().unwrap_or_default()
            )),
        )
}

fn note_told(note: &Note) -> Told {
    let quote = note.quote.as_ref().map(|quote| match (&quote.authorization, quote.is_legacy) {
        (Some(stamp), _) => format!("{} by leave of {stamp}", quote.id),
        (None, true) => format!("{}, unasked", quote.id),
        (None, false) => quote.id.clone(),
    });
    let people = note.tags.iter().filter_map(|tag| match tag {
        Tag::Mention { href, .. } => Some(href.as_str()),
        _ => None,
    });
    let hashtags = note.tags.iter().filter_map(|tag| match tag {
        Tag::Hashtag { name, .. } => Some(format!("#{name}")),
        _ => None,
    });
    let poll = note.poll.as_ref().map(|poll| {
        let choices =
            poll.choices.iter().map(|choice| format!("{} {}", choice.title, choice.votes));
        let how = if poll.multiple { "several" } else { "one" };
        let end = poll.ends.map(|at| format!(" until {}", at.rfc3339())).unwrap_or_default();
        let closed = if poll.closed { ", closed" } else { "" };
        format!("{how} of {}{end}{closed}", choices.collect::<Vec<_>>().join(" / "))
    });
    let moments = [
        ("", note.published),
        ("edited ", note.updated),
        ("from ", note.starts),
        ("to ", note.ends),
    ];
    let moments =
        moments.iter().filter_map(|(name, at)| Some(format!("{name}{}", (*at)?.rfc3339())));
    let marks = [
        note.name.as_deref().map(|name| format!("[{name}]")),
        note.place.as_deref().map(|place| format!("@ {place}")),
        note.is_plain_text.then(|| "(plain)".to_owned()),
        note.content.as_deref().map(str::to_owned),
    ];
    let warned = note.content_warning.as_deref().unwrap_or_default();
    let sensitive = if note.sensitive { " (sensitive)" } else { "" };
    let files =
        note.attachments.iter().map(file).chain(note.links.iter().map(|to| format!("link {to}")));
    let by = note.authors.iter().filter(|other| **other != note.attributed_to);
    let by = std::iter::once(&note.attributed_to).chain(by).map(String::as_str);
    Told::of(if note.is_vote() { "vote" } else { &note.kind })
        .with("who", by.collect::<Vec<_>>().join(", also "))
        .with("for whom", audience(&note.to, &note.cc))
        .with("about", &note.id)
        .with("answers", note.in_reply_to.clone().unwrap_or_default())
        .with("quotes", quote.unwrap_or_default())
        .with("warning", format!("{}{sensitive}", beginning(warned)))
        .with("people", people.collect::<Vec<_>>().join(" "))
        .with("hashtags", hashtags.collect::<Vec<_>>().join(" "))
        .with("emoji", emoji(&note.tags))
        .with("files", files.collect::<Vec<_>>().join(", "))
        .with("poll", poll.unwrap_or_default())
        .with("when", moments.collect::<Vec<_>>().join(", "))
        .with("language", note.language.clone().unwrap_or_default())
        .with("page", note.url.clone().unwrap_or_default())
        .with("text", beginning(&marks.into_iter().flatten().collect::<Vec<_>>().join(" ")))
}

/// Who may see what is addressed like this, as far as ids tell.
fn audience(to: &[String], cc: &[String]) -> String {
    let everybody = |ids: &[String]| ids.iter().any(|id| is_public(id));
    let all = || to.iter().chain(cc);
    let followers = all().any(|id| id.contains("follower"));
    let people = all().filter(|id| !is_public(id) && !id.contains("follower")).count();
    let circle = match (everybody(to), everybody(cc)) {
        (true, _) => "public",
        (false, true) => "unlisted",
        (false, false) if followers => "followers",
        (false, false) if people > 0 => "direct",
        (false, false) => "nobody named",
    };
    if people > 0 { format!("{circle}, {people} named") } else { circle.to_owned() }
}

fn emoji(tags: &[Tag]) -> String {
    let codes = tags.iter().filter_map(|tag| match tag {
        Tag::Emoji { shortcode, .. } => Some(format!(":{shortcode}:")),
        _ => None,
    });
    codes.collect::<Vec<_>>().join(" ")
}

fn file(file: &Attachment) -> String {
    let kind = format!("{:?}", file.kind).to_lowercase();
    let text = file.description.as_deref().map(|text| format!(" ({})", beginning(text)));
    format!("{kind} {}{}", file.url, text.unwrap_or_default())
}

/// As much of a text as tells it from others, and how long it is.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    if length <= SHOWN {
        return text;
    }
    format!("{}… ({length})", text.chars().take(SHOWN).collect::<String>())
}

#[test]
fn documents_recorded_from_other_servers_are_understood() {
    let lines: Vec<String> = documents()
        .into_iter()
        .map(|(name, path)| {
            let read = parse(&fs::read(path).unwrap());
            format!("{name}\t{}", read.as_ref().map_or_else(refused, told).line())
        })
        .collect();
    if lines.is_empty() {
        return;
    }
    let found = format!("document\t{}\n{}\n", COLUMNS.join("\t"), lines.join("\n"));
    if std::env::var_os("CORPUS_UPDATE").is_some() {
        fs::write(EXPECTED, &found).unwrap();
    }
    let expected = fs::read_to_string(EXPECTED).unwrap_or_default();
    let expected: std::collections::HashSet<&str> = expected.lines().collect();
    let wrong: Vec<&String> =
        lines.iter().filter(|line| !expected.contains(line.as_str())).collect();
    assert!(wrong.is_empty(), "{} are read otherwise now: {wrong:#?}", wrong.len());
    assert_eq!(found.lines().count(), expected.len(), "documents that are gone");
}
