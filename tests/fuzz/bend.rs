//! Bending: what a hostile server does to a good document, step by step.
//!
//! JSON is bent member by member, so that most results still parse; everything is bent byte by byte
//! and piece by piece between the signs that formats of text are made of.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::run::LONGEST;

/// One step. The numbers choose where and what; smaller ones do less.
#[derive(Debug, Clone, Copy)]
pub struct Bend {
    kind: u8,
    at: u32,
    span: u16,
    pick: u32,
}

impl Arbitrary for Bend {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        (any::<u8>(), any::<u32>(), any::<u16>(), any::<u32>())
            .prop_map(|(kind, at, span, pick)| Self { kind, at, span, pick })
            .boxed()
    }
}

/// Words that make parsers stumble.
const WORDS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "<style>",
    "<math><mtext>",
    "<svg/onload=x>",
    "<table>",
    "<td>",
    "<p>",
    "</p>",
    "<a href=\"",
    "\">",
    "javascript:",
    "data:text/html,",
    "&#x0;",
    "&#x110000;",
    "&amp",
    "&lt;",
    "<pre>\n\n",
    "<li>",
    "<select>",
    "<template>",
    "<noscript>",
    "<img src=x onerror=y>",
    "<iframe src=\"https://",
    "\"",
    "'",
    "`",
    "\\",
    "\\u0000",
    "\\ud800",
    "\\udfff",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "true",
    "-0",
    "1e999",
    "-1",
    "0",
    "9223372036854775808",
    "18446744073709551616",
    "4294967296",
    "99999-12-31T00:00:00Z",
    "0000-00-00T00:00:00Z",
    "2024-02-30T25:61:61+99:99",
    "=",
    ";",
    "(",
    ")",
    "%00",
    "%ff",
    "%2e%2e%2f",
    "../",
    "\0",
    "\r\n",
    "\r\n\r\n",
    "\n",
    "\t",
    " ",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{1f3f4}\u{e0067}\u{e007f}",
    "é",
    "ẞ",
    "İ",
    "\u{0301}",
    "@",
    "@a@b",
    "#",
    ":a:",
    "::",
    "_",
    "-",
    ".",
    "..",
    "xn--",
    "xn--a",
    "[::1]",
    "127.0.0.1",
    ":443",
    ":99999",
    "http://",
    "https://a:b@c/",
    "//",
    "?",
    "&",
    "+",
    "*",
    "AND",
    "OR",
    "NOT",
    "\"\"",
    "from:",
    "keyId=\"",
    "headers=\"",
    "sig1=(",
    ");created=",
    "SHA-256=",
    "sha-256=:",
    "bytes=0-",
    "bytes=-1",
    "en-",
    "q=0.",
    "[instance]\n",
    "domain = ",
    "--boundary\r\n",
    "--boundary--",
    "Content-Disposition: form-data; name=\"",
    "a[b][c]=",
    "a[]=",
    "@graph",
    "@reverse",
    "@included",
    "@context",
    "@id",
    "@type",
    "@value",
    "@list",
    "_:b0",
    "<urn:",
    "z6Mk",
    "-----BEGIN PUBLIC KEY-----",
];

/// The example with this number, bent; never longer than [`LONGEST`].
pub fn bent(seeds: &[Vec<u8>], seed: usize, bends: &[Bend]) -> Vec<u8> {
    let mut bytes = seeds[seed].clone();
    for bend in bends {
        bytes = match serde_json::from_slice(&bytes) {
            Ok(value @ (Value::Object(_) | Value::Array(_))) if bend.kind % 4 != 0 => {
                of_json(value, seeds, *bend)
            }
            _ => of_bytes(bytes, seeds, *bend),
        };
        bytes.truncate(LONGEST);
    }
    bytes
}

fn index(number: u32, length: usize) -> usize {
    number as usize % length.max(1)
}

fn of_bytes(mut bytes: Vec<u8>, seeds: &[Vec<u8>], bend: Bend) -> Vec<u8> {
    let at = index(bend.at, bytes.len() + 1);
    let end = (at + usize::from(bend.span) % 64).min(bytes.len());
    let word = WORDS[index(bend.pick, WORDS.len())].as_bytes();
    match bend.kind / 4 % 12 {
        0 => drop(bytes.splice(at..at, word.iter().copied())),
        1 => drop(bytes.splice(at..end, word.iter().copied())),
        2 => drop(bytes.drain(at..end)),
        3 => bytes.truncate(at),
        4 => {
            let piece = bytes[at..end].to_vec();
            let times = 1 + index(bend.pick, 400);
            let copies = piece.repeat(times);
            bytes.splice(at..at, copies);
        }
        5 => {
            let many = word.repeat(1 + index(bend.pick / 256, LONGEST / word.len()));
            bytes.splice(at..at, many);
        }
        6 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << (bend.pick % 8);
            }
        }
        7 => bytes.insert(at, u8::try_from(bend.pick % 256).unwrap_or_default()),
        8 => {
            let other = &seeds[index(bend.pick, seeds.len())];
            let from = index(u32::from(bend.span), other.len() + 1);
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        9 => return pieces(&bytes, bend),
        10 => {
            let digits = bytes.iter().skip(at).position(u8::is_ascii_digit).map(|far| at + far);
            if let Some(from) = digits {
                let rest = &bytes[from..];
                let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                let numbers = ["0", "-1", "4294967295", "99999999999999999999", "1e9", "007"];
                let number = numbers[index(bend.pick, numbers.len())];
                bytes.splice(from..from + length, number.bytes());
            }
        }
        _ => bytes[at..end].reverse(),
    }
    bytes
}

