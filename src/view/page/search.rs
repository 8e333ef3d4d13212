//! People and hashtags that were looked for.

use maud::{Markup, html};

use crate::model::{Account, Relationship};
use crate::say;
use crate::view::Shell;
use crate::view::component::{AccountRow, Empty, Field, FollowButton};
use crate::view::layout::{self, Head};

/// What was found. Asks `/search`: `q`.
#[derive(Debug)]
pub struct Search<'a> {
    pub shell: &'a Shell<'a>,
    pub query: &'a str,
    /// With how the viewer stands to each.
    pub people: &'a [(Account, Option<Relationship>)],
    /// Without `#`.
    pub tags: &'a [String],
}

impl Search<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, query, people, tags } = self;
        let content = html! {
            h1 { (say!("menu-search")) }
            form.card.stack role="search" method="get" action="/search" {
                (Field::line("q", say!("search-what")).value(query)
                    .hint(say!("search-hint"))
                    .longest(500).required())
                div.ends { button.btn.main type="submit" { (say!("menu-search")) } }
            }
            @if !tags.is_empty() {
                section.card.stack aria-labelledby="tags" {
                    h2 #tags { (say!("hashtags")) }
                    ul.plain { @for tag in *tags { li { a href={ "/tags/" (tag) } { "#" (tag) } } } }
                }
            }
            @if !people.is_empty() {
                section.card.feed-card aria-labelledby="people" {
                    h2 #people { (say!("people")) }
                    @for (account, relationship) in *people {
                        (AccountRow { account, shell, actions: html! {
                            (FollowButton { account, relationship: relationship.as_ref(), shell })
                        } })
                    }
                }
            }
            @if people.is_empty() && tags.is_empty() && !query.is_empty() {
                section.card { (Empty { text: say!("search-nothing"), action: None }) }
            }
        };
        layout::document(shell, &Head::private(say!("menu-search")), &content)
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
        let page = Search { shell: &shell, query: "\"><script>", people: &[], tags: &[] };

        let shown = page.page().into_string();

        assert!(!shown.contains("<script>") && shown.contains("Nothing was found"));
    }
}
