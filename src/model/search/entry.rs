//! What the index holds of one status.

use crate::base::{AccountId, Html, StatusId};
use crate::model::{MediaKind, Visibility};

use super::words::segmented;

/// A status as the index sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: StatusId,
    pub author: AccountId,
    pub html: Html,
    pub content_warning: String,
    pub visibility: Visibility,
    pub is_reply: bool,
    pub sensitive: bool,
    pub language: Option<String>,
    /// The author wants to be found by anyone.
    pub indexable: bool,
    /// What it carries.
    pub media: Vec<(MediaKind, Option<String>)>,
    /// Our people who wrote, boosted, favoured or bookmarked it, or are mentioned in it.
    pub library_of: Vec<AccountId>,
}

/// Whether a status has a link besides those to people and hashtags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    Some,
    None,
}

impl Entry {
    /// Whether anyone at all may find it.
    pub fn is_findable(&self) -> bool {
        self.is_open() || !self.library_of.is_empty()
    }

    fn is_open(&self) -> bool {
        self.indexable && matches!(self.visibility, Visibility::Public | Visibility::Local)
    }

    /// The words by which it is found; `text` is its HTML as plain text.
    pub fn words(&self, text: &str) -> String {
        let mut words = segmented(text);
        let described = self.media.iter().filter_map(|(_, description)| description.as_deref());
        for more in [self.content_warning.as_str()].into_iter().chain(described) {
            if !more.is_empty() {
                words.push('\n');
                words.push_str(&segmented(more));
            }
        }
        words
    }

    /// The made-up words that [`super::Query`] asks for.
    pub fn marks(&self, link: Link) -> String {
        let mut marks = vec![format!("f{}", self.author)];
        if self.is_open() {
            marks.push("p".to_owned());
        }
        marks.extend(self.library_of.iter().map(|account| format!("a{account}")));
        let flags = [
            ("isreply", self.is_reply),
            ("issensitive", self.sensitive),
            ("haslink", link == Link::Some),
            ("hasmedia", !self.media.is_empty()),
        ];
        marks.extend(flags.iter().filter(|(_, yes)| *yes).map(|(mark, _)| (*mark).to_owned()));
        let mut kinds: Vec<_> =
            self.media.iter().filter_map(|(kind, _)| kind_mark(*kind)).collect();
        kinds.dedup();
        marks.extend(kinds.into_iter().map(str::to_owned));
        if let Some(language) = &self.language {
            let primary = language.split('-').next().unwrap_or(language);
            marks.push(format!("l{}", primary.to_ascii_lowercase()));
        }
        marks.join(" ")
    }
}

fn kind_mark(kind: MediaKind) -> Option<&'static str> {
    match kind {
        MediaKind::Image => Some("hasimage"),
        MediaKind::Gifv | MediaKind::Video => Some("hasvideo"),
        MediaKind::Audio => Some("hasaudio"),
        MediaKind::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            id: StatusId(1),
            author: AccountId(7),
            html: Html::default(),
            content_warning: "food".to_owned(),
            visibility: Visibility::Public,
            is_reply: false,
            sensitive: true,
            language: Some("pt-BR".to_owned()),
            indexable: true,
            media: vec![(MediaKind::Image, Some("a 猫".to_owned()))],
            library_of: vec![AccountId(9)],
        }
    }

    #[test]
    fn marks_say_who_may_find_it_and_what_it_is() {
        assert_eq!(entry().marks(Link::None), "f7 p a9 issensitive hasmedia hasimage lpt");
        assert_eq!(entry().words("soup"), "soup\nfood\na  猫 ");
    }

    #[test]
    fn only_what_is_open_or_in_a_library_can_be_found() {
        let strange = Entry { library_of: vec![], indexable: false, ..entry() };
        assert!(entry().is_findable() && !strange.is_findable());
        let direct = Entry { visibility: Visibility::Direct, ..entry() };
        assert!(direct.is_findable() && !direct.marks(Link::None).contains(" p "));
        let unlisted = Entry { visibility: Visibility::Unlisted, library_of: vec![], ..entry() };
        assert!(!unlisted.is_findable());
    }
}
