//! Whom and what somebody blocks and mutes, to be let in again.

use maud::{Markup, Render, html};

use crate::base::Timestamp;
use crate::model::Account;
use crate::say;
use crate::view::component::{Avatar, Empty, Field, Name, Pager, Problems, Size, Tab, Tabs};
use crate::view::layout::{self, Head};
use crate::view::{Shell, words};

/// What is shut out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Blocks,
    Mutes,
    Domains,
}

impl Kind {
    pub fn path(self) -> &'static str {
        match self {
            Self::Blocks => "/blocks",
            Self::Mutes => "/mutes",
            Self::Domains => "/domain_blocks",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Blocks => say!("people-you-block"),
            Self::Mutes => say!("people-you-mute"),
            Self::Domains => say!("servers-you-block"),
        }
    }

    fn undo(self) -> &'static str {
        match self {
            Self::Blocks | Self::Domains => say!("shut-out-unblock"),
            Self::Mutes => say!("shut-out-unmute"),
        }
    }

    fn nothing(self) -> &'static str {
        match self {
            Self::Blocks => say!("shut-out-none-blocked"),
            Self::Mutes => say!("shut-out-none-muted"),
            Self::Domains => say!("shut-out-no-servers"),
        }
    }
}

/// Somebody, or a server.
#[derive(Debug)]
pub enum Entry {
    Person {
        account: Box<Account>,
        /// When it ends by itself.
        until: Option<Timestamp>,
    },
    Domain(String),
}

/// One of the lists. Posts to its own path: `undo`, as often as something is ticked; servers also
/// `domain`, one that is to be blocked.
#[derive(Debug)]
pub struct ShutOut<'a> {
    pub shell: &'a Shell<'a>,
    pub kind: Kind,
    pub entries: &'a [Entry],
    pub older: Option<&'a str>,
    pub typed: &'a str,
    pub problems: &'a Problems,
}

impl ShutOut<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, kind, entries, older, .. } = self;
        let tab = |label, of: Kind| Tab { label, href: of.path().to_owned(), is_here: of == *kind };
        let tabs = [
            tab(say!("shut-out-blocked"), Kind::Blocks),
            tab(say!("shut-out-muted"), Kind::Mutes),
            tab(say!("shut-out-servers"), Kind::Domains),
        ];
        let content = html! {
            h1 { (kind.title()) }
            (Tabs { label: say!("shut-out"), tabs: &tabs })
            @if *kind == Kind::Domains { (self.another()) }
            @if entries.is_empty() {
                section.card { (Empty { text: kind.nothing(), action: None }) }
            } @else {
                form.card.stack method="post" action=(kind.path()) {
                    (shell.csrf_field())
                    fieldset {
                        legend.vh { (kind.title()) }
                        @for (number, entry) in entries.iter().enumerate() { (row(number, entry)) }
                    }
                    div.ends { button.btn.main type="submit" { (kind.undo()) } }
                }
                (Pager { label: say!("more"), older: *older })
            }
            p { a href="/settings/export" { (say!("shut-out-lists")) } }
        };
        layout::document(shell, &Head::private(kind.title()), &content)
    }

    fn another(&self) -> Markup {
        html! {
            form.card.stack method="post" action=(self.kind.path()) {
                (self.shell.csrf_field())
                (self.problems)
                (Field::line("domain", say!("shut-out-server")).value(self.typed).longest(253).problem(self.problems)
                    .hint(say!("shut-out-server-hint")).required())
                div.ends { button.btn type="submit" { (say!("block")) } }
            }
        }
    }
}

fn row(number: usize, entry: &Entry) -> Markup {
    let id = format!("undo-{number}");
    let (value, what) = match entry {
        Entry::Person { account, until } => (
            account.id.to_string(),
            html! {
                (Avatar(account, Size::Medium))
                span {
                    b { bdi { (Name(account)) } }
                    small {
                        "@" (account.handle())
                        @if let Some(until) = until { " · " (say!("shut-out-until", when = words::moment(*until))) }
                    }
                }
            },
        ),
        Entry::Domain(domain) => (domain.clone(), html! { span { (domain) } }),
    };
    html! {
        div.choice {
            input type="checkbox" id=(id) name="undo" value=(value);
            label.row for=(id) { (what.render()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn people_and_servers_can_be_ticked() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let bob = Entry::Person { account: Box::new(sample::bob()), until: Some(sample::NOW) };
        let entries = [bob, Entry::Domain("bad.example".to_owned())];
        let page = ShutOut {
            shell: &shell,
            kind: Kind::Mutes,
            entries: &entries,
            older: None,
            typed: "",
            problems: &Problems::default(),
        };
        let page = page.page().into_string();
        assert!(page.contains(r#"name="undo" value="2""#) && page.contains(" · until "), "{page}");
        assert!(page.contains(r#"name="undo" value="bad.example""#));
    }
}
