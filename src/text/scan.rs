//! Where links, mentions and hashtags stand in what a person typed.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use url::Url;

use super::handle::Handle;
use super::hashtag::{self, Hashtag};
use super::mention;
use super::sanitize::SCHEMES;

/// Bytes of a link; a longer one is only text.
const LONGEST_LINK: usize = 4_096;

/// A stretch of the text that means more than its letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    pub kind: Kind,
}

/// What a stretch of text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Link,
    Mention(Handle),
    Hashtag(Hashtag),
}

/// All entities of `text`, in order and never overlapping. What stands in a link is part of the
/// link.
#[must_use]
pub fn entities(text: &str) -> Vec<Entity> {
    let mut found = vec![];
    let mut at = 0;
    for link in links(text) {
        between_links(text, at..link.start, &mut found);
        at = link.end;
        found.push(Entity { range: link, kind: Kind::Link });
    }
    between_links(text, at..text.len(), &mut found);
    found
}

/// Links with a scheme we know and `://`.
fn links(text: &str) -> Vec<Range<usize>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_must_have_scheme(true);
    finder
        .links(text)
        .filter_map(|link| {
            // The finder goes on past wide spaces, which part words like any other.
            let written = link.as_str().split(char::is_whitespace).next()?;
            let known = written.split_once(':').is_some_and(|(scheme, _)| {
                SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
            });
            let usable = known && written.len() <= LONGEST_LINK && Url::parse(written).is_ok();
            usable.then(|| link.start()..link.start() + written.len())
        })
        .collect()
}

/// Mentions and hashtags in the part of `text` that `range` names.
fn between_links(text: &str, range: Range<usize>, found: &mut Vec<Entity>) {
    let mut at = range.start;
    while let Some(offset) = text[at..range.end].find(['@', '#']) {
        let sign = at + offset;
        at = sign + 1;
        let before = text[..sign].chars().next_back();
        let after = &text[at..range.end];
        let (kind, length) = if text[sign..].starts_with('@') {
            let Some((handle, length)) =
                may_precede_mention(before).then(|| mention::at_start(after)).flatten()
            else {
                continue;
            };
            (Kind::Mention(handle), length)
        } else {
            let Some((tag, length)) = may_precede_hashtag(before)
                .then(|| hashtag::name_at_start(after))
                .flatten()
                .and_then(|name| Some((Hashtag::parse(name)?, name.len())))
            else {
                continue;
            };
            (Kind::Hashtag(tag), length)
        };
        at += length;
        found.push(Entity { range: sign..at, kind });
    }
}

fn may_precede_mention(before: Option<char>) -> bool {
    before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | '=' | '/')))
}

fn may_precede_hashtag(before: Option<char>) -> bool {
    before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, ')' | '=' | '/')))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        entities(text).into_iter().map(|entity| &text[entity.range]).collect()
    }

    #[test]
    fn links_end_where_people_mean_them_to() {
        assert_eq!(
            found("see https://a.example/x_(y), or (http://b.example)."),
            ["https://a.example/x_(y)", "http://b.example"]
        );
        assert_eq!(
            found("HTTPS://A.example/ä?b=#c gemini://g.example/ http://127.0.0.1:80/"),
            ["HTTPS://A.example/ä?b=#c", "gemini://g.example/", "http://127.0.0.1:80/"]
        );
        assert_eq!(found("https://a.example/@bob/#top\u{3000}次"), ["https://a.example/@bob/#top"]);
    }

    #[test]
    fn other_schemes_and_bare_names_are_text() {
        for text in [
            "a.example",
            "www.a.example",
            "javascript://x.example/%0aalert(1)",
            "ftp://a.example/",
            "http://",
            "://x",
            "mailto:a@b.example",
            "https:///",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn entities_stand_side_by_side() {
        assert_eq!(
            found("@a #b https://c.example/#d @e@f.example#g"),
            ["@a", "#b", "https://c.example/#d", "@e@f.example"]
        );
    }

    #[test]
    fn long_and_odd_texts_take_no_time() {
        let started = Instant::now();
        for piece in [
            "@",
            "#",
            "@a",
            "#a",
            "@a@",
            "http://",
            "http://a",
            "a://",
            "#・",
            "@a.",
            ":",
            "://",
            "@a@b:1",
            "http://[",
            "(http://x.example/(",
        ] {
            let _ = entities(&piece.repeat(100_000 / piece.len()));
        }
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    }

    proptest! {
        #[test]
        fn ranges_are_in_order_and_on_borders(text in "([@#:/.・a-z0-9\\[\\]-]|http://|\\PC){0,60}") {
            let mut last = 0;
            for Entity { range, .. } in entities(&text) {
                prop_assert!(last <= range.start && range.start < range.end);
                prop_assert!(text.get(range.clone()).is_some());
                last = range.end;
            }
        }
    }
}
