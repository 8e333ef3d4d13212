//! What a person typed → the HTML that Mastodon would make of it.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::base::html::Html;

use super::handle::Handle;
use super::hashtag::Hashtag;
use super::scan::{self, Entity, Kind};
use super::{escape, link, plain};

/// Where the links of a composed text lead.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// Our own address without a slash at the end: `https://example.org`.
    pub base_url: &'a str,
    /// Those whom the text mentions and whom we found; others stay plain text.
    pub mentions: &'a [ResolvedMention],
}

/// Someone mentioned, found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedMention {
    /// As [`mention::handles`](super::mention::handles) answered it.
    pub handle: Handle,
    /// The page to open.
    pub url: String,
    /// The name to show, without `@`.
    pub username: String,
}

/// How what was typed becomes markup.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style<'a> {
    pub(super) links: &'a Links<'a>,
    /// What each link says of itself besides the usual, with a space behind it.
    pub(super) rel: &'a str,
    /// Whether lines and paragraphs become elements.
    pub(super) paragraphs: bool,
}

/// A status or a biography: paragraphs, line breaks, links, mentions, hashtags. api.md 19.
#[must_use]
pub fn html(typed: &str, links: &Links<'_>) -> Html {
    let text = normalise(typed);
    if text.is_empty() {
        return Html::default();
    }
    let mut out = String::from("<p>");
    push_entities(&mut out, &text, Style { links, rel: "", paragraphs: true });
    out.push_str("</p>");
    Html::vouched(out)
}

/// What was typed as it is kept: one kind of line break, no control characters, no white space at
/// either end.
#[must_use]
pub fn normalise(typed: &str) -> String {
    let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String =
        unified.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    kept.trim().to_owned()
}

/// A profile field: one line, without paragraphs.
pub(super) fn inline(typed: &str, style: Style<'_>) -> Html {
    let mut out = String::new();
    push_entities(&mut out, &plain::line(typed, usize::MAX), style);
    Html::vouched(out)
}

fn push_entities(out: &mut String, text: &str, style: Style<'_>) {
    let mut at = 0;
    for Entity { range, kind } in scan::entities(text) {
        push_text(out, &text[at..range.start], style);
        at = range.end;
        let written = &text[range];
        match kind {
            Kind::Link => link::push(out, written, style.rel),
            Kind::Hashtag(tag) => push_hashtag(out, &tag, style.links.base_url),
            Kind::Mention(handle) => {
                match style.links.mentions.iter().find(|found| found.handle == handle) {
                    Some(found) => push_mention(out, found),
                    None => escape::push(out, written),
                }
            }
        }
    }
    push_text(out, &text[at..], style);
}

fn push_mention(out: &mut String, found: &ResolvedMention) {
    out.push_str("<span class=\"h-card\" translate=\"no\"><a href=\"");
    escape::push(out, &found.url);
    out.push_str("\" class=\"u-url mention\">@<span>");
    escape::push(out, &found.username);
    out.push_str("</span></a></span>");
}

fn push_hashtag(out: &mut String, tag: &Hashtag, base_url: &str) {
    out.push_str("<a href=\"");
    escape::push(out, base_url);
    out.push_str("/tags/");
    out.extend(utf8_percent_encode(tag.name(), NON_ALPHANUMERIC));
    out.push_str("\" class=\"mention hashtag\" rel=\"tag\">#<span>");
    escape::push(out, tag.written());
    out.push_str("</span></a>");
}

/// Text between entities. An empty line parts paragraphs, any other line break stays one.
fn push_text(out: &mut String, text: &str, style: Style<'_>) {
    if !style.paragraphs {
        return escape::push(out, text);
    }
    let mut rest = text;
    while let Some(at) = rest.find('\n') {
        escape::push(out, &rest[..at]);
        let after = rest[at..].trim_start_matches('\n');
        let breaks = rest.len() - at - after.len();
        out.push_str(if breaks > 1 { "</p><p>" } else { "<br>" });
        rest = after;
    }
    escape::push(out, rest);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{mention, sanitize, summary};

    const BASE: &str = "https://own.example";

    fn found(handle: &str, url: &str) -> ResolvedMention {
        let handle = Handle::parse(handle).unwrap();
        ResolvedMention { username: handle.username().to_owned(), handle, url: url.to_owned() }
    }

    fn composed(text: &str, mentions: &[ResolvedMention]) -> String {
        html(text, &Links { base_url: BASE, mentions }).into_string()
    }

    #[test]
    fn paragraphs_and_lines_are_kept() {
        assert_eq!(
            composed(" a\r\nb\n\n\nc & <b>\u{0} ", &[]),
            "<p>a<br>b</p><p>c &amp; &lt;b&gt;</p>"
        );
        assert_eq!(composed(" \n ", &[]), "");
        assert_eq!(composed(":blobcat: it's", &[]), "<p>:blobcat: it&#39;s</p>");
    }

    #[test]
    fn mentions_are_linked_if_found() {
        assert_eq!(
            composed(
                "@Bob@Peer.example, @no",
                &[found("bob@peer.example", "https://peer.example/@bob?a&b")]
            ),
            concat!(
                r#"<p><span class="h-card" translate="no"><a href="https://peer.example/@bob?a&amp;b" "#,
                r#"class="u-url mention">@<span>bob</span></a></span>, @no</p>"#
            )
        );
    }

    #[test]
    fn hashtags_lead_to_their_page() {
        assert_eq!(
            composed("#Größe_1", &[]),
            concat!(
                r#"<p><a href="https://own.example/tags/gr%C3%B6%C3%9Fe%5F1" "#,
                r#"class="mention hashtag" rel="tag">#<span>Größe_1</span></a></p>"#
            )
        );
    }

    #[test]
    fn nothing_typed_becomes_markup_of_its_own() {
        let hostile =
            "<script>alert(1)</script> https://x.example/\"onclick='a' javascript:alert(1) #<b>";
        let made = composed(hostile, &[]);
        assert!(!made.contains("<script") && !made.contains("<b>"));
        assert!(!made.contains("href=\"javascript"));
        assert_eq!(made.matches("<a ").count(), 1);
        assert_eq!(
            summary::text(&html(hostile, &Links { base_url: BASE, mentions: &[] })),
            hostile
        );
    }

    proptest! {
        #[test]
        fn what_is_composed_is_clean_and_says_what_was_typed(
            typed in "([@#:/. \n<>&\"'a-z0-9]|https://|@bob|#tag|\\PC){0,80}"
        ) {
            let mentions: Vec<_> = mention::handles(&typed)
                .into_iter()
                .step_by(2)
                .map(|handle| ResolvedMention {
                    url: format!("https://peer.example/@{}", handle.username()),
                    username: handle.to_string(),
                    handle,
                })
                .collect();
            let made = html(&typed, &Links { base_url: BASE, mentions: &mentions });
            let clean = sanitize::html(made.as_str());

            prop_assert_eq!(summary::text(&clean), summary::text(&made));
            prop_assert_eq!(clean.as_str().matches("<a ").count(), made.as_str().matches("<a ").count());
        }

        #[test]
        fn anything_can_be_composed(typed: String) {
            composed(&typed, &[]);
        }
    }
}
