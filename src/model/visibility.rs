//! Who may see a status: the one rule. `db/visible.rs` says the same in SQL, and a test holds
//! the two equal.

use serde::{Deserialize, Serialize};

use super::VisitorsSee;

/// The audience of a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Visibility {
    /// Everyone, and shown in public timelines.
    #[serde(rename = "public")]
    Public,
    /// Everyone, but not shown in public timelines.
    #[serde(rename = "unlisted")]
    Unlisted,
    /// People signed in to this server; never leaves it.
    #[serde(rename = "local")]
    Local,
    /// Followers of the author, and who is mentioned.
    #[serde(rename = "private")]
    Followers,
    /// Who is mentioned.
    #[serde(rename = "direct")]
    Direct,
    /// The author alone; never leaves this server.
    #[serde(rename = "self")]
    OnlyMe,
}

impl Visibility {
    pub const ALL: [Self; 6] =
        [Self::Public, Self::Unlisted, Self::Local, Self::Followers, Self::Direct, Self::OnlyMe];

    /// The database's word, which people may also use in the API and in the settings file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Unlisted => "unlisted",
            Self::Local => "local",
            Self::Followers => "private",
            Self::Direct => "direct",
            Self::OnlyMe => "self",
        }
    }

    /// The word every Mastodon app knows; `is_local_only` tells the rest.
    pub fn api_word(self) -> &'static str {
        match self {
            Self::Public | Self::Local => "public",
            Self::Unlisted => "unlisted",
            Self::Followers => "private",
            Self::Direct | Self::OnlyMe => "direct",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|candidate| candidate.as_str() == word)
    }

    /// Whether a status with this audience never leaves the server.
    pub fn is_local_only(self) -> bool {
        matches!(self, Self::Local | Self::OnlyMe)
    }

    /// Whether anyone at all may read it, signed in or not.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Public | Self::Unlisted)
    }

    /// The audience of an answer to a status with audience `parent`, if its writer asks for `self`:
    /// never wider than what is answered, and what is local stays local.
    #[must_use]
    pub fn in_reply_to(self, parent: Self) -> Self {
        match (parent, self) {
            (Self::OnlyMe, _) => Self::OnlyMe,
            (Self::Local, Self::Public | Self::Unlisted | Self::Followers | Self::Direct) => {
                Self::Local
            }
            (_, asked) => asked,
        }
    }
}

/// How a viewer stands to the author of a status and to the status itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent fact of the rule")]
pub struct Standing {
    /// The viewer has an account here.
    pub is_local: bool,
    pub is_author: bool,
    pub follows_author: bool,
    pub is_mentioned: bool,
    /// It waits for the viewer to let it stand as a reply to theirs.
    pub is_asked: bool,
    /// The author blocks the viewer.
    pub blocked_by_author: bool,
    /// The author's account is suspended.
    pub author_suspended: bool,
    /// The viewer is a person who is not signed in: what the author shows to those.
    pub as_visitor: Option<VisitorsSee>,
}

/// Whether a status may be shown. A boost is shown only if the boosted status may be, too.
pub fn may_see(visibility: Visibility, who: Standing) -> bool {
    if who.author_suspended {
        return false;
    }
    if who.is_author {
        return true;
    }
    if who.blocked_by_author {
        return false;
    }
    match visibility {
        Visibility::Public => who.as_visitor != Some(VisitorsSee::None),
        Visibility::Unlisted => matches!(who.as_visitor, None | Some(VisitorsSee::All)),
        Visibility::Local => who.is_local,
        Visibility::Followers => who.follows_author || who.is_mentioned,
        Visibility::Direct => who.is_mentioned,
        Visibility::OnlyMe => who.is_local && who.is_asked,
    }
}

/// Whether `booster` may boost a status of `author_is_booster` with this audience.
pub fn may_boost(visibility: Visibility, author_is_booster: bool) -> bool {
    match visibility {
        Visibility::Public | Visibility::Unlisted | Visibility::Local => true,
        Visibility::Followers => author_is_booster,
        Visibility::Direct | Visibility::OnlyMe => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_visibility_survives_its_word() {
        for visibility in Visibility::ALL {
            assert_eq!(Visibility::parse(visibility.as_str()), Some(visibility));
            let kept = serde_json::to_value(visibility).unwrap();
            assert_eq!(kept, visibility.as_str());
        }
    }

    #[test]
    fn strangers_see_what_is_open_and_nothing_else() {
        for visibility in Visibility::ALL {
            assert_eq!(may_see(visibility, Standing::default()), visibility.is_open());
        }
    }

    #[test]
    fn a_block_hides_all_but_from_the_author() {
        for visibility in Visibility::ALL {
            let blocked = Standing {
                is_local: true,
                follows_author: true,
                is_mentioned: true,
                blocked_by_author: true,
                ..Standing::default()
            };
            assert!(!may_see(visibility, blocked));
            assert!(may_see(visibility, Standing { is_author: true, ..blocked }));
        }
    }

    #[test]
    fn only_me_is_for_the_author_even_when_others_are_mentioned() {
        let mentioned = Standing { is_local: true, is_mentioned: true, ..Standing::default() };
        assert!(!may_see(Visibility::OnlyMe, mentioned));
        assert!(may_see(Visibility::Direct, mentioned));
        assert!(may_see(Visibility::Followers, mentioned));
    }

    #[test]
    fn an_answer_to_a_local_status_stays_here() {
        use Visibility::{Direct, Local, OnlyMe, Public};
        assert_eq!(Public.in_reply_to(Local), Local);
        assert_eq!(OnlyMe.in_reply_to(Local), OnlyMe);
        assert_eq!(Public.in_reply_to(OnlyMe), OnlyMe);
        assert_eq!(Local.in_reply_to(Public), Local);
        assert_eq!(Public.in_reply_to(Direct), Public);
    }
}
