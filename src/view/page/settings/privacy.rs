//! Who may find and follow somebody, and what of them is shown.

use maud::{Markup, html};

use crate::model::{Account, User};
use crate::view::component::{Field, Problems, Tick};
use crate::view::{Shell, words};

/// Posts to `/settings/privacy`: the ticks `locked`, `discoverable`, `indexable`, `hides_network`,
/// and `default_can_quote` and `default_can_reply`.
#[derive(Debug)]
pub struct Privacy<'a> {
    pub shell: &'a Shell<'a>,
    pub account: &'a Account,
    pub user: &'a User,
    pub problems: &'a Problems,
}

impl Privacy<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, account, user, problems } = self;
        let [locked, hides_network, discoverable, indexable] = ticks(account);
        let content = html! {
            form.card.stack method="post" action="/settings/privacy" {
                (shell.csrf_field())
                (problems)
                fieldset {
                    legend { "Who follows you" }
                    (locked)
                    (hides_network)
                }
                fieldset {
                    legend { "Who finds you" }
                    (discoverable)
                    (indexable)
                }
                (Field::select("default_can_quote", words::WHO_CAN_QUOTE, &words::can_quote_options())
                    .value(user.default_can_quote.as_str()).problem(problems)
                    .hint("Of what you write from now on; each post can differ."))
                (Field::select("default_can_reply", words::WHO_CAN_REPLY, &words::can_reply_options())
                    .value(user.default_can_reply.as_str()).problem(problems)
                    .hint("You always can, and so can whom you mention or reply to. Each post can differ."))
                div.ends { button.btn.main type="submit" { "Save" } }
            }
            section.card.stack aria-labelledby="more" {
                h2 #more { "More about who reaches you" }
                div.row {
                    a.btn href="/settings/preferences" { "Who sees your posts" }
                    a.btn href="/settings/notifications" { "Of which strangers you hear" }
                    a.btn href="/follow_requests" { "Follow requests" }
                    a.btn href="/blocks" { "Blocked and muted" }
                }
            }
        };
        super::frame(shell, "/settings/privacy", "Privacy and reach", &content)
    }
}

fn ticks(account: &Account) -> [Tick<'static>; 4] {
    [
        Tick {
            name: "locked",
            label: "Ask me before somebody follows me",
            hint: "Until then they see only what everyone may see.",
            is_on: account.locked,
        },
        Tick {
            name: "hides_network",
            label: "Hide whom I follow and who follows me",
            hint: "Their number is shown all the same.",
            is_on: account.hides_network,
        },
        Tick {
            name: "discoverable",
            label: "Recommend me to others",
            hint: "In the directory and in lists of people, here and elsewhere.",
            is_on: account.discoverable,
        },
        Tick {
            name: "indexable",
            label: "Let my public posts be found by search",
            hint: "Here, on other servers, and by search engines.",
            is_on: account.indexable,
        },
    ]
}
