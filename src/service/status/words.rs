//! From what was typed to what is stored: the words of a status of ours. Pure.

use crate::base::{AccountId, Html, Refusal};
use crate::config::Config;
use crate::model::{Draft, PollDraft, User};
use crate::text::compose::{self, Links};
use crate::text::{count, hashtag, language, plain};

use super::gather::Found;

/// The words of a status, ready to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// As typed.
    pub(super) text: String,
    pub(super) html: Html,
    pub(super) content_warning: String,
    pub(super) sensitive: bool,
    pub(super) language: Option<String>,
    /// Each once.
    pub(super) mentioned: Vec<AccountId>,
    /// In their normal form.
    pub(super) tags: Vec<String>,
}

/// The draft with its texts tidied; a content warning above nothing is the text.
pub(super) fn tidied(draft: Draft) -> Draft {
    let text = compose::normalise(&draft.text);
    let content_warning = plain::line(&draft.content_warning, usize::MAX);
    let poll = draft.poll.map(|poll| PollDraft { options: options(&poll.options), ..poll });
    if text.is_empty() && draft.media.is_empty() {
        return Draft { text: content_warning, content_warning: String::new(), poll, ..draft };
    }
    Draft { text, content_warning, poll, ..draft }
}

/// The choices of a poll; those that say nothing are left out.
fn options(typed: &[String]) -> Vec<String> {
    let lines = typed.iter().map(|option| plain::line(option, usize::MAX));
    lines.filter(|option| !option.is_empty()).collect()
}

/// Refuses what is empty, too long or too much.
pub(super) fn check(draft: &Draft, config: &Config) -> Result<(), Refusal> {
    let length = count::status(&draft.text, &draft.content_warning);
    let longest = usize::try_from(config.limits.status_chars).unwrap_or(usize::MAX);
    draft.check(length, longest)?;
    draft.poll.as_ref().map_or(Ok(()), |poll| poll.check(count::characters))
}

/// Composes a tidied draft.
pub(super) fn of(draft: &Draft, people: &[Found], user: Option<&User>, base_url: &str) -> Words {
    let mentions: Vec<_> = people.iter().map(Found::resolved).collect();
    let mut mentioned: Vec<AccountId> = people.iter().map(|found| found.account.id).collect();
    mentioned.sort_unstable();
    mentioned.dedup();
    let given = draft.language.as_deref().and_then(language::code);
    let hides_media = user.is_some_and(|user| user.default_sensitive) && !draft.media.is_empty();
    Words {
        html: compose::html(&draft.text, &Links { base_url, mentions: &mentions }),
        sensitive: draft.sensitive || !draft.content_warning.is_empty() || hides_media,
        language: given
            .or_else(|| user.and_then(|user| user.default_language.clone()))
            .or_else(|| language::guess(&draft.text).map(str::to_owned)),
        mentioned,
        tags: hashtag::tags(&draft.text).iter().map(|tag| tag.name().to_owned()).collect(),
        text: draft.text.clone(),
        content_warning: draft.content_warning.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::MediaId;

    fn words(draft: Draft) -> Words {
        of(&tidied(draft), &[], None, "https://own.example")
    }

    #[test]
    fn a_warning_above_nothing_is_the_text() {
        let made = words(Draft { content_warning: " careful \n".to_owned(), ..Draft::of("") });
        assert_eq!((made.text.as_str(), made.content_warning.as_str()), ("careful", ""));
        assert!(!made.sensitive);
    }

    #[test]
    fn a_warning_makes_sensitive() {
        let made = words(Draft { content_warning: "careful".to_owned(), ..Draft::of("text") });
        assert!(made.sensitive);
        assert!(!words(Draft::of("text")).sensitive);
    }

    #[test]
    fn a_warning_above_pictures_stays_a_warning() {
        let draft =
            Draft { content_warning: "legs".to_owned(), media: vec![MediaId(1)], ..Draft::of("") };
        assert_eq!(words(draft).content_warning, "legs");
    }

    #[test]
    fn a_language_that_is_none_is_not_kept() {
        let of = |given: &str| {
            words(Draft { language: Some(given.to_owned()), ..Draft::of("hi") }).language
        };
        assert_eq!(of("pt-br").as_deref(), Some("pt-BR"));
        assert_eq!(of("<b>"), None);
    }

    #[test]
    fn choices_are_lines_and_those_that_say_nothing_are_none() {
        let typed = [" tea\n", "", "  ", "coffee"].map(str::to_owned).to_vec();
        let poll = Some(PollDraft { options: typed, ..PollDraft::default() });
        let tidy = tidied(Draft { poll, ..Draft::of("?") });
        assert_eq!(tidy.poll.unwrap().options, ["tea", "coffee"]);
    }

    #[test]
    fn tags_are_kept_in_their_normal_form() {
        assert_eq!(words(Draft::of("#Rust and #rust")).tags, ["rust"]);
    }
}
