//! Decks: timelines side by side, as somebody has laid them out.

use std::fmt;

use crate::base::{AccountId, ColumnId, DeckId, ListId, Refusal, StatusId};

use super::notification::GroupView;
use super::{Account, ConversationView, FilterContext, StatusView};
use crate::say;

/// Decks of one account.
pub const MOST_DECKS: u32 = 10;
/// Columns of one deck.
pub const MOST_COLUMNS: u32 = 20;
/// In characters.
pub const LONGEST_NAME: usize = 40;
/// The words of a stored search, in characters.
pub const LONGEST_SEARCH: usize = 200;
/// Hashtags of one sort in one column.
pub const MOST_TAGS: usize = 5;
/// The words that a column hides, in characters.
pub const LONGEST_HIDDEN: usize = 500;
/// Widths of columns, in rem.
pub const NARROWEST: u8 = 16;
pub const WIDEST: u8 = 45;

/// Columns under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deck {
    pub id: DeckId,
    pub account: AccountId,
    pub name: String,
}

/// One timeline of a deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub id: ColumnId,
    pub deck: DeckId,
    pub source: Source,
    pub terms: Terms,
    /// Words and phrases with commas between: statuses that hold one are left out.
    pub hidden: String,
}

/// What a column shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Home,
    Notifications,
    /// The notifications in which somebody speaks to one.
    Mentions,
    Conversations,
    Local,
    Federated,
    /// Public statuses of other servers.
    Remote,
    List(ListId),
    Tags(TagSet),
    Account(AccountId),
    /// Words to look for.
    Search(String),
    Bookmarks,
    Favourites,
}

/// Which hashtags a status must bear, in their normal form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TagSet {
    /// At least one of these.
    pub any: Vec<String>,
    /// Each of these, too.
    pub all: Vec<String>,
    pub none: Vec<String>,
}

/// How a column shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Terms {
    pub boosts: bool,
    pub replies: bool,
    pub only_media: bool,
    /// Something new is heard.
    pub sound: bool,
    /// It stays in sight while the others move.
    pub is_pinned: bool,
    pub width: Width,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Width {
    Small,
    #[default]
    Medium,
    Large,
    /// In rem, from [`NARROWEST`] to [`WIDEST`].
    Free(u8),
}

/// Where a column is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// One place towards the start.
    Back,
    Forward,
}

/// A column with what stands in it.
#[derive(Debug, Clone)]
pub struct ColumnView {
    pub column: Column,
    /// What its list or account is called; the other sources have names of their own.
    pub name: Option<String>,
    pub content: Content,
    /// The places of its newest and oldest entry, to ask for what came after and before.
    pub newest: Option<i64>,
    pub oldest: Option<i64>,
    /// Whether there may be more.
    pub is_full: bool,
    /// The place up to which it was read before, where that is kept.
    pub read_to: Option<i64>,
    /// Who boosted statuses in it, last first, of those whom its owner follows.
    pub boosters: Vec<(StatusId, Account)>,
}

/// What stands in a column, newest first.
#[derive(Debug, Clone)]
pub enum Content {
    Statuses(Vec<StatusView>),
    Notifications(Vec<GroupView>),
    Conversations(Vec<ConversationView>),
}

impl Content {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Statuses(all) => all.is_empty(),
            Self::Notifications(all) => all.is_empty(),
            Self::Conversations(all) => all.is_empty(),
        }
    }
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            boosts: true,
            replies: true,
            only_media: false,
            sound: false,
            is_pinned: false,
            width: Width::default(),
        }
    }
}

impl Source {
    /// What a deck begins with.
    pub const FIRST: [Self; 3] = [Self::Home, Self::Notifications, Self::Local];

