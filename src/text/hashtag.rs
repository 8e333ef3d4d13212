//! Hashtags: `#word`.

use unicode_segmentation::UnicodeSegmentation;

use super::scan::{self, Kind};

/// Hashtags that one text can carry; later ones are only text.
pub const MOST_HASHTAGS: usize = 100;

/// Characters of a hashtag; a longer word is only text.
pub const LONGEST_HASHTAG: usize = 255;

/// A hashtag: the name it is found by and the way it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hashtag {
    name: String,
    written: String,
}

impl Hashtag {
    /// Reads `word` or `#word`; `None` if it is no hashtag from end to end.
    /// Mastodon: `Tag::HASHTAG_NAME_RE`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('#').unwrap_or(text);
        (name_at_start(text) == Some(text))
            .then(|| Self { name: text.to_lowercase(), written: text.to_owned() })
    }

    /// The name in lower case, without `#`: what tells hashtags apart.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name as it was written, without `#`.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }
}

/// The hashtags in what a person typed, each once, in order.
#[must_use]
pub fn tags(text: &str) -> Vec<Hashtag> {
    let mut found: Vec<Hashtag> = vec![];
    for entity in scan::entities(text) {
        if let Kind::Hashtag(tag) = entity.kind
            && found.len() < MOST_HASHTAGS
            && !found.iter().any(|earlier| earlier.name == tag.name)
        {
            found.push(tag);
        }
    }
    found
}

/// The hashtag name that `text`, which followed a `#`, begins with.
///
/// A name is made of letters, digits, marks and underscores, with middle dots (`·`, `・`) and
/// zero-width non-joiners between them; it is more than a number.
pub(super) fn name_at_start(text: &str) -> Option<&str> {
    let mut end = 0;
    let mut joined = false;
    let (mut length, mut more_than_a_number) = (0, false);
    for (at, cluster) in text.grapheme_indices(true) {
        let Some(first) = cluster.chars().next() else { break };
        if is_joiner(first) && length > 0 {
            joined = true;
            continue;
        }
        if !is_word(first) {
            break;
        }
        more_than_a_number |= first.is_alphabetic() || (joined && length > 0);
        joined = first == '_';
        let inside = cluster.find(is_joiner).filter(|at| *at + 3 >= cluster.len());
        length += 1;
        end = at + inside.unwrap_or(cluster.len());
        if length > LONGEST_HASHTAG {
            return None;
        }
    }
    more_than_a_number.then(|| &text[..end])
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{b7}' | '\u{30fb}' | '\u{200c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        tags(text).into_iter().map(|tag| tag.written).collect()
    }

    #[test]
    fn hashtags_are_found_in_every_script() {
        assert_eq!(
            names("#Rust and (#two2) #Привет #日本語、#हिन्दी #café\u{301}!"),
            ["Rust", "two2", "Привет", "日本語", "हिन्दी", "café\u{301}"]
        );
        assert_eq!(
            names("#l·l #アイス・クリーム #a· #a_b_ #1_2 #_x #می\u{200c}خواهم"),
            ["l·l", "アイス・クリーム", "a", "a_b_", "1_2", "_x", "می\u{200c}خواهم"]
        );
    }

    #[test]
    fn other_hashes_are_text() {
        for text in [
            "#",
            "# a",
            "#1",
            "#123",
            "#1·",
            "#·a",
            "a#b",
            "x.example/#b",
            "=#b",
            ")#b",
            "https://x.example/#b",
            "#-a",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
        assert_eq!(names(&format!("#{}", "a".repeat(256))), [""; 0]);
    }

    #[test]
    fn each_is_named_once_whatever_its_case_and_there_is_a_limit() {
        assert_eq!(names("#Cat #cat #CAT #dog"), ["Cat", "dog"]);
        let many = (0..200).map(|n| format!("#t{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(tags(&many).len(), MOST_HASHTAGS);
    }

    #[test]
    fn a_tag_can_be_given_with_or_without_its_hash() {
        assert_eq!(Hashtag::parse("#Straße").unwrap().name(), "straße");
        assert_eq!(Hashtag::parse("Rust"), Hashtag::parse("#Rust"));
        for text in ["", "#", "a b", "a/b", "12", "a·"] {
            assert_eq!(Hashtag::parse(text), None, "{text}");
        }
    }
}
