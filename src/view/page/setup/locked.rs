//! What everyone sees before set-up is done who does not hold the link.

use maud::{Markup, html};

use crate::say;
use crate::view::layout;
use crate::view::phrase::phrase;

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
                h1 { (say!("setup-this-server-is-being-set")) }
                @if self.had_link {
                    p.note.bad role="alert" { (say!("setup-this-set-up-link-is")) }
                }
                p { (phrase!("setup-only-who-runs-it", file = html! { code { "SETUP_LINK" } })) }
                p { (say!("setup-a-new-link")) }
                pre tabindex="0" { code { (say!("setup-tusklet-setup-link")) } }
            }
        };
        layout::bare(say!("setup-not-yet"), &content)
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
