//! Pictures that `:shortcodes:` stand for.
//! Source: <https://docs.joinmastodon.org/entities/CustomEmoji/>

use serde::Serialize;

use crate::model;
use crate::text::emoji::shortcodes;

use super::Frame;

#[derive(Debug, Clone, Serialize)]
pub(in crate::http) struct CustomEmoji {
    shortcode: String,
    url: String,
    static_url: String,
    visible_in_picker: bool,
    category: Option<String>,
}

impl CustomEmoji {
    pub(in crate::http) fn of(emoji: model::CustomEmoji, frame: &Frame) -> Self {
        Self {
            url: frame.url(&emoji.path()),
            static_url: frame.url(&emoji.still_path()),
            shortcode: emoji.shortcode,
            visible_in_picker: emoji.visible_in_picker,
            category: emoji.category,
        }
    }

    pub(in crate::http) fn all(emojis: Vec<model::CustomEmoji>, frame: &Frame) -> Vec<Self> {
        emojis.into_iter().map(|emoji| Self::of(emoji, frame)).collect()
    }

    /// Those of `emojis` that stand in `texts`.
    pub(in crate::http) fn in_texts(
        emojis: &[model::CustomEmoji],
        texts: &[&str],
        frame: &Frame,
    ) -> Vec<Self> {
        if emojis.is_empty() {
            return vec![];
        }
        let words: Vec<_> = texts.iter().map(|text| shortcodes(text)).collect();
        let stands = |emoji: &&model::CustomEmoji| {
            words.iter().any(|words| words.contains(emoji.shortcode.as_str()))
        };
        emojis.iter().filter(stands).map(|emoji| Self::of(emoji.clone(), frame)).collect()
    }
}
