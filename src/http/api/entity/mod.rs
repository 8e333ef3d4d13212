//! The shapes of the Mastodon API, each beside its conversion from our nouns.
//! Source: <https://docs.joinmastodon.org/entities/>

mod account;
mod admin;
mod announcement;
mod block;
mod card;
mod collection;
mod conversation;
mod credential;
mod emoji;
mod filter;
mod hashtag;
mod instance;
mod interaction;
mod media;
mod notification;
mod notification_group;
mod notification_policy;
mod poll;
mod push;
mod quote;
mod relationship;
mod report;
mod scheduled;
mod small;
mod status;

use crate::app::App;
use crate::base::Timestamp;

pub(in crate::http) use account::{Account, MutedAccount};
pub(in crate::http) use admin::{AdminAccount, AdminReport, ReportParts};
pub(in crate::http) use announcement::Announcement;
pub(in crate::http) use block::{
    AdminDomainBlock, CanonicalEmailBlock, DomainAllow, DomainBlock, EmailDomainBlock, IpBlock,
};
pub(in crate::http) use card::{Card, TrendingLink};
pub(in crate::http) use collection::{
    Collection, CollectionWithAccounts, WrappedCollection, WrappedCollectionItem,
};
pub(in crate::http) use conversation::Conversation;
pub(in crate::http) use credential::{CredentialAccount, Private, Profile};
pub(in crate::http) use emoji::CustomEmoji;
pub(in crate::http) use filter::{Filter, FilterKeyword, FilterResult, FilterStatus, OldFilter};
pub(in crate::http) use hashtag::{FeaturedTag, Tag};
pub(in crate::http) use instance::{Facts, Instance, OldInstance};
pub(in crate::http) use interaction::InteractionRequest;
pub(in crate::http) use media::Media;
pub(in crate::http) use notification::{Notification, Supported};
pub(in crate::http) use notification_group::{Expand, GroupedNotifications};
pub(in crate::http) use notification_policy::{
    NotificationPolicy, NotificationRequest, OldNotificationPolicy,
};
pub(in crate::http) use poll::Poll;
pub(in crate::http) use push::WebPushSubscription;
pub(in crate::http) use relationship::Relationship;
pub(in crate::http) use report::Report;
pub(in crate::http) use scheduled::ScheduledStatus;
pub(in crate::http) use small::{
    Application, Empty, FamiliarFollowers, List, Marker, Rule, Search, Suggestion, Used,
};
pub(in crate::http) use status::{Context, Edit, Source, Status};

/// What entities know besides their noun: where this server is, and what time.
#[derive(Debug, Clone)]
pub(in crate::http) struct Frame {
    /// Scheme and host, without a slash at the end.
    origin: String,
    now: Timestamp,
}

impl Frame {
    pub(in crate::http) fn of(app: &App) -> Self {
        let origin = app.settings.now().public_url().into_owned();
        Self { origin, now: app.clock.now() }
    }

    /// A path of ours as an absolute address.
    pub(in crate::http) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}
