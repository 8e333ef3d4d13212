//! Step 4: the first person.

use maud::{Markup, html};

use crate::view::component::Field;

use super::{Step, good, page, picture};
use crate::say;

/// Name, password, and mail if one likes.
#[derive(Debug)]
pub struct You<'a> {
    pub step: Step<'a>,
    pub domain: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    /// A password was given before and is kept unless another is typed.
    pub has_password: bool,
}

impl You<'_> {
    pub fn page(&self) -> Markup {
        let Self { step, domain, name, email, has_password } = self;
        let password = Field::password("password", say!("password"), "new-password")
            .hint(say!("setup-at-least-8-characters-a"))
            .problem(step.problems);
        let fields = html! {
            (picture(name, domain))
            (Field::line("name", say!("name")).value(name).autocomplete("username").longest(30)
                .hint(say!("setup-letters-digits-and-the-part"))
                .problem(step.problems).required().focused())
            @if *has_password {
                (good(say!("setup-your-password-is-kept-type")))
                (password)
            } @else {
                (password.required())
            }
            (Field::email("email", say!("e-mail-optional")).value(email)
                .hint(say!("setup-not-shown-to-anyone-you"))
                .problem(step.problems))
        };
        page(*step, 4, say!("setup-who-are-you"), say!("next"), &fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::component::Problems;

    #[test]
    fn a_password_that_is_kept_need_not_be_typed_again() {
        let problems = Problems::default();
        let step = Step { csrf: "c", problems: &problems };
        let you = |has_password| {
            You { step, domain: "pi.example", name: "ada", email: "", has_password }
                .page()
                .into_string()
        };
        let field = r#"autocomplete="new-password" aria-describedby="password-note" required"#;
        assert!(you(false).contains(field) && !you(true).contains(field));
        assert!(you(true).contains("@ada@pi.example"));
    }
}
