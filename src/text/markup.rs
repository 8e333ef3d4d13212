//! A small HTML tokeniser: text, opening tags, closing tags, in time linear in its input.
//!
//! It follows the outline of the tokenisation rules of the HTML standard (13.2.5) and leaves
//! character references as they stand. It decides nothing about safety: what is built from its
//! tokens goes through `sanitize` afterwards.

/// Attributes of one tag that are looked at; the rest is skipped.
const MOST_ATTRIBUTES: usize = 64;

/// Elements whose content is not markup and, with us, not text to show either.
const HIDDEN: [&str; 9] =
    ["script", "style", "iframe", "noembed", "noframes", "noscript", "xmp", "textarea", "title"];

/// One piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    Open(Tag<'a>),
    Close(Tag<'a>),
}

/// A tag as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) whole: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of the first attribute of this name, its character references unread.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        for _ in 0..MOST_ATTRIBUTES {
            let (attribute, value, after) = next_attribute(rest)?;
            if attribute.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after;
        }
        None
    }
}

/// Takes `html` apart. Comments, doctypes and the contents of scripts and their kin are left out.
pub(super) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html }
}

#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while !self.rest.is_empty() {
            if let Some(text) = self.text() {
                return Some(Token::Text(text));
            }
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
        None
    }
}

impl<'a> Tokens<'a> {
    /// Everything up to the next `<` that begins markup.
    fn text(&mut self) -> Option<&'a str> {
        let bytes = self.rest.as_bytes();
        let begins_markup = |at: &usize| {
            bytes[*at] == b'<'
                && match bytes.get(at + 1) {
                    Some(b'/' | b'!' | b'?') => true,
                    Some(next) => next.is_ascii_alphabetic(),
                    None => false,
                }
        };
        let end = (0..bytes.len()).find(begins_markup).unwrap_or(bytes.len());
        (end > 0).then(|| self.take(end))
    }

    /// One piece of markup; `None` if it was one that shows nothing.
    fn markup(&mut self) -> Option<Token<'a>> {
        let closing = self.rest.starts_with("</");
        if closing && !self.rest[2..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            return self.skip_past(">");
        }
        if self.rest.starts_with("<!--") {
            // `<!-->` is a whole comment, so the end may overlap the beginning.
            self.take(2);
            return self.skip_past("-->");
        }
        if self.rest.starts_with("<!") || self.rest.starts_with("<?") {
            return self.skip_past(">");
        }

        let tag = self.tag(if closing { 2 } else { 1 })?;
        if closing {
            return Some(Token::Close(tag));
        }
        if let Some(name) = HIDDEN.iter().find(|name| tag.is(name)) {
            self.skip_to_closing(name);
            // Previews want to know where a frame leads; all else about it stays hidden.
            return (*name == "iframe").then_some(Token::Open(tag));
        }
        Some(Token::Open(tag))
    }

    /// A tag whose name begins at `name_at`; `None`, and the end, if it never closes.
    fn tag(&mut self, name_at: usize) -> Option<Tag<'a>> {
        let after_name = &self.rest[name_at..];
        let name_end = after_name
            .find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
            .unwrap_or(after_name.len());
        let (name, attributes) = after_name.split_at(name_end);

        let mut inner = attributes;
        while let Some((_, _, after)) = next_attribute(inner) {
            inner = after;
        }
        let inner = inner.trim_start_matches(is_filler);
        if !inner.starts_with('>') {
            self.rest = "";
            return None;
        }
        let attributes = &attributes[..attributes.len() - inner.len()];
        let whole = self.take(name_at + name_end + attributes.len() + 1);
        Some(Tag { name, whole, attributes })
    }

    fn take(&mut self, end: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn skip_past<T>(&mut self, end: &str) -> Option<T> {
        self.rest = self.rest.find(end).map_or("", |at| &self.rest[at + end.len()..]);
        None
    }

    fn skip_to_closing(&mut self, name: &str) {
        let is_end = |at: &usize| {
            let rest = &self.rest.as_bytes()[*at..];
            rest.starts_with(b"</")
                && rest
                    .get(2..2 + name.len())
                    .is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
                && rest
                    .get(2 + name.len())
                    .is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
        };
        let end = (0..self.rest.len()).find(is_end).unwrap_or(self.rest.len());
        self.take(end);
    }
}

fn is_filler(c: char) -> bool {
    c.is_ascii_whitespace() || c == '/'
}

/// Name, value and what follows; `None` at the end of the tag or of the input.
fn next_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start_matches(is_filler);
    let first = text.chars().next().filter(|c| *c != '>')?;
    // A `=` in first place belongs to the name.
    let skipped = first.len_utf8();
    let name_end = text[skipped..]
        .find(|c: char| is_filler(c) || c == '>' || c == '=')
        .map_or(text.len(), |at| at + skipped);
    let (name, rest) = text.split_at(name_end);

    let Some(value) = rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).strip_prefix('=')
    else {
        return Some((name, "", rest));
    };
    let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (inside, after) = value[1..].split_once(quote).unwrap_or((&value[1..], ""));
        return Some((name, inside, after));
    }
    let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len());
    Some((name, &value[..end], &value[end..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(html: &str) -> Vec<String> {
        tokens(html)
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Open(tag) => format!("+{}", tag.name),
                Token::Close(tag) => format!("-{}", tag.name),
            })
            .collect()
    }

    #[test]
    fn html_is_taken_apart() {
        assert_eq!(shown("a<p class=x>b</p >c"), ["a", "+p", "b", "-p", "c"]);
        assert_eq!(shown("1 < 2 <3 <"), ["1 < 2 <3 <"]);
        assert_eq!(
            shown("<!-- <p> -->a<!-->b<!DOCTYPE x>c<?php ?>d</ >e"),
            ["a", "b", "c", "d", "e"]
        );
        assert_eq!(shown("<script>if (a<b) '<p>'</scripty></SCRIPT >x"), ["-SCRIPT", "x"]);
        assert_eq!(shown("a<script>never closed"), ["a"]);
        assert_eq!(shown("a<b title='>"), ["a"]);
        assert_eq!(shown("<br/><a/b>x"), ["+br", "+a", "x"]);
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let html = r#"<a/HREF = "x>y" b c='d"' =e=f g=h/i title>"#;
        let Some(Token::Open(tag)) = tokens(html).next() else { panic!("no tag") };

        assert_eq!(tag.attribute("href"), Some("x>y"));
        assert_eq!(tag.attribute("b"), Some(""));
        assert_eq!(tag.attribute("c"), Some("d\""));
        assert_eq!(tag.attribute("=e"), Some("f"));
        assert_eq!(tag.attribute("g"), Some("h/i"));
        assert_eq!(tag.attribute("title"), Some(""));
        assert_eq!(tag.attribute("z"), None);
        assert_eq!(tag.whole, html);
    }

    proptest! {
        #[test]
        fn anything_can_be_taken_apart(html in r#"([<>/!="' a-z\-]|\PC){0,200}"#) {
            for token in tokens(&html) {
                if let Token::Open(tag) = token {
                    tag.attribute("href");
                }
            }
        }
    }
}
