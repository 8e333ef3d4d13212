//! The nouns of the server and the rules that need no I/O. Imports `base` only.

pub mod account;
pub mod announcement;
pub mod archive;
pub mod backoff;
pub mod cached;
pub mod card;
pub mod catch_up;
pub mod collection;
pub mod conversation;
pub mod deck;
pub mod draft;
pub mod dropped;
pub mod emoji;
pub mod event;
pub mod fetches;
pub mod filter;
pub mod follow;
pub mod hashtag;
pub mod import;
pub mod job;
pub mod list;
pub mod measure;
pub mod media;
pub mod moderation;
pub mod notification;
pub mod notification_policy;
pub mod oauth;
pub mod peer;
pub mod peer_block;
pub mod policy;
pub mod poll;
pub mod push;
pub mod quote;
pub mod reading;
pub mod refresh;
pub mod relay;
pub mod reply;
pub mod report;
pub mod search;
pub mod series;
pub mod session;
pub mod severance;
pub mod sign_up_block;
pub mod site;
pub mod status;
pub mod timeline;
pub mod told;
pub mod trend;
pub mod user;
pub mod visibility;

pub use account::{Account, ActorKind, Field, LocalAccount, Picture};
pub use card::{Card, CardKind};
pub use conversation::{Conversation, ConversationView};
pub use deck::{Column, ColumnView, Deck};
pub use draft::KeptDraft;
pub use dropped::Dropped;
pub use emoji::CustomEmoji;
pub use event::Event;
pub use filter::{
    Filter, FilterAction, FilterChange, FilterContext, FilterKeyword, FilterMatch, FilterStatus,
    FilterView, KeywordChange, Treatment,
};
pub use follow::{Follow, FollowOutcome, FollowTerms, Reach, Relationship};
pub use hashtag::{FeaturedTag, HashtagView, TagStanding};
pub use job::{Job, Lane, Verdict};
pub use list::{List, ListTerms, RepliesPolicy};
pub use media::{Attachment, Media, MediaKind};
pub use notification::{Notification, NotificationKind, NotificationView};
pub use notification_policy::NotificationPolicy;
pub use oauth::{ClientApp, Scopes, Token};
pub use peer::Peer;
pub use policy::{Circles, Consent, Policy, Tie};
pub use poll::{Poll, PollDraft, PollOption, PollView, RemotePoll};
pub use push::{Alerts, PushPolicy, PushSubscription};
pub use quote::{CanQuote, Quote, QuoteState, QuoteView, RemoteQuote, Shown};
pub use reading::{Reading, ShowMedia, VisitorsSee};
pub use reply::{CanReply, ReplyProof, ReplyRequest, ReplyState};
pub use session::Session;
pub use site::{Invite, Joining, Rule, Site};
pub use status::{
    Deleted, Draft, Edit, Marks, Mention, RemoteAttachment, RemoteBoost, RemoteStatus, Status,
    StatusView,
};
pub use timeline::Page;
pub use user::{Role, User};
pub use visibility::Visibility;
