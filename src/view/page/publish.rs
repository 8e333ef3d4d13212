//! The composer by itself: to write, to answer, to edit.

use maud::{Markup, html};

use crate::model::StatusView;
use crate::say;
use crate::view::component::{Composer, StatusCard};
use crate::view::layout::{self, Head};

/// A page to write on.
#[derive(Debug)]
pub struct Publish<'a> {
    /// What is answered, shown above.
    pub parent: Option<&'a StatusView>,
    /// What is quoted, shown above.
    pub quoted: Option<&'a StatusView>,
    pub composer: Composer<'a>,
}

impl Publish<'_> {
    pub fn page(&self) -> Markup {
        let Self { parent, quoted, composer } = self;
        let shell = composer.shell;
        let title = match (composer.edit, parent, quoted) {
            (Some(_), _, _) => say!("publish-edit"),
            (None, Some(_), _) => say!("post-reply"),
            (None, None, Some(_)) => say!("post-quote"),
            (None, None, None) => say!("menu-new-post"),
        };
        let content = html! {
            h1 { (title) }
            @if composer.edit.is_none() {
                p.meta { a href="/drafts" { (say!("drafts")) } " · " a href="/scheduled" { (say!("publish-scheduled")) } }
            }
            @if let Some(parent) = parent {
                section.card.feed-card aria-labelledby="parent" {
                    h2.vh #parent { (say!("publish-parent")) }
                    (StatusCard::whole(parent, shell))
                }
            }
            @if let Some(quoted) = quoted {
                section.card.feed-card aria-labelledby="quoted" {
                    h2.vh #quoted { (say!("publish-quoted")) }
                    (StatusCard::listed(quoted, shell))
                }
            }
            section.card aria-labelledby="compose" {
                h2.vh #compose { (say!("publish-words")) }
                (composer)
            }
        };
        layout::document(shell, &Head::private(title), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Visibility;
    use crate::view::component::{Extras, Problems};
    use crate::view::sample;

    #[test]
    fn a_reply_shows_what_it_answers_and_carries_its_id() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let parent = sample::status(9, sample::bob(), "Hello");
        let composer = Composer {
            shell: &shell,
            text: "@bob@peer.example ",
            content_warning: "",
            is_sensitive: false,
            language: "",
            visibility: Visibility::Public,
            can_quote: crate::model::CanQuote::Everyone,
            can_reply: crate::model::CanReply::Everyone,
            in_reply_to: Some(parent.status.id),
            quoted: None,
            edit: None,
            media: &[],
            longest: 500,
            key: "k1",
            problems: &Problems::default(),
            has_focus: true,
            reach: crate::model::Reach::default(),
            extras: Extras::default(),
        };
        let page = Publish { parent: Some(&parent), quoted: None, composer }.page().into_string();
        assert!(page.contains("<h1>Reply</h1>") && page.contains("<p>Hello"));
        assert!(page.contains(r#"name="in_reply_to" value="9""#) && page.contains("autofocus"));
    }
}
