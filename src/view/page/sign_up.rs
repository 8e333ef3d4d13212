//! Join this server.

use maud::{Markup, html};

use crate::model::{Joining, Rule};
use crate::view::Shell;
use crate::view::component::{Field, Problems, Tick};
use crate::view::layout::{self, Head};
use crate::view::page::about;

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
            Joining::JustMe => closed("This is the server of one person; nobody else can join."),
            Joining::Closed => closed("New accounts cannot be opened here at the moment."),
            Joining::Invite if self.invite.is_empty() => {
                closed("Joining is by invitation. Ask somebody here for a link.")
            }
            Joining::Invite | Joining::Approval | Joining::Open => self.form(),
        };
        layout::document(self.shell, &Head::private("Join"), &content)
    }

    fn form(&self) -> Markup {
        let Self { shell, rules, problems, .. } = self;
        let needs_reason = shell.site.joining == Joining::Approval && self.invite.is_empty();
        let name_hint = format!(
            "Letters, digits and _. You will be @name@{}. It cannot be changed later.",
            shell.domain
        );
        html! {
            (about::rules_card(rules))
            form.card.stack method="post" action="/auth/sign_up" {
                h1 { "Join " (shell.site.title) }
                (shell.csrf_field())
                @if !self.invite.is_empty() { input type="hidden" name="invite" value=(self.invite); }
                (problems)
                (Field::line("username", "Name").value(self.username).hint(&name_hint).longest(30)
                    .autocomplete("username").problem(problems).required())
                (Field::password("password", "Password", "new-password")
                    .hint("At least 8 characters.").problem(problems).required())
                (Field::email("email", "E-mail (optional)").value(self.email).problem(problems))
                @if needs_reason {
                    (Field::text("reason", "Why would you like to join?", 3).value(self.reason)
                        .hint("Read by a person, who then lets you in.").problem(problems).required())
                }
                @if !rules.is_empty() {
                    (Tick { name: "agree", label: "I have read the rules and will keep them", hint: "", is_on: false })
                }
                div.ends { button.btn.main type="submit" { "Join" } }
            }
        }
    }
}

fn closed(why: &str) -> Markup {
    html! {
        section.card.stack {
            h1 { "Join" }
            p { (why) }
            p { a href="/auth/sign_in" { "Sign in" } " if you have an account." }
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
                h1 { "Thank you" }
                p { "Your request has been noted. Once a person here has let you in, you can sign in with your name and password." }
                p { a.btn href="/" { "Front page" } }
            }
        };
        layout::document(self.shell, &Head::private("Thank you"), &content)
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
