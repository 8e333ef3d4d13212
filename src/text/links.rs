//! Where clean HTML leads, besides people and hashtags.

use crate::base::html::Html;

use super::escape;
use super::markup::{self, Token};

/// Classes of links that lead to people and hashtags.
const INWARD: [&str; 4] = ["mention", "hashtag", "u-url", "quote-inline"];

/// The web addresses that `html` leads to, in order. Links to people and hashtags, which all
/// servers mark as such, are left out.
pub fn outward(html: &Html) -> impl Iterator<Item = String> {
    let tags = markup::tokens(html.as_str()).filter_map(|token| match token {
        Token::Open(tag) if tag.is("a") => Some(tag),
        Token::Open(_) | Token::Close(_) | Token::Text(_) => None,
    });
    tags.filter(|tag| {
        let classes = tag.attribute("class").unwrap_or_default();
        !classes.split_ascii_whitespace().any(|class| INWARD.contains(&class))
    })
    .filter_map(|tag| {
        let mut address = String::new();
        escape::push_unescaped(&mut address, tag.attribute("href")?);
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        is_web.then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::compose::{self, Links};
    use crate::text::sanitize;

    fn found(html: &Html) -> Vec<String> {
        outward(html).collect()
    }

    #[test]
    fn links_are_found_and_tags_are_not() {
        let links = Links { base_url: "https://a.example", mentions: &[] };
        let html =
            compose::html("#tag see https://b.example/x?a=1&b=2 or http://c.example", &links);
        assert_eq!(found(&html), ["https://b.example/x?a=1&b=2", "http://c.example"]);
    }

    #[test]
    fn people_of_other_servers_are_not_links() {
        let html = sanitize::html(
            r#"<p><a href="https://b.example/@bob" class="u-url mention">@bob</a>
            <a href="https://b.example/tags/x" class="mention hashtag">#x</a>
            <a href="mailto:x@b.example">mail</a> <a href="https://d.example/">d</a></p>"#,
        );
        assert_eq!(found(&html), ["https://d.example/"]);
    }
}
