//! What a web page says of itself: title, description, picture, author. Open Graph first, then
//! what pages said before there was Open Graph.
//! Source: <https://ogp.me/>, <https://oembed.com/#section4>

use url::Url;

use super::markup::{self, Tag, Token};
use super::{escape, plain};

const LONGEST_TITLE: usize = 300;
const LONGEST_DESCRIPTION: usize = 1_000;
const LONGEST_NAME: usize = 200;
const LONGEST_ADDRESS: usize = 2_048;
/// Tags that are looked at; what a page says of itself stands at its beginning.
const MOST_TAGS: usize = 20_000;

/// A page in its own words. Addresses are absolute and of the web.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    pub title: String,
    pub description: String,
    pub image: Option<String>,
    pub image_description: String,
    pub site_name: String,
    pub author_name: String,
    pub author_url: Option<String>,
    pub language: Option<String>,
    /// As the page writes it.
    pub published_at: Option<String>,
    /// Where its oEmbed document is.
    pub oembed: Option<String>,
    /// The fediverse handle of its author.
    pub creator: Option<String>,
}

/// Reads the beginning of a page that was found at `address`.
#[must_use]
pub fn read(html: &str, address: &Url) -> Page {
    let mut found = Found::default();
    for token in markup::tokens(html).take(MOST_TAGS) {
        match token {
            Token::Open(tag) if tag.is("meta") => found.meta(&tag),
            Token::Open(tag) if tag.is("link") => found.link(&tag),
            Token::Open(tag) if tag.is("html") => found.lang = value(&tag, "lang"),
            Token::Open(_) | Token::Close(_) | Token::Text(_) => {}
        }
    }
    found.page(html, address)
}

/// The address that the first `iframe` in a piece of HTML shows, if it is of the web and secure.
#[must_use]
pub fn framed(html: &str) -> Option<String> {
    let frame = markup::tokens(html).take(MOST_TAGS).find_map(|token| match token {
        Token::Open(tag) if tag.is("iframe") => value(&tag, "src"),
        Token::Open(_) | Token::Close(_) | Token::Text(_) => None,
    })?;
    let url = Url::parse(&frame).ok()?;
    (url.scheme() == "https" && frame.len() <= LONGEST_ADDRESS).then(|| url.into())
}

/// Bytes of a page as text: what is not UTF-8 is taken for Latin-1.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // A page that was cut may end in the middle of a character.
        Err(problem) if bytes.len() - problem.valid_up_to() < 4 => {
            String::from_utf8_lossy(&bytes[..problem.valid_up_to()]).into_owned()
        }
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// What stands in the page, by the names that matter here; the first of each counts.
#[derive(Debug, Default)]
struct Found {
    metas: Vec<(String, String)>,
    oembed: Option<String>,
    lang: Option<String>,
}

impl Found {
    fn meta(&mut self, tag: &Tag<'_>) {
        let name = tag.attribute("property").or_else(|| tag.attribute("name"));
        let (Some(name), Some(content)) = (name, value(tag, "content")) else { return };
        let name = name.trim().to_ascii_lowercase();
        if KNOWN.contains(&name.as_str()) && !content.trim().is_empty() {
            self.metas.push((name, content));
        }
    }

    fn link(&mut self, tag: &Tag<'_>) {
        let kind = tag.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
        if self.oembed.is_none()
            && matches!(kind.as_str(), "application/json+oembed" | "text/json+oembed")
        {
            self.oembed = value(tag, "href");
        }
    }

    fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let meta = self.metas.iter().find(|(known, _)| known == name);
            meta.map(|(_, content)| content.as_str())
        })
    }

    fn page(&self, html: &str, address: &Url) -> Page {
        let line = |names: &[&str], longest| {
            self.first(names).map(|text| plain::line(text, longest)).unwrap_or_default()
        };
        let web = |text: &str| web(text, address);
        let title = line(&["og:title", "twitter:title"], LONGEST_TITLE);
        let author = self.first(&["article:author", "author"]);
        let author_url = author.filter(|author| author.starts_with("http")).and_then(web);
        let language = self.first(&["og:locale"]).or(self.lang.as_deref());
        Page {
            title: if title.is_empty() { title_element(html) } else { title },
            description: line(
                &["og:description", "twitter:description", "description"],
                LONGEST_DESCRIPTION,
            ),
            image: self
                .first(&["og:image:secure_url", "og:image", "og:image:url", "twitter:image"])
                .and_then(web),
            image_description: line(&["og:image:alt", "twitter:image:alt"], LONGEST_DESCRIPTION),
            site_name: line(&["og:site_name"], LONGEST_NAME),
            author_name: line(&["author", "article:author"], LONGEST_NAME)
                .split_once("://")
                .map_or_else(
                    || line(&["author", "article:author"], LONGEST_NAME),
                    |_| String::new(),
                ),
            author_url,
            language: language.map(str::to_owned),
            published_at: self.first(&["article:published_time"]).map(str::to_owned),
            oembed: self.oembed.as_deref().and_then(web),
            creator: self.first(&["fediverse:creator"]).map(str::to_owned),
        }
    }
}

