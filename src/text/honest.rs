//! Links whose words are an address, and whether it is their own.

use url::Url;

use super::markup::{Tag, Token};

/// Ends of words with a dot in them that are names of files and of programs, not of hosts.
const ENDINGS: [&str; 24] = [
    "c", "cfg", "conf", "cpp", "css", "csv", "go", "html", "io", "java", "jpg", "js", "json", "md",
    "mp3", "pdf", "php", "png", "py", "rs", "sh", "toml", "ts", "txt",
];

/// The link that is being read: where it leads, and what of its words is seen.
#[derive(Debug, Default)]
pub(super) struct Words {
    seen: String,
    /// Elements that are open since one that apps do not show.
    hidden: usize,
}

impl Words {
    pub fn hear(&mut self, token: &Token<'_>) {
        match token {
            Token::Text(text) if self.hidden == 0 => {
                super::escape::push_unescaped(&mut self.seen, text);
            }
            Token::Open(tag) if tag.is("br") => self.seen.push(' '),
            Token::Open(tag) if self.hidden > 0 || is_hidden(tag) => self.hidden += 1,
            Token::Close(_) => self.hidden = self.hidden.saturating_sub(1),
            Token::Text(_) | Token::Open(_) => {}
        }
    }

    /// The host that a link leads to, if its words are an address on another one and do not end
    /// with it.
    pub fn kept_from(&self, href: &str) -> Option<String> {
        let seen = self.seen.trim();
        let target = Url::parse(href).ok()?;
        let host = target.host_str()?;
        let shown = shown_host(seen)?;
        let is_same = |one: &str, other: &str| {
            one == other || one.strip_suffix(other).is_some_and(|front| front.ends_with('.'))
        };
        let (mine, shown) = (host.trim_start_matches("www."), shown.trim_start_matches("www."));
        (!is_same(mine, shown) && !is_same(shown, mine)).then(|| host.to_owned())
    }

    /// Whether the words say already where the link leads.
    pub fn tell(&self, host: &str) -> bool {
        self.seen.trim_end().strip_suffix(']').is_some_and(|seen| seen.ends_with(host))
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    let classes = tag.attribute("class").unwrap_or_default();
    classes.split_ascii_whitespace().any(|class| class == "invisible")
}

/// The host of an address that stands at the beginning of `words`, however it is written there.
fn shown_host(words: &str) -> Option<String> {
    let first = words.split_whitespace().next()?;
    let lower = first.to_ascii_lowercase();
    let scheme = ["https://", "http://"].iter().find(|scheme| lower.starts_with(**scheme));
    let rest = &first[scheme.map_or(0, |scheme| scheme.len())..];
    let is_plain = scheme.is_none() && !lower.starts_with("www.");
    let name = &rest[..rest.find(['/', '?', '#', ':', '…']).unwrap_or(rest.len())];
    let ending = name.rsplit_once('.').map(|(_, ending)| ending)?;
    if is_plain && (ENDINGS.contains(&&*ending.to_ascii_lowercase()) || words.contains(' ')) {
        return None;
    }
    let is_ending = ending.chars().count() > 1 && ending.chars().all(char::is_alphabetic);
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.');
    if !(is_name && (is_ending || scheme.is_some())) {
        return None;
    }
    Url::parse(&format!("https://{name}/")).ok()?.host_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::text::sanitize;

    fn clean(html: &str) -> String {
        sanitize::html(html).into_string()
    }

    /// What a link is shown as: its words without their tags.
    fn words(href: &str, words: &str) -> String {
        let link = clean(&format!("<a href=\"{href}\">{words}</a>"));
        assert_eq!(clean(&link), link);
        crate::text::summary::text(&sanitize::html(&link))
    }

    #[test]
    fn a_link_that_wears_another_address_says_its_own() {
        for shown in [
            "https://bank.example/login",
            "HTTP://Bank.example",
            "www.bank.example",
            "bank.example",
            "bank.example/login…",
            "<b>bank</b>.example",
            "bank&#46;example",
            "https://bank.example log in here",
        ] {
            let said = words("https://evil.example/x", shown);
            assert!(said.ends_with(" [evil.example]"), "{shown}: {said}");
        }
        let hidden = "<span class=\"invisible\">https://evil.example/</span>bank.example/login";
        assert!(
            words("https://evil.example/bank.example/login", hidden).ends_with("[evil.example]")
        );
        let nested = "<span class=\"invisible\">a<span>b</span>c</span>bank.example";
        assert!(words("https://evil.example/", nested).ends_with("[evil.example]"));
        assert!(words("https://xn--exmple-4nf.org", "example.org").ends_with("-4nf.org]"));
    }

    #[test]
    fn honest_links_stay_as_they_are() {
        for (href, shown) in [
            ("https://www.example.org/a", "example.org/a"),
            ("https://example.org/a", "https://www.example.org/a"),
            ("https://blog.example.org/a", "example.org"),
            ("https://example.org/a", "a page"),
            ("https://example.org/a", "Node.js"),
            ("https://example.org/a", "read README.md"),
            ("https://example.org/a", "version 1.2"),
            ("https://b.example/@bob", "@bob@a.example"),
            ("https://b.example/tags/x", "#x"),
            ("https://xn--exmple-4nf.org/", "ex\u{430}mple.org"),
            ("https://b.example/", "bob. Then"),
        ] {
            let said = words(href, shown);
            assert!(!said.contains('['), "{said}");
        }
    }
}
