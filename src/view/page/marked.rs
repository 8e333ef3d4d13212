//! Who boosted or favoured a status.

use maud::{Markup, html};

use crate::model::{Account, StatusView};
use crate::say;
use crate::view::Shell;
use crate::view::component::{AccountRow, Empty, Name, Pager, Tab, Tabs};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;

/// What people did with a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Boost,
    Favourite,
}

/// The people who did it, last first.
#[derive(Debug)]
pub struct Marked<'a> {
    pub shell: &'a Shell<'a>,
    pub status: &'a StatusView,
    pub mark: Mark,
    pub people: &'a [Account],
    pub older: Option<&'a str>,
}

impl Marked<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, status, mark, people, older } = self;
        let word = match mark {
            Mark::Boost => say!("marked-boosted"),
            Mark::Favourite => say!("marked-favourited"),
        };
        let tab = |label, end: &str, this| Tab {
            label,
            href: format!("{}/{end}", status.path()),
            is_here: *mark == this,
        };
        let tabs = [
            tab(say!("boosts"), "boosts", Mark::Boost),
            tab(say!("favourites"), "favourites", Mark::Favourite),
        ];
        let content = html! {
            h1 { a href=(status.path()) { (phrase!("post-by", name = html! { bdi { (Name(&status.author)) } })) } }
            section.card.feed-card aria-labelledby="people" {
                h2.vh #people { (word) }
                (Tabs { label: say!("lists"), tabs: &tabs })
                @for account in *people {
                    (AccountRow { account, shell, actions: html! {} })
                }
                @if people.is_empty() { (Empty { text: say!("nobody-yet"), action: None }) }
                (Pager { label: say!("more"), older: *older })
            }
        };
        let title = format!("{word} · {}", status.author.name());
        layout::document(shell, &Head::private(title), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn people_are_named_and_nobody_is_said_so() {
        let site = sample::site();
        let shell = sample::visitor(&site);
        let (status, people) = (sample::status(2, sample::ada(), "Words"), [sample::bob()]);
        let mut page = Marked {
            shell: &shell,
            status: &status,
            mark: Mark::Boost,
            people: &people,
            older: None,
        };

        assert!(page.page().into_string().contains(people[0].name()));
        page.people = &[];
        assert!(page.page().into_string().contains("Nobody yet"));
    }
}