/// Swaps, drops or repeats the pieces between the signs that part them.
fn pieces(bytes: &[u8], bend: Bend) -> Vec<u8> {
    let signs = b"<>&=;,\"'\n/ ";
    let mut parts: Vec<&[u8]> = bytes.split_inclusive(|byte| signs.contains(byte)).collect();
    if parts.is_empty() {
        return vec![];
    }
    let (one, other) = (index(bend.at, parts.len()), index(bend.pick, parts.len()));
    match bend.span % 3 {
        0 => parts.swap(one, other),
        1 => drop(parts.remove(one)),
        _ => parts.insert(other, parts[one]),
    }
    parts.concat()
}

fn of_json(mut value: Value, seeds: &[Vec<u8>], bend: Bend) -> Vec<u8> {
    let count = nodes(&value);
    let copy = nth(&mut value, &mut index(bend.pick, count)).cloned().unwrap_or_default();
    let mut left = index(bend.at, count);
    if let Some(node) = nth(&mut value, &mut left) {
        of_node(node, copy, seeds, bend);
    }
    serde_json::to_vec(&value).unwrap_or_default()
}

fn of_node(node: &mut Value, copy: Value, seeds: &[Vec<u8>], bend: Bend) {
    let word = WORDS[index(bend.pick, WORDS.len())];
    match bend.kind / 4 % 12 {
        0 => *node = odd(bend.pick),
        1 => *node = copy,
        2 => *node = json!([node.take()]),
        3 => {
            let many = (usize::from(bend.span) % 300).min(LONGEST / 16 / nodes(node));
            *node = Value::Array(vec![node.take(); many + 1]);
        }
        4 => {
            for _ in 0..=bend.span % 40 {
                *node = json!({"object": node.take(), "type": "Create"});
            }
        }
        5 => match node {
            Value::String(text) => text.push_str(word),
            other => *other = Value::String(word.to_owned()),
        },
        6 => match node {
            Value::Object(members) => {
                let name = members.keys().nth(index(bend.pick, members.len())).cloned();
                name.and_then(|name| members.remove(&name));
            }
            Value::Array(items) if !items.is_empty() => {
                items.remove(index(bend.pick, items.len()));
            }
            _ => *node = Value::Null,
        },
        7 => match node {
            Value::Object(members) => drop(members.insert(word.to_owned(), copy)),
            Value::Array(items) => items.push(copy),
            _ => *node = copy,
        },
        8 => {
            let text = node.as_str().unwrap_or(word).to_owned();
            let times = (usize::from(bend.span) % 500).min(LONGEST / (text.len() + 1));
            *node = Value::String(text.repeat(times + 1));
        }
        9 => {
            let other = serde_json::from_slice(&seeds[index(bend.pick, seeds.len())]);
            *node = other.unwrap_or(copy);
        }
        10 => {
            if let Value::Object(members) = node {
                let name = members.keys().nth(index(bend.pick, members.len())).cloned();
                if let Some(value) = name.and_then(|name| members.remove(&name)) {
                    members
                        .insert(NAMES[index(u32::from(bend.span), NAMES.len())].to_owned(), value);
                }
            }
        }
        _ => {
            if let Value::Object(members) = node {
                let name = NAMES[index(bend.pick, NAMES.len())].to_owned();
                members.insert(name, if bend.span.is_multiple_of(2) { copy } else { odd(bend.at) });
            }
        }
    }
}

/// Names of members that readers look at.
const NAMES: &[&str] = &[
    "id",
    "type",
    "object",
    "actor",
    "attributedTo",
    "to",
    "cc",
    "tag",
    "attachment",
    "content",
    "contentMap",
    "name",
    "nameMap",
    "summary",
    "summaryMap",
    "url",
    "href",
    "icon",
    "image",
    "inReplyTo",
    "published",
    "updated",
    "endTime",
    "closed",
    "oneOf",
    "anyOf",
    "replies",
    "first",
    "next",
    "items",
    "orderedItems",
    "totalItems",
    "publicKey",
    "assertionMethod",
    "endpoints",
    "sharedInbox",
    "inbox",
    "preferredUsername",
    "alsoKnownAs",
    "movedTo",
    "quote",
    "quoteUrl",
    "interactionPolicy",
    "canQuote",
    "proof",
    "signature",
    "@context",
    "mediaType",
    "focalPoint",
    "duration",
    "source",
    "location",
    "startTime",
    "target",
    "result",
    "instrument",
    "audience",
    "conversation",
    "sensitive",
    "votersCount",
    "links",
    "subject",
    "aliases",
    "rel",
    "template",
];

fn odd(pick: u32) -> Value {
    let values = [
        json!(null),
        json!([]),
        json!({}),
        json!(""),
        json!(true),
        json!(-1),
        json!(u64::MAX),
        json!(1.5e300),
        json!([[[[]]]]),
        json!([null, 1, {}]),
        json!("https://a.example/1"),
        json!("as:Public"),
        json!("https://www.w3.org/ns/activitystreams#Public"),
        json!({"id": "https://a.example/1", "type": "Note"}),
        json!({"type": ["Note", "Tombstone"]}),
        json!("x".repeat(5_000)),
        json!("bear:?u=https://a.example/1&t=x"),
        json!({"en": "a", "de": 3}),
    ];
    values[index(pick, values.len())].clone()
}

fn nodes(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(nodes).sum(),
        Value::Object(members) => members.values().map(nodes).sum(),
        _ => 0,
    }
}

/// The node with this number, counted from the root.
fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(members) => members.values_mut().find_map(|member| nth(member, left)),
        _ => None,
    }
}
