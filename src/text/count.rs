//! How long a status is, as Mastodon counts.

use unicode_segmentation::UnicodeSegmentation;

use super::scan::{self, Kind};

/// What every link counts, however long it is. `urls.characters_reserved_per_url` of the API.
pub const LINK_LENGTH: usize = 23;

/// Characters as people see them: a flag or a letter with accents is one.
#[must_use]
pub fn characters(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The length of a status: text and content warning together, a link counts
/// [`LINK_LENGTH`], a mention only what stands before its second `@`.
/// Mastodon: `StatusLengthValidator`.
#[must_use]
pub fn status(text: &str, content_warning: &str) -> usize {
    let mut length = characters(content_warning);
    let mut at = 0;
    for entity in scan::entities(text) {
        length += characters(&text[at..entity.range.start]);
        at = entity.range.end;
        length += match entity.kind {
            Kind::Link => LINK_LENGTH,
            Kind::Mention(handle) => 1 + handle.username().len(),
            Kind::Hashtag(_) => characters(&text[entity.range]),
        };
    }
    length + characters(&text[at..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_see_as_one_character_counts_one() {
        assert_eq!(characters("👩‍👩‍👧🇩🇪e\u{301}日"), 4);
        assert_eq!(status("", ""), 0);
        assert_eq!(status("añb", "cw"), 5);
    }

    #[test]
    fn links_and_mentions_have_their_own_measure() {
        assert_eq!(status("https://a.example/", ""), 23);
        assert_eq!(status(&format!("x https://a.example/{}", "y".repeat(500)), ""), 25);
        assert_eq!(status("@bob@a-very-long-name.example hi", ""), "@bob hi".len());
        assert_eq!(status("#tag @alice", ""), 11);
        assert_eq!(status("a.example", ""), 9);
    }

    proptest! {
        #[test]
        fn text_without_signs_is_as_long_as_its_characters(text in "[a-z é日\n]{0,50}") {
            prop_assert_eq!(status(&text, ""), characters(&text));
        }
    }
}
