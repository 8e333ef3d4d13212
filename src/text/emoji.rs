//! `:shortcodes:` of custom emoji: where they stand in a text, and pictures in their place.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::base::Html;

use super::escape;
use super::markup::{self, Token};

/// The shortest and the longest shortcode, in letters.
pub const SHORTEST_SHORTCODE: usize = 2;
pub const LONGEST_SHORTCODE: usize = 128;
/// Different shortcodes of one text that are looked at.
const MOST_SHORTCODES: usize = 200;

/// A picture that stands for a shortcode. The addresses are of our making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture<'a> {
    pub shortcode: &'a str,
    pub src: String,
    /// The same without motion.
    pub still: String,
}

/// Whether a word may stand between the colons: `[a-zA-Z0-9_]{2,}`.
///
/// ```
/// use tusklet::text::emoji::is_shortcode;
/// assert!(is_shortcode("blob_cat2"));
/// assert!(!is_shortcode("x") && !is_shortcode("blob-cat") && !is_shortcode("katze_ö"));
/// ```
#[must_use]
pub fn is_shortcode(word: &str) -> bool {
    (SHORTEST_SHORTCODE..=LONGEST_SHORTCODE).contains(&word.len()) && word.bytes().all(is_letter)
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What may be emoji in a text or in HTML, each once, in the order of the alphabet.
#[must_use]
pub fn shortcodes(text: &str) -> BTreeSet<&str> {
    Places::of(text).map(|place| code(text, &place)).take(MOST_SHORTCODES).collect()
}

/// A text as HTML, with the pictures in the place of their shortcodes.
#[must_use]
pub fn in_text(text: &str, pictures: &[Picture<'_>]) -> Html {
    let mut out = String::with_capacity(text.len());
    replace(&mut out, text, pictures, escape::push);
    Html::vouched(out)
}

/// The same HTML with the pictures in the place of their shortcodes. Code stays as it is.
#[must_use]
pub fn in_html(html: &Html, pictures: &[Picture<'_>]) -> Html {
    if pictures.is_empty() {
        return html.clone();
    }
    let mut out = String::with_capacity(html.as_str().len());
    let mut depth = 0_u32;
    for token in markup::tokens(html.as_str()) {
        match token {
            Token::Open(tag) => {
                depth += u32::from(is_code(tag.name));
                out.push_str(tag.whole);
            }
            Token::Close(tag) => {
                depth = depth.saturating_sub(u32::from(is_code(tag.name)));
                out.push_str(tag.whole);
            }
            Token::Text(text) if depth > 0 => out.push_str(text),
            // What stands between tags of clean HTML is escaped already.
            Token::Text(text) => replace(&mut out, text, pictures, String::push_str),
        }
    }
    Html::vouched(out)
}

fn is_code(name: &str) -> bool {
    name.eq_ignore_ascii_case("code") || name.eq_ignore_ascii_case("pre")
}

fn replace(
    out: &mut String,
    text: &str,
    pictures: &[Picture<'_>],
    push: impl Fn(&mut String, &str),
) {
    let mut done = 0;
    for place in Places::of(text) {
        let word = code(text, &place);
        let Some(picture) = pictures.iter().find(|picture| picture.shortcode == word) else {
            continue;
        };
        push(out, &text[done..place.start]);
        draw(out, picture);
        done = place.end;
    }
    push(out, &text[done..]);
}

/// The picture itself; one that moves stands still for who wants no motion.
fn draw(out: &mut String, Picture { shortcode, src, still }: &Picture<'_>) {
    let attribute = |out: &mut String, name: &str, value: &str| {
        out.push_str(name);
        out.push_str("=\"");
        escape::push(out, value);
        out.push('"');
    };
    let moves = src != still;
    if moves {
        out.push_str("<picture><source ");
        attribute(out, "srcset", still);
        out.push_str(" media=\"(prefers-reduced-motion: reduce)\">");
    }
    let name = format!(":{shortcode}:");
    out.push_str("<img class=\"emoji\" ");
    attribute(out, "alt", &name);
    attribute(out, " title", &name);
    attribute(out, " src", src);
    out.push_str(" loading=\"lazy\">");
    if moves {
        out.push_str("</picture>");
    }
}

fn code<'t>(text: &'t str, place: &Range<usize>) -> &'t str {
    &text[place.start + 1..place.end - 1]
}

/// Where shortcodes stand, their colons included. Letters and digits beside them make them part
/// of something else, such as `10:30:00`.
#[derive(Debug)]
struct Places<'a> {
    text: &'a str,
    /// Where to look next.
    from: usize,
    /// Where the last one ended: another may follow it at once.
    last: Option<usize>,
}

impl<'a> Places<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, from: 0, last: None }
    }

    fn begins_at(&self, start: usize) -> bool {
        match self.text[..start].chars().next_back() {
            None => true,
            Some(':') => self.last == Some(start),
            Some(before) => !before.is_alphanumeric(),
        }
    }
}

