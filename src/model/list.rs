//! Lists: people whom somebody reads together, beside the home timeline.

use crate::base::{AccountId, ListId, Refusal};
use crate::say;

/// Lists that one account may have.
pub const MOST_LISTS: u32 = 50;
/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 256;

/// People whom somebody reads together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    pub id: ListId,
    /// Whose it is.
    pub account: AccountId,
    pub title: String,
    pub replies: RepliesPolicy,
    /// What its members write is not in the home timeline.
    pub is_exclusive: bool,
}

/// Which answers of its members to others a list shows; the words are those of the Mastodon API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RepliesPolicy {
    /// Those to people whom the owner follows.
    Followed,
    /// Those to other members.
    #[default]
    Members,
    Nothing,
}

impl RepliesPolicy {
    pub const ALL: [Self; 3] = [Self::Followed, Self::Members, Self::Nothing];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Followed => "followed",
            Self::Members => "list",
            Self::Nothing => "none",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|candidate| candidate.as_str() == word)
    }
}

/// What somebody wants of a list; `None` leaves a part as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListTerms {
    pub title: Option<String>,
    pub replies: Option<RepliesPolicy>,
    pub is_exclusive: Option<bool>,
}

impl List {
    /// The list as `terms` want it.
    ///
    /// # Errors
    /// Refused if its title would be empty or too long.
    pub fn changed(self, terms: ListTerms) -> Result<Self, Refusal> {
        let ListTerms { title, replies, is_exclusive } = terms;
        let title = title.map_or(self.title, |title| title.trim().to_owned());
        if title.is_empty() {
            return Err(Refusal::invalid("title", say!("refusal-cant-be-blank")));
        }
        let length = title.chars().count();
        if length > LONGEST_TITLE {
            let problem = say!(
                "refusal-has-length-characters-longest-title",
                length = length.to_string(),
                longest_title = LONGEST_TITLE.to_string()
            );
            return Err(Refusal::invalid("title", problem));
        }
        Ok(Self {
            title,
            replies: replies.unwrap_or(self.replies),
            is_exclusive: is_exclusive.unwrap_or(self.is_exclusive),
            ..self
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_stays_and_a_title_is_needed() {
        let list = List {
            id: ListId(1),
            account: AccountId(1),
            title: String::new(),
            replies: RepliesPolicy::default(),
            is_exclusive: true,
        };
        assert!(list.clone().changed(ListTerms::default()).is_err());
        let named = |title: String| ListTerms { title: Some(title), ..ListTerms::default() };
        let changed = list.clone().changed(named(" Tea ".to_owned())).unwrap();
        assert_eq!(changed, List { title: "Tea".to_owned(), ..list.clone() });
        assert!(list.changed(named("x".repeat(LONGEST_TITLE + 1))).is_err());
    }

    #[test]
    fn a_policy_is_read_back_from_its_word() {
        for policy in RepliesPolicy::ALL {
            assert_eq!(RepliesPolicy::parse(policy.as_str()), Some(policy));
        }
        assert_eq!(RepliesPolicy::parse("all"), None);
    }
}
