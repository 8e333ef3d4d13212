//! Whom a member blocks and mutes.

use maud::{Markup, html};

use crate::base::Timestamp;
use crate::model::Account;
use crate::view::component::{AccountRow, Empty, Pager, Tab, Tabs};
use crate::view::layout::{self, Head};
use crate::view::{Shell, words};

/// What keeps somebody away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Blocked,
    Muted,
}

impl Way {
    /// Where its list is.
    pub fn path(self) -> &'static str {
        match self {
            Self::Blocked => "/blocks",
            Self::Muted => "/mutes",
        }
    }
}

/// The people, last first, each with when it ends by itself.
#[derive(Debug)]
pub struct Shunned<'a> {
    pub shell: &'a Shell<'a>,
    pub way: Way,
    pub people: &'a [(Account, Option<Timestamp>)],
    pub older: Option<&'a str>,
}

impl Shunned<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, way, people, older } = self;
        let (title, verb, label, empty) = match way {
            Way::Blocked => ("Blocked", "unblock", "Unblock", "You block nobody."),
            Way::Muted => ("Muted", "unmute", "Unmute", "You mute nobody."),
        };
        let tab =
            |label, this: Way| Tab { label, href: this.path().to_owned(), is_here: *way == this };
        let tabs = [tab("Muted", Way::Muted), tab("Blocked", Way::Blocked)];
        let content = html! {
            h1 { (title) }
            section.card.feed-card aria-labelledby="people" {
                h2.vh #people { "People" }
                (Tabs { label: "Lists", tabs: &tabs })
                @for (account, until) in *people {
                    (AccountRow { account, shell, actions: html! {
                        @if let Some(until) = until { small { "until " (words::moment(*until)) } }
                        button.btn form="act" formaction={ (account.path()) "/" (verb) }
                            name="return" value=(way.path()) { (label) span.vh { " " (account.name()) } }
                    } })
                }
                @if people.is_empty() { (Empty { text: empty, action: None }) }
                (Pager { label: "More", older: *older })
            }
        };
        layout::document(shell, &Head::private(title), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_mute_with_an_end_says_when() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let people = [(sample::bob(), Some(sample::NOW))];
        let page = Shunned { shell: &shell, way: Way::Muted, people: &people, older: None };
        let page = page.page().into_string();
        assert!(page.contains("until ") && page.contains("/@bob@peer.example/unmute"), "{page}");
    }
}
