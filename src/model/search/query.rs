//! What somebody looks for: words, phrases and operators such as `from:alice` or `before:2026-01`.
//! Source: <https://docs.joinmastodon.org/user/network/#search>

use crate::base::{AccountId, Timestamp};

use super::words::segmented;

/// Terms of one question; more are left out.
const MOST_TERMS: usize = 32;

/// A question, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub wanted: Vec<Term>,
    pub unwanted: Vec<Term>,
    pub scope: Scope,
    /// Not older than this.
    pub since: Option<Timestamp>,
    /// Older than this.
    pub before: Option<Timestamp>,
}

/// One thing that a status has or has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A word, or several in this order.
    Words(String),
    /// The author's handle as it was typed; `me` is who asks.
    From(String),
    Has(Has),
    Is(Is),
    /// The first part of a language's code.
    Language(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Has {
    Media,
    Image,
    Video,
    Audio,
    Link,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    Reply,
    Sensitive,
}

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// In the library, and in what authors made public for this.
    #[default]
    All,
    /// In what one wrote, boosted, favoured or bookmarked, and where one is mentioned.
    Library,
    Public,
}

impl Query {
    /// Reads what somebody typed. What looks like an operator and is none is a word.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        for part in parts(typed).into_iter().take(MOST_TERMS) {
            query.take(part);
        }
        query
    }

    /// Whether nothing is looked for, which finds nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self { unwanted: self.unwanted.clone(), ..Self::default() }
    }

    /// The handles of authors, as they were typed.
    pub fn authors(&self) -> impl Iterator<Item = &str> {
        self.wanted.iter().chain(&self.unwanted).filter_map(|term| match term {
            Term::From(handle) => Some(handle.as_str()),
            Term::Words(_) | Term::Has(_) | Term::Is(_) | Term::Language(_) => None,
        })
    }

    fn take(&mut self, part: Part<'_>) {
        let Part { negated, quoted, text } = part;
        let operator = text.split_once(':').filter(|_| !quoted);
        let term = match operator.map(|(name, value)| (name.to_ascii_lowercase(), value)) {
            Some((name, value)) if !value.is_empty() => {
                if self.take_setting(&name, value) {
                    return;
                }
                operator_term(&name, value).unwrap_or_else(|| Term::Words(text.to_owned()))
            }
            Some(_) | None => Term::Words(text.to_owned()),
        };
        if matches!(&term, Term::Words(words) if !words.chars().any(char::is_alphanumeric)) {
            return;
        }
        let terms = if negated { &mut self.unwanted } else { &mut self.wanted };
        terms.push(term);
    }

    /// Takes `in:` and the times; answers whether it was one of them.
    fn take_setting(&mut self, name: &str, value: &str) -> bool {
        if name == "in" {
            let scope = match value.to_ascii_lowercase().as_str() {
                "all" => Scope::All,
                "library" => Scope::Library,
                "public" => Scope::Public,
                _ => return false,
            };
            self.scope = scope;
            return true;
        }
        let Some((start, end)) = span(value) else { return false };
        match name {
            "before" => self.before = Some(start),
            "after" => self.since = Some(end),
            "during" => (self.since, self.before) = (Some(start), Some(end)),
            _ => return false,
        }
        true
    }

    /// The question in the words of the index: `viewer` asks, and `authors` are the accounts behind
    /// the handles. `None` if it names an author whom nobody knows.
    pub fn expression(
        &self,
        viewer: AccountId,
        author: impl Fn(&str) -> Option<AccountId>,
    ) -> Option<String> {
        let scope = match self.scope {
            Scope::All => format!("{{marks}} : (\"p\" OR \"a{viewer}\")"),
            Scope::Library => format!("{{marks}} : \"a{viewer}\""),
            Scope::Public => "{marks} : \"p\"".to_owned(),
        };
        let mut wanted = vec![scope];
        for term in &self.wanted {
            wanted.push(term.expression(&author)?);
        }
        let mut text = format!("({})", wanted.join(" AND "));
        // Who is unknown has written nothing that would have to be left out.
        for term in self.unwanted.iter().filter_map(|term| term.expression(&author)) {
            text = format!("({text} NOT {term})");
        }
        Some(text)
    }
}

impl Term {
    fn expression(&self, author: impl Fn(&str) -> Option<AccountId>) -> Option<String> {
        Some(match self {
            // Quotes are doubled; all else within them is words.
            Self::Words(words) => {
                format!("{{words}} : \"{}\"", segmented(words).replace('"', "\"\""))
            }
            Self::From(handle) => format!("{{marks}} : \"f{}\"", author(handle)?),
            Self::Has(what) => format!("{{marks}} : \"{}\"", what.mark()),
            Self::Is(what) => format!("{{marks}} : \"{}\"", what.mark()),
            Self::Language(code) => format!("{{marks}} : \"l{code}\""),
        })
    }
}

impl Has {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "media" => Self::Media,
            "image" => Self::Image,
            "video" => Self::Video,
            "audio" => Self::Audio,
            "link" | "embed" => Self::Link,
            _ => return None,
        })
    }

    fn mark(self) -> &'static str {
        match self {
            Self::Media => "hasmedia",
            Self::Image => "hasimage",
            Self::Video => "hasvideo",
            Self::Audio => "hasaudio",
            Self::Link => "haslink",
        }
    }
}

