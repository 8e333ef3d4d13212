//! The end of an account.

use maud::{Markup, html};

use crate::view::Shell;
use crate::view::component::{Field, Problems, Tick};

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
                h2 #what { "What happens" }
                ul {
                    li { "All your posts, pictures, follows, lists and settings are deleted here at once." }
                    li { "Other servers are told to delete what they have of you. Most do; nobody can make them." }
                    li { "The name " b { "@" (handle) } " stays taken: neither you nor anybody else can have it again." }
                    li { "Nothing of this can be undone." }
                }
                p {
                    "You may want to " a href="/settings/export" { "take your data along" } " first, or to "
                    a href="/settings/migration" { "move to another server" } " and keep your followers."
                }
            }
            form.card.stack method="post" action="/settings/delete" {
                h2 { "Delete your account" }
                (shell.csrf_field())
                (problems)
                (Field::password("current_password", "Your password", "current-password").problem(problems).required())
                (Tick { name: "sure", label: "I want my account to be deleted for good", hint: "", is_on: false })
                div.ends {
                    a.btn href="/settings/account" { "Keep it" }
                    button.btn.danger type="submit" { "Delete my account" }
                }
            }
        };
        super::frame(shell, "/settings/account", "Delete your account", &content)
    }
}
