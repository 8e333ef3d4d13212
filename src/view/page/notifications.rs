//! What one is told.

use maud::{Markup, html};

use crate::model::NotificationView;
use crate::view::Shell;
use crate::view::component::{Empty, NotificationRow, Pager, Tab, Tabs};
use crate::view::layout::{self, Head};

/// Notifications, newest first.
#[derive(Debug)]
pub struct Notifications<'a> {
    pub shell: &'a Shell<'a>,
    pub notifications: &'a [NotificationView],
    pub older: Option<&'a str>,
}

impl Notifications<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, notifications, older } = self;
        let content = html! {
            h1 { "Notifications" }
            section.card.feed-card aria-labelledby="list" {
                h2.vh #list { "Newest first" }
                (tabs("/notifications"))
                @for view in *notifications { (NotificationRow { view, shell }) }
                @if notifications.is_empty() {
                    (Empty { text: "When somebody answers, follows or favourites, you will see it here.", action: None })
                }
                (Pager { label: "Older notifications", older: *older })
            }
        };
        layout::document(shell, &Head::private("Notifications"), &content)
    }
}

/// Notifications and what waits for an answer, side by side.
pub fn tabs(here: &str) -> Markup {
    let tab = |label, href: &str| Tab { label, href: href.to_owned(), is_here: href == here };
    let tabs = [tab("All", "/notifications"), tab("Follow requests", "/follow_requests")];
    html! { (Tabs { label: "Notifications", tabs: &tabs }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn nothing_yet_is_a_sentence() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let page = Notifications { shell: &shell, notifications: &[], older: None }.page();
        assert!(page.into_string().contains("you will see it here"));
    }
}
