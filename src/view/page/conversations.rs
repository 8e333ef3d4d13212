//! Threads of direct statuses.

use maud::{Markup, html};

use crate::model::ConversationView;
use crate::say;
use crate::view::Shell;
use crate::view::component::{ConversationRow, Empty, Pager};
use crate::view::layout::{self, Head};
use crate::view::page::notifications::tabs;

const HERE: &str = "/conversations";

/// Conversations, the liveliest first.
#[derive(Debug)]
pub struct Conversations<'a> {
    pub shell: &'a Shell<'a>,
    pub conversations: &'a [ConversationView],
    pub older: Option<&'a str>,
}

impl Conversations<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, conversations, older } = self;
        let content = html! {
            h1 { (say!("conversations")) }
            section.card.feed-card aria-labelledby="list" {
                h2.vh #list { (say!("newest-first")) }
                (tabs(HERE))
                @for view in *conversations { (ConversationRow { view, shell }) }
                @if conversations.is_empty() {
                    (Empty { text: say!("conversations-empty"), action: None })
                }
                (Pager { label: say!("conversations-older"), older: *older })
            }
        };
        layout::document(shell, &Head::private(say!("conversations")), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{AccountId, ConversationId, StatusId};
    use crate::model::Conversation;
    use crate::view::sample;

    #[test]
    fn what_is_new_can_be_marked_as_read() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let shown = |unread| {
            let view = ConversationView {
                conversation: Conversation {
                    id: ConversationId(7),
                    account: AccountId(1),
                    last_status: StatusId(9),
                    unread,
                },
                people: vec![sample::bob()],
                last_status: sample::status(9, sample::bob(), "psst"),
            };
            let page = Conversations { shell: &shell, conversations: &[view], older: None };
            page.page().into_string()
        };
        assert!(shown(true).contains("/conversations/7/read"));
        let read = shown(false);
        assert!(!read.contains("/conversations/7/read"));
        assert!(read.contains("/conversations/7/delete") && read.contains("psst"));
    }
}
