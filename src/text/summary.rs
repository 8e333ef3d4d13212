//! Clean HTML → plain text, for page titles, previews and search.

use unicode_segmentation::UnicodeSegmentation;

use crate::base::html::Html;

use super::escape;
use super::markup::{self, Token};

/// The whole text: lines and paragraphs are kept, everything else that is markup is gone.
#[must_use]
pub fn text(html: &Html) -> String {
    let mut out = String::with_capacity(html.as_str().len());
    for token in markup::tokens(html.as_str()) {
        match token {
            Token::Text(text) => escape::push_unescaped(&mut out, text),
            Token::Open(tag) if tag.is("br") => out.push('\n'),
            Token::Open(tag) if tag.is("li") => end_with(&mut out, "\n"),
            Token::Open(tag) | Token::Close(tag) => {
                if ["p", "blockquote", "pre", "ul", "ol"].iter().any(|block| tag.is(block)) {
                    end_with(&mut out, "\n\n");
                }
            }
        }
    }
    out.trim().to_owned()
}

/// The beginning of the text in one line of at most `longest` characters, with `…` if it was cut.
#[must_use]
pub fn line(html: &Html, longest: usize) -> String {
    shorten(&text(html), longest)
}

/// The beginning of `text` in one line of at most `longest` characters, with `…` if it was cut.
#[must_use]
pub fn shorten(text: &str, longest: usize) -> String {
    let mut out = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let too_long = out.graphemes(true).nth(longest).is_some();
    if too_long {
        let end = out.grapheme_indices(true).nth(longest.saturating_sub(1)).map_or(0, |(at, _)| at);
        out.truncate(end);
        out.truncate(out.trim_end().len());
        out.push('…');
    }
    out
}

/// Makes `out` end with `breaks`, unless it is empty.
fn end_with(out: &mut String, breaks: &str) {
    if out.is_empty() {
        return;
    }
    let there = out.len() - out.trim_end_matches('\n').len();
    out.push_str(breaks.get(there..).unwrap_or(""));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::sanitize;

    fn clean(remote: &str) -> Html {
        sanitize::html(remote)
    }

    #[test]
    fn lines_and_paragraphs_stay() {
        let html =
            clean("<p>a<br>b</p><p>c &amp; <b>d</b> &lt;p&gt;</p><ul><li>e</li><li>f</li></ul>g");
        assert_eq!(text(&html), "a\nb\n\nc & d <p>\n\ne\nf\n\ng");
    }

    #[test]
    fn what_is_hidden_from_the_eye_is_still_said() {
        let html = clean(
            r#"<a href="https://a.example/b"><span class="invisible">https://</span><span>a.example</span><span class="invisible">/b</span></a>"#,
        );
        assert_eq!(text(&html), "https://a.example/b");
    }

    #[test]
    fn a_line_is_cut_where_it_gets_too_long() {
        let html = clean("<p>one two</p><p>three 👩‍👩‍👧</p>");
        assert_eq!(line(&html, 100), "one two three 👩‍👩‍👧");
        assert_eq!(line(&html, 15), "one two three 👩‍👩‍👧");
        assert_eq!(line(&html, 9), "one two…");
        assert_eq!(line(&html, 1), "…");
    }

    proptest! {
        #[test]
        fn any_html_has_a_text(remote: String, longest in 1_usize..30) {
            let short = line(&clean(&remote), longest);
            prop_assert!(short.graphemes(true).count() <= longest);
        }
    }
}
