//! What a browser shows that has no connection.

use maud::{Markup, html};

use crate::view::Shell;
use crate::view::component::Icon;
use crate::view::layout::{self, Head};

/// The same for everybody: browsers keep it.
#[derive(Debug)]
pub struct Offline<'a> {
    pub shell: &'a Shell<'a>,
}

impl Offline<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            section.card.problem {
                h1 { "No connection" }
                p { "Your device cannot reach " (self.shell.site.title) " just now. Nothing is lost: try again in a moment." }
                p { a.btn.main href="" { (Icon("refresh")) "Try again" } }
            }
        };
        layout::document(self.shell, &Head::private("No connection"), &content)
    }
}
