//! Ground floor: ids, time, errors, secrets, clean HTML, words in many languages. Imports no other room.

pub mod attempts;
pub mod choices;
pub mod clock;
pub mod error;
pub mod html;
pub mod id;
pub mod locale;
pub mod secret;
pub mod size;

pub use attempts::Attempts;
pub use clock::{Clock, Timestamp};
pub use error::{Error, Refusal, Result};
pub use html::Html;
pub use id::{
    AccountId, ActivityId, AnnouncementId, AppId, ArchiveId, CanonicalEmailBlockId, CardId,
    CollectionId, CollectionItemId, ColumnId, ConversationId, DeckId, DeliveryId, DraftId,
    EmailDomainBlockId, EmojiId, FeaturedTagId, FilterId, FilterKeywordId, FilterStatusId,
    HashtagId, IdMint, ImportId, InviteId, IpBlockId, JobId, ListId, MediaId, NotificationId,
    NotificationRequestId, PeerAllowId, PeerBlockId, PushId, RefreshId, RelayId, ReportId, RuleId,
    SessionId, SeveranceId, StatusId, TokenId, WarningId,
};
pub use locale::{Locale, Locales};
