//! Who quotes a status.

use maud::{Markup, html};

use crate::model::StatusView;
use crate::say;
use crate::view::Shell;
use crate::view::component::{Empty, Pager, StatusCard};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;

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
            h1 { (say!("quotes")) }
            p { a href=(quoted.path()) { (phrase!("post-back-to", name = html! { bdi { (quoted.author.name()) } })) } }
            section.card.feed-card aria-labelledby="list" {
                h2.vh #list { (say!("newest-first")) }
                @for quote in *quotes {
                    (StatusCard::listed(quote, shell))
                    @if is_own { p.more { (take_out(quote, shell.path)) } }
                }
                @if quotes.is_empty() { (Empty { text: say!("quotes-none"), action: None }) }
                (Pager { label: say!("quotes-older"), older: *older })
            }
        };
        layout::document(shell, &Head::private(say!("quotes")), &content)
    }
}

/// A button that takes one's post out of another.
pub(super) fn take_out(quote: &StatusView, back: &str) -> Markup {
    html! {
        button.btn form="act" formaction={ (quote.path()) "/take_out" } name="return" value=(back) {
            (say!("quotes-take-out"))
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
