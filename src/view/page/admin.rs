//! What the people who run the server decide: who joins, and what it says of itself.

use maud::{Markup, html};

use crate::model::site::Colour;
use crate::model::{Account, Invite, Joining, Rule, User};
use crate::say;
use crate::view::component::{AccountRow, Choice, Empty, Field, Problems, Radios, Tick};
use crate::view::page::announcements::Announcements;
use crate::view::page::settings;
use crate::view::{Shell, words};

/// Sign-ups, invitations and the site's texts. Posts to `/admin/sign_ups/ACCOUNT/{approve,reject}`,
/// `/admin/invites` (`most_uses`, `days`), `/admin/invites/ID/end`, and `/admin/site` (`title`,
/// `description`, `rules`, `joining`, `contact_email`, `colour`, `picture`, `no_picture`).
#[derive(Debug)]
pub struct Admin<'a> {
    pub shell: &'a Shell<'a>,
    pub waiting: &'a [(Account, User)],
    pub invites: &'a [Invite],
    pub rules: &'a [Rule],
    pub announcements: Announcements<'a>,
    pub problems: &'a Problems,
}

impl Admin<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            (self.sign_ups())
            (self.invites())
            p { a href="/admin/emoji" { (say!("admin-emoji-of-this-server")) } }
            p { a href="/admin/media" { (say!("admin-what-files-take-on-the")) } }
            p { a href="/admin/fetches" { (say!("admin-fetched-from-other-servers")) } }
            p { a href="/admin/peers" { (say!("rules-for-other-servers")) } }
            p { a href="/admin/relays" { (say!("admin-relays")) } }
            (self.announcements.cards())
            (self.site())
        };
        settings::admin_frame(self.shell, &content)
    }

    fn sign_ups(&self) -> Markup {
        let shell = self.shell;
        let answer = |account: &Account, verb: &str, label: &str, class: &str| {
            html! {
                button class=(class) form="act" name="return" value="/admin"
                    formaction={ "/admin/sign_ups/" (account.id) "/" (verb) } {
                    (label) span.vh { " " (account.name()) }
                }
            }
        };
        html! {
            section.card.feed-card aria-labelledby="sign-ups" {
                h2 #sign-ups { (say!("admin-who-wants-to-join")) }
                @for (account, user) in self.waiting {
                    (AccountRow { account, shell, actions: html! {
                        (answer(account, "approve", say!("admin-let-in"), "btn main"))
                        (answer(account, "reject", say!("admin-turn-down"), "btn danger"))
                    } })
                    div.notice {
                        p dir="auto" { (user.reason) }
                        p.meta {
                            (say!("admin-asked", ago = words::ago(user.created_at, shell.now)))
                            @if let Some(email) = &user.email { " · " (email) }
                        }
                    }
                }
                @if self.waiting.is_empty() { (Empty { text: say!("admin-nobody-is-waiting"), action: None }) }
            }
        }
    }

    fn invites(&self) -> Markup {
        let shell = self.shell;
        html! {
            section.card.stack aria-labelledby="invites" {
                h2 #invites { (say!("admin-invitations")) }
                @if !self.invites.is_empty() {
                    ul.plain {
                        @for invite in self.invites { (self.invite(invite)) }
                    }
                }
                form.stack method="post" action="/admin/invites" {
                    (shell.csrf_field())
                    div.pair {
                        (Field::number("most_uses", say!("admin-how-often-it-can-be"), 1, 1_000).value("1").problem(self.problems).required())
                        (Field::number("days", say!("admin-days-it-is-good-for"), 1, 365).value("7").problem(self.problems).required())
                    }
                    div.ends { button.btn.main type="submit" { (say!("admin-new-invitation")) } }
                }
            }
        }
    }

    fn invite(&self, invite: &Invite) -> Markup {
        let Shell { base_url, now, .. } = *self.shell;
        html! {
            li.row.entry {
                div {
                    code { (base_url) "/invite/" (invite.code) }
                    p.meta {
                        @match invite.most_uses {
                            Some(most) => (say!("admin-used-of-times", n = invite.uses, most = most)),
                            None => (say!("admin-used-times", n = invite.uses)),
                        }
                        @if let Some(end) = invite.expires_at { " · " (say!("admin-until", day = words::day(end))) }
                        @if !invite.is_good(now) { " · " (say!("admin-no-longer-good")) }
                    }
                }
                @if invite.is_good(now) {
                    button.btn form="act" formaction={ "/admin/invites/" (invite.id) "/end" } name="return" value="/admin" {
                        (say!("end")) span.vh { " " (invite.code) }
                    }
                }
            }
        }
    }

    fn site(&self) -> Markup {
        let Self { shell, problems, .. } = self;
        let site = shell.site;
        let rules: Vec<_> = self.rules.iter().map(|rule| rule.text.as_str()).collect();
        html! {
            form.card.stack method="post" action="/admin/site" enctype="multipart/form-data" {
                h2 { (say!("admin-what-the-server-says-of")) }
                (shell.csrf_field())
                (problems)
                (Field::line("title", say!("name")).value(&site.title).longest(100).problem(problems).required())
                (Field::text("description", say!("admin-in-a-sentence-or-two"), 3).value(&site.description).problem(problems))
                (Field::text("rules", say!("rules-one-per-line"), 4).value(&rules.join("\n")).problem(problems))
                (Field::email("contact_email", say!("admin-e-mail-for-questions")).value(&site.contact_email).problem(problems))
                @if let Some(picture) = site.picture_path() {
                    img.cover src=(picture) alt=(say!("admin-picture-of-the-server")) width="1200" height="630" loading="lazy";
                    (Tick { name: "no_picture", label: say!("admin-show-no-picture"), hint: "", is_on: false })
                }
                (Field::picture("picture", say!("admin-picture-of-the-server")).hint(say!("admin-it-is-cut-to")).problem(problems))
                (colour_radios(site.colour, problems))
                (joining_radios("joining", site.joining, problems))
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
        }
    }
}

