//! Who may find and follow somebody, and what of them is shown.

use maud::{Markup, html};

use crate::model::{Account, User, VisitorsSee};
use crate::say;
use crate::view::component::{Field, Problems, Tick};
use crate::view::{Shell, words};

/// Posts to `/settings/privacy`: the ticks `locked`, `discoverable`, `indexable`, `hides_network`,
/// and `default_can_quote` and `default_can_reply`.
#[derive(Debug)]
pub struct Privacy<'a> {
    pub shell: &'a Shell<'a>,
    pub account: &'a Account,
    pub user: &'a User,
    pub visitors_see: VisitorsSee,
    pub problems: &'a Problems,
}

impl Privacy<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, account, user, visitors_see, problems } = self;
        let [locked, hides_network, discoverable, indexable] = ticks(account);
        let content = html! {
            form.card.stack method="post" action="/settings/privacy" {
                (shell.csrf_field())
                (problems)
                fieldset {
                    legend { (say!("settings-who-follows-you")) }
                    (locked)
                    (hides_network)
                }
                fieldset {
                    legend { (say!("settings-who-finds-you")) }
                    (discoverable)
                    (indexable)
                }
                (Field::select("default_can_quote", say!("who-can-quote"), &words::can_quote_options())
                    .value(user.default_can_quote.as_str()).problem(problems)
                    .hint(say!("settings-of-what-you-write-from")))
                (Field::select("default_can_reply", say!("who-can-reply"), &words::can_reply_options())
                    .value(user.default_can_reply.as_str()).problem(problems)
                    .hint(say!("who-can-reply-hint-default")))
                (super::reading::visitors_see(*visitors_see, problems))
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
            section.card.stack aria-labelledby="more" {
                h2 #more { (say!("settings-more-about-who-reaches-you")) }
                div.row {
                    a.btn href="/settings/preferences" { (say!("settings-who-sees-your-posts")) }
                    a.btn href="/settings/notifications" { (say!("settings-of-which-strangers-you-hear")) }
                    a.btn href="/follow_requests" { (say!("settings-follow-requests")) }
                    a.btn href="/blocks" { (say!("settings-blocked-and-muted")) }
                }
            }
        };
        super::frame(shell, "/settings/privacy", say!("settings-privacy-and-reach"), &content)
    }
}

fn ticks(account: &Account) -> [Tick<'static>; 4] {
    [
        Tick {
            name: "locked",
            label: say!("settings-ask-me-before-somebody-follows"),
            hint: say!("settings-until-then-they-see-only"),
            is_on: account.locked,
        },
        Tick {
            name: "hides_network",
            label: say!("settings-hide-whom-i-follow-and"),
            hint: say!("settings-their-number-is-shown-all"),
            is_on: account.hides_network,
        },
        Tick {
            name: "discoverable",
            label: say!("settings-recommend-me-to-others"),
            hint: say!("settings-in-the-directory-and-in"),
            is_on: account.discoverable,
        },
        Tick {
            name: "indexable",
            label: say!("settings-let-my-public-posts-be"),
            hint: say!("settings-here-on-other-servers-and"),
            is_on: account.indexable,
        },
    ]
}
