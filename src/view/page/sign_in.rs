//! Sign in, and get back in with a recovery code.

use maud::{Markup, html};

use crate::model::Joining;
use crate::say;
use crate::view::Shell;
use crate::view::component::{Field, Problems};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;

/// Name and password. Posts to `/auth/sign_in`: `login`, `password`, `return`.
#[derive(Debug)]
pub struct SignIn<'a> {
    pub shell: &'a Shell<'a>,
    pub login: &'a str,
    /// Where to go afterwards; empty: home.
    pub back: &'a str,
    pub problems: &'a Problems,
}

impl SignIn<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, login, back, problems } = self;
        let may_join = matches!(shell.site.joining, Joining::Open | Joining::Approval);
        let content = html! {
            form.card.stack method="post" action="/auth/sign_in" {
                h1 { (say!("sign-in")) }
                (shell.csrf_field())
                @if !back.is_empty() { input type="hidden" name="return" value=(back); }
                (problems)
                (Field::line("login", say!("sign-name-or-e-mail")).value(login).autocomplete("username")
                    .problem(problems).required().focused())
                (Field::password("password", say!("password"), "current-password").problem(problems).required())
                div.ends {
                    a href="/auth/recover" { (say!("sign-forgot-your-password")) }
                    button.btn.main type="submit" { (say!("sign-in")) }
                }
            }
            @if may_join { p { (phrase!("sign-no-account-yet", join = html! { a href="/auth/sign_up" { (say!("join")) } })) } }
        };
        layout::document(shell, &Head::private(say!("sign-in")), &content)
    }
}

/// The code that is asked for after the password. Posts to `/auth/second_factor`: `ticket`, `code`,
/// `return`.
#[derive(Debug)]
pub struct SecondFactor<'a> {
    pub shell: &'a Shell<'a>,
    /// What the browser brings back to say who has shown the password.
    pub ticket: &'a str,
    pub back: &'a str,
    pub problems: &'a Problems,
}

impl SecondFactor<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, ticket, back, problems } = self;
        let content = html! {
            form.card.stack method="post" action="/auth/second_factor" {
                h1 { (say!("sign-one-more-step")) }
                (shell.csrf_field())
                input type="hidden" name="ticket" value=(ticket);
                @if !back.is_empty() { input type="hidden" name="return" value=(back); }
                (problems)
                (Field::line("code", say!("code")).autocomplete("one-time-code")
                    .hint(say!("sign-from-your-authenticator-app-or"))
                    .problem(problems).required().focused())
                div.ends {
                    a href="/auth/sign_in" { (say!("sign-start-again")) }
                    button.btn.main type="submit" { (say!("sign-in")) }
                }
            }
        };
        layout::document(shell, &Head::private(say!("sign-one-more-step")), &content)
    }
}

/// A new password for a recovery code. Posts to `/auth/recover`: `login`, `code`, `password`.
#[derive(Debug)]
pub struct Recover<'a> {
    pub shell: &'a Shell<'a>,
    pub login: &'a str,
    pub problems: &'a Problems,
}

impl Recover<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, login, problems } = self;
        let content = html! {
            form.card.stack method="post" action="/auth/recover" {
                h1 { (say!("sign-get-back-in")) }
                p { (say!("sign-use-one-of-the-recovery")) }
                (shell.csrf_field())
                (problems)
                (Field::line("login", say!("sign-name-or-e-mail")).value(login).autocomplete("username")
                    .problem(problems).required())
                (Field::line("code", say!("sign-recovery-code")).autocomplete("off").problem(problems).required())
                (Field::password("password", say!("new-password"), "new-password")
                    .hint(say!("at-least-8-characters")).problem(problems).required())
                div.ends {
                    a href="/auth/sign_in" { (say!("sign-back-to-sign-in")) }
                    button.btn.main type="submit" { (say!("sign-set-new-password")) }
                }
            }
        };
        layout::document(shell, &Head::private(say!("sign-get-back-in")), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_wrong_password_keeps_the_name_and_the_way_back() {
        let site = sample::site();
        let shell = sample::visitor(&site);
        let problems = Problems::default().with_general("Name or password is wrong.");
        let page =
            SignIn { shell: &shell, login: "ada", back: "/home", problems: &problems }.page();
        let page = page.into_string();
        assert!(page.contains(r#"value="ada""#) && page.contains(r#"name="return" value="/home""#));
        assert!(page.contains("Name or password is wrong."));
        insta::assert_snapshot!(sample::lines(&page).replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    }
}
