//! Emoji to choose from while writing.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::base::locale;
use crate::model::CustomEmoji;
use crate::say;
use crate::view::Shell;
use crate::view::layout::{self, Head};

/// Those that most people know, with the ends of the keys of their names.
const COMMON: [(&str, &str); 48] = [
    ("😀", "grin"),
    ("😂", "tears-of-joy"),
    ("🙂", "smile"),
    ("😉", "wink"),
    ("😊", "blush"),
    ("😍", "heart-eyes"),
    ("😘", "kiss"),
    ("🤗", "hug"),
    ("🤔", "thinking"),
    ("😐", "neutral"),
    ("🙄", "rolling-eyes"),
    ("😴", "asleep"),
    ("😢", "crying"),
    ("😭", "sobbing"),
    ("😡", "angry"),
    ("😱", "scream"),
    ("🤯", "mind-blown"),
    ("😎", "sunglasses"),
    ("🤓", "nerd"),
    ("🥳", "party"),
    ("👍", "thumb-up"),
    ("👎", "thumb-down"),
    ("👏", "clapping"),
    ("🙏", "thanks-please"),
    ("👋", "waving-hand"),
    ("💪", "strong"),
    ("🤝", "handshake"),
    ("🙌", "hooray"),
    ("🤷", "shrug"),
    ("👀", "eyes"),
    ("❤️", "red-heart"),
    ("💔", "broken-heart"),
    ("🔥", "fire"),
    ("✨", "sparkles"),
    ("🎉", "celebration"),
    ("💯", "hundred"),
    ("✅", "done-check"),
    ("❌", "wrong-cross"),
    ("⚠️", "warning"),
    ("❓", "question"),
    ("💡", "idea-light-bulb"),
    ("📷", "camera"),
    ("🎶", "music"),
    ("☕", "coffee-tea"),
    ("🌈", "rainbow"),
    ("☀️", "sun"),
    ("🐱", "cat"),
    ("🐶", "dog"),
];

/// All that can be chosen. Without scripts it is a list to copy from.
#[derive(Debug)]
pub struct Picker<'a> {
    pub shell: &'a Shell<'a>,
    /// This server's own, by shortcode.
    pub emojis: &'a [CustomEmoji],
}

impl Picker<'_> {
    pub fn page(&self) -> Markup {
        let mut groups: BTreeMap<&str, Vec<&CustomEmoji>> = BTreeMap::new();
        for emoji in self.emojis {
            groups.entry(emoji.category.as_deref().unwrap_or_default()).or_default().push(emoji);
        }
        let content = html! {
            h1 { (say!("composer-emoji")) }
            @if !self.shell.is_part {
                p { (say!("picker-hint")) }
            }
            @for (place, (category, emojis)) in groups.iter().enumerate() {
                section.card aria-labelledby={ "g" (place) } {
                    h2 id={ "g" (place) } { @if category.is_empty() { (say!("picker-own")) } @else { (category) } }
                    ul.picks {
                        @for emoji in emojis {
                            @let code = format!(":{}:", emoji.shortcode);
                            li data-value=(code) {
                                img.emoji src=(emoji.path()) alt="" width="32" height="32" loading="lazy";
                                span { (code) }
                            }
                        }
                    }
                }
            }
            section.card aria-labelledby="common" {
                h2 #common { (say!("picker-common")) }
                ul.picks {
                    @for (sign, name) in COMMON { li data-value=(sign) { b { (sign) } span { (locale::find(&format!("picks-{name}")).unwrap_or(name)) } } }
                }
            }
        };
        layout::document(self.shell, &Head::private(say!("composer-emoji")), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{EmojiId, Timestamp};
    use crate::view::sample;

    #[test]
    fn emoji_stand_under_their_categories() {
        let (site, me) = (sample::site(), sample::ada());
        let emoji = |id, shortcode: &str, category: Option<&str>| CustomEmoji {
            id: EmojiId(id),
            shortcode: shortcode.to_owned(),
            files: None,
            category: category.map(str::to_owned),
            visible_in_picker: true,
            updated_at: Timestamp(5),
        };
        let emojis = [
            emoji(1, "bee", Some("Animals")),
            emoji(2, "cup", None),
            emoji(3, "cow", Some("Animals")),
        ];
        let page =
            Picker { shell: &sample::member(&site, &me), emojis: &emojis }.page().into_string();
        let place = |text: &str| page.find(text).unwrap();
        assert!(place(":cup:") < place("Animals") && place("Animals") < place(":bee:"));
        assert_eq!(page.matches(">Animals<").count(), 1);
        assert!(place(":cow:") < place("Often used"));
    }
}
