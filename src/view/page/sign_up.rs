//! Join this server.

use maud::{Markup, html};

use crate::model::{Joining, Rule};
use crate::say;
use crate::view::Shell;
use crate::view::component::{Field, Problems, Tick};
use crate::view::layout::{self, Head};
use crate::view::page::about;
use crate::view::phrase::phrase;

/// The form to join, as far as the server lets people in. Posts to `/auth/sign_up`: `username`,
/// `email`, `password`, `reason`, `invite`, `agree`.
#[derive(Debug)]
pub struct SignUp<'a> {
    pub shell: &'a Shell<'a>,
    pub rules: &'a [Rule],
    pub username: &'a str,
    pub email: &'a str,
    pub reason: &'a str,
    /// The code of the link they came by; empty without one.
    pub invite: &'a str,
    pub problems: &'a Problems,
}

impl SignUp<'_> {
    pub fn page(&self) -> Markup {
        let content = match self.shell.site.joining {
            Joining::JustMe => closed(say!("sign-this-is-the-server-of")),
            Joining::Closed => closed(say!("sign-new-accounts-cannot-be-opened")),
            Joining::Invite if self.invite.is_empty() => {
                closed(say!("sign-joining-is-by-invitation-ask"))
            }
            Joining::Invite | Joining::Approval | Joining::Open => self.form(),
        };
        layout::document(self.shell, &Head::private(say!("join")), &content)
    }

    fn form(&self) -> Markup {
        let Self { shell, rules, problems, .. } = self;
        let needs_reason = shell.site.joining == Joining::Approval && self.invite.is_empty();
        let name_hint = say!("sign-name-hint", domain = shell.domain);
        html! {
            (about::rules_card(rules))
            form.card.stack method="post" action="/auth/sign_up" {
                h1 { (say!("sign-join-site", site = shell.site.title.as_str())) }
                (shell.csrf_field())
                @if !self.invite.is_empty() { input type="hidden" name="invite" value=(self.invite); }
                (problems)
                (Field::line("username", say!("name")).value(self.username).hint(&name_hint).longest(30)
                    .autocomplete("username").problem(problems).required())
                (Field::password("password", say!("password"), "new-password")
                    .hint(say!("at-least-8-characters")).problem(problems).required())
                (Field::email("email", say!("e-mail-optional")).value(self.email).problem(problems))
                @if needs_reason {
                    (Field::text("reason", say!("sign-why-would-you-like-to"), 3).value(self.reason)
                        .hint(say!("sign-read-by-a-person-who")).problem(problems).required())
                }
                @if !rules.is_empty() {
                    (Tick { name: "agree", label: say!("sign-i-have-read-the-rules"), hint: "", is_on: false })
                }
                div.ends { button.btn.main type="submit" { (say!("join")) } }
            }
        }
    }
}

fn closed(why: &str) -> Markup {
    html! {
        section.card.stack {
            h1 { (say!("join")) }
            p { (why) }
            p { (phrase!("sign-if-you-have-one", link = html! { a href="/auth/sign_in" { (say!("sign-in")) } })) }
        }
    }
}

/// What one is told who has asked to join and must wait.
#[derive(Debug)]
pub struct Waiting<'a> {
    pub shell: &'a Shell<'a>,
}

impl Waiting<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            section.card.stack {
                h1 { (say!("sign-thank-you")) }
                p { (say!("sign-your-request-has-been-noted")) }
                p { a.btn href="/" { (say!("front-page")) } }
            }
        };
        layout::document(self.shell, &Head::private(say!("sign-thank-you")), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn page(joining: Joining, invite: &str) -> String {
        let mut site = sample::site();
        site.joining = joining;
        let shell = sample::visitor(&site);
        let (rules, problems) = (sample::rules(), Problems::default());
        SignUp {
            shell: &shell,
            rules: &rules,
            username: "",
            email: "",
            reason: "",
            invite,
            problems: &problems,
        }
        .page()
        .into_string()
    }

    #[test]
    fn the_form_fits_how_people_may_join() {
        assert!(!page(Joining::Closed, "").contains("<form"));
        assert!(!page(Joining::JustMe, "x").contains("<form"));
        assert!(page(Joining::Invite, "").contains("Ask somebody here for a link"));
        assert!(page(Joining::Invite, "code").contains(r#"name="invite" value="code""#));
        assert!(page(Joining::Approval, "").contains(r#"name="reason""#));
        assert!(!page(Joining::Open, "").contains(r#"name="reason""#));
    }
}
