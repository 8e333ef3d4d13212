//! People, hashtags and posts that were looked for.

use maud::{Markup, html};

use crate::model::{Account, FilterContext, Relationship, StatusView};
use crate::say;
use crate::view::Shell;
use crate::view::component::{
    AccountRow, Empty, Field, FollowButton, Pager, StatusCard, Tab, Tabs,
};
use crate::view::layout::{self, Head};

/// What is looked for; the words are those of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    All,
    Accounts,
    Statuses,
    Hashtags,
}

impl Part {
    const EVERY: [Self; 4] = [Self::All, Self::Accounts, Self::Statuses, Self::Hashtags];

    /// What is no part is all of them.
    pub fn parse(word: &str) -> Self {
        Self::EVERY.into_iter().find(|part| part.word() == word).unwrap_or(Self::All)
    }

    fn word(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Accounts => "accounts",
            Self::Statuses => "statuses",
            Self::Hashtags => "hashtags",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::All => say!("search-all"),
            Self::Accounts => say!("people"),
            Self::Statuses => say!("posts"),
            Self::Hashtags => say!("hashtags"),
        }
    }
}

/// The path of this search.
pub fn address(query: &str, part: Part) -> String {
    let mut asked = url::form_urlencoded::Serializer::new("/search?".to_owned());
    asked.append_pair("q", query);
    if part != Part::All {
        asked.append_pair("type", part.word());
    }
    asked.finish()
}

/// What can be typed besides words, and what it does.
fn operators() -> [(&'static str, &'static str); 9] {
    [
        ("\"a fine day\"", say!("search-by-phrase")),
        ("-rain", say!("search-by-without")),
        ("from:name@server  from:me", say!("search-by-from")),
        ("has:media  has:image  has:video  has:audio  has:link", say!("search-by-has")),
        ("is:reply  is:sensitive", say!("search-by-is")),
        ("language:en", say!("search-by-language")),
        ("before:2026-03-15  after:2026-03  during:2026", say!("search-by-time")),
        ("in:library  in:public", say!("search-by-library")),
        ("#hashtag", say!("search-by-tag")),
    ]
}

/// What was found. Asks `/search`: `q`, `type`; `/deck/add`: `kind`, `q`.
#[derive(Debug)]
pub struct Search<'a> {
    pub shell: &'a Shell<'a>,
    pub query: &'a str,
    /// With how the viewer stands to each.
    pub people: &'a [(Account, Option<Relationship>)],
    pub part: Part,
    /// Without `#`.
    pub tags: &'a [String],
    pub statuses: &'a [StatusView],
    /// Path of the page with older posts.
    pub older: Option<&'a str>,
}

impl Search<'_> {
    pub fn page(&self) -> Markup {
        let Self { query, people, tags, statuses, part, .. } = self;
        let tabs = Part::EVERY.map(|one| Tab {
            label: one.label(),
            href: address(query, one),
            is_here: one == *part,
        });
        let is_nothing = people.is_empty() && tags.is_empty() && statuses.is_empty();
        let content = html! {
            h1 { (say!("menu-search")) }
            (self.form())
            @if !query.is_empty() {
                (Tabs { label: say!("menu-search"), tabs: &tabs })
                @if matches!(part, Part::All | Part::Hashtags) { (self.tags()) }
                @if matches!(part, Part::All | Part::Accounts) { (self.people()) }
                (self.statuses())
                @if is_nothing { section.card { (Empty { text: say!("search-nothing"), action: None }) } }
                (self.keep())
            }
        };
        layout::document(self.shell, &Head::private(say!("menu-search")), &content)
    }

    fn form(&self) -> Markup {
        html! {
            form.card.stack role="search" method="get" action="/search" {
                (Field::line("q", say!("search-what")).value(self.query)
                    .hint(say!("search-hint"))
                    .longest(500).required())
                @if self.part != Part::All { input type="hidden" name="type" value=(self.part.word()); }
                details {
                    summary { (say!("search-how")) }
                    p.hint { (say!("search-found-what")) }
                    dl.operators {
                        @for (typed, what) in operators() {
                            dt dir="ltr" { @for one in typed.split("  ") { code { (one) } " " } }
                            dd { (what) }
                        }
                    }
                }
                div.ends { button.btn.main type="submit" { (say!("menu-search")) } }
            }
        }
    }

    fn tags(&self) -> Markup {
        html! {
            @if !self.tags.is_empty() {
                section.card.stack aria-labelledby="tags" {
                    h2 #tags { (say!("hashtags")) }
                    ul.plain { @for tag in self.tags { li { a href={ "/tags/" (tag) } { "#" (tag) } } } }
                }
            }
        }
    }

    fn people(&self) -> Markup {
        let shell = self.shell;
        html! {
            @if !self.people.is_empty() {
                section.card.feed-card aria-labelledby="people" {
                    h2 #people { (say!("people")) }
                    @for (account, relationship) in self.people {
                        (AccountRow { account, shell, actions: html! {
                            (FollowButton { account, relationship: relationship.as_ref(), shell })
                        } })
                    }
                }
            }
        }
    }

    fn statuses(&self) -> Markup {
        html! {
            @if !self.statuses.is_empty() {
                section.card.feed-card aria-labelledby="posts" {
                    h2 #posts { (say!("posts")) }
                    @for status in self.statuses {
                        (StatusCard::listed(status, self.shell).met(FilterContext::Public))
                    }
                    (Pager { label: say!("timeline-older"), older: self.older })
                }
            }
        }
    }

    /// The same search as a column.
    fn keep(&self) -> Markup {
        html! {
            @if matches!(self.part, Part::All | Part::Statuses) {
                form.ends method="post" action="/deck/add" {
                    (self.shell.csrf_field())
                    input type="hidden" name="q" value=(self.query);
                    button.btn type="submit" name="kind" value="search" { (say!("search-as-column")) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn what_was_typed_is_shown_as_text() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let page = Search {
            shell: &shell,
            query: "\"><script>",
            part: Part::All,
            people: &[],
            tags: &[],
            statuses: &[],
            older: None,
        };

        let shown = page.page().into_string();

        assert!(!shown.contains("\"><script>") && shown.contains("Nothing was found"));
    }
}
