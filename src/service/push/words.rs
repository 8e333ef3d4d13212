//! What a message on a phone says.

use crate::model::notification::About;
use crate::model::severance::SeveranceKind;
use crate::model::{Account, NotificationKind, StatusView};
use crate::text::{plain, summary};

/// A message has four kilobytes for everything, and phones show two lines.
const LONGEST_BODY: usize = 140;
const LONGEST_NAME: usize = 60;

/// Who did what.
pub fn title(kind: NotificationKind, from: &Account) -> String {
    let name = plain::line(from.name(), LONGEST_NAME);
    match kind {
        NotificationKind::Mention => format!("{name} mentioned you"),
        NotificationKind::Status => format!("{name} just posted"),
        NotificationKind::Boost => format!("{name} boosted your post"),
        NotificationKind::Follow => format!("{name} followed you"),
        NotificationKind::FollowRequest => format!("{name} asks to follow you"),
        NotificationKind::Favourite => format!("{name} favourited your post"),
        NotificationKind::Update => format!("{name} edited a post you boosted"),
        NotificationKind::SignUp => format!("{name} signed up"),
        NotificationKind::Poll => "A poll has ended".to_owned(),
        NotificationKind::Quote => format!("{name} quoted your post"),
        NotificationKind::QuotedUpdate => format!("{name} edited a post you quoted"),
        NotificationKind::Report => format!("{name} sent a report"),
        NotificationKind::Severed => "Some of your follows have ended".to_owned(),
        NotificationKind::Warning => "The moderators sent you a message".to_owned(),
        NotificationKind::Collected => format!("{name} added you to a collection"),
        NotificationKind::CollectionUpdate => format!("{name} changed a collection you are in"),
        NotificationKind::Move => format!("{name} has moved"),
        NotificationKind::ReplyAsked => format!("{name} wants to reply to your post"),
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
            summary::shorten(&format!("@{}: {}", target.handle(), report.comment), LONGEST_BODY)
        }
        About::Severance(severance) if severance.kind == SeveranceKind::EndedThere => {
            format!("You no longer follow {}", severance.target)
        }
        About::Severance(severance) => format!(
            "Because of {} you lost {} followers and {} of those you followed",
            severance.target, severance.lost.followers, severance.lost.following
        ),
        About::Warning(warning) => summary::shorten(&warning.text, LONGEST_BODY),
        About::Collection(view) => summary::shorten(&view.collection.name, LONGEST_BODY),
        About::Account(account) => format!("@{}", account.handle()),
    }
}
