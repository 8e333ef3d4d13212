//! One thing that one is told, however many did it.

use maud::{Markup, Render, html};

use crate::model::moderation::AccountAction;
use crate::model::notification::{About, GroupView};
use crate::model::severance::SeveranceKind;
use crate::model::{Account, FilterContext, NotificationKind, StatusView, Treatment};
use crate::view::component::{Avatar, Icon, Line, Name, Prose, Size, StatusCard};
use crate::view::{Shell, words};

/// Who did what, and the status it was done to.
#[derive(Debug, Clone, Copy)]
pub struct NotificationRow<'a> {
    pub view: &'a GroupView,
    pub shell: &'a Shell<'a>,
}

impl Render for NotificationRow<'_> {
    fn render(&self) -> Markup {
        let Self { view, shell } = self;
        let GroupView { group, people, status, about } = view;
        let newest = &group.newest;
        let (icon, did) = told(newest.kind);
        let context = FilterContext::Notifications;
        if let Some(status) = status
            && Treatment::of(&status.filtered, context, shell.now) == Treatment::Hide
        {
            return html! {};
        }
        // What is written to one is shown whole; of one's own words a few lines are enough.
        let is_whole = matches!(
            newest.kind,
            NotificationKind::Mention
                | NotificationKind::Status
                | NotificationKind::Update
                | NotificationKind::Poll
                | NotificationKind::Quote
                | NotificationKind::QuotedUpdate
        );
        html! {
            div.notice id={ (shell.anchor()) "n" (newest.id) } data-group=(group.key) {
                p.why {
                    (Icon(icon))
                    @if !is_faceless(newest.kind) {
                        @for person in people { (Avatar(person, Size::Small)) }
                    }
                    span {
                        @if !is_faceless(newest.kind) { (names(people, group.count, shell)) " " }
                        (did) " · "
                        time datetime=(newest.created_at.rfc3339()) {
                            (words::ago(newest.created_at, shell.now))
                        }
                    }
                }
                @if newest.kind == NotificationKind::FollowRequest {
                    p { a.btn href="/follow_requests" { "Answer" } }
                }
                @if let Some(about) = about { (subject(about, shell)) }
                @match status {
                    Some(status) if is_whole => (StatusCard::listed(status, shell).met(context)),
                    Some(status) => (excerpt(status, shell)),
                    None => {},
                }
            }
        }
    }
}

/// The newest by name, and how many there are besides.
fn names(people: &[Account], count: u64, shell: &Shell<'_>) -> Markup {
    let Some(first) = people.first() else { return html! { "Somebody" } };
    let others = count.saturating_sub(1);
    html! {
        a href=(shell.account_href(first)) { bdi { (Name(first)) } }
        @match (others, people.get(1)) {
            (0, _) => {},
            (1, Some(second)) => {
                " and " a href=(shell.account_href(second)) { bdi { (Name(second)) } }
            },
            _ => { " and " (words::count(others)) @if others == 1 { " other" } @else { " others" } },
        }
    }
}

/// Whether it is told by the server, and not of somebody.
fn is_faceless(kind: NotificationKind) -> bool {
    matches!(kind, NotificationKind::Severed | NotificationKind::Warning)
}

fn subject(about: &About, shell: &Shell<'_>) -> Markup {
    match about {
        About::Report(report) => {
            let (report, target) = report.as_ref();
            html! {
                p { "About " a href=(shell.account_href(target)) { bdi { (target.name()) } } }
                @if !report.comment.is_empty() { div.excerpt dir="auto" { (report.comment) } }
            }
        }
        About::Severance(severance) if severance.kind == SeveranceKind::EndedThere => html! {
            p {
                "You no longer follow " bdi { (severance.target) } ": their server does not count you any more. "
                a href="/severed_relationships" { "Follow them again" }
            }
        },
        About::Severance(severance) => html! {
            p {
                bdi { (severance.target) } " was shut out: you lost "
                (words::count(severance.lost.followers)) " followers and "
                (words::count(severance.lost.following)) " of those you followed. "
                a href="/severed_relationships" { "Which ones" }
            }
        },
        About::Warning(warning) => html! {
            p { (measure(warning.action)) }
            @if !warning.text.is_empty() { div.excerpt dir="auto" { (warning.text) } }
        },
        About::Collection(view) => html! {
            p { a href=(view.collection.path()) { bdi { (view.collection.name) } } }
        },
    }
}

fn measure(action: AccountAction) -> &'static str {
    match action {
        AccountAction::None => "Nothing about your account has changed.",
        AccountAction::Sensitive => "Your pictures are always marked sensitive now.",
        AccountAction::Disable => "You can no longer sign in.",
        AccountAction::Silence => "Who does not follow you no longer meets your posts.",
        AccountAction::Suspend => "Your account is suspended.",
    }
}

fn excerpt(view: &StatusView, shell: &Shell<'_>) -> Markup {
    let shown = view.shown();
    html! {
        div.excerpt {
            @if shown.status.content_warning.is_empty() {
                div.body dir="auto" { (Prose(&shown.status.html, &shown.emojis)) }
            } @else {
                p dir="auto" { (Line(&shown.status.content_warning, &shown.emojis)) }
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
        NotificationKind::Severed => ("warn", "Some of your follows have ended"),
        NotificationKind::Warning => ("warn", "The moderators did something about your account"),
        NotificationKind::Collected => ("user", "added you to a collection"),
        NotificationKind::CollectionUpdate => ("edit", "changed a collection you are in"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{AccountId, NotificationId, SeveranceId, StatusId};
    use crate::model::Notification;
    use crate::model::notification::NotificationGroup;
    use crate::model::severance::{Lost, Severance};
    use crate::view::sample;

    fn view(kind: NotificationKind, count: u64, people: Vec<Account>) -> GroupView {
        let newest = Notification {
            id: NotificationId(4),
            account: AccountId(1),
            kind,
            from: AccountId(2),
            status: Some(StatusId(9)),
            subject: None,
            group_key: None,
            filtered: false,
            created_at: sample::NOW,
        };
        GroupView {
            group: NotificationGroup {
                key: newest.key(),
                count,
                page_min: newest.id,
                senders: people.iter().map(|person| person.id).collect(),
                newest,
            },
            people,
            status: Some(sample::status(9, sample::ada(), "Hello")),
            about: None,
        }
    }

    fn shown(view: &GroupView) -> String {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        NotificationRow { view, shell: &shell }.render().into_string()
    }

    fn row(kind: NotificationKind) -> String {
        shown(&view(kind, 1, vec![sample::bob()]))
    }

    #[test]
    fn of_many_some_are_named() {
        let two = view(NotificationKind::Favourite, 2, vec![sample::bob(), sample::ada()]);
        assert!(shown(&two).contains("</a> and <a"), "{}", shown(&two));
        let many = view(NotificationKind::Favourite, 1_204, vec![sample::bob(), sample::ada()]);
        assert!(shown(&many).contains("and 1,203 others favourited"), "{}", shown(&many));
    }

    #[test]
    fn lost_follows_have_no_face() {
        let severance = Severance {
            id: SeveranceId(1),
            account: AccountId(1),
            kind: SeveranceKind::DomainBlock,
            target: "bad.example".to_owned(),
            lost: Lost { followers: 3, following: 1 },
            is_purged: false,
            created_at: sample::NOW,
        };
        let mut severed = view(NotificationKind::Severed, 1, vec![sample::ada()]);
        severed.status = None;
        severed.about = Some(About::Severance(severance));
        let row = shown(&severed);
        assert!(row.contains("you lost 3 followers and 1 of") && !row.contains("Ada"), "{row}");
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