const KNOWN: [&str; 19] = [
    "og:title",
    "twitter:title",
    "og:description",
    "twitter:description",
    "description",
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "og:image:alt",
    "twitter:image:alt",
    "og:site_name",
    "og:locale",
    "author",
    "article:author",
    "article:published_time",
    "fediverse:creator",
    "og:type",
    "og:url",
];

/// The value of an attribute, its character references read.
fn value(tag: &Tag<'_>, name: &str) -> Option<String> {
    let mut text = String::new();
    escape::push_unescaped(&mut text, tag.attribute(name)?);
    Some(text)
}

fn web(text: &str, base: &Url) -> Option<String> {
    let url = base.join(text.trim()).ok()?;
    let fits = matches!(url.scheme(), "http" | "https") && url.as_str().len() <= LONGEST_ADDRESS;
    fits.then(|| url.into())
}

/// What stands between `<title>` and its end, which to the tokeniser is no markup.
fn title_element(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let Some(start) = lower.find("<title") else { return String::new() };
    let Some(open) = lower[start..].find('>').map(|at| start + at + 1) else {
        return String::new();
    };
    let end = lower[open..].find("</title").map_or(html.len(), |at| open + at);
    let mut title = String::new();
    escape::push_unescaped(&mut title, &html[open..end]);
    plain::line(&title, LONGEST_TITLE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn page(html: &str) -> Page {
        read(html, &Url::parse("https://news.example/a/b").unwrap())
    }

    #[test]
    fn open_graph_comes_first() {
        let found = page(
            r#"<html lang="de"><head><title>Old</title>
            <meta property="og:title" content="New &amp; better"><meta name=description content='All of it'>
            <meta property="og:image" content="/pic.jpg"/><meta property="og:site_name" content="The News">
            <meta name="author" content="Ann"><meta property="article:published_time" content="2026-01-02T03:04:05Z">
            <link rel=alternate type="application/json+oembed" href="/oembed?x=1&amp;y=2"></head>"#,
        );
        assert_eq!(found.title, "New & better");
        assert_eq!(found.description, "All of it");
        assert_eq!(found.image.as_deref(), Some("https://news.example/pic.jpg"));
        assert_eq!((found.site_name.as_str(), found.author_name.as_str()), ("The News", "Ann"));
        assert_eq!(found.language.as_deref(), Some("de"));
        assert_eq!(found.oembed.as_deref(), Some("https://news.example/oembed?x=1&y=2"));
        assert_eq!(found.published_at.as_deref(), Some("2026-01-02T03:04:05Z"));
    }

    #[test]
    fn a_page_without_it_has_a_title_still() {
        assert_eq!(page("<TITLE>A\n &lt;page&gt;</TITLE><p>text").title, "A <page>");
        assert_eq!(page("<title>cut").title, "cut");
        assert_eq!(page("").title, "");
        assert_eq!(page(r#"<meta property=og:image content="javascript:x">"#).image, None);
    }

    #[test]
    fn an_author_may_be_a_name_or_an_address() {
        let found = page(r#"<meta property="article:author" content="https://news.example/ann">"#);
        assert_eq!(found.author_url.as_deref(), Some("https://news.example/ann"));
        assert_eq!(found.author_name, "");
    }

    #[test]
    fn only_secure_frames_count() {
        let frame = |src: &str| framed(&format!("<div><iframe width=1 src='{src}'></iframe>"));
        assert_eq!(
            frame("https://v.example/e?a=1&amp;b").as_deref(),
            Some("https://v.example/e?a=1&b")
        );
        assert_eq!(frame("http://v.example/"), None);
        assert_eq!(frame("javascript:alert(1)"), None);
        assert_eq!(framed("<script src=https://v.example></script>"), None);
    }

    #[test]
    fn bytes_are_utf8_or_latin() {
        assert_eq!(decoded("grün".as_bytes()), "grün");
        assert_eq!(decoded(b"gr\xfcn oder so"), "grün oder so");
        assert_eq!(decoded(b"ab\xc3"), "ab");
    }

    proptest! {
        #[test]
        fn any_page_is_read(html: String) {
            let found = page(&html);
            prop_assert!(found.title.chars().count() <= LONGEST_TITLE);
        }
    }
}
