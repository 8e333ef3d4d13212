//! A long text of this server: what it keeps of people, or its terms of service.

use maud::{Markup, html};

use crate::base::Html;
use crate::view::Shell;
use crate::view::layout::{self, Head};

/// One of the long texts.
#[derive(Debug)]
pub struct TextPage<'a> {
    pub shell: &'a Shell<'a>,
    pub title: &'a str,
    pub text: &'a Html,
}

impl TextPage<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            section.card.stack {
                h1 { (self.title) }
                div.body dir="auto" { (self.text) }
            }
        };
        layout::document(self.shell, &Head::public(self.title), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn the_text_stands_as_it_was_composed() {
        let site = sample::site();
        let shell = sample::visitor(&site);
        let text = Html::vouched("<p>Be kind.</p>".to_owned());
        let page = TextPage { shell: &shell, title: "Terms", text: &text }.page().into_string();
        assert!(page.contains("<h1>Terms</h1>") && page.contains("<p>Be kind.</p>"));
    }
}