/// The colours of the pages, to choose one.
fn colour_radios(chosen: Colour, problems: &Problems) -> Markup {
    let choices = Colour::ALL.map(|colour| {
        let label = match colour {
            Colour::Violet => say!("admin-colour-violet"),
            Colour::Blue => say!("admin-colour-blue"),
            Colour::Teal => say!("admin-colour-teal"),
            Colour::Green => say!("admin-colour-green"),
            Colour::Amber => say!("admin-colour-amber"),
            Colour::Red => say!("admin-colour-red"),
            Colour::Pink => say!("admin-colour-pink"),
        };
        Choice { value: colour.as_str(), label, hint: "" }
    });
    html! {
        (Radios { name: "colour", legend: say!("admin-colour"), chosen: chosen.as_str(), choices: &choices, problems })
    }
}

/// The ways to let people in, to choose one.
pub(super) fn joining_radios(name: &str, chosen: Joining, problems: &Problems) -> Markup {
    let choices = Joining::ALL.map(|mode| {
        let (label, hint) = match mode {
            Joining::JustMe => (say!("admin-just-me"), say!("admin-the-front-page-is-your")),
            Joining::Closed => {
                (say!("admin-a-community-closed"), say!("admin-nobody-new-for-now-you"))
            }
            Joining::Invite => (say!("admin-by-invitation"), say!("admin-you-give-out-links")),
            Joining::Approval => (say!("admin-ask-first"), say!("admin-people-say-why-you-let")),
            Joining::Open => (say!("admin-open"), say!("admin-anyone-may-join-needs-somebody")),
        };
        Choice { value: mode.as_str(), label, hint }
    });
    let legend = say!("admin-who-may-have-an-account");
    html! { (Radios { name, legend, chosen: chosen.as_str(), choices: &choices, problems }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{AccountId, InviteId};
    use crate::view::sample;

    #[test]
    fn an_invitation_that_is_used_up_cannot_be_ended_again() {
        let (site, me, rules) = (sample::site(), sample::ada(), sample::rules());
        let shell = sample::member(&site, &me);
        let invite = |id, uses| Invite {
            id: InviteId(id),
            code: format!("code{id}"),
            creator: AccountId(1),
            uses,
            most_uses: Some(1),
            expires_at: None,
        };
        let page = Admin {
            shell: &shell,
            waiting: &[],
            invites: &[invite(1, 0), invite(2, 1)],
            rules: &rules,
            announcements: Announcements {
                shell: &shell,
                announcements: &[],
                about: "",
                privacy: "",
                terms: "",
                problems: &Problems::default(),
            },
            problems: &Problems::default(),
        }
        .page()
        .into_string();
        assert!(page.contains("https://pi.example/invite/code1"));
        assert!(page.contains("/admin/invites/1/end") && !page.contains("/admin/invites/2/end"));
        assert!(page.contains("Be kind.\nNo spam."), "one rule per line");
    }
}
