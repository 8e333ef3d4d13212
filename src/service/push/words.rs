//! What a message on a phone says.

use crate::model::notification::About;
use crate::model::severance::SeveranceKind;
use crate::model::{Account, NotificationKind, StatusView};
use crate::say;
use crate::text::{plain, summary};

/// A message has four kilobytes for everything, and phones show two lines.
const LONGEST_BODY: usize = 140;
const LONGEST_NAME: usize = 60;

/// Who did what.
pub fn title(kind: NotificationKind, from: &Account) -> String {
    let who = plain::line(from.name(), LONGEST_NAME);
    match kind {
        NotificationKind::Mention => say!("notification-mention", who = who),
        NotificationKind::Status => say!("notification-status", who = who),
        NotificationKind::Boost => say!("notification-boost", who = who),
        NotificationKind::Follow => say!("notification-follow", who = who),
        NotificationKind::FollowRequest => say!("notification-follow-request", who = who),
        NotificationKind::Favourite => say!("notification-favourite", who = who),
        NotificationKind::Update => say!("notification-update", who = who),
        NotificationKind::SignUp => say!("notification-sign-up", who = who),
        NotificationKind::Quote => say!("notification-quote", who = who),
        NotificationKind::QuotedUpdate => say!("notification-quoted-update", who = who),
        NotificationKind::Report => say!("notification-report", who = who),
        NotificationKind::Collected => say!("notification-collected", who = who),
        NotificationKind::CollectionUpdate => say!("notification-collection-update", who = who),
        NotificationKind::Move => say!("notification-move", who = who),
        NotificationKind::ReplyAsked => say!("notification-reply-asked", who = who),
        NotificationKind::Poll => say!("push-poll").to_owned(),
        NotificationKind::Severed => say!("notification-severed").to_owned(),
        NotificationKind::Warning => say!("push-warning").to_owned(),
    }
}

/// The beginning of what it is about: of a status what its warning says if there is one, of a
/// person their bio.
pub fn body(from: &Account, status: Option<&StatusView>, about: Option<&About>) -> String {
    if let Some(about) = about {
        return shortly(about);
    }
    let Some(status) = status else {
        return summary::line(&from.note, LONGEST_BODY);
    };
    let status = &status.shown().status;
    if status.content_warning.is_empty() {
        summary::line(&status.html, LONGEST_BODY)
    } else {
        summary::shorten(&status.content_warning, LONGEST_BODY)
    }
}

fn shortly(about: &About) -> String {
    match about {
        About::Report(report) => {
            let (report, target) = report.as_ref();
            let handle = format!("@{}", target.handle());
            let said = say!("push-report", handle = handle, comment = report.comment.as_str());
            summary::shorten(&said, LONGEST_BODY)
        }
        About::Severance(severance) if severance.kind == SeveranceKind::EndedThere => {
            say!("push-ended-there", who = severance.target.as_str())
        }
        About::Severance(severance) => say!(
            "push-lost",
            target = severance.target.as_str(),
            followers = severance.lost.followers,
            following = severance.lost.following,
        ),
        About::Warning(warning) => summary::shorten(&warning.text, LONGEST_BODY),
        About::Collection(view) => summary::shorten(&view.collection.name, LONGEST_BODY),
        About::Account(account) => format!("@{}", account.handle()),
    }
}
