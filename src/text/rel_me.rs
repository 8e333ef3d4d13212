//! Whether a page says that another is of the same person: `rel="me"`.
//! Source: <https://microformats.org/wiki/rel-me>

use url::Url;

use crate::base::html::Html;

use super::escape;
use super::markup::{self, Tag, Token};

/// Tags that are looked at.
const MOST_TAGS: usize = 50_000;

/// The page that a field of a profile leads to, if it holds one link and nothing else.
#[must_use]
pub fn only_link(field: &Html) -> Option<Url> {
    let mut tokens = markup::tokens(field.as_str().trim());
    let mut text = String::new();
    match tokens.next()? {
        Token::Open(tag) if tag.is("a") => {
            escape::push_unescaped(&mut text, tag.attribute("href")?);
            let mut is_open = true;
            for token in tokens {
                match token {
                    Token::Close(tag) if tag.is("a") && is_open => is_open = false,
                    Token::Open(tag) if tag.is("a") => return None,
                    Token::Open(_) | Token::Close(_) | Token::Text(_) if !is_open => return None,
                    Token::Open(_) | Token::Close(_) | Token::Text(_) => {}
                }
            }
        }
        // Some servers send the address as it was typed.
        Token::Text(typed) if tokens.next().is_none() => escape::push_unescaped(&mut text, typed),
        Token::Open(_) | Token::Close(_) | Token::Text(_) => return None,
    }
    let url = Url::parse(text.trim()).ok()?;
    let is_page = matches!(url.scheme(), "https" | "http")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none();
    is_page.then_some(url)
}

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
    use crate::text::compose::Links;
    use crate::text::{field, sanitize};

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

    #[test]
    fn a_field_leads_to_a_page_only_if_it_is_one_link() {
        let links = Links { base_url: "https://home.example", mentions: &[] };
        let typed = |text: &str| only_link(&field::value(text, &links)).map(String::from);
        assert_eq!(
            typed(" https://me.example/a?b=1&c=2 ").unwrap(),
            "https://me.example/a?b=1&c=2"
        );
        for bad in [
            "me.example",
            "see https://me.example",
            "https://a.example https://b.example",
            "mailto:a@b.example",
            "https://user:pass@me.example",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(typed(bad), None, "{bad}");
        }
        let sent = |html: &str| only_link(&sanitize::html(html)).is_some();
        assert!(sent(r#"<a href="https://me.example" rel="me"><span>https://</span>me</a>"#));
        assert!(!sent(r#"<a href="https://me.example">me</a> and more"#));
    }
}
