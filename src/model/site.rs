//! This server itself: its texts, its rules and who may join.

use crate::base::{AccountId, Html, InviteId, RuleId, Timestamp};

/// What an admin may change in the browser; kept in the database, not in the settings file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    pub title: String,
    /// One or two sentences, plain text.
    pub description: String,
    pub joining: Joining,
    pub contact: Option<AccountId>,
    pub contact_email: String,
    /// Name of its picture in the media folder.
    pub picture: Option<String>,
    pub colour: Colour,
}

/// What the pages of a server are tinged with. It is a hue and no more: how light and how strong a
/// colour is stays the same, so that each of them can be read on the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    #[default]
    Violet,
    Blue,
    Teal,
    Green,
    Amber,
    Red,
    Pink,
}

impl Colour {
    pub const ALL: [Self; 7] =
        [Self::Violet, Self::Blue, Self::Teal, Self::Green, Self::Amber, Self::Red, Self::Pink];

    /// The word in the database, and in the style of the pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Violet => "violet",
            Self::Blue => "blue",
            Self::Teal => "teal",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Pink => "pink",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.as_str() == word)
    }

    /// For programs that know no hues: as buttons are on light pages.
    pub fn hex(self) -> &'static str {
        match self {
            Self::Violet => "#5248b4",
            Self::Blue => "#035ea3",
            Self::Teal => "#006a6a",
            Self::Green => "#056f31",
            Self::Amber => "#805000",
            Self::Red => "#a52427",
            Self::Pink => "#9a2669",
        }
    }
}

impl Site {
    /// Where we serve its picture, without scheme and host.
    pub fn picture_path(&self) -> Option<String> {
        self.picture.as_ref().map(|name| format!("/media/{name}"))
    }
}

/// Who may open an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// One person's server: the front page is their profile.
    JustMe,
    Closed,
    /// With an invitation.
    Invite,
    /// Anyone may ask; an admin decides.
    Approval,
    Open,
}

impl Joining {
    pub const ALL: [Self; 5] =
        [Self::JustMe, Self::Closed, Self::Invite, Self::Approval, Self::Open];

    /// The word in the settings file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::JustMe => "single",
            Self::Closed => "closed",
            Self::Invite => "invite",
            Self::Approval => "approval",
            Self::Open => "open",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub id: RuleId,
    pub text: String,
    pub hint: String,
}

/// Terms of service, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Such as `2026-11-23`.
    pub effective_on: String,
    /// As typed.
    pub text: String,
    pub html: Html,
}

/// A link that lets people join while joining is by invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    pub id: InviteId,
    pub code: String,
    pub creator: AccountId,
    pub uses: u32,
    pub most_uses: Option<u32>,
    pub expires_at: Option<Timestamp>,
}

impl Invite {
    pub fn is_good(&self, now: Timestamp) -> bool {
        self.most_uses.is_none_or(|most| self.uses < most)
            && self.expires_at.is_none_or(|end| now < end)
    }
}
