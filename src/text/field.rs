//! What our own people typed into the fields of their profile → HTML.

use crate::base::html::Html;

use super::compose::{self, Links, Style};

/// The value of a profile field: one line. Its links say `rel="me"`, by which the page at the
/// other end can confirm that it belongs to the same person. Mastodon: `TextFormatter` with
/// `with_rel_me`.
#[must_use]
pub fn value(typed: &str, links: &Links<'_>) -> Html {
    compose::inline(typed, Style { links, rel: "me ", paragraphs: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKS: Links<'static> = Links { base_url: "https://own.example", mentions: &[] };

    #[test]
    fn a_link_in_a_field_is_mine() {
        assert_eq!(
            value(" https://me.example/ ", &LINKS).as_str(),
            concat!(
                r#"<a href="https://me.example/" rel="me nofollow noopener noreferrer" "#,
                r#"target="_blank" translate="no"><span class="invisible">https://</span>"#,
                r#"<span>me.example/</span><span class="invisible"></span></a>"#
            )
        );
    }

    #[test]
    fn other_values_are_one_line_of_text() {
        assert_eq!(value("they\n & <them>", &LINKS).as_str(), "they &amp; &lt;them&gt;");
        assert_eq!(value("javascript:alert(1)", &LINKS).as_str(), "javascript:alert(1)");
        assert_eq!(value("", &LINKS).as_str(), "");
    }
}
