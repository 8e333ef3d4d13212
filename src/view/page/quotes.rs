//! Who quotes a status.

use maud::{Markup, html};

use crate::model::StatusView;
use crate::view::Shell;
use crate::view::component::{Empty, Pager, StatusCard};
use crate::view::layout::{self, Head};

/// Statuses that quote another, newest first.
#[derive(Debug)]
pub struct Quotes<'a> {
    pub shell: &'a Shell<'a>,
    pub quoted: &'a StatusView,
    pub quotes: &'a [StatusView],
    pub older: Option<&'a str>,
}

impl Quotes<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, quoted, quotes, older } = self;
        let is_own = shell.is_me(&quoted.author);
        let content = html! {
            h1 { "Quotes" }
            p { a href=(quoted.path()) { "Back to the post by " bdi { (quoted.author.name()) } } }
            section.card.feed-card aria-labelledby="list" {
                h2.vh #list { "Newest first" }
                @for quote in *quotes {
                    (StatusCard::listed(quote, shell))
                    @if is_own { p.more { (take_out(quote, shell.path)) } }
                }
                @if quotes.is_empty() { (Empty { text: "Nobody quotes it.", action: None }) }
                (Pager { label: "Older quotes", older: *older })
            }
        };
        layout::document(shell, &Head::private("Quotes"), &content)
    }
}

/// A button that takes one's post out of another.
pub(super) fn take_out(quote: &StatusView, back: &str) -> Markup {
    html! {
        button.btn form="act" formaction={ (quote.path()) "/take_out" } name="return" value=(back) {
            "Take my post out of it"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn only_the_quoted_author_can_take_it_out() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let quotes = [sample::status(12, sample::bob(), "Well said")];
        let page = |author| {
            let quoted = sample::status(9, author, "Hello");
            let page = Quotes { shell: &shell, quoted: &quoted, quotes: &quotes, older: None };
            page.page().into_string()
        };
        assert!(page(sample::ada()).contains("/@bob@peer.example/12/take_out"));
        assert!(!page(sample::bob()).contains("take_out"));
    }
}
