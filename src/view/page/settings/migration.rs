//! Moving an account: other accounts that may move here, and going elsewhere.

use maud::{Markup, html};

use crate::base::Timestamp;
use crate::model::Account;
use crate::model::told::Spread;
use crate::say;
use crate::view::component::{AccountRow, Empty, Field, Note, Problems, Tone};
use crate::view::{Shell, words};

/// Where the account has gone, and how far that has come.
#[derive(Debug, Clone, Copy)]
pub struct Gone<'a> {
    pub goal: &'a Account,
    /// When its followers were told; `None`: it only points there.
    pub at: Option<Timestamp>,
    pub followers: u64,
    pub gone: u64,
    /// The servers that have been told.
    pub servers: Spread,
}

/// Posts to `/settings/aliases` (`alias`), `/settings/aliases/remove` (`uri`), `/settings/migration`
/// and `/settings/migration/redirect` (`current_password`, `goal`), `/settings/migration/cancel`.
#[derive(Debug)]
pub struct Migration<'a> {
    pub shell: &'a Shell<'a>,
    /// Ids of the actors that it says to be, too, with what is known of them.
    pub aliases: &'a [(String, Option<Account>)],
    pub gone: Option<Gone<'a>>,
    /// Until when it may not move again.
    pub waits_until: Option<Timestamp>,
    pub typed_alias: &'a str,
    pub typed_goal: &'a str,
    pub problems: &'a Problems,
}

impl Migration<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            (self.problems)
            (self.here())
            @match &self.gone {
                Some(gone) => (self.away(gone)),
                None => (self.leave()),
            }
        };
        super::frame(self.shell, "/settings/account", say!("moving"), &content)
    }

    /// Who may move here.
    fn here(&self) -> Markup {
        let Self { shell, problems, .. } = self;
        html! {
            section.card.stack aria-labelledby="aliases" {
                h2 #aliases { (say!("data-moving-here")) }
                p { (say!("data-name-your-other-account-then")) }
                @for (uri, account) in self.aliases {
                    @let remove = html! {
                        button.btn form="act" formaction="/settings/aliases/remove" name="uri" value=(uri) {
                            (say!("remove")) span.vh { " " (uri) }
                        }
                    };
                    @match account {
                        Some(account) => (AccountRow { account, shell, actions: remove }),
                        None => div.row.entry { code { (uri) } (remove) },
                    }
                }
                @if self.aliases.is_empty() { (Empty { text: say!("none-yet"), action: None }) }
                form.stack method="post" action="/settings/aliases" {
                    (shell.csrf_field())
                    (Field::line("alias", say!("data-your-other-account")).value(self.typed_alias)
                        .hint(say!("data-for-example-you-social-example")).problem(problems).longest(320).required())
                    div.ends { button.btn.main type="submit" { (say!("add")) } }
                }
            }
        }
    }

    /// Where it went, and the way back.
    fn away(&self, gone: &Gone<'_>) -> Markup {
        let shell = self.shell;
        html! {
            section.card.stack aria-labelledby="gone" {
                h2 #gone { (say!("data-this-account-has-moved")) }
                (AccountRow { account: gone.goal, shell, actions: html! {} })
                @match gone.at {
                    Some(at) => p {
                        (say!("data-followers-told", ago = words::ago(at, shell.now), n = gone.gone, followers = gone.followers))
                    },
                    None => p { (say!("data-it-only-points-there-your")) },
                }
                (told(gone.servers))
                p { (say!("data-you-can-read-and-change")) }
                div.ends {
                    button.btn form="act" formaction="/settings/migration/cancel" { (say!("data-use-this-account-again")) }
                }
            }
        }
    }

    /// The way out.
    fn leave(&self) -> Markup {
        let Self { shell, problems, .. } = self;
        html! {
            form.card.stack method="post" action="/settings/migration" {
                h2 { (say!("data-moving-away")) }
                ul {
                    li { (say!("data-first-name-this-account-as")) }
                    li { (say!("data-your-followers-are-asked-to")) }
                    li { (say!("data-this-account-can-no-longer")) }
                    li { (say!("data-you-can-move-again-after")) }
                }
                @if let Some(until) = self.waits_until {
                    @let text = say!("data-moved-lately", day = words::day(until));
                    (Note { tone: Tone::Info, text: &text })
                }
                (shell.csrf_field())
                (Field::line("goal", say!("data-new-account")).value(self.typed_goal)
                    .hint(say!("data-for-example-you-social-example")).problem(problems).longest(320).required())
                (Field::password("current_password", say!("data-your-password-here"), "current-password")
                    .problem(problems).required())
                div.ends {
                    button.btn type="submit" formaction="/settings/migration/redirect" { (say!("data-only-point-there")) }
                    button.btn.danger type="submit" { (say!("data-move-my-followers")) }
                }
            }
        }
    }
}

/// How far the word has gone.
fn told(servers: Spread) -> Markup {
    let Spread { delivered, waiting, refused } = servers;
    if servers.all() == 0 {
        return html! {};
    }
    html! {
        p {
            (say!("data-servers-told", n = delivered, all = servers.all()))
            @if waiting > 0 { " " (say!("data-servers-waiting", n = waiting)) }
            @if refused > 0 { " " (say!("data-servers-refused", n = refused)) }
        }
        progress max=(servers.all()) value=(delivered) aria-label=(say!("data-servers-told-bar")) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn who_has_moved_is_told_how_far_it_has_come_and_can_come_back() {
        let (site, ada, bob) = (sample::site(), sample::ada(), sample::bob());
        let shell = sample::member(&site, &ada);
        let gone = Gone {
            goal: &bob,
            at: Some(sample::NOW),
            followers: 12,
            gone: 7,
            servers: Spread { delivered: 3, waiting: 2, refused: 0 },
        };
        let page = Migration {
            shell: &shell,
            aliases: &[("https://old.example/ada".to_owned(), None)],
            gone: Some(gone),
            waits_until: None,
            typed_alias: "",
            typed_goal: "",
            problems: &Problems::default(),
        };
        let text = page.page().into_string();
        for told in [
            "7 of 12",
            "3 of 5 servers have been told. 2 cannot be reached yet",
            "/settings/migration/cancel",
            "https://old.example/ada",
        ] {
            assert!(text.contains(told), "{told}");
        }
        let text = Migration { gone: None, ..page }.page().into_string();
        assert!(text.contains("/settings/migration/redirect") && !text.contains("cancel\""));
    }
}
