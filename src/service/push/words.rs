//! What a message on a phone says.

use crate::model::{NotificationKind, NotificationView};
use crate::text::{plain, summary};

/// A message has four kilobytes for everything, and phones show two lines.
const LONGEST_BODY: usize = 140;
const LONGEST_NAME: usize = 60;

/// Who did what.
pub(super) fn title(view: &NotificationView) -> String {
    let name = plain::line(view.from.name(), LONGEST_NAME);
    match view.notification.kind {
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
    }
}

/// The beginning of what it is about: of a status what its warning says if there is one, of a
/// person their bio.
pub(super) fn body(view: &NotificationView) -> String {
    let Some(status) = &view.status else {
        return summary::line(&view.from.note, LONGEST_BODY);
    };
    let status = &status.shown().status;
    if status.content_warning.is_empty() {
        summary::line(&status.html, LONGEST_BODY)
    } else {
        summary::shorten(&status.content_warning, LONGEST_BODY)
    }
}
