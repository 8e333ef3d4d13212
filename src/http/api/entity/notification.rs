//! Something an account of ours is told.
//! Source: <https://docs.joinmastodon.org/entities/Notification/>

use serde::Serialize;

use crate::base::{NotificationId, SeveranceId, StatusId, WarningId};
use crate::http::form::{Many, Text};
use crate::model::notification::About;
use crate::model::severance::{Severance, SeveranceKind};
use crate::model::{self, NotificationKind, NotificationView, StatusView, moderation};
use crate::service::push;

use super::{Account, Collection, Frame, Report, Status};

#[derive(Debug, Serialize)]
pub(in crate::http) struct Notification {
    id: NotificationId,
    #[serde(rename = "type")]
    kind: &'static str,
    created_at: String,
    group_key: String,
    account: Account,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(flatten)]
    subject: Subject,
    #[serde(skip_serializing_if = "Option::is_none")]
    fallback: Option<Fallback>,
}

/// What a notification is about that is no status: one of these at most.
#[derive(Debug, Default, Serialize)]
pub(super) struct Subject {
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<SeveranceEvent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moderation_warning: Option<AccountWarning>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collection: Option<Collection>,
    /// Where somebody moved, as Pleroma and Akkoma tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Account>,
}

/// Source: <https://docs.joinmastodon.org/entities/RelationshipSeveranceEvent/>
#[derive(Debug, Serialize)]
struct SeveranceEvent {
    id: SeveranceId,
    #[serde(rename = "type")]
    kind: &'static str,
    /// Which follows there were is no longer known.
    purged: bool,
    target_name: String,
    followers_count: u64,
    following_count: u64,
    created_at: String,
    /// Ours: nobody here suspended anybody, the other server no longer counts the follow.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ended_there: bool,
}

/// Source: <https://docs.joinmastodon.org/entities/AccountWarning/>
#[derive(Debug, Serialize)]
struct AccountWarning {
    id: WarningId,
    action: &'static str,
    text: String,
    status_ids: Vec<StatusId>,
    target_account: Account,
    /// Nobody can appeal here.
    appeal: Option<()>,
    created_at: String,
}

/// What programs show that do not know a kind.
/// Source: <https://docs.joinmastodon.org/entities/NotificationFallback/>
#[derive(Debug, Serialize)]
pub(super) struct Fallback {
    title: String,
    summary: Option<String>,
    details: Option<String>,
}

/// The kinds that a program says it knows; one that says nothing wants no fallback.
#[derive(Debug, Clone, Default)]
pub(in crate::http) struct Supported(Option<Vec<String>>);

impl From<Many<Text>> for Supported {
    fn from(sent: Many<Text>) -> Self {
        Self(sent.0.map(|kinds| Many(Some(kinds)).words()))
    }
}

impl Supported {
    /// What stands in for a notification that the program cannot show.
    pub(super) fn fallback(
        &self,
        kind: NotificationKind,
        from: &model::Account,
        (status, about): (Option<&StatusView>, Option<&About>),
        frame: &Frame,
    ) -> Option<Fallback> {
        let known = self.0.as_ref()?;
        if known.iter().any(|word| word == kind.as_str()) {
            return None;
        }
        let details = push::body(from, status, about);
        Some(Fallback {
            title: push::title(kind, from),
            summary: Some(format!(
                "This app does not show notifications of this kind. See it at {}",
                frame.url("/notifications")
            )),
            details: Some(details).filter(|details| !details.is_empty()),
        })
    }
}

impl Notification {
    /// For streams, which know nothing of the program.
    pub(in crate::http) fn of(view: NotificationView, frame: &Frame) -> Self {
        Self::shown(view, frame, &Supported::default())
    }

    pub(in crate::http) fn shown(
        view: NotificationView,
        frame: &Frame,
        supported: &Supported,
    ) -> Self {
        let NotificationView { notification, from, status, about } = view;
        let parts = (status.as_ref(), about.as_ref());
        let fallback = supported.fallback(notification.kind, &from, parts, frame);
        let group_key = notification.key();
        let model::Notification {
            id,
            account,
            kind,
            from: _,
            status: _,
            subject: _,
            group_key: _,
            filtered: _,
            created_at,
        } = notification;
        Self {
            id,
            kind: kind.as_str(),
            created_at: created_at.rfc3339(),
            group_key,
            subject: Subject::of(about, &from, frame),
            account: Account::of(from, frame),
            status: status.map(|view| Status::of(view, Some(account), frame)),
            fallback,
        }
    }
}

impl Subject {
    /// `owner`: who is told, where nobody else did it.
    pub(super) fn of(about: Option<About>, owner: &model::Account, frame: &Frame) -> Self {
        match about {
            None => Self::default(),
            Some(About::Report(report)) => {
                let (report, target) = *report;
                Self { report: Some(Report::of(report, target, frame)), ..Self::default() }
            }
            Some(About::Severance(severance)) => {
                Self { event: Some(SeveranceEvent::of(severance)), ..Self::default() }
            }
            Some(About::Collection(view)) => {
                Self { collection: Some(Collection::of(*view, frame)), ..Self::default() }
            }
            Some(About::Account(account)) => {
                Self { target: Some(Account::of(*account, frame)), ..Self::default() }
            }
            Some(About::Warning(warning)) => {
                let warning = AccountWarning::of(warning, owner, frame);
                Self { moderation_warning: Some(warning), ..Self::default() }
            }
        }
    }
}

impl SeveranceEvent {
    fn of(severance: Severance) -> Self {
        let Severance { id, account: _, kind, target, lost, is_purged, created_at } = severance;
        Self {
            id,
            kind: kind.as_str(),
            purged: is_purged,
            target_name: target,
            followers_count: lost.followers,
            following_count: lost.following,
            created_at: created_at.rfc3339(),
            ended_there: kind == SeveranceKind::EndedThere,
        }
    }
}

impl AccountWarning {
    fn of(warning: moderation::Warning, owner: &model::Account, frame: &Frame) -> Self {
        let moderation::Warning { id, account: _, action, text, statuses, created_at } = warning;
        Self {
            id,
            action: action.as_str(),
            text,
            status_ids: statuses,
            target_account: Account::of(owner.clone(), frame),
            appeal: None,
            created_at: created_at.rfc3339(),
        }
    }
}
