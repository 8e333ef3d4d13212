//! Filters: words and statuses that somebody wants hidden or folded.
//! Source: <https://docs.joinmastodon.org/methods/filters/>

use std::sync::Arc;

use crate::base::{FilterId, FilterKeywordId, FilterStatusId, Refusal, StatusId, Timestamp};
use crate::say;

/// Filters that one person may have.
pub const MOST_FILTERS: usize = 100;
/// Keywords of all filters of one person.
pub const MOST_KEYWORDS: usize = 500;
/// Statuses of all filters of one person.
pub const MOST_STATUSES: usize = 500;
/// Mastodon: `CustomFilter::TITLE_LENGTH_LIMIT`, in characters.
pub const LONGEST_TITLE: usize = 256;
/// Mastodon: `CustomFilterKeyword::KEYWORD_LENGTH_LIMIT`, in characters.
pub const LONGEST_KEYWORD: usize = 512;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word of the API, which is also the database's.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// Where statuses are met.
    FilterContext {
        /// At home and in lists.
        Home "home",
        Notifications "notifications",
        /// In public timelines and wherever else strangers are met.
        Public "public",
        Thread "thread",
        /// On a profile.
        Account "account",
    }
}

words! {
    /// What is done with a status that matches.
    FilterAction {
        /// It is folded behind the title of the filter.
        Warn "warn",
        /// It is left out.
        Hide "hide",
        /// Its media are folded.
        Blur "blur",
    }
}

/// A filter, less what it looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    pub id: FilterId,
    pub title: String,
    /// At least one, each once.
    pub contexts: Vec<FilterContext>,
    pub action: FilterAction,
    /// `None`: it holds for good.
    pub expires_at: Option<Timestamp>,
}

impl Filter {
    pub fn holds_at(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|end| end > now)
    }

    /// The contexts with a space between, as they are stored.
    pub fn context_words(&self) -> String {
        self.contexts.iter().map(|context| context.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// A word or a phrase that a filter looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterKeyword {
    pub id: FilterKeywordId,
    pub filter: FilterId,
    pub keyword: String,
    /// It must not be part of a longer word.
    pub whole_word: bool,
}

/// A single status that a filter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilterStatus {
    pub id: FilterStatusId,
    pub filter: FilterId,
    pub status: StatusId,
}

/// A filter with all that it looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterView {
    pub filter: Filter,
    pub keywords: Vec<FilterKeyword>,
    pub statuses: Vec<FilterStatus>,
}

/// What a filter of the viewer found in a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterMatch {
    pub filter: Arc<Filter>,
    pub keywords: Vec<String>,
    pub statuses: Vec<StatusId>,
}

/// What is to become of a status that somebody meets, as their filters have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment<'a> {
    /// It is shown as it is.
    Show,
    /// Its media are folded behind the title of a filter.
    Blur(&'a str),
    /// It is folded behind the title of a filter.
    Warn(&'a str),
    /// It is left out.
    Hide,
}

impl<'a> Treatment<'a> {
    /// The sternest of what the filters ask that hold now, and here.
    pub fn of(matches: &'a [FilterMatch], context: FilterContext, now: Timestamp) -> Self {
        let mut sternest = Self::Show;
        for FilterMatch { filter, .. } in matches {
            if !filter.holds_at(now) || !filter.contexts.contains(&context) {
                continue;
            }
            let asked = match filter.action {
                FilterAction::Blur => Self::Blur(&filter.title),
                FilterAction::Warn => Self::Warn(&filter.title),
                FilterAction::Hide => Self::Hide,
            };
            if asked.sternness() > sternest.sternness() {
                sternest = asked;
            }
        }
        sternest
    }

    fn sternness(self) -> u8 {
        match self {
            Self::Show => 0,
            Self::Blur(_) => 1,
            Self::Warn(_) => 2,
            Self::Hide => 3,
        }
    }
}

/// What somebody asks of a filter, new or old; what is `None` stays, or is as usual.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilterChange {
    pub title: Option<String>,
    pub contexts: Option<Vec<FilterContext>>,
    pub action: Option<FilterAction>,
    pub expires_at: Option<Option<Timestamp>>,
    pub keywords: Vec<KeywordChange>,
}

/// What is to become of a keyword.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeywordChange {
    Add { keyword: String, whole_word: bool },
    Change { id: FilterKeywordId, keyword: Option<String>, whole_word: Option<bool> },
    Remove { id: FilterKeywordId },
}

impl FilterChange {
    /// The filter that is asked for, under the number `id`.
    pub fn make(&self, id: FilterId) -> Result<Filter, Refusal> {
        let filter = Filter {
            id,
            title: String::new(),
            contexts: vec![],
            action: FilterAction::Warn,
            expires_at: None,
        };
        self.apply(filter)
    }

