//! A link as Mastodon shows it: without scheme and `www.`, cut after thirty characters.

use super::escape;
use super::sanitize::LINK_REL;

/// Characters of an address that are shown; the rest is there, but invisible.
const SHOWN: usize = 30;

/// Appends a link to `url`, which must have a scheme that is fit to be linked. `rel` is put
/// before what every link says of itself. api.md 19.
pub(super) fn push(out: &mut String, url: &str, rel: &str) {
    let start = url.len() - without_prefix(url).len();
    let end = url[start..].char_indices().nth(SHOWN).map_or(url.len(), |(at, _)| start + at);

    out.push_str("<a href=\"");
    escape::push(out, url);
    out.push_str("\" rel=\"");
    out.push_str(rel);
    out.push_str(LINK_REL);
    out.push_str("\" target=\"_blank\" translate=\"no\"><span class=\"invisible\">");
    escape::push(out, &url[..start]);
    out.push_str(if end < url.len() {
        "</span><span class=\"ellipsis\">"
    } else {
        "</span><span>"
    });
    escape::push(out, &url[start..end]);
    out.push_str("</span><span class=\"invisible\">");
    escape::push(out, &url[end..]);
    out.push_str("</span></a>");
}

fn without_prefix(url: &str) -> &str {
    let strip = |text: &'_ str, prefix: &str| match text.get(..prefix.len()) {
        Some(start) if start.eq_ignore_ascii_case(prefix) => prefix.len(),
        _ => 0,
    };
    let scheme = strip(url, "https://").max(strip(url, "http://"));
    let rest = &url[scheme..];
    if scheme == 0 { url } else { &rest[strip(rest, "www.")..] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(url: &str) -> String {
        let mut out = String::new();
        push(&mut out, url, "");
        out
    }

    #[test]
    fn a_long_address_is_cut_for_the_eye_only() {
        assert_eq!(
            link("https://www.example.org/a/page?with=a&very_long=query"),
            concat!(
                r#"<a href="https://www.example.org/a/page?with=a&amp;very_long=query" "#,
                r#"rel="nofollow noopener noreferrer" target="_blank" translate="no">"#,
                r#"<span class="invisible">https://www.</span>"#,
                r#"<span class="ellipsis">example.org/a/page?with=a&amp;very</span>"#,
                r#"<span class="invisible">_long=query</span></a>"#
            )
        );
    }

    #[test]
    fn a_short_address_is_shown_whole() {
        let shown = link("http://ä.example/");
        assert!(shown.contains(r#"<span class="invisible">http://</span><span>ä.example/</span>"#));
        assert!(link("gemini://a.example").contains("<span>gemini://a.example</span>"));
    }
}
