//! What a browser shows that has no connection.

use maud::{Markup, html};

use crate::say;
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
                h1 { (say!("public-no-connection")) }
                p { (say!("public-cannot-reach", site = self.shell.site.title.as_str())) }
                p { a.btn.main href="" { (Icon("refresh")) (say!("public-try-again")) } }
            }
        };
        layout::document(self.shell, &Head::private(say!("public-no-connection")), &content)
    }
}
