//! Accounts that somebody recommends.

use maud::{Markup, html};

use crate::model::collection::Collection;
use crate::model::{Account, Relationship};
use crate::say;
use crate::view::Shell;
use crate::view::component::{AccountRow, Empty, FollowButton};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;

/// A collection of its owner.
#[derive(Debug)]
pub struct CollectionPage<'a> {
    pub shell: &'a Shell<'a>,
    pub collection: &'a Collection,
    pub owner: &'a Account,
    /// With how the viewer stands to each; `None` for visitors.
    pub people: &'a [(Account, Option<Relationship>)],
}

impl CollectionPage<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, collection, owner, people } = self;
        let content = html! {
            h1 { bdi { (collection.name) } }
            p { (phrase!("collection-by", name = html! { a href=(owner.path()) { bdi { (owner.name()) } } })) }
            @if let Some(tag) = &collection.tag {
                p { a href=(format!("/tags/{}", tag.to_lowercase())) { "#" (tag) } }
            }
            @if collection.sensitive {
                details.card {
                    summary { (say!("collection-sensitive")) }
                    (list(shell, collection, people))
                }
            } @else {
                (list(shell, collection, people))
            }
        };
        let head = Head { unlisted: !collection.discoverable, ..Head::public(&collection.name) };
        layout::document(shell, &head, &content)
    }
}

fn list(
    shell: &Shell<'_>,
    collection: &Collection,
    people: &[(Account, Option<Relationship>)],
) -> Markup {
    html! {
        @if !collection.description.is_empty() { p { bdi { (collection.description) } } }
        section.card.feed-card aria-labelledby="people" {
            h2.vh #people { (say!("people")) }
            @if people.is_empty() {
                (Empty { text: say!("nobody-yet"), action: None })
            }
            @for (account, relationship) in people {
                (AccountRow { account, shell, actions: html! {
                    (FollowButton { account, relationship: relationship.as_ref(), shell })
                } })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::CollectionId;
    use crate::view::sample;

    #[test]
    fn a_collection_names_its_owner_and_its_people_and_escapes_what_they_typed() {
        let (site, ada, bob) = (sample::site(), sample::ada(), sample::bob());
        let shell = sample::member(&site, &ada);
        let collection = Collection {
            id: CollectionId(7),
            account: ada.id,
            name: "<Engines>".to_owned(),
            description: "Good & loud".to_owned(),
            language: None,
            tag: Some("Steam".to_owned()),
            sensitive: false,
            discoverable: true,
            created_at: sample::NOW,
            updated_at: sample::NOW,
        };
        let people = [(bob, None)];
        let page =
            CollectionPage { shell: &shell, collection: &collection, owner: &ada, people: &people }
                .page()
                .into_string();
        assert!(page.contains("&lt;Engines&gt;") && page.contains("Good &amp; loud"), "{page}");
        assert!(page.contains("/tags/steam") && page.contains("@bob@peer.example"), "{page}");
    }
}