    /// Its word in forms and tables.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Notifications => "notifications",
            Self::Mentions => "mentions",
            Self::Conversations => "conversations",
            Self::Local => "local",
            Self::Federated => "federated",
            Self::Remote => "remote",
            Self::List(_) => "list",
            Self::Tags(_) => "tags",
            Self::Account(_) => "account",
            Self::Search(_) => "search",
            Self::Bookmarks => "bookmarks",
            Self::Favourites => "favourites",
        }
    }

    /// What the word leaves open.
    pub fn subject(&self) -> String {
        match self {
            Self::List(id) => id.to_string(),
            Self::Account(id) => id.to_string(),
            Self::Tags(tags) => tags.to_string(),
            Self::Search(words) => words.clone(),
            Self::Home
            | Self::Notifications
            | Self::Mentions
            | Self::Conversations
            | Self::Local
            | Self::Federated
            | Self::Remote
            | Self::Bookmarks
            | Self::Favourites => String::new(),
        }
    }

    pub fn parse(kind: &str, subject: &str) -> Option<Self> {
        Some(match kind {
            "home" => Self::Home,
            "notifications" => Self::Notifications,
            "mentions" => Self::Mentions,
            "conversations" => Self::Conversations,
            "local" => Self::Local,
            "federated" => Self::Federated,
            "remote" => Self::Remote,
            "list" => Self::List(subject.parse().ok()?),
            "tags" => Self::Tags(TagSet::parse(subject)).filled()?,
            "account" => Self::Account(subject.parse().ok()?),
            "search" => Self::Search(subject.trim().to_owned()).filled()?,
            "bookmarks" => Self::Bookmarks,
            "favourites" => Self::Favourites,
            _ => return None,
        })
    }

    fn filled(self) -> Option<Self> {
        let has_subject = match &self {
            Self::Tags(tags) => !tags.any.is_empty(),
            Self::Search(words) => !words.is_empty(),
            _ => true,
        };
        has_subject.then_some(self)
    }

    /// Refuses what is too long to be kept.
    pub fn check(&self) -> Result<(), Refusal> {
        match self {
            Self::Search(words) if words.chars().count() > LONGEST_SEARCH => {
                let problem =
                    say!("refusal-has-more-than-n-characters", n = LONGEST_SEARCH.to_string());
                Err(Refusal::invalid("q", problem))
            }
            Self::Tags(TagSet { any, all, none })
                if [any, all, none].iter().any(|tags| tags.len() > MOST_TAGS) =>
            {
                Err(Refusal::invalid(
                    "any",
                    say!("refusal-are-more-than-n-hashtags", n = MOST_TAGS.to_string()),
                ))
            }
            _ => Ok(()),
        }
    }

    /// Whether boosts and replies can be left out: public timelines have none.
    pub fn has_boosts(&self) -> bool {
        matches!(self, Self::Home | Self::List(_) | Self::Account(_))
    }

    /// Whether it can be narrowed to statuses with media.
    pub fn has_media(&self) -> bool {
        self.has_boosts()
            || matches!(self, Self::Local | Self::Federated | Self::Remote | Self::Tags(_))
    }

    /// Whether it shows statuses, and words can be hidden in it.
    pub fn has_statuses(&self) -> bool {
        !matches!(self, Self::Notifications | Self::Mentions | Self::Conversations)
    }

    /// Where it is met, as filters have it.
    pub fn context(&self) -> FilterContext {
        match self {
            Self::Home | Self::List(_) => FilterContext::Home,
            Self::Notifications | Self::Mentions => FilterContext::Notifications,
            Self::Account(_) => FilterContext::Account,
            Self::Conversations
            | Self::Local
            | Self::Federated
            | Self::Remote
            | Self::Tags(_)
            | Self::Search(_)
            | Self::Bookmarks
            | Self::Favourites => FilterContext::Public,
        }
    }
}

impl TagSet {
    /// Reads `tea +green -coffee`: tea or another bare word, with each that has a plus, without
    /// any that has a minus.
    pub fn parse(text: &str) -> Self {
        let mut tags = Self::default();
        for word in text.split_whitespace() {
            match (word.strip_prefix('+'), word.strip_prefix('-')) {
                (Some(word), _) => tags.all.push(word.to_owned()),
                (None, Some(word)) => tags.none.push(word.to_owned()),
                (None, None) => tags.any.push(word.to_owned()),
            }
        }
        tags
    }
}

