//! The composer by itself: to write, to answer, to edit.

use maud::{Markup, html};

use crate::model::StatusView;
use crate::view::component::{Composer, StatusCard};
use crate::view::layout::{self, Head};

/// A page to write on.
#[derive(Debug)]
pub struct Publish<'a> {
    /// What is answered, shown above.
    pub parent: Option<&'a StatusView>,
    pub composer: Composer<'a>,
}

impl Publish<'_> {
    pub fn page(&self) -> Markup {
        let Self { parent, composer } = self;
        let shell = composer.shell;
        let title = match (composer.edit, parent) {
            (Some(_), _) => "Edit post",
            (None, Some(_)) => "Reply",
            (None, None) => "New post",
        };
        let content = html! {
            h1 { (title) }
            @if let Some(parent) = parent {
                section.card.feed-card aria-labelledby="parent" {
                    h2.vh #parent { "What you answer" }
                    (StatusCard::listed(parent, shell))
                }
            }
            section.card aria-labelledby="compose" {
                h2.vh #compose { "Your words" }
                (composer)
            }
        };
        layout::document(shell, &Head::private(title), &content)
    }
}
