//! Replies that wait to be let in.

use maud::{Markup, html};

use crate::model::StatusView;
use crate::say;
use crate::view::Shell;
use crate::view::component::{Empty, Pager, StatusCard};
use crate::view::layout::{self, Head};
use crate::view::page::notifications;

pub const HERE: &str = "/reply_requests";

/// Replies to the viewer that they let in or refuse, newest first. Posts to
/// `/reply_requests/ID/{let_in,turn_down}`.
#[derive(Debug)]
pub struct Replies<'a> {
    pub shell: &'a Shell<'a>,
    pub replies: &'a [StatusView],
    pub older: Option<&'a str>,
}

impl Replies<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, replies, older } = self;
        let title = say!("replies-waiting");
        let content = html! {
            h1 { (title) }
            section.card.feed-card aria-labelledby="list" {
                h2.vh #list { (say!("newest-first")) }
                (notifications::tabs(HERE))
                @for reply in *replies {
                    (StatusCard::listed(reply, shell))
                    div.ends {
                        (answer(reply, "let_in", say!("replies-let-in"), "btn main"))
                        (answer(reply, "turn_down", say!("replies-turn-down"), "btn"))
                    }
                }
                @if replies.is_empty() { (Empty { text: say!("replies-none"), action: None }) }
                (Pager { label: say!("more"), older: *older })
            }
        };
        layout::document(shell, &Head::private(title), &content)
    }
}

fn answer(reply: &StatusView, verb: &str, label: &str, class: &str) -> Markup {
    html! {
        button class=(class) form="act" name="return" value=(HERE)
            formaction={ (HERE) "/" (reply.status.id) "/" (verb) } {
            (label) span.vh { " " (reply.author.name()) }
        }
    }
}

/// A button that takes a reply out of the thread of what one wrote.
pub(super) fn put_out(reply: &StatusView, back: &str) -> Markup {
    html! {
        button.btn form="act" formaction={ (reply.path()) "/put_out" } name="return" value=(back) {
            (say!("replies-put-out"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn who_waits_gets_one_of_two_answers() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let replies = [sample::status(12, sample::bob(), "May I?")];
        let page = |replies: &[StatusView]| {
            Replies { shell: &shell, replies, older: None }.page().into_string()
        };
        for answer in ["/reply_requests/12/let_in", "/reply_requests/12/turn_down"] {
            assert!(page(&replies).contains(answer), "{answer}");
        }
        assert!(page(&[]).contains("No reply waits"));
    }
}
