//! The end of an account.

use maud::{Markup, html};

use crate::say;
use crate::view::Shell;
use crate::view::component::{Field, Problems, Tick};
use crate::view::phrase::phrase;

/// Posts to `/settings/delete`: `current_password`, `sure`.
#[derive(Debug)]
pub struct DeleteAccount<'a> {
    pub shell: &'a Shell<'a>,
    /// The account by its whole name.
    pub handle: &'a str,
    pub problems: &'a Problems,
}

impl DeleteAccount<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, handle, problems } = self;
        let content = html! {
            section.card.stack aria-labelledby="what" {
                h2 #what { (say!("settings-what-happens")) }
                ul {
                    li { (say!("settings-all-your-posts-pictures-follows")) }
                    li { (say!("settings-other-servers-are-told-to")) }
                    li { (phrase!("settings-name-stays-taken", handle = html! { b { "@" (handle) } })) }
                    li { (say!("settings-nothing-of-this-can-be")) }
                }
                p {
                    (phrase!("settings-before-you-go",
                        take = html! { a href="/settings/export" { (say!("settings-take-your-data-along")) } },
                        change = html! { a href="/settings/migration" { (say!("settings-move-to-another-server")) } }))
                }
            }
            form.card.stack method="post" action="/settings/delete" {
                h2 { (say!("settings-delete-your-account")) }
                (shell.csrf_field())
                (problems)
                (Field::password("current_password", say!("your-password"), "current-password").problem(problems).required())
                (Tick { name: "sure", label: say!("settings-i-want-my-account-to"), hint: "", is_on: false })
                div.ends {
                    a.btn href="/settings/account" { (say!("settings-keep-it")) }
                    button.btn.danger type="submit" { (say!("settings-delete-my-account")) }
                }
            }
        };
        super::frame(shell, "/settings/account", say!("settings-delete-your-account"), &content)
    }
}
