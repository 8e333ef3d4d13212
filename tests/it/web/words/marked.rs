//! The marked language, and what a page says outside of its marks.

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};
use tusklet::base::locale::EMBEDDED;
use tusklet::view::words::LANGUAGES;

use super::pieces::{Piece, pieces};

/// A language that nobody speaks.
pub const MARKED: &str = "qq";
const OPENING: char = '⟦';
const CLOSING: char = '⟧';

/// Words that stand outside of the marks, and why they may.
const ALLOWED: [&str; 9] = [
    // What the program is called, and forms of data that are called so everywhere.
    "tusklet",
    "RSS",
    "Atom",
    "CSS",
    "CSV",
    // The names of people here, and of the server that has no other.
    "ada",
    "bea",
    "carl",
    "localhost",
];

/// The words of the marked language.
pub fn marked() -> String {
    let mut all = String::new();
    let files = std::fs::read_dir("assets/languages/en").unwrap();
    for file in files {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut resource: Resource<String> = parser::parse(text).unwrap();
        resource.body.retain(|entry| matches!(entry, Entry::Message(_)));
        for entry in &mut resource.body {
            let Entry::Message(message) = entry else { continue };
            message.comment = None;
            // Read by the program, not by people.
            if message.id.name != "language-direction" {
                mark(message.value.as_mut().unwrap());
            }
        }
        all.push_str(&serializer::serialize(&resource));
    }
    all
}

/// Marks a text, but not what is put into it: that must bear marks of its own.
fn mark(pattern: &mut Pattern<String>) {
    let text = |value: char| PatternElement::TextElement { value: value.to_string() };
    let mut marked = vec![text(OPENING)];
    for mut element in pattern.elements.drain(..) {
        let PatternElement::Placeable { expression } = &mut element else {
            marked.push(element);
            continue;
        };
        if let Expression::Select { variants, .. } = expression {
            for variant in variants {
                mark(&mut variant.value);
            }
        }
        marked.extend([text(CLOSING), element, text(OPENING)]);
    }
    marked.push(text(CLOSING));
    pattern.elements = marked;
}

/// Attributes that people read or hear.
fn is_read(tag: &str, name: &str, attributes: &[(&str, &str)]) -> bool {
    let of = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, it)| *it);
    match name {
        "title" | "alt" | "placeholder" | "aria-label" | "aria-description" | "label" => true,
        "content" => {
            of("name") == Some("description")
                || of("property").is_some_and(|it| it == "og:title" || it == "og:description")
        }
        "value" => tag == "input" && of("type") == Some("submit"),
        _ => false,
    }
}

/// What is said outside of the marks and may not be.
pub fn left_over(html: &str) -> Vec<String> {
    let mut found = vec![];
    let (mut inside, mut plain) = (false, 0_u32);
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) if plain == 0 => found.extend(outside(text, &mut inside)),
            Piece::Text(text) => _ = outside(text, &mut inside),
            Piece::Begin(tag, attributes) => {
                for (name, value) in &attributes {
                    if is_read(tag, name, &attributes) {
                        found.extend(outside(value, &mut false));
                    }
                }
                // Commands, addresses and keys are the same in every language.
                plain += u32::from(matches!(tag, "code" | "kbd" | "pre"));
            }
            Piece::End(tag) => {
                plain -= u32::from(matches!(tag, "code" | "kbd" | "pre")).min(plain);
            }
        }
    }
    found
}

/// The words of `text` that stand outside of the marks and are none of those that may.
pub fn outside(text: &str, inside: &mut bool) -> Vec<String> {
    let mut said = String::new();
    for letter in text.chars() {
        match letter {
            OPENING => *inside = true,
            CLOSING => *inside = false,
            _ if *inside => said.push(' '),
            _ => said.push(letter),
        }
    }
    let own_names = EMBEDDED.iter().map(|(_, name)| *name);
    let own_names: Vec<_> = own_names.chain(LANGUAGES.iter().map(|(_, name)| *name)).collect();
    if own_names.contains(&said.trim()) {
        return vec![];
    }
    let words = said.split(|c: char| c.is_whitespace() || "()[],;".contains(c));
    words.filter(|word| !may_stand(word)).map(str::to_owned).collect()
}

fn may_stand(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !"@#/&".contains(c));
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let is_name_of_request = word.len() == 16 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let is_escape = word.contains('&');
    let is_invitation = word.split_once('-').is_some_and(|(one, other)| {
        one.len() == 5 && other.len() == 5 && word == word.to_lowercase()
    });
    letters < 2
        || is_invitation
        || is_name_of_request
        || is_escape
        // Handles, hashtags, domains and addresses.
        || word.starts_with(['@', '#', '/'])
        || word.contains(".org")
        || word.ends_with("@localhost")
        || word.contains(".example")
        || word.contains("://")
        || ALLOWED.contains(&word)
}

#[test]
fn english_is_found_where_there_is_some() {
    let page = "<h1>⟦Posts of ⟧<b>Άδα</b>⟦ here⟧</h1><a title=\"Open it\" href=\"/x\">⟦Go⟧ on</a>";
    assert_eq!(left_over(page), ["Open", "it", "on"]);
    let page = "<p>@ada ⟦at⟧ social.example <code>tusklet doctor</code> Deutsch</p>";
    assert_eq!(left_over(page), Vec::<String>::new());
    let text = "a = x { $n ->\n    [one] y\n   *[other] { $n } z\n    } w\n";
    let mut pattern = parser::parse(text.to_owned());
    let Ok(Resource { body }) = &mut pattern else { panic!("{pattern:?}") };
    let [Entry::Message(message)] = body.as_mut_slice() else { panic!("{body:?}") };
    mark(message.value.as_mut().unwrap());
    let written = serializer::serialize(pattern.as_ref().unwrap());
    assert!(written.contains("⟦y⟧") && written.contains("⟦⟧{ $n }⟦ z⟧"), "{written}");
}