impl Is {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "reply" => Some(Self::Reply),
            "sensitive" => Some(Self::Sensitive),
            _ => None,
        }
    }

    fn mark(self) -> &'static str {
        match self {
            Self::Reply => "isreply",
            Self::Sensitive => "issensitive",
        }
    }
}

fn operator_term(name: &str, value: &str) -> Option<Term> {
    let word = value.to_ascii_lowercase();
    match name {
        "from" => Some(Term::From(value.trim_start_matches('@').to_owned())),
        "has" => Has::parse(&word).map(Term::Has),
        "is" => Is::parse(&word).map(Term::Is),
        "language" => {
            let primary = word.split(['-', '_']).next().unwrap_or_default();
            let is_code = !primary.is_empty() && primary.bytes().all(|b| b.is_ascii_alphanumeric());
            is_code.then(|| Term::Language(primary.to_owned()))
        }
        _ => None,
    }
}

/// One word or quoted phrase as it was typed.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    negated: bool,
    quoted: bool,
    text: &'a str,
}

fn parts(typed: &str) -> Vec<Part<'_>> {
    let mut parts = vec![];
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let negated = rest.starts_with('-') && rest.len() > 1;
        let bare = rest.strip_prefix('-').filter(|_| negated).unwrap_or(rest);
        let bare = bare.strip_prefix('+').unwrap_or(bare);
        let quoted = bare.starts_with('"');
        let (text, after) = if quoted {
            bare[1..].split_once('"').unwrap_or((&bare[1..], ""))
        } else {
            bare.split_at(bare.find(char::is_whitespace).unwrap_or(bare.len()))
        };
        parts.push(Part { negated, quoted, text });
        rest = after.trim_start();
    }
    parts
}

/// The span of time that `2026`, `2026-11` or `2026-11-23` names, its end not included.
fn span(value: &str) -> Option<(Timestamp, Timestamp)> {
    let numbers: Option<Vec<u32>> = value
        .split('-')
        .map(|part| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?)
        .collect();
    match *numbers?.as_slice() {
        [year] => Some((moment(year, 1, 1)?, moment(year + 1, 1, 1)?)),
        [year, 12] => Some((moment(year, 12, 1)?, moment(year + 1, 1, 1)?)),
        [year, month] => Some((moment(year, month, 1)?, moment(year, month + 1, 1)?)),
        [year, month, day] => {
            let start = moment(year, month, day)?;
            Some((start, start.plus(std::time::Duration::from_hours(24))))
        }
        _ => None,
    }
}

fn moment(year: u32, month: u32, day: u32) -> Option<Timestamp> {
    if !(1970..=9999).contains(&year) {
        return None;
    }
    Timestamp::parse(&format!("{year:04}-{month:02}-{day:02}T00:00:00Z"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn expression(typed: &str) -> Option<String> {
        let known = |handle: &str| (handle == "alice@a.example").then_some(AccountId(5));
        Query::parse(typed).expression(AccountId(9), known)
    }

    #[test]
    fn words_are_all_wanted_and_phrases_stay_together() {
        assert_eq!(
            expression(r#"soup "tomato  bread" -onion"#).unwrap(),
            "(({marks} : (\"p\" OR \"a9\") AND {words} : \"soup\" AND {words} : \"tomato  bread\") \
             NOT {words} : \"onion\")"
        );
        assert_eq!(Query::parse("-onion --- \"").wanted, []);
        assert!(Query::parse("-onion").is_empty() && Query::parse(" ... ").is_empty());
    }

    #[test]
    fn operators_become_marks() {
        assert_eq!(
            expression("in:library from:@alice@a.example has:image -is:reply language:pt-BR"),
            Some(
                "(({marks} : \"a9\" AND {marks} : \"f5\" AND {marks} : \"hasimage\" \
                 AND {marks} : \"lpt\") NOT {marks} : \"isreply\")"
                    .to_owned()
            )
        );
        assert_eq!(expression("from:nobody"), None);
        assert!(expression("soup -from:nobody").is_some());
        assert!(!Query::parse("from:me").is_empty());
    }

    #[test]
    fn what_is_no_operator_is_a_word() {
        for typed in ["has:wings", "note:x", "from:", "before:noon", "in:bed", "\"from:me\""] {
            let query = Query::parse(typed);
            let word = typed.trim_matches('"').to_owned();
            assert_eq!(query.wanted, [Term::Words(word)], "{typed}");
        }
    }

    #[test]
    fn times_are_days_months_or_years() {
        let at = |text: &str| Timestamp::parse(text);
        let query = Query::parse("after:2025-12 before:2026-11-23");
        assert_eq!(query.since, at("2026-01-01T00:00:00Z"));
        assert_eq!(query.before, at("2026-11-23T00:00:00Z"));
        let query = Query::parse("during:2024-02-29");
        assert_eq!(query.since, at("2024-02-29T00:00:00Z"));
        assert_eq!(query.before, at("2024-03-01T00:00:00Z"));
        assert_eq!(Query::parse("during:2025-02-30").since, None);
        assert_eq!(Query::parse("during:-1").since, None);
        assert_eq!(Query::parse("during:4294967295").since, None);
    }

    proptest! {
        #[test]
        fn anything_typed_is_a_question(typed: String) {
            let query = Query::parse(&typed);
            prop_assert!(query.wanted.len() + query.unwanted.len() <= MOST_TERMS);
            let expression = query.expression(AccountId(1), |_| None).unwrap_or_default();
            prop_assert_eq!(expression.matches('"').count() % 2, 0);
        }
    }
}
