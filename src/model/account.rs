//! Accounts: the profiles that write and read statuses, ours and those of peers.

use serde::{Deserialize, Serialize};

use crate::base::{AccountId, Html, Refusal, Timestamp};
use crate::say;

use super::CustomEmoji;
use super::media::{CACHE, still_beside};
use super::user::Role;

/// A profile, ours or a peer's.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what its owner chose, one by one")]
pub struct Account {
    pub id: AccountId,
    pub username: String,
    /// `None` for our own accounts.
    pub domain: Option<String>,
    /// The actor's identity on the wire.
    pub uri: String,
    /// The page to open in a browser.
    pub url: String,
    pub kind: ActorKind,
    pub display_name: String,
    pub note: Html,
    pub fields: Vec<Field>,
    /// Those used in the name, the bio and the fields.
    pub emojis: Vec<CustomEmoji>,
    pub avatar: Option<Picture>,
    pub header: Option<Picture>,
    /// What the avatar shows, for who cannot see it.
    pub avatar_description: String,
    /// As `avatar_description`, of the header.
    pub header_description: String,
    /// Follows must be granted by hand.
    pub locked: bool,
    /// May be recommended and listed.
    pub discoverable: bool,
    /// Public statuses may be found by search.
    pub indexable: bool,
    /// Followers and followed accounts are not shown to others.
    pub hides_network: bool,
    /// Its page has a part with its pictures.
    pub shows_media: bool,
    /// That part has those of its answers, too.
    pub shows_media_replies: bool,
    /// Its page has a part with what it recommends.
    pub shows_featured: bool,
    pub created_at: Timestamp,
    pub suspended_at: Option<Timestamp>,
    /// Strangers do not meet it.
    pub silenced_at: Option<Timestamp>,
    /// Its media are always marked sensitive.
    pub sensitized_at: Option<Timestamp>,
    pub moved_to: Option<AccountId>,
    /// The account it moved to, without its emoji and without where that one may have moved.
    pub moved: Option<Box<Self>>,
    pub statuses_count: u64,
    pub followers_count: u64,
    pub following_count: u64,
    pub last_status_at: Option<Timestamp>,
    /// What it may do to this server; `None` for those of peers.
    pub role: Option<Role>,
}

impl Account {
    pub fn is_local(&self) -> bool {
        self.domain.is_none()
    }

    pub fn is_suspended(&self) -> bool {
        self.suspended_at.is_some()
    }

    pub fn is_silenced(&self) -> bool {
        self.silenced_at.is_some()
    }

    pub fn is_sensitized(&self) -> bool {
        self.sensitized_at.is_some()
    }

    /// Whether others may put it into their collections without asking: it wants to be found. What
    /// peers think of it we do not ask them.
    pub fn may_be_collected(&self) -> bool {
        self.is_local() && self.discoverable && !self.is_suspended()
    }

