//! Step 1: a new server.

use maud::{Markup, html};

use super::{Step, page};
use crate::base::Locales;
use crate::say;
use crate::view::layout;

/// What is about to happen.
#[derive(Debug)]
pub struct Welcome<'a> {
    pub step: Step<'a>,
    /// The languages to choose from.
    pub locales: &'a Locales,
}

impl Welcome<'_> {
    pub fn page(&self) -> Markup {
        let fields = html! {
            (layout::languages(self.locales, "/setup/1"))
            p { (say!("setup-this-program-becomes-your-own")) }
            p { (say!("setup-six-short-questions-follow-your")) }
            fieldset {
                legend { (say!("setup-what-do-you-want-to")) }
                div.choice {
                    input type="radio" id="start-new" name="start" value="new" checked;
                    label for="start-new" { (say!("setup-begin-a-new-server")) small { (say!("setup-you-need-a-domain-or")) } }
                }
            }
        };
        page(self.step, 1, say!("setup-welcome"), say!("setup-begin"), &fields)
    }
}
