//! Step 1: a new server.

use maud::{Markup, html};

use super::{Step, page};

/// What is about to happen.
#[derive(Debug)]
pub struct Welcome<'a> {
    pub step: Step<'a>,
}

impl Welcome<'_> {
    pub fn page(&self) -> Markup {
        let fields = html! {
            p { "This program becomes your own server in the fediverse: a place from which you write to, and read, people on thousands of other servers." }
            p { "Six short questions follow. Your answers are kept at every step: you can go back, close this page and come again." }
            fieldset {
                legend { "What do you want to do?" }
                div.choice {
                    input type="radio" id="start-new" name="start" value="new" checked;
                    label for="start-new" { "Begin a new server" small { "You need a domain, or just want to try it on this machine." } }
                }
            }
        };
        page(self.step, 1, "Welcome", "Begin", &fields)
    }
}
