//! What one is told, and who waits to be let through.

use maud::{Markup, html};

use crate::model::notification::GroupView;
use crate::model::notification_policy::RequestView;
use crate::say;
use crate::view::Shell;
use crate::view::component::{AccountRow, Empty, NotificationRow, Pager, StatusCard, Tab, Tabs};
use crate::view::layout::{self, Head};
use crate::view::page::replies;
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
            h1 { (say!("menu-notifications")) }
            section.card.feed-card aria-labelledby="list" {
                h2.vh #list { (say!("newest-first")) }
                (tabs(here))
                @for view in *groups { (NotificationRow { view, shell }) }
                @if groups.is_empty() {
                    (Empty { text: say!("notifications-empty"), action: None })
                }
                (Pager { label: say!("notifications-older"), older: *older })
            }
        };
        layout::document(shell, &Head::private(say!("menu-notifications")), &content)
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
            h1 { (say!("notifications-kept-back")) }
            section.card.feed-card aria-labelledby="people" {
                h2.vh #people { (say!("people")) }
                (tabs(REQUESTS))
                @for view in *requests { (request(view, shell)) }
                @if requests.is_empty() {
                    (Empty { text: say!("notifications-none-waits"), action: None })
                }
                (Pager { label: say!("more"), older: *older })
            }
            p { a href="/settings/notifications" { (say!("notifications-choose")) } }
        };
        layout::document(shell, &Head::private(say!("notifications-kept-back")), &content)
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
            (answer("accept", say!("notifications-let-through"), "btn main"))
            (answer("dismiss", say!("notifications-throw-away"), "btn"))
        } })
        div.notice {
            p.why {
                (say!("notifications-mentions", n = request.count)) " · " (words::ago(request.updated_at, shell.now))
            }
            @if let Some(status) = last_status { (StatusCard::listed(status, shell)) }
        }
    }
}

/// Notifications and what waits for an answer, side by side.
pub fn tabs(here: &str) -> Markup {
    let tab = |label, href: &str| Tab { label, href: href.to_owned(), is_here: href == here };
    let tabs = [
        tab(say!("notifications-all"), ALL),
        tab(say!("mentions"), MENTIONS),
        tab(say!("conversations"), "/conversations"),
        tab(say!("notifications-kept-back"), REQUESTS),
        tab(say!("requests"), "/follow_requests"),
        tab(say!("replies-waiting"), replies::HERE),
    ];
    html! { (Tabs { label: say!("menu-notifications"), tabs: &tabs }) }
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
