//! What one is told, and who waits to be let through.

use maud::{Markup, html};

use crate::model::notification::GroupView;
use crate::model::notification_policy::RequestView;
use crate::view::Shell;
use crate::view::component::{AccountRow, Empty, NotificationRow, Pager, StatusCard, Tab, Tabs};
use crate::view::layout::{self, Head};
use crate::view::words;

pub const ALL: &str = "/notifications";
pub const MENTIONS: &str = "/notifications/mentions";
pub const REQUESTS: &str = "/notifications/requests";

/// Notifications, newest first.
#[derive(Debug)]
pub struct Notifications<'a> {
    pub shell: &'a Shell<'a>,
    pub groups: &'a [GroupView],
    /// [`ALL`] or [`MENTIONS`].
    pub here: &'a str,
    pub older: Option<&'a str>,
}

impl Notifications<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, groups, here, older } = self;
        let content = html! {
            h1 { "Notifications" }
            section.card.feed-card aria-labelledby="list" {
                h2.vh #list { "Newest first" }
                (tabs(here))
                @for view in *groups { (NotificationRow { view, shell }) }
                @if groups.is_empty() {
                    (Empty { text: "When somebody answers, follows or favourites, you will see it here.", action: None })
                }
                (Pager { label: "Older notifications", older: *older })
            }
        };
        layout::document(shell, &Head::private("Notifications"), &content)
    }
}

/// Strangers whose notifications are kept back.
#[derive(Debug)]
pub struct Requests<'a> {
    pub shell: &'a Shell<'a>,
    pub requests: &'a [RequestView],
    pub older: Option<&'a str>,
}

impl Requests<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, requests, older } = self;
        let content = html! {
            h1 { "Kept back" }
            section.card.feed-card aria-labelledby="people" {
                h2.vh #people { "People" }
                (tabs(REQUESTS))
                @for view in *requests { (request(view, shell)) }
                @if requests.is_empty() {
                    (Empty { text: "Nobody waits to be let through.", action: None })
                }
                (Pager { label: "More", older: *older })
            }
            p { a href="/settings/notifications" { "Choose whose notifications are kept back" } }
        };
        layout::document(shell, &Head::private("Kept back"), &content)
    }
}

fn request(view: &RequestView, shell: &Shell<'_>) -> Markup {
    let RequestView { request, sender, last_status } = view;
    let answer = |verb: &str, label: &str, class: &str| {
        html! {
            button class=(class) form="act" name="return" value=(REQUESTS)
                formaction={ (REQUESTS) "/" (request.id) "/" (verb) } {
                (label) span.vh { " " (sender.name()) }
            }
        }
    };
    html! {
        (AccountRow { account: sender, shell, actions: html! {
            (answer("accept", "Let through", "btn main"))
            (answer("dismiss", "Throw away", "btn"))
        } })
        div.notice {
            p.why {
                (words::count(request.count))
                @if request.count == 1 { " mention" } @else { " mentions" }
                " · " (words::ago(request.updated_at, shell.now))
            }
            @if let Some(status) = last_status { (StatusCard::listed(status, shell)) }
        }
    }
}

/// Notifications and what waits for an answer, side by side.
pub fn tabs(here: &str) -> Markup {
    let tab = |label, href: &str| Tab { label, href: href.to_owned(), is_here: href == here };
    let tabs = [
        tab("All", ALL),
        tab("Mentions", MENTIONS),
        tab("Conversations", "/conversations"),
        tab("Kept back", REQUESTS),
        tab("Follow requests", "/follow_requests"),
    ];
    html! { (Tabs { label: "Notifications", tabs: &tabs }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{NotificationRequestId, StatusId};
    use crate::model::notification_policy::NotificationRequest;
    use crate::view::sample;

    #[test]
    fn nothing_yet_is_a_sentence() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let page = Notifications { shell: &shell, groups: &[], here: ALL, older: None }.page();
        assert!(page.into_string().contains("you will see it here"));
    }

    #[test]
    fn who_waits_gets_one_of_two_answers() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let request = RequestView {
            request: NotificationRequest {
                id: NotificationRequestId(7),
                sender: sample::bob().id,
                count: 2,
                last_status: Some(StatusId(9)),
                created_at: sample::NOW,
                updated_at: sample::NOW,
            },
            sender: sample::bob(),
            last_status: Some(sample::status(9, sample::bob(), "Hello")),
        };
        let page = Requests { shell: &shell, requests: &[request], older: None }.page();
        let page = page.into_string();
        assert!(page.contains("/notifications/requests/7/accept"));
        assert!(page.contains("/notifications/requests/7/dismiss") && page.contains("2 mentions"));
    }
}
