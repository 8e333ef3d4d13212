//! What is on many lips here, and people who want to be found.

use maud::{Markup, html};

use crate::model::hashtag::HashtagView;
use crate::model::{Account, Card, FilterContext, Relationship, StatusView};
use crate::view::component::{AccountRow, Empty, FollowButton, Pager, StatusCard, Tab, Tabs};
use crate::view::layout::{self, Head};
use crate::view::{Shell, words};

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
            Found::Posts(_) => ("/explore", "Posts that are boosted and favoured here"),
            Found::Tags(_) => ("/explore/tags", "Hashtags that are used here"),
            Found::Links(_) => ("/explore/links", "Pages that are linked to here"),
            Found::People(_) => ("/explore/suggestions", "People you may want to follow"),
        };
        let tab = |label, href: &str| Tab { label, href: href.to_owned(), is_here: href == path };
        let mut tabs = vec![
            tab("Posts", "/explore"),
            tab("Hashtags", "/explore/tags"),
            tab("Links", "/explore/links"),
        ];
        if shell.me.is_some() {
            tabs.push(tab("People", "/explore/suggestions"));
        }
        tabs.push(tab("Directory", "/directory"));
        let head = Head {
            description: Some(format!("{what}: {}", shell.site.title)),
            canonical: Some(format!("{}{path}", shell.base_url)),
            unlisted: matches!(found, Found::People(_)),
            ..Head::public("Explore")
        };
        let content = html! {
            h1 { "Explore" }
            section.card.feed-card aria-labelledby="found" {
                h2.vh #found { (what) }
                (Tabs { label: "What is shown", tabs: &tabs })
                (self.list())
            }
        };
        layout::document(shell, &head, &content)
    }

    fn list(&self) -> Markup {
        let shell = self.shell;
        let nothing = Empty { text: "Nothing is on many lips just now.", action: None };
        match self.found {
            Found::Posts([]) | Found::Tags([]) | Found::Links([]) => html! { (nothing) },
            Found::People([]) => html! {
                (Empty { text: "Nobody to suggest yet: follow a few people first.", action: Some(("Directory", "/directory")) })
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
                div.meta { (words::count(day.accounts)) " " (words::plural(day.accounts, "person", "people")) " today" }
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
            tab("Lately active", href("active", *local), !*youngest),
            tab("New here", href("new", *local), *youngest),
        ];
        let whom = [
            tab("Of this server", href(order, true), *local),
            tab("All known", href(order, false), !*local),
        ];
        let head = Head {
            description: Some(format!("People on {} who want to be found", shell.site.title)),
            canonical: Some(format!("{}/directory", shell.base_url)),
            ..Head::public("Directory")
        };
        let content = html! {
            h1 { "Directory" }
            section.card.feed-card aria-labelledby="people" {
                h2.vh #people { "People who want to be found" }
                (Tabs { label: "Order", tabs: &tabs })
                @if shell.me.is_some() { (Tabs { label: "Whom", tabs: &whom }) }
                (rows(shell, people))
                @if people.is_empty() {
                    (Empty { text: "Nobody has asked to be listed yet.", action: None })
                }
                (Pager { label: "More", older: *older })
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
