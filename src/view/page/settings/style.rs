//! How somebody's own pages look.

use maud::{Markup, html};

use crate::say;
use crate::view::Shell;
use crate::view::component::{Field, Problems};

/// Posts to `/settings/style`: `css`.
#[derive(Debug)]
pub struct Style<'a> {
    pub shell: &'a Shell<'a>,
    pub css: &'a str,
    /// Path of their profile.
    pub profile: &'a str,
    pub problems: &'a Problems,
}

impl Style<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, css, profile, problems } = self;
        let content = html! {
            form.card.stack method="post" action="/settings/style" {
                (shell.csrf_field())
                (problems)
                p { small { (say!("style-about")) } }
                (Field::text("css", say!("style-css"), 16).value(css).problem(problems))
                div.ends {
                    a.btn href=(profile) { (say!("style-look")) }
                    button.btn.main type="submit" { (say!("save")) }
                }
            }
        };
        super::frame(shell, "/settings/reading", say!("style"), &content)
    }
}