    /// `filter` as it is to be.
    pub fn apply(&self, mut filter: Filter) -> Result<Filter, Refusal> {
        let Self { title, contexts, action, expires_at, keywords: _ } = self;
        if let Some(title) = title {
            title.trim().clone_into(&mut filter.title);
        }
        if let Some(contexts) = contexts {
            filter.contexts = FilterContext::ALL.to_vec();
            filter.contexts.retain(|context| contexts.contains(context));
        }
        filter.action = action.unwrap_or(filter.action);
        filter.expires_at = expires_at.unwrap_or(filter.expires_at);
        check_words("title", &filter.title, LONGEST_TITLE)?;
        if filter.contexts.is_empty() {
            return Err(Refusal::invalid("context", say!("refusal-must-name-at-least-one")));
        }
        Ok(filter)
    }
}

/// What makes the keywords `old` into those that are wanted, each with whether it must stand as
/// whole words.
pub fn rewritten(old: &[FilterKeyword], wanted: &[(String, bool)]) -> Vec<KeywordChange> {
    let is_wanted = |old: &FilterKeyword| {
        wanted.iter().any(|(keyword, whole)| *keyword == old.keyword && *whole == old.whole_word)
    };
    let is_there = |(keyword, whole_word): &(String, bool)| {
        old.iter().any(|old| old.keyword == *keyword && old.whole_word == *whole_word)
    };
    let gone = old.iter().filter(|old| !is_wanted(old));
    let gone = gone.map(|old| KeywordChange::Remove { id: old.id });
    let new = wanted.iter().filter(|wanted| !is_there(wanted)).cloned();
    let new = new.map(|(keyword, whole_word)| KeywordChange::Add { keyword, whole_word });
    gone.chain(new).collect()
}

/// Refuses what cannot be a keyword.
pub fn check_keyword(keyword: &str) -> Result<(), Refusal> {
    check_words("keyword", keyword, LONGEST_KEYWORD)
}

fn check_words(field: &'static str, words: &str, longest: usize) -> Result<(), Refusal> {
    let length = words.chars().count();
    if words.trim().is_empty() {
        return Err(Refusal::invalid(field, say!("refusal-cant-be-blank")));
    }
    if length > longest {
        let problem = say!(
            "refusal-has-length-characters-longest-are",
            length = length.to_string(),
            longest = longest.to_string()
        );
        return Err(Refusal::invalid(field, problem));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(action: FilterAction, contexts: &[FilterContext], end: Option<i64>) -> FilterMatch {
        let filter = Filter {
            id: FilterId(1),
            title: action.as_str().to_owned(),
            contexts: contexts.to_vec(),
            action,
            expires_at: end.map(Timestamp),
        };
        FilterMatch { filter: Arc::new(filter), keywords: vec![], statuses: vec![] }
    }

    #[test]
    fn words_survive_being_stored() {
        for context in FilterContext::ALL {
            assert_eq!(FilterContext::parse(context.as_str()), Some(*context));
        }
        for action in FilterAction::ALL {
            assert_eq!(FilterAction::parse(action.as_str()), Some(*action));
        }
    }

    #[test]
    fn the_sternest_filter_that_holds_here_and_now_decides() {
        use FilterAction::{Blur, Hide, Warn};
        use FilterContext::{Home, Public};
        let all = [
            matched(Blur, &[Home, Public], None),
            matched(Warn, &[Home, Public], Some(10)),
            matched(Hide, &[Public], None),
        ];
        let at = |context, now| Treatment::of(&all, context, Timestamp(now));

        assert_eq!(at(Public, 5), Treatment::Hide);
        assert_eq!(at(Home, 5), Treatment::Warn("warn"));
        assert_eq!(at(Home, 10), Treatment::Blur("blur"));
        assert_eq!(at(FilterContext::Thread, 5), Treatment::Show);
    }

    #[test]
    fn rewriting_the_keywords_leaves_alone_what_stays() {
        let keyword = |id, word: &str, whole_word| FilterKeyword {
            id: FilterKeywordId(id),
            filter: FilterId(1),
            keyword: word.to_owned(),
            whole_word,
        };
        let old = [keyword(1, "cat", true), keyword(2, "dog", true)];
        let wanted = [("cat".to_owned(), true), ("dog".to_owned(), false)];
        assert_eq!(
            rewritten(&old, &wanted),
            [
                KeywordChange::Remove { id: FilterKeywordId(2) },
                KeywordChange::Add { keyword: "dog".to_owned(), whole_word: false },
            ]
        );
        assert_eq!(rewritten(&old[..1], &wanted[..1]), []);
    }

    #[test]
    fn a_filter_needs_a_title_and_a_place() {
        let change = |title: &str, contexts: &[FilterContext]| FilterChange {
            title: Some(title.to_owned()),
            contexts: Some(contexts.to_vec()),
            ..FilterChange::default()
        };
        let home = [FilterContext::Home, FilterContext::Home];
        let made = change(" Spoilers ", &home).make(FilterId(1)).unwrap();
        assert_eq!((made.title.as_str(), made.contexts.len()), ("Spoilers", 1));
        assert!(change(" ", &home).make(FilterId(1)).is_err());
        assert!(change("Spoilers", &[]).make(FilterId(1)).is_err());
        assert!(change(&"x".repeat(257), &home).make(FilterId(1)).is_err());
        assert!(
            check_keyword(&"ä".repeat(512)).is_ok() && check_keyword(&"x".repeat(513)).is_err()
        );
    }
}
