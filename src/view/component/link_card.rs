//! What a page that a status links to says of itself.

use maud::{Markup, Render, html};

use crate::model::Card;
use crate::view::words;

/// A link with a title and, if there is one, a picture; nothing where the page said nothing.
#[derive(Debug, Clone, Copy)]
pub struct LinkCard<'a>(pub &'a Card);

impl Render for LinkCard<'_> {
    fn render(&self) -> Markup {
        let Self(card) = self;
        let link = words::web_link(&card.url).filter(|_| card.kind.is_some());
        let (Some(url), false) = (link, card.title.is_empty()) else { return html! {} };
        let image = card.image_path();
        html! {
            a.link href=(url) rel="nofollow noopener" {
                @if let Some(image) = &image {
                    img src=(image) alt="" width="72" height="72" loading="lazy" decoding="async";
                }
                span dir="auto" lang=[card.language.as_deref().and_then(words::language_tag)] {
                    b { (card.title) }
                    small { (from(card)) }
                }
            }
        }
    }
}

/// Who tells it: the name of the site, or its host.
fn from(card: &Card) -> &str {
    let host = card.url.split("//").nth(1).and_then(|rest| rest.split('/').next());
    if card.provider_name.is_empty() { host.unwrap_or_default() } else { &card.provider_name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{CardId, Timestamp};
    use crate::model::card::CardKind;

    #[test]
    fn only_what_a_page_says_is_shown() {
        let url = "https://news.example/a".to_owned();
        let empty = Card::empty(CardId(1), url, Timestamp(0));
        assert_eq!(LinkCard(&empty).render().into_string(), "");
        let (kind, title) = (Some(CardKind::Link), "Boats <come> in".to_owned());
        let card = LinkCard(&Card { kind, title, ..empty }).render().into_string();
        assert!(
            card.contains("Boats &lt;come&gt; in") && card.contains(">news.example<"),
            "{card}"
        );
    }
}
