//! What is on many lips here, and people who want to be found.

use maud::{Markup, html};

use crate::model::hashtag::HashtagView;
use crate::model::{Account, Card, FilterContext, Relationship, StatusView};
use crate::say;
use crate::view::Shell;
use crate::view::component::{AccountRow, Empty, FollowButton, Pager, StatusCard, Tab, Tabs};
use crate::view::layout::{self, Head};

/// What is shown.
#[derive(Debug)]
pub enum Found<'a> {
    Posts(&'a [StatusView]),
    Tags(&'a [HashtagView]),
    Links(&'a [Card]),
    /// With how the viewer stands to each.
    People(&'a [(Account, Option<Relationship>)]),
}

/// What is on many lips.
#[derive(Debug)]
pub struct Explore<'a> {
    pub shell: &'a Shell<'a>,
    pub found: Found<'a>,
}

impl Explore<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, found } = self;
        let (path, what) = match found {
            Found::Posts(_) => ("/explore", say!("explore-posts")),
            Found::Tags(_) => ("/explore/tags", say!("explore-tags")),
            Found::Links(_) => ("/explore/links", say!("explore-links")),
            Found::People(_) => ("/explore/suggestions", say!("explore-people")),
        };
        let tab = |label, href: &str| Tab { label, href: href.to_owned(), is_here: href == path };
        let mut tabs = vec![
            tab(say!("posts"), "/explore"),
            tab(say!("hashtags"), "/explore/tags"),
            tab(say!("explore-tab-links"), "/explore/links"),
        ];
        if shell.me.is_some() {
            tabs.push(tab(say!("people"), "/explore/suggestions"));
        }
        tabs.push(tab(say!("menu-directory"), "/directory"));
        let head = Head {
            description: Some(say!("explore-about", what = what, site = shell.site.title.as_str())),
            canonical: Some(format!("{}{path}", shell.base_url)),
            unlisted: matches!(found, Found::People(_)),
            ..Head::public(say!("menu-explore"))
        };
        let content = html! {
            h1 { (say!("menu-explore")) }
            section.card.feed-card aria-labelledby="found" {
                h2.vh #found { (what) }
                (Tabs { label: say!("explore-what"), tabs: &tabs })
                (self.list())
            }
        };
        layout::document(shell, &head, &content)
    }

    fn list(&self) -> Markup {
        let shell = self.shell;
        let nothing = Empty { text: say!("explore-nothing"), action: None };
        match self.found {
            Found::Posts([]) | Found::Tags([]) | Found::Links([]) => html! { (nothing) },
            Found::People([]) => html! {
                (Empty { text: say!("explore-nobody"), action: Some((say!("menu-directory"), "/directory")) })
            },
            Found::Posts(posts) => html! {
                @for view in posts { (StatusCard::listed(view, shell).met(FilterContext::Public)) }
            },
            Found::Tags(tags) => html! { @for tag in tags { (hashtag(tag)) } },
            Found::Links(cards) => html! { @for card in cards { (link(card)) } },
            Found::People(people) => html! { (rows(shell, people)) },
        }
    }
}

fn hashtag(tag: &HashtagView) -> Markup {
    let today = tag.days.first();
    html! {
        div.account {
            span {}
            h3.who {
                a href={ "/tags/" (tag.name) } { b { "#" (tag.name) } }
            }
            @if let Some(day) = today {
                div.meta { (say!("explore-people-today", n = day.accounts)) }
            }
        }
    }
}

fn link(card: &Card) -> Markup {
    html! {
        div.account {
            span {}
            h3.who {
                a href=(card.url) rel="nofollow noopener noreferrer" {
                    b { (card.title) }
                    span { (card.provider_name) }
                }
            }
        }
    }
}

fn rows(shell: &Shell<'_>, people: &[(Account, Option<Relationship>)]) -> Markup {
    html! {
        @for (account, relationship) in people {
            (AccountRow { account, shell, actions: html! {
                (FollowButton { account, relationship: relationship.as_ref(), shell })
            } })
        }
    }
}

/// Accounts that want to be found.
#[derive(Debug)]
pub struct Directory<'a> {
    pub shell: &'a Shell<'a>,
    pub people: &'a [(Account, Option<Relationship>)],
    pub youngest: bool,
    pub local: bool,
    /// Path of the next page.
    pub older: Option<&'a str>,
}

impl Directory<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, people, youngest, local, older } = self;
        let href = |order: &str, local: bool| {
            format!("/directory?order={order}{}", if local { "&local=1" } else { "" })
        };
        let order = if *youngest { "new" } else { "active" };
        let tab = |label, href: String, is_here| Tab { label, href, is_here };
        let tabs = [
            tab(say!("directory-active"), href("active", *local), !*youngest),
            tab(say!("directory-new"), href("new", *local), *youngest),
        ];
        let whom = [
            tab(say!("directory-here"), href(order, true), *local),
            tab(say!("directory-all"), href(order, false), !*local),
        ];
        let head = Head {
            description: Some(say!("directory-about", site = shell.site.title.as_str())),
            canonical: Some(format!("{}/directory", shell.base_url)),
            ..Head::public(say!("menu-directory"))
        };
        let content = html! {
            h1 { (say!("menu-directory")) }
            section.card.feed-card aria-labelledby="people" {
                h2.vh #people { (say!("directory-people")) }
                (Tabs { label: say!("directory-order"), tabs: &tabs })
                @if shell.me.is_some() { (Tabs { label: say!("directory-whom"), tabs: &whom }) }
                (rows(shell, people))
                @if people.is_empty() {
                    (Empty { text: say!("directory-empty"), action: None })
                }
                (Pager { label: say!("more"), older: *older })
            }
        };
        layout::document(shell, &head, &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn the_directory_keeps_whom_and_changes_the_order() {
        let site = sample::site();
        let shell = sample::visitor(&site);
        let people = [(sample::ada(), None)];
        let page = Directory {
            shell: &shell,
            people: &people,
            youngest: false,
            local: true,
            older: Some("/directory?order=active&local=1&offset=20"),
        };
        let page = page.page().into_string();
        assert!(
            page.contains("/directory?order=new&amp;local=1") && page.contains("@ada"),
            "{page}"
        );
    }
}
