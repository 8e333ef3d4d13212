//! Whether a page says that another is of the same person: `rel="me"`.
//! Source: <https://microformats.org/wiki/rel-me>

use url::Url;

use super::escape;
use super::markup::{self, Tag, Token};

/// Tags that are looked at.
const MOST_TAGS: usize = 50_000;

/// Whether a page that was found at `address` holds a link to one of `targets` that says
/// `rel="me"`.
#[must_use]
pub fn is_there(html: &str, address: &Url, targets: &[&str]) -> bool {
    let targets: Vec<String> =
        targets.iter().filter_map(|target| Url::parse(target).ok()).map(same_for_all).collect();
    markup::tokens(html).take(MOST_TAGS).any(|token| match token {
        Token::Open(tag) => {
            is_mine(&tag)
                && target(&tag, address).is_some_and(|url| targets.contains(&same_for_all(url)))
        }
        Token::Close(_) | Token::Text(_) => false,
    })
}

fn is_mine(tag: &Tag<'_>) -> bool {
    let rel = tag.attribute("rel").unwrap_or_default();
    (tag.is("a") || tag.is("link") || tag.is("area"))
        && rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("me"))
}

fn target(tag: &Tag<'_>, address: &Url) -> Option<Url> {
    let mut href = String::new();
    escape::push_unescaped(&mut href, tag.attribute("href")?);
    address.join(href.trim()).ok()
}

/// An address in letters that two people would write alike: names here know no upper case.
fn same_for_all(mut url: Url) -> String {
    url.set_fragment(None);
    url.as_str().trim_end_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> bool {
        let address = Url::parse("https://me.example/about").unwrap();
        is_there(html, &address, &["https://home.example/@alice"])
    }

    #[test]
    fn links_that_say_me_count_wherever_they_stand() {
        assert!(found(r#"<a rel="me" href="https://home.example/@alice">x</a>"#));
        assert!(found("<link href=https://HOME.example/@Alice/ rel='nofollow ME'>"));
        assert!(found(r#"<a rel="me" href="https://home.example/&#64;alice#top">x</a>"#));
    }

    #[test]
    fn other_links_do_not() {
        for html in [
            r#"<a href="https://home.example/@alice">x</a>"#,
            r#"<a rel="menu" href="https://home.example/@alice">x</a>"#,
            r#"<a rel="me" href="https://home.example/@alicex">x</a>"#,
            r#"<a rel="me" href="/@alice">x</a>"#,
            r#"<!-- <a rel="me" href="https://home.example/@alice"> -->"#,
            r#"<script>'<a rel="me" href="https://home.example/@alice">'</script>"#,
            r#"<div rel="me" href="https://home.example/@alice">x</div>"#,
        ] {
            assert!(!found(html), "{html}");
        }
    }
}
