//! Typed ids. Each id sorts by creation time and reads as a decimal string in JSON.

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicI64, Ordering};

use super::Timestamp;

macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<i64> for $name {
            fn from(raw: i64) -> Self {
                Self(raw)
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                value.as_i64().map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(source)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

impl AccountId {
    /// Stands for a server that asks without saying for whom: it may see what everyone may see,
    /// also what visitors are not shown. Nobody has this id.
    pub const PEER: Self = Self(-1);
}

id_type! {
    /// A profile, ours or a peer's.
    AccountId;
    /// A post, ours or a peer's.
    StatusId;
    /// An activity we send.
    ActivityId;
    /// One activity on its way to one inbox.
    DeliveryId;
    /// One thing to do later.
    JobId;
    /// A relay.
    RelayId;
    /// A stored file that a status may carry.
    MediaId;
    /// Something an account of ours is told.
    NotificationId;
    /// A client program that people may let in.
    AppId;
    /// A key that a client program holds.
    TokenId;
    /// A browser that is signed in.
    SessionId;
    /// A rule of this server.
    RuleId;
    /// An invitation to join.
    InviteId;
    /// What a page says of itself.
    CardId;
    /// Where a client program wants to be told of notifications.
    PushId;
    /// A complaint about an account.
    ReportId;
    /// Accounts that somebody recommends.
    CollectionId;
    /// An account's place in a collection.
    CollectionItemId;
    /// A thread whose answers are being asked for.
    RefreshId;
    /// People whom somebody reads together.
    ListId;
    /// A table of people, servers or posts that somebody brought along.
    ImportId;
    /// A copy of all that somebody wrote and kept here.
    ArchiveId;
    /// A hashtag.
    HashtagId;
    /// A hashtag on somebody's profile.
    FeaturedTagId;
    /// Something those in charge tell everyone here.
    AnnouncementId;
    /// A limit on another server.
    PeerBlockId;
    /// A server that may be talked with.
    PeerAllowId;
    /// A mail provider whose addresses may not join.
    EmailDomainBlockId;
    /// A network from which nobody may join, or come at all.
    IpBlockId;
    /// A mail address that may not join, however it is written.
    CanonicalEmailBlockId;
    /// A draft that is kept, to be finished or to be published later.
    DraftId;
    /// A picture that a `:shortcode:` stands for.
    EmojiId;
    /// Somebody whose notifications are kept back, and who waits to be let through.
    NotificationRequestId;
    /// Follows that ended because a server or an account was shut out.
    SeveranceId;
    /// What those who keep order tell the owner of an account.
    WarningId;
    /// A thread of direct statuses.
    ConversationId;
    /// Words and statuses that somebody wants hidden or folded.
    FilterId;
    /// Timelines side by side.
    DeckId;
    /// One timeline of a deck.
    ColumnId;
    /// One word or phrase of a filter.
    FilterKeywordId;
    /// One status of a filter.
    FilterStatusId;
}

/// Mints ids: 48 bits of milliseconds, then 16 bits that tell ids of the same moment apart.
#[derive(Debug, Default)]
pub struct IdMint {
    last: AtomicI64,
}

impl IdMint {
    /// A fresh id, greater than every id this mint made before.
    pub fn next<Id: From<i64>>(&self, now: Timestamp) -> Id {
        let floor = now.0 << 16;
        let mut fresh = floor;
        // The closure always answers `Some`, so the update cannot fail.
        let _ = self.last.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| {
            fresh = floor.max(last + 1);
            Some(fresh)
        });
        Id::from(fresh)
    }

    /// An id among those of a past moment, for what comes to us late. Not kept apart from others
    /// but by chance (one in 65,536 for two of the same millisecond).
    pub fn among<Id: From<i64>>(&self, moment: Timestamp) -> Id {
        let [high, low] = super::secret::bytes();
        Id::from((moment.0.max(0) << 16) | i64::from(u16::from_be_bytes([high, low])))
    }

    /// The least id of a moment: what was made before has lesser ones, what came after greater.
    pub fn first<Id: From<i64>>(moment: Timestamp) -> Id {
        Id::from(moment.0.clamp(0, i64::MAX >> 16) << 16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_stands_still_or_steps_back() {
        let mint = IdMint::default();
        let first: StatusId = mint.next(Timestamp(1_000));
        let second: StatusId = mint.next(Timestamp(1_000));
        let third: StatusId = mint.next(Timestamp(900));
        assert!(first < second && second < third);
    }

    #[test]
    fn what_comes_late_takes_its_place_among_the_past() {
        let mint = IdMint::default();
        let now: StatusId = mint.next(Timestamp(5_000));
        let late: StatusId = mint.among(Timestamp(2_000));
        let after: StatusId = mint.next(Timestamp(5_000));
        assert!(late >= StatusId(2_000 << 16) && late < StatusId(2_001 << 16));
        assert!(late < now && now < after);
    }

    #[test]
    fn an_id_is_a_string_in_json() {
        assert_eq!(serde_json::to_string(&StatusId(7)).unwrap(), r#""7""#);
    }
}
