//! One thing that one is told, however many did it.

use maud::{Markup, Render, html};

use crate::model::moderation::AccountAction;
use crate::model::notification::{About, GroupView};
use crate::model::severance::SeveranceKind;
use crate::model::{Account, FilterContext, NotificationKind, StatusView, Treatment};
use crate::say;
use crate::view::component::{Avatar, Icon, Line, Name, Prose, Size, StatusCard};
use crate::view::phrase::phrase;
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
        let icon = icon(newest.kind);
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
                | NotificationKind::ReplyAsked
        );
        html! {
            div.notice id={ (shell.anchor()) "n" (newest.id) } data-group=(group.key) {
                p.why {
                    (Icon(icon))
                    @if !is_faceless(newest.kind) {
                        @for person in people { (Avatar(person, Size::Small)) }
                    }
                    span {
                        (did(newest.kind, names(people, group.count, shell), group.count)) " · "
                        time datetime=(newest.created_at.rfc3339()) {
                            (words::ago(newest.created_at, shell.now))
                        }
                    }
                }
                @if newest.kind == NotificationKind::FollowRequest {
                    p { a.btn href="/follow_requests" { (say!("notification-answer")) } }
                }
                @if newest.kind == NotificationKind::ReplyAsked {
                    p { a.btn href="/reply_requests" { (say!("notification-answer")) } }
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
    let Some(first) = people.first() else {
        return html! { (say!("notification-somebody")) };
    };
    let name = |account: &Account| {
        html! { a href=(shell.account_href(account)) { bdi { (Name(account)) } } }
    };
    let others = count.saturating_sub(1);
    match (others, people.get(1)) {
        (0, _) => name(first),
        (1, Some(second)) => phrase!("names-two", first = name(first), second = name(second)),
        _ => phrase!("names-others", first = name(first), n = others),
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
                p { (phrase!("notification-report-about", name = html! { a href=(shell.account_href(target)) { bdi { (target.name()) } } })) }
                @if !report.comment.is_empty() { div.excerpt dir="auto" { (report.comment) } }
            }
        }
        About::Severance(severance) if severance.kind == SeveranceKind::EndedThere => html! {
            p {
                (phrase!("severed-told", who = html! { bdi { (severance.target) } })) " "
                a href="/severed_relationships" { (say!("severed-follow-them")) }
            }
        },
        About::Severance(severance) => html! {
            p {
                (phrase!("notification-lost", target = html! { bdi { (severance.target) } },
                    followers = severance.lost.followers, following = severance.lost.following,
                    link = html! { a href="/severed_relationships" { (say!("notification-lost-which")) } }))
            }
        },
        About::Warning(warning) => html! {
            p { (measure(warning.action)) }
            @if !warning.text.is_empty() { div.excerpt dir="auto" { (warning.text) } }
        },
        About::Account(account) => html! {
            p {
                (phrase!("notification-move-to", who = html! {
                    a href=(shell.account_href(account)) { bdi { (Name(account)) } " " bdi dir="ltr" { "@" (account.handle()) } }
                }))
            }
        },
        About::Collection(view) => html! {
            p { a href=(view.collection.path()) { bdi { (view.collection.name) } } }
        },
    }
}

fn measure(action: AccountAction) -> &'static str {
    match action {
        AccountAction::None => say!("measure-none"),
        AccountAction::Sensitive => say!("measure-sensitive"),
        AccountAction::Disable => say!("measure-disable"),
        AccountAction::Silence => say!("measure-silence"),
        AccountAction::Suspend => say!("measure-suspend"),
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
                    (say!("notification-your-post", day = words::day(shown.status.created_at)))
                }
            }
        }
    }
}

/// The icon of each kind.
fn icon(kind: NotificationKind) -> &'static str {
    match kind {
        NotificationKind::Mention | NotificationKind::Quote | NotificationKind::ReplyAsked => {
            "reply"
        }
        NotificationKind::Status | NotificationKind::Report => "bell",
        NotificationKind::Boost => "boost",
        NotificationKind::Follow
        | NotificationKind::FollowRequest
        | NotificationKind::Collected
        | NotificationKind::Move => "user",
        NotificationKind::Favourite => "star",
        NotificationKind::Update
        | NotificationKind::QuotedUpdate
        | NotificationKind::CollectionUpdate => "edit",
        NotificationKind::SignUp => "ticket",
        NotificationKind::Poll => "check",
        NotificationKind::Severed | NotificationKind::Warning => "warn",
    }
}

/// What `who`, so many, did.
fn did(kind: NotificationKind, who: Markup, n: u64) -> Markup {
    match kind {
        NotificationKind::Mention => phrase!("notification-mention", who = who, n = n),
        NotificationKind::Status => phrase!("notification-status", who = who, n = n),
        NotificationKind::Boost => phrase!("notification-boost", who = who, n = n),
        NotificationKind::Follow => phrase!("notification-follow", who = who, n = n),
        NotificationKind::FollowRequest => phrase!("notification-follow-request", who = who, n = n),
        NotificationKind::Favourite => phrase!("notification-favourite", who = who, n = n),
        NotificationKind::Update => phrase!("notification-update", who = who, n = n),
        NotificationKind::SignUp => phrase!("notification-sign-up", who = who, n = n),
        NotificationKind::Poll => phrase!("notification-poll", who = who, n = n),
        NotificationKind::Quote => phrase!("notification-quote", who = who, n = n),
        NotificationKind::QuotedUpdate => phrase!("notification-quoted-update", who = who, n = n),
        NotificationKind::Report => phrase!("notification-report", who = who, n = n),
        NotificationKind::Severed => html! { (say!("notification-severed")) },
        NotificationKind::Warning => html! { (say!("notification-warning")) },
        NotificationKind::Collected => phrase!("notification-collected", who = who, n = n),
        NotificationKind::CollectionUpdate => {
            phrase!("notification-collection-update", who = who, n = n)
        }
        NotificationKind::Move => phrase!("notification-move", who = who, n = n),
        NotificationKind::ReplyAsked => phrase!("notification-reply-asked", who = who, n = n),
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
