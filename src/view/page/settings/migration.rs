//! Moving an account: other accounts that may move here, and going elsewhere.

use maud::{Markup, html};

use crate::base::Timestamp;
use crate::model::Account;
use crate::model::told::Spread;
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
        super::frame(self.shell, "/settings/account", "Moving", &content)
    }

    /// Who may move here.
    fn here(&self) -> Markup {
        let Self { shell, problems, .. } = self;
        html! {
            section.card.stack aria-labelledby="aliases" {
                h2 #aliases { "Moving here" }
                p { "Name your other account. Then start the move there: its followers come along." }
                @for (uri, account) in self.aliases {
                    @let remove = html! {
                        button.btn form="act" formaction="/settings/aliases/remove" name="uri" value=(uri) {
                            "Remove" span.vh { " " (uri) }
                        }
                    };
                    @match account {
                        Some(account) => (AccountRow { account, shell, actions: remove }),
                        None => div.row.entry { code { (uri) } (remove) },
                    }
                }
                @if self.aliases.is_empty() { (Empty { text: "None yet.", action: None }) }
                form.stack method="post" action="/settings/aliases" {
                    (shell.csrf_field())
                    (Field::line("alias", "Your other account").value(self.typed_alias)
                        .hint("For example you@social.example").problem(problems).longest(320).required())
                    div.ends { button.btn.main type="submit" { "Add" } }
                }
            }
        }
    }

    /// Where it went, and the way back.
    fn away(&self, gone: &Gone<'_>) -> Markup {
        let shell = self.shell;
        html! {
            section.card.stack aria-labelledby="gone" {
                h2 #gone { "This account has moved" }
                (AccountRow { account: gone.goal, shell, actions: html! {} })
                @match gone.at {
                    Some(at) => p {
                        "Your followers were told " (words::ago(at, shell.now)) ": "
                        (words::count(gone.gone)) " of " (words::count(gone.followers))
                        " have gone along so far. Their servers decide when."
                    },
                    None => p { "It only points there; your followers were not told." },
                }
                (told(gone.servers))
                p { "You can read and change settings here, but not post or follow." }
                div.ends {
                    button.btn form="act" formaction="/settings/migration/cancel" { "Use this account again" }
                }
            }
        }
    }

    /// The way out.
    fn leave(&self) -> Markup {
        let Self { shell, problems, .. } = self;
        html! {
            form.card.stack method="post" action="/settings/migration" {
                h2 { "Moving away" }
                ul {
                    li { "First name this account as an alias in the settings of the new one." }
                    li { "Your followers are asked to follow the new account. Your posts stay here." }
                    li { "This account can no longer post or follow, until you cancel the move." }
                    li { "You can move again after 30 days." }
                }
                @if let Some(until) = self.waits_until {
                    @let text = format!("You moved lately and can move again on {}.", words::day(until));
                    (Note { tone: Tone::Info, text: &text })
                }
                (shell.csrf_field())
                (Field::line("goal", "New account").value(self.typed_goal)
                    .hint("For example you@social.example").problem(problems).longest(320).required())
                (Field::password("current_password", "Your password here", "current-password")
                    .problem(problems).required())
                div.ends {
                    button.btn type="submit" formaction="/settings/migration/redirect" { "Only point there" }
                    button.btn.danger type="submit" { "Move my followers" }
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
            (words::count(delivered)) " of " (words::count(servers.all())) " "
            (words::plural(servers.all(), "server has", "servers have")) " been told."
            @if waiting > 0 { " " (words::count(waiting)) " cannot be reached yet: they are tried again." }
            @if refused > 0 { " " (words::count(refused)) " did not want to hear of it." }
        }
        progress max=(servers.all()) value=(delivered) aria-label="Servers that have been told" {}
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
