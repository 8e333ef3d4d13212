//! What people wrote, with the pictures of their emoji in it.

use maud::{Markup, Render};

use crate::base::Html;
use crate::model::{Account, CustomEmoji};
use crate::text::emoji::{self, Picture};

/// A text, such as a content warning.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a>(pub &'a str, pub &'a [CustomEmoji]);

/// HTML, such as a bio.
#[derive(Debug, Clone, Copy)]
pub struct Prose<'a>(pub &'a Html, pub &'a [CustomEmoji]);

/// What somebody calls themselves.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a>(pub &'a Account);

impl Render for Line<'_> {
    fn render(&self) -> Markup {
        emoji::in_text(self.0, &pictures(self.1)).render()
    }
}

impl Render for Prose<'_> {
    fn render(&self) -> Markup {
        emoji::in_html(self.0, &pictures(self.1)).render()
    }
}

impl Render for Name<'_> {
    fn render(&self) -> Markup {
        Line(self.0.name(), &self.0.emojis).render()
    }
}

fn pictures(emojis: &[CustomEmoji]) -> Vec<Picture<'_>> {
    fn picture(emoji: &CustomEmoji) -> Picture<'_> {
        Picture { shortcode: &emoji.shortcode, src: emoji.path(), still: emoji.still_path() }
    }
    emojis.iter().map(picture).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_name_shows_its_emoji_and_stays_text() {
        let mut ada = sample::ada();
        ada.display_name = "Ada <b> :cat: :dog:".to_owned();
        ada.emojis = vec![sample::emoji("cat")];

        let name = Name(&ada).render().into_string();

        assert!(name.starts_with("Ada &lt;b&gt; <img class=\"emoji\" alt=\":cat:\""), "{name}");
        assert!(name.ends_with("> :dog:"), "{name}");
    }

    #[test]
    fn what_a_peer_has_comes_through_us() {
        let mut cat = sample::emoji("cat");
        cat.files = None;
        let line = Line(":cat:", &[cat]).render().into_string();
        assert!(line.contains("src=\"/media/proxy/emoji/3?v="), "{line}");
        assert!(line.contains("srcset=\"/media/proxy/emoji/3/still?v="), "{line}");
    }
}
