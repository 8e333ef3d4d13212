//! One notification.

use maud::{Markup, Render, html};

use crate::model::{FilterContext, NotificationKind, NotificationView, StatusView, Treatment};
use crate::view::component::{Avatar, Icon, Size, StatusCard};
use crate::view::{Shell, words};

/// Who did what, and the status it was done to.
#[derive(Debug, Clone, Copy)]
pub struct NotificationRow<'a> {
    pub view: &'a NotificationView,
    pub shell: &'a Shell<'a>,
}

impl Render for NotificationRow<'_> {
    fn render(&self) -> Markup {
        let Self { view, shell } = self;
        let NotificationView { notification, from, status } = view;
        let (icon, did) = told(notification.kind);
        let context = FilterContext::Notifications;
        if let Some(status) = status
            && Treatment::of(&status.filtered, context, shell.now) == Treatment::Hide
        {
            return html! {};
        }
        // What is written to one is shown whole; of one's own words a few lines are enough.
        let is_whole = matches!(
            notification.kind,
            NotificationKind::Mention
                | NotificationKind::Status
                | NotificationKind::Update
                | NotificationKind::Poll
                | NotificationKind::Quote
                | NotificationKind::QuotedUpdate
        );
        html! {
            div.notice id={ "n" (notification.id) } {
                p.why {
                    (Icon(icon)) (Avatar(from, Size::Small))
                    span {
                        a href=(shell.account_href(from)) { bdi { (from.name()) } } " " (did) " · "
                        time datetime=(notification.created_at.rfc3339()) {
                            (words::ago(notification.created_at, shell.now))
                        }
                    }
                }
                @if notification.kind == NotificationKind::FollowRequest {
                    p { a.btn href="/follow_requests" { "Answer" } }
                }
                @match status {
                    Some(status) if is_whole => (StatusCard::listed(status, shell).met(context)),
                    Some(status) => (excerpt(status, shell)),
                    None => {},
                }
            }
        }
    }
}

fn excerpt(view: &StatusView, shell: &Shell<'_>) -> Markup {
    let shown = view.shown();
    html! {
        div.excerpt {
            @if shown.status.content_warning.is_empty() {
                div.body dir="auto" { (shown.status.html) }
            } @else {
                p dir="auto" { (shown.status.content_warning) }
            }
            p.meta {
                a href=(shell.status_href(shown)) {
                    "Your post of " (words::day(shown.status.created_at))
                }
            }
        }
    }
}

/// Icon and words of each kind.
fn told(kind: NotificationKind) -> (&'static str, &'static str) {
    match kind {
        NotificationKind::Mention => ("reply", "mentioned you"),
        NotificationKind::Status => ("bell", "wrote something"),
        NotificationKind::Boost => ("boost", "boosted your post"),
        NotificationKind::Follow => ("user", "follows you"),
        NotificationKind::FollowRequest => ("user", "asks to follow you"),
        NotificationKind::Favourite => ("star", "favourited your post"),
        NotificationKind::Update => ("edit", "edited a post you boosted"),
        NotificationKind::SignUp => ("ticket", "has joined or wants to"),
        NotificationKind::Poll => ("check", "made a poll that has ended"),
        NotificationKind::Quote => ("reply", "quoted your post"),
        NotificationKind::QuotedUpdate => ("edit", "edited a post you quoted"),
        NotificationKind::Report => ("bell", "sent a report"),
        NotificationKind::Severed => ("user", "is on a server that was blocked here"),
        NotificationKind::Warning => ("bell", "wrote to you as a moderator"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{AccountId, NotificationId, StatusId};
    use crate::model::Notification;
    use crate::view::sample;

    fn row(kind: NotificationKind) -> String {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let view = NotificationView {
            notification: Notification {
                id: NotificationId(4),
                account: AccountId(1),
                kind,
                from: AccountId(2),
                status: Some(StatusId(9)),
                created_at: sample::NOW,
            },
            from: sample::bob(),
            status: Some(sample::status(9, sample::ada(), "Hello")),
        };
        NotificationRow { view: &view, shell: &shell }.render().into_string()
    }

    #[test]
    fn a_mention_is_shown_whole_and_a_favourite_in_short() {
        assert!(row(NotificationKind::Mention).contains("<article"));
        let favourite = row(NotificationKind::Favourite);
        assert!(favourite.contains("favourited your post") && favourite.contains("Hello"));
        assert!(!favourite.contains("<article"));
    }

    #[test]
    fn a_request_can_be_answered() {
        assert!(row(NotificationKind::FollowRequest).contains("/follow_requests"));
    }
}
