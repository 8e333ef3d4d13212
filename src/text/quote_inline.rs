//! The line that tells of a quoted status where quotes cannot be shown: `RE: link`, marked with the
//! class `quote-inline` so that who can show quotes leaves it out.

use crate::base::html::Html;

use super::escape;
use super::link;
use super::markup::{self, Token};

/// The class of the line.
const CLASS: &str = "quote-inline";

/// The words with the line above them; as they are if they hold the link already.
#[must_use]
pub fn with_link(html: &Html, url: &str) -> Html {
    let is_web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    let mut escaped = String::new();
    escape::push(&mut escaped, url);
    if !is_web || html.as_str().contains(&escaped) {
        return html.clone();
    }
    let mut out = format!("<p class=\"{CLASS}\">RE: ");
    link::push(&mut out, url, "");
    out.push_str("</p>");
    out.push_str(html.as_str());
    Html::vouched(out)
}

/// The words without any such line.
#[must_use]
pub fn without_link(html: &Html) -> Html {
    if !html.as_str().contains(CLASS) {
        return html.clone();
    }
    let mut out = String::with_capacity(html.as_str().len());
    // The element that is left out, and how many of its name are open in it.
    let mut left_out: Option<(&str, usize)> = None;
    for token in markup::tokens(html.as_str()) {
        match (token, left_out) {
            (Token::Open(tag), Some((name, depth))) if tag.is(name) => {
                left_out = Some((name, depth + 1));
            }
            (Token::Close(tag), Some((name, depth))) if tag.is(name) => {
                left_out = (depth > 1).then_some((name, depth - 1));
            }
            (_, Some(_)) => {}
            (Token::Open(tag), None) => {
                let is_line = tag.attribute("class").is_some_and(|classes| {
                    classes.split_ascii_whitespace().any(|class| class == CLASS)
                });
                if is_line {
                    left_out = Some((tag.name, 1));
                } else {
                    out.push_str(tag.whole);
                }
            }
            (Token::Close(tag), None) => out.push_str(tag.whole),
            (Token::Text(text), None) => out.push_str(text),
        }
    }
    Html::vouched(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sanitize;

    #[test]
    fn the_line_comes_and_goes() {
        let html = sanitize::html("<p>well said</p>");
        let quoting = with_link(&html, "https://b.example/@bob/1?a&b");
        assert!(
            quoting.as_str().starts_with("<p class=\"quote-inline\">RE: <a href=\"https://b.e")
        );
        assert_eq!(without_link(&quoting), html);
        let passed_on = sanitize::html(quoting.as_str());
        assert_eq!(without_link(&passed_on), html, "it is known on other servers, too");
    }

    #[test]
    fn who_links_it_already_says_it_once() {
        let html = sanitize::html(r#"<p><a href="https://b.example/1">see</a></p>"#);
        assert_eq!(with_link(&html, "https://b.example/1"), html);
        assert_eq!(with_link(&html, "javascript:alert(1)"), html);
    }

    #[test]
    fn a_line_of_any_server_is_left_out_and_nothing_else() {
        for (with, without) in [
            (
                r#"<p>a<span class="quote-inline"><br><span>RE: </span>x</span></p><p>b</p>"#,
                "<p>a</p><p>b</p>",
            ),
            (r#"<p class="quote-inline">never closed"#, ""),
            (r#"<p class="h-x">quote-inline</p>"#, r#"<p class="h-x">quote-inline</p>"#),
        ] {
            let html = sanitize::html(with);
            assert_eq!(without_link(&html), sanitize::html(without), "{with}");
        }
    }
}
