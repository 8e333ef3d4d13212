//! What everyone sees before set-up is done who does not hold the link.

use maud::{Markup, html};

use crate::view::layout;

/// The link is missing, wrong or too old.
#[derive(Debug)]
pub struct Locked {
    /// Somebody came with a link that is no longer good.
    pub had_link: bool,
}

impl Locked {
    pub fn page(&self) -> Markup {
        let content = html! {
            section.card.stack {
                h1 { "This server is being set up" }
                @if self.had_link {
                    p.note.bad role="alert" { "This set-up link is no longer good: it was used up, replaced, or is older than 30 minutes." }
                }
                p { "Only who runs it may go on, with the link that the program printed when it started. It is also in the file " code { "SETUP_LINK" } " in the data folder." }
                p { "A new link:" }
                pre tabindex="0" { code { "tusklet setup-link" } }
            }
        };
        layout::bare("Not yet", &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_lost_the_link_is_told_how_to_get_another() {
        let page = Locked { had_link: true }.page().into_string();
        assert!(page.contains("tusklet setup-link") && page.contains("30 minutes"));
    }
}