impl Iterator for Places<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let start = self.from + self.text[self.from..].find(':')?;
            let letters = self.text[start + 1..].bytes().take_while(|byte| is_letter(*byte));
            let colon = start + 1 + letters.count();
            // A letter is passed once: the next one to be looked at is the one that ended the word.
            self.from = colon;
            let fits = (SHORTEST_SHORTCODE..=LONGEST_SHORTCODE).contains(&(colon - start - 1));
            let rest = &self.text[colon..];
            let ends = rest
                .strip_prefix(':')
                .is_some_and(|after| !after.starts_with(char::is_alphanumeric));
            if fits && ends && self.begins_at(start) {
                self.from = colon + 1;
                self.last = Some(self.from);
                return Some(start..self.from);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        Places::of(text).map(|place| code(text, &place)).collect()
    }

    fn cat() -> [Picture<'static>; 1] {
        [Picture { shortcode: "cat", src: "/media/c.gif".into(), still: "/media/c.png".into() }]
    }

    #[test]
    fn shortcodes_are_found_where_they_stand_alone() {
        assert_eq!(found(":cat: and (:dog_2:)"), ["cat", "dog_2"]);
        assert_eq!(found("<p>:cat:</p>"), ["cat"]);
        assert_eq!(found(":cat::dog:"), ["cat", "dog"]);
        assert_eq!(found("ü :cat:…"), ["cat"]);
        for none in ["10:30:00", "a:cat:", ":cat:s", "std::cat::x", ":x:", ": cat:", ":ca t:", ":"]
        {
            assert_eq!(found(none), Vec::<&str>::new(), "{none}");
        }
        assert_eq!(found("é:cat:"), Vec::<&str>::new());
        assert_eq!(found(":no :cat:"), ["cat"]);
        assert_eq!(shortcodes(":dog: :cat: :dog:").into_iter().collect::<Vec<_>>(), ["cat", "dog"]);
    }

    #[test]
    fn a_text_becomes_html_with_pictures_and_nothing_else() {
        let html = in_text("<b>:cat: & :dog:", &cat());
        assert_eq!(
            html.as_str(),
            "&lt;b&gt;<picture><source srcset=\"/media/c.png\" \
             media=\"(prefers-reduced-motion: reduce)\"><img class=\"emoji\" alt=\":cat:\" \
             title=\":cat:\" src=\"/media/c.gif\" loading=\"lazy\"></picture> &amp; :dog:"
        );
    }

    #[test]
    fn html_keeps_its_tags_and_its_code() {
        let html = Html::vouched(
            "<p><a href=\"https://a.example/:cat:/\">x</a> <code>:cat:</code> :cat:</p>".to_owned(),
        );
        let shown = in_html(&html, &cat());
        assert_eq!(shown.as_str().matches("<img").count(), 1);
        assert!(shown.as_str().contains("href=\"https://a.example/:cat:/\""));
        assert!(shown.as_str().contains("<code>:cat:</code>"));
    }

    #[test]
    fn an_odd_address_cannot_leave_its_attribute() {
        let odd =
            Picture { shortcode: "cat", src: "\"><script>".into(), still: "\"><script>".into() };
        assert!(!in_text(":cat:", &[odd]).as_str().contains("<script>"));
    }

    proptest! {
        #[test]
        fn no_text_makes_markup(text in "[:a-z<>&\"' _é]{0,60}") {
            let html = in_text(&text, &cat());
            let rest = html.as_str().replace(in_text(":cat:", &cat()).as_str(), "");
            prop_assert!(!rest.contains('<') && !rest.contains('"'), "{}", html);
        }
    }
}