    /// The host that its actor is on: not always the domain in its handle.
    pub fn host(&self) -> &str {
        let rest = self.uri.split_once("://").map_or("", |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default()
    }

    /// `alice` at home, `bob@peer.example` abroad.
    pub fn handle(&self) -> String {
        match &self.domain {
            None => self.username.clone(),
            Some(domain) => format!("{}@{domain}", self.username),
        }
    }

    /// The handle with a domain for everyone: `alice@home.example` for our own.
    pub fn full_handle(&self, our_domain: &str) -> String {
        format!("{}@{}", self.username, self.domain.as_deref().unwrap_or(our_domain))
    }

    /// Where our own pages show it: `/@alice`, `/@bob@peer.example`.
    pub fn path(&self) -> String {
        format!("/@{}", self.handle())
    }

    /// Where we serve the avatar, without scheme and host: the person's own, a peer's fetched by
    /// us, or the picture of who has none.
    pub fn avatar_path(&self) -> String {
        self.picture_path(self.avatar.as_ref(), "avatar")
    }

    /// Where we serve the header, as [`Account::avatar_path`].
    pub fn header_path(&self) -> String {
        self.picture_path(self.header.as_ref(), "header")
    }

    /// Where we serve the avatar as it is when nothing is to move.
    pub fn avatar_still_path(&self) -> String {
        self.still_path(self.avatar.as_ref(), "avatar")
    }

    /// Where we serve the header as it is when nothing is to move.
    pub fn header_still_path(&self) -> String {
        self.still_path(self.header.as_ref(), "header")
    }

    fn still_path(&self, picture: Option<&Picture>, which: &str) -> String {
        match picture {
            Some(Picture::Stored(name)) => match still_beside(name) {
                Some(still) if !name.starts_with(CACHE) => format!("/media/{still}"),
                Some(_) => self.picture_path(picture, which).replacen('?', "/still?", 1),
                None => self.picture_path(picture, which),
            },
            // Nobody knows yet whether it moves.
            Some(Picture::Remote(_)) => format!("/media/proxy/{which}/{}/still", self.id),
            None => self.picture_path(None, which),
        }
    }

    fn picture_path(&self, picture: Option<&Picture>, which: &str) -> String {
        match picture {
            Some(Picture::Stored(name)) if !name.starts_with(CACHE) => format!("/media/{name}"),
            // The name tells apps that the picture changed.
            Some(Picture::Stored(name)) => {
                let version = name.rsplit('/').next().and_then(|name| name.get(..8));
                format!("/media/proxy/{which}/{}?v={}", self.id, version.unwrap_or_default())
            }
            Some(Picture::Remote(_)) => format!("/media/proxy/{which}/{}", self.id),
            None => format!("/assets/{which}.png"),
        }
    }

    /// The display name, or the username of who has none.
    pub fn name(&self) -> &str {
        if self.display_name.is_empty() { &self.username } else { &self.display_name }
    }
}

/// What sort of actor stands behind an account (`ActivityStreams` 2.0 actor types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ActorKind {
    #[default]
    Person,
    /// A bot.
    Service,
    Group,
    Organization,
    /// A server speaking for itself.
    Application,
}

impl ActorKind {
    pub const ALL: [Self; 5] =
        [Self::Person, Self::Service, Self::Group, Self::Organization, Self::Application];

    /// The `ActivityStreams` type, which is also the database's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Service => "Service",
            Self::Group => "Group",
            Self::Organization => "Organization",
            Self::Application => "Application",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    pub fn is_bot(self) -> bool {
        matches!(self, Self::Service | Self::Application)
    }
}

/// A row of the table on a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub value: Html,
    pub verified_at: Option<Timestamp>,
}

impl Field {
    /// The same field, as verified as the one that said the same before.
    #[must_use]
    pub fn as_before(self, before: &[Self]) -> Self {
        let is_same = |known: &&Self| known.name == self.name && known.value == self.value;
        let verified_at = before.iter().find(is_same).and_then(|known| known.verified_at);
        Self { verified_at, ..self }
    }
}

/// A field as its owner typed it; stored as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldSource {
    pub name: String,
    pub value: String,
}

/// An avatar or a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// Kept by us: the name of the file in the media folder.
    Stored(String),
    /// On a peer, fetched when first looked at.
    Remote(String),
}

/// An account proven to be ours and in good standing; `db::account` makes one from a login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalAccount(Account);

impl LocalAccount {
    /// The account, if it is ours and not suspended.
    pub fn from_account(account: Account) -> Option<Self> {
        (account.is_local() && !account.is_suspended()).then_some(Self(account))
    }

    pub fn account(&self) -> &Account {
        &self.0
    }

    pub fn into_account(self) -> Account {
        self.0
    }

    pub fn id(&self) -> AccountId {
        self.0.id
    }
}

/// Where to reach an actor and how to know its signature; what `Account` leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Endpoints {
    pub inbox: String,
    pub shared_inbox: Option<String>,
    pub outbox: Option<String>,
    pub followers: Option<String>,
    pub following: Option<String>,
    pub featured: Option<String>,
    pub featured_tags: Option<String>,
    /// The id of the public key, as signatures name it.
    pub key_id: String,
    /// The public key as PEM.
    pub key: String,
}