impl fmt::Display for TagSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let any = self.any.iter().map(|tag| ("", tag));
        let all = self.all.iter().map(|tag| ("+", tag));
        let none = self.none.iter().map(|tag| ("-", tag));
        for (place, (sign, tag)) in any.chain(all).chain(none).enumerate() {
            let gap = if place == 0 { "" } else { " " };
            write!(f, "{gap}{sign}{tag}")?;
        }
        Ok(())
    }
}

impl Width {
    /// Those that have a name.
    pub const NAMED: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// In rem.
    pub fn rems(self) -> u8 {
        match self {
            Self::Small => 18,
            Self::Medium => 22,
            Self::Large => 28,
            Self::Free(rems) => rems,
        }
    }

    /// Reads a letter, or a number of rem.
    pub fn parse(word: &str) -> Option<Self> {
        let named = Self::NAMED.into_iter().find(|width| width.to_string() == word);
        let free = || word.parse().ok().filter(|rems| (NARROWEST..=WIDEST).contains(rems));
        named.or_else(|| free().map(Self::Free))
    }
}

/// Its word in pages and forms.
impl fmt::Display for Width {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Small => f.write_str("s"),
            Self::Medium => f.write_str("m"),
            Self::Large => f.write_str("l"),
            Self::Free(rems) => write!(f, "{rems}"),
        }
    }
}

/// Words to hide, as they are kept: each once, with commas between.
pub fn hidden(typed: &str) -> Result<String, Refusal> {
    let mut words: Vec<&str> = vec![];
    for word in typed.split([',', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let hidden = words.join(", ");
    let length = hidden.chars().count();
    if length > LONGEST_HIDDEN {
        let problem = say!(
            "refusal-has-length-characters-longest-hidden",
            length = length.to_string(),
            longest_hidden = LONGEST_HIDDEN.to_string()
        );
        return Err(Refusal::invalid("hidden", problem));
    }
    Ok(hidden)
}

/// A name fit for a deck.
pub fn name(typed: &str) -> Result<String, Refusal> {
    let name = typed.trim();
    match name.chars().count() {
        0 => Err(Refusal::invalid("name", say!("refusal-is-empty"))),
        length if length > LONGEST_NAME => Err(Refusal::invalid(
            "name",
            say!(
                "refusal-has-length-characters-longest-name",
                length = length.to_string(),
                longest_name = LONGEST_NAME.to_string()
            ),
        )),
        _ => Ok(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_is_read_back_from_what_is_stored_of_it() {
        let tags = TagSet {
            any: vec!["tea".to_owned(), "茶".to_owned()],
            all: vec!["green".to_owned()],
            none: vec!["coffee".to_owned()],
        };
        let all = [
            Source::Home,
            Source::Notifications,
            Source::Mentions,
            Source::Conversations,
            Source::Local,
            Source::Federated,
            Source::Remote,
            Source::List(ListId(7)),
            Source::Tags(tags),
            Source::Account(AccountId(8)),
            Source::Search("from:me tea".to_owned()),
            Source::Bookmarks,
            Source::Favourites,
        ];
        for source in all {
            assert_eq!(Source::parse(source.kind(), &source.subject()), Some(source));
        }
    }

    #[test]
    fn what_has_no_subject_is_no_column() {
        for (kind, subject) in
            [("list", "mine"), ("tags", " -tea"), ("search", " "), ("account", ""), ("gossip", "")]
        {
            assert_eq!(Source::parse(kind, subject), None, "{kind}");
        }
    }

    #[test]
    fn a_width_is_a_letter_or_a_number() {
        for width in [Width::Small, Width::Medium, Width::Large, Width::Free(16), Width::Free(45)] {
            assert_eq!(Width::parse(&width.to_string()), Some(width));
        }
        for wrong in ["", "x", "15", "46", "300", "-20"] {
            assert_eq!(Width::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn words_to_hide_are_kept_once_each() {
        assert_eq!(hidden("tea,  green tea\ntea,, ").unwrap(), "tea, green tea");
        assert!(hidden(&"x".repeat(501)).is_err());
    }

    #[test]
    fn names_have_a_length() {
        assert_eq!(name(" Work ").unwrap(), "Work");
        assert!(name(" ").is_err() && name(&"x".repeat(41)).is_err());
    }
}
