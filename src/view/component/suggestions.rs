//! Names to choose from while typing.

use maud::{Markup, html};

use crate::model::{Account, CustomEmoji};
use crate::view::component::{Avatar, Name, Size};

/// What one may have meant.
#[derive(Debug)]
pub enum Suggested {
    Account(Box<Account>),
    /// Without `#`.
    Hashtag(String),
    Emoji(CustomEmoji),
}

/// Options of a list that the composer's script shows; `data-value` is what is put into the text.
#[derive(Debug)]
pub struct Suggestions<'a> {
    pub found: &'a [Suggested],
}

impl Suggestions<'_> {
    pub fn list(&self) -> Markup {
        html! {
            @for (place, one) in self.found.iter().enumerate() {
                @let (value, shown) = said(one);
                li role="option" id={ "suggest-" (place) } data-value=(value) aria-selected="false" { (shown) }
            }
        }
    }
}

/// What it is in a text, and how it is shown.
fn said(one: &Suggested) -> (String, Markup) {
    match one {
        Suggested::Account(account) => (
            format!("@{}", account.handle()),
            html! { (Avatar(account, Size::Small)) span { bdi { (Name(account)) } " " small { "@" (account.handle()) } } },
        ),
        Suggested::Hashtag(tag) => (format!("#{tag}"), html! { "#" (tag) }),
        Suggested::Emoji(emoji) => (
            format!(":{}:", emoji.shortcode),
            html! { img.emoji src=(emoji.path()) alt="" width="24" height="24"; ":" (emoji.shortcode) ":" },
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_name_is_put_into_the_text_whole() {
        let found =
            [Suggested::Account(Box::new(sample::bob())), Suggested::Hashtag("tea".to_owned())];
        let list = Suggestions { found: &found }.list().into_string();
        assert!(list.contains(r#"data-value="@bob@peer.example""#), "{list}");
        assert!(list.contains(r##"data-value="#tea""##) && list.contains(r#"id="suggest-1""#));
    }
}