/// A peer's account as its server describes it, checked and cleaned, before it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what its owner chose, one by one")]
pub struct RemoteAccount {
    pub username: String,
    pub domain: String,
    pub uri: String,
    pub url: String,
    pub kind: ActorKind,
    pub display_name: String,
    pub note: Html,
    pub fields: Vec<Field>,
    pub avatar: Option<String>,
    pub header: Option<String>,
    pub avatar_description: String,
    pub header_description: String,
    pub locked: bool,
    pub discoverable: bool,
    pub indexable: bool,
    pub shows_media: bool,
    pub shows_media_replies: bool,
    pub shows_featured: bool,
    pub attribution_domains: Vec<String>,
    pub created_at: Option<Timestamp>,
    pub also_known_as: Vec<String>,
    pub endpoints: Endpoints,
}

/// Either picture of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfilePicture {
    Avatar,
    Header,
}

/// What its owner typed of a profile, and what is nobody else's business.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProfileSource {
    /// The bio.
    pub note: String,
    pub fields: Vec<FieldSource>,
    pub attribution_domains: Vec<String>,
}

/// What its owner may change of a profile; `None` leaves a part as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProfileChange {
    pub display_name: Option<String>,
    /// The bio as typed.
    pub note: Option<String>,
    pub fields: Option<Vec<FieldSource>>,
    pub locked: Option<bool>,
    pub bot: Option<bool>,
    pub discoverable: Option<bool>,
    pub indexable: Option<bool>,
    pub hides_network: Option<bool>,
    /// Bytes of a new picture, as uploaded.
    pub avatar: Option<Vec<u8>>,
    pub header: Option<Vec<u8>>,
    pub avatar_description: Option<String>,
    pub header_description: Option<String>,
    pub shows_media: Option<bool>,
    pub shows_media_replies: Option<bool>,
    pub shows_featured: Option<bool>,
    /// Domains whose pages may name the account as their author.
    pub attribution_domains: Option<Vec<String>>,
    pub default_visibility: Option<super::Visibility>,
    pub default_sensitive: Option<bool>,
    pub default_can_quote: Option<super::CanQuote>,
    pub default_can_reply: Option<super::CanReply>,
    /// `Some(None)` forgets the language.
    pub default_language: Option<Option<String>>,
    pub reading: Option<super::Reading>,
    pub visitors_see: Option<super::VisitorsSee>,
}

/// The longest description of an avatar or a header, in characters.
pub const LONGEST_PICTURE_DESCRIPTION: usize = 150;

/// Domains whose pages may name an account as their author. Mastodon: 10.
pub const MOST_ATTRIBUTION_DOMAINS: usize = 10;

/// The shortest and longest name an account of ours may have.
const USERNAME_LENGTH: std::ops::RangeInclusive<usize> = 1..=30;

/// Names that pages or protocols of ours need for themselves.
const RESERVED: [&str; 14] = [
    "admin",
    "administrator",
    "abuse",
    "help",
    "hostmaster",
    "instance",
    "mod",
    "moderator",
    "postmaster",
    "root",
    "security",
    "support",
    "webmaster",
    "actor",
];

/// Refuses what cannot be the name of an account of ours: letters a–z, digits and `_` only.
pub fn check_username(name: &str) -> Result<(), Refusal> {
    let fits = USERNAME_LENGTH.contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if fits {
        Ok(())
    } else {
        Err(Refusal::invalid(
            "username",
            say!(
                "refusal-must-be-a-name",
                least = *USERNAME_LENGTH.start(),
                most = *USERNAME_LENGTH.end(),
            ),
        ))
    }
}

/// Whether only an owner may take the name, because strangers would trust it too much.
pub fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usernames_are_plain() {
        for good in ["alice", "A_1", "x"] {
            assert_eq!(check_username(good), Ok(()), "{good}");
        }
        for bad in ["", "al ice", "ali-ce", "älice", "a@b", &"x".repeat(31)] {
            assert!(check_username(bad).is_err(), "{bad}");
        }
        assert!(is_reserved("Admin") && !is_reserved("ada"));
    }

    #[test]
    fn actor_kinds_survive_their_words() {
        for kind in ActorKind::ALL {
            assert_eq!(ActorKind::parse(kind.as_str()), Some(kind));
        }
    }
}
