//! One thread of direct statuses: with whom, and what was said last.

use maud::{Markup, Render, html};

use crate::model::{Account, ConversationView};
use crate::say;
use crate::view::Shell;
use crate::view::component::{Avatar, Size, StatusCard};
use crate::view::phrase::phrase;

/// Posts to `/conversations/ID/read` and `/conversations/ID/delete`.
#[derive(Debug, Clone, Copy)]
pub struct ConversationRow<'a> {
    pub view: &'a ConversationView,
    pub shell: &'a Shell<'a>,
}

impl Render for ConversationRow<'_> {
    fn render(&self) -> Markup {
        let Self { view, shell } = self;
        let ConversationView { conversation, people, last_status } = view;
        let class = if conversation.unread { "notice new" } else { "notice" };
        let back = shell.path.split('?').next().unwrap_or_default();
        let act = |verb: &str, label: &str| {
            html! {
                button.btn form="act" name="return" value=(back)
                    formaction={ "/conversations/" (conversation.id) "/" (verb) } { (label) }
            }
        };
        let name = |person: &Account| {
            html! { a href=(shell.account_href(person)) { bdi { (person.name()) } } }
        };
        let names = people
            .iter()
            .map(name)
            .reduce(|names, name| phrase!("names-more", names = names, name = name))
            .unwrap_or_default();
        html! {
            div class=(class) id={ (shell.anchor()) "t" (conversation.id) } {
                p.why {
                    @for person in people { (Avatar(person, Size::Small)) }
                    span {
                        (phrase!("conversation-with", names = names))
                        @if conversation.unread { " · " b { (say!("new")) } }
                    }
                }
                (StatusCard::listed(last_status, shell))
                div.row {
                    a.btn href=(last_status.path()) { (say!("open")) }
                    @if conversation.unread { (act("read", say!("conversation-read"))) }
                    (act("delete", say!("conversation-put-away")))
                }
            }
        }
    }
}
