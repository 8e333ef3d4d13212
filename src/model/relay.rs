//! Relays: servers that bring us what others write for everyone, and take ours to them.

use crate::base::{RelayId, Timestamp};

/// How many there may be.
pub const MOST_RELAYS: usize = 50;

/// A relay, and what is wanted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    pub id: RelayId,
    /// As the admin gave it: the inbox of the relay, or its actor.
    pub address: String,
    pub style: RelayStyle,
    pub state: RelayState,
    pub inbox: Option<String>,
    /// Whose word is taken for the relay's, once that is known.
    pub actor: Option<String>,
    /// The id of our Follow.
    pub follow_uri: Option<String>,
    /// It follows this server, to be told of what is written here.
    pub follows_us: bool,
    pub filter: RelayFilter,
    pub created_at: Timestamp,
}

/// The two kinds of relays (federation.md 4.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelayStyle {
    /// An inbox that takes posts and sends those of others on as they are.
    Mastodon,
    /// An actor that follows and is followed, and names the ids of posts.
    LitePub,
}

impl RelayStyle {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mastodon => "mastodon",
            Self::LitePub => "litepub",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Mastodon, Self::LitePub].into_iter().find(|style| style.as_str() == word)
    }

    /// The kind of relay that an address leads to.
    pub fn of_address(address: &str) -> Self {
        if address.trim_end_matches('/').ends_with("/inbox") {
            Self::Mastodon
        } else {
            Self::LitePub
        }
    }
}

/// How we stand with a relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelayState {
    /// Switched off.
    Idle,
    /// It was asked and has not answered.
    Pending,
    Accepted,
    Rejected,
}

impl RelayState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        let all = [Self::Idle, Self::Pending, Self::Accepted, Self::Rejected];
        all.into_iter().find(|state| state.as_str() == word)
    }
}

/// What is taken from a relay.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RelayFilter {
    /// Codes; none: all languages.
    pub languages: Vec<String>,
    /// Without #; none: with any tags, or without.
    pub tags: Vec<String>,
    /// 0: as many as come.
    pub most_per_hour: u32,
}

impl RelayFilter {
    /// Whether a post passes by what it is; how many there may be is another question.
    pub fn lets_through(&self, language: Option<&str>, tags: &[String]) -> bool {
        let speaks = |code: &String| language.is_some_and(|language| is_of(language, code));
        let carries = |tag: &String| tags.iter().any(|carried| carried == tag);
        (self.languages.is_empty() || self.languages.iter().any(speaks))
            && (self.tags.is_empty() || self.tags.iter().any(carries))
    }

    /// Whether there is room for one more after `taken` within the last hour.
    pub fn has_room(&self, taken: u64) -> bool {
        self.most_per_hour == 0 || taken < u64::from(self.most_per_hour)
    }
}

/// Whether a language such as `pt-BR` is `code` or a kind of it.
fn is_of(language: &str, code: &str) -> bool {
    let rest = language.strip_prefix(code);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// How much was taken from a relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RelayTaken {
    pub last_hour: u64,
    pub last_day: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_the_style() {
        for inbox in ["https://relay.example/inbox", "https://relay.example/inbox/"] {
            assert_eq!(RelayStyle::of_address(inbox), RelayStyle::Mastodon);
        }
        for actor in ["https://relay.example/actor", "https://relay.example/relay"] {
            assert_eq!(RelayStyle::of_address(actor), RelayStyle::LitePub);
        }
    }

    #[test]
    fn a_filter_lets_through_what_fits_in_every_respect() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let all = RelayFilter::default();
        assert!(all.lets_through(None, &[]) && all.has_room(u64::MAX));

        let some =
            RelayFilter { languages: words(&["pt"]), tags: words(&["art"]), most_per_hour: 2 };
        assert!(some.lets_through(Some("pt-BR"), &words(&["art", "life"])));
        for (language, tags) in
            [(Some("pt"), &["life"] as &[&str]), (Some("ptx"), &["art"]), (None, &["art"])]
        {
            assert!(!some.lets_through(language, &words(tags)), "{language:?} {tags:?}");
        }
        assert!(some.has_room(1) && !some.has_room(2));
    }
}
