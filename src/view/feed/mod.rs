//! Posts for readers of news.

mod atom;
mod rss;

use std::fmt::Write as _;

use crate::model::{Account, StatusView};
use crate::text::escape;

/// In which form a feed is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Rss,
    Atom,
}

impl Form {
    pub const ALL: [Self; 2] = [Self::Rss, Self::Atom];

    /// How the address of a feed ends, after that of its page.
    pub fn end(self) -> &'static str {
        match self {
            Self::Rss => ".rss",
            Self::Atom => ".atom",
        }
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::Atom => "application/atom+xml",
        }
    }
}

/// Public posts that stand on one page.
#[derive(Debug)]
pub struct Feed<'a> {
    pub base_url: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    /// The page with the same posts.
    pub page: &'a str,
    /// Whose posts they are, if they are one account's.
    pub account: Option<&'a Account>,
    pub statuses: &'a [StatusView],
}

impl Feed<'_> {
    /// The whole document.
    pub fn document(&self, form: Form) -> String {
        match form {
            Form::Rss => rss::document(self),
            Form::Atom => atom::document(self),
        }
    }

    fn own(&self, form: Form) -> String {
        format!("{}{}", self.page, form.end())
    }
}

/// The words of a post as HTML, its content warning above them.
fn words(view: &StatusView) -> String {
    let warning = &view.status.content_warning;
    if warning.is_empty() {
        return view.status.html.as_str().to_owned();
    }
    let mut warned = String::from("<p><strong>");
    escape::push(&mut warned, warning);
    warned.push_str("</strong></p><hr>");
    warned.push_str(view.status.html.as_str());
    warned
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    escape::push(out, &fit(text));
    let _ = write!(out, "</{name}>");
}

/// Text without characters that XML 1.0 cannot hold.
fn fit(text: &str) -> String {
    let holds = |c: &char| !c.is_control() || matches!(c, '\n' | '\t' | '\r');
    text.chars().filter(holds).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn shown(form: Form) -> String {
        let ada = sample::ada();
        let mut view = sample::status(7, ada.clone(), "a <b>bold</b> claim");
        view.status.content_warning = "engines & steam\u{1}".to_owned();
        let feed = Feed {
            base_url: "https://pi.example",
            title: "Ada Lovelace",
            description: "Public posts from @ada@pi.example",
            page: "https://pi.example/@ada",
            account: Some(&ada),
            statuses: &[view],
        };
        feed.document(form)
    }

    #[test]
    fn rss_holds_posts_as_escaped_html() {
        let xml = shown(Form::Rss);
        assert!(xml.starts_with("<?xml") && xml.ends_with("</channel></rss>\n"), "{xml}");
        for part in [
            "<title>Ada Lovelace</title>",
            "<guid isPermaLink=\"true\">https://pi.example/@ada/7</guid>",
            "&lt;p&gt;a &lt;b&gt;bold&lt;/b&gt; claim&lt;/p&gt;",
            "<title>engines &amp; steam</title>",
            "<pubDate>",
            "href=\"https://pi.example/@ada.rss\"",
        ] {
            assert!(xml.contains(part), "{part} in {xml}");
        }
    }

    #[test]
    fn atom_holds_the_same() {
        let xml = shown(Form::Atom);
        assert!(xml.starts_with("<?xml") && xml.ends_with("</feed>\n"), "{xml}");
        for part in [
            "<title>Ada Lovelace</title>",
            "<link rel=\"alternate\" type=\"text/html\" href=\"https://pi.example/@ada/7\"/>",
            "&lt;p&gt;a &lt;b&gt;bold&lt;/b&gt; claim&lt;/p&gt;",
            "<title>engines &amp; steam</title>",
            "<updated>",
            "href=\"https://pi.example/@ada.atom\"",
        ] {
            assert!(xml.contains(part), "{part} in {xml}");
        }
    }
}
