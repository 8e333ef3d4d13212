//! All words of the pages stand in one place, and in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use tusklet::base::locale::{self, EMBEDDED, Locale, Value};

/// Beginnings of keys that are put together while running.
const PUT_TOGETHER: [&str; 8] =
    ["field-", "month-", "language-", "js-width-", "js-keys-", "picks-", "notice-", "scope-"];

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.extension().is_some_and(|of| of == end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What a message needs to be put into it.
fn places(pattern: &Pattern<String>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    places(&variant.value, found);
                }
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            found.insert(id.name.clone());
        }
    }
}

/// The messages of a language, each with what is put into it.
fn messages(code: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for file in files(&Path::new("assets/languages").join(code), "ftl") {
        let text = fs::read_to_string(&file).unwrap();
        let resource = parser::parse(text).map_err(|(_, errors)| errors);
        let resource = resource.unwrap_or_else(|errors| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut found = BTreeSet::new();
            places(&message.value.unwrap(), &mut found);
            let before = messages.insert(message.id.name.clone(), found);
            assert_eq!(before, None, "{code} has {} twice", message.id.name);
        }
    }
    messages
}

/// The words that stand after each `call` in `text`, in their quotes.
fn asked<'a>(text: &'a str, call: &'a str) -> impl Iterator<Item = String> + 'a {
    text.match_indices(call).filter_map(move |(at, _)| {
        let rest = text[at + call.len()..].trim_start().strip_prefix('"')?;
        rest.split_once('"').map(|(key, _)| key.to_owned())
    })
}

fn asked_for() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for file in files(Path::new("src"), "rs") {
        let text = fs::read_to_string(file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().lines();
        let code: Vec<_> = code.filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n");
        keys.extend(["say!(", "phrase!("].into_iter().flat_map(|call| asked(&code, call)));
    }
    for file in files(Path::new("assets/js"), "js") {
        let text = fs::read_to_string(file).unwrap();
        keys.extend(asked(&text, "say(").map(|key| format!("js-{key}")));
    }
    keys
}

#[test]
fn every_key_that_is_asked_for_has_words_and_no_words_are_left_over() {
    let messages = messages("en");
    let asked = asked_for();
    assert!(asked.len() > 10, "the keys are found");
    let missing: Vec<_> = asked.iter().filter(|key| !messages.contains_key(*key)).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
    let is_used = |key: &String| {
        asked.contains(key) || PUT_TOGETHER.iter().any(|beginning| key.starts_with(beginning))
    };
    let unused: Vec<_> =
        messages.keys().filter(|key| !is_used(key) && !key.starts_with("number-")).collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

#[test]
fn every_language_says_everything_and_nothing_else() {
    let english = messages("en");
    for (code, name) in EMBEDDED.into_iter().filter(|(code, _)| *code != "en") {
        let messages = messages(code);
        let missing: Vec<_> = english.keys().filter(|key| !messages.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{code} does not say {missing:?}");
        let unknown: Vec<_> = messages.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(unknown.is_empty(), "{code} says {unknown:?}, which nobody asks for");
        for (key, places) in &messages {
            assert_eq!(places, &english[key], "what is put into {key} in {code}");
        }
        assert_eq!(Locale::embedded(code).name(), name);
    }
}

#[test]
fn every_message_of_every_language_can_be_said() {
    for (code, _) in EMBEDDED {
        let locale = Locale::embedded(code);
        for (key, places) in messages(code) {
            for number in [0_u32, 1, 2, 3, 11, 100, 1_000_000] {
                let values = places.iter().map(|name| {
                    let name: &'static str = Box::leak(name.clone().into_boxed_str());
                    (name, Value::from(number))
                });
                let values = values.collect();
                let said = locale.speak_now(|| locale::say_with(&key, values));
                // A key of one word may be its own English.
                let is_said = !said.is_empty() && (said != key || !key.contains('-'));
                assert!(is_said, "{code} has no words for {key}");
                assert!(!said.contains("{$") && !said.contains("{ $"), "{code}: {said}");
            }
        }
    }
}
