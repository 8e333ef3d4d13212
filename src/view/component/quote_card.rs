//! What a status quotes, inside its card: the quoted status, or why it is not shown.

use maud::{Markup, Render, html};

use crate::model::{QuoteView, Shown, StatusView};
use crate::say;
use crate::text::quote_inline;
use crate::view::component::status_card::fold;
use crate::view::component::{Avatar, MediaGrid, Size};
use crate::view::{Shell, words};

#[derive(Debug, Clone, Copy)]
pub struct QuoteCard<'a> {
    pub quote: &'a QuoteView,
    pub shell: &'a Shell<'a>,
}

impl Render for QuoteCard<'_> {
    fn render(&self) -> Markup {
        let Self { quote, shell } = self;
        match (&quote.status, folded(quote.shown)) {
            (Some(status), None) => inner(status, shell),
            (Some(status), Some(why)) => html! {
                details.cw open[shell.reading.opens_warnings] { summary { (why) } (inner(status, shell)) }
            },
            (None, _) => html! { p.quoted.meta { (instead(quote.shown)) } },
        }
    }
}

/// Why a quoted status is folded away.
fn folded(shown: Shown) -> Option<&'static str> {
    match shown {
        Shown::BlockedAccount => Some(say!("quote-blocked-account")),
        Shown::BlockedDomain => Some(say!("quote-blocked-domain")),
        Shown::MutedAccount => Some(say!("quote-muted-account")),
        Shown::Whole
        | Shown::Pending
        | Shown::Rejected
        | Shown::Revoked
        | Shown::Deleted
        | Shown::Unauthorized => None,
    }
}

/// What stands where no status is shown.
fn instead(shown: Shown) -> &'static str {
    match shown {
        Shown::Pending => say!("quote-pending"),
        Shown::Rejected => say!("quote-rejected"),
        Shown::Revoked => say!("quote-revoked"),
        Shown::Deleted => say!("quote-deleted"),
        Shown::Unauthorized => say!("quote-unauthorized"),
        Shown::Whole | Shown::BlockedAccount | Shown::BlockedDomain | Shown::MutedAccount => {
            say!("quote-another")
        }
    }
}

fn inner(view: &StatusView, shell: &Shell<'_>) -> Markup {
    let StatusView { status, author, attachments, quote, .. } = view;
    let language = status.language.as_deref().and_then(words::language_tag);
    let has_warning = !status.content_warning.is_empty();
    let words = quote_inline::without_link(&status.html);
    let sensitive = (status.sensitive && !has_warning).then(|| say!("media-sensitive"));
    let content = html! {
        @if !words.is_empty() { div.body dir="auto" lang=[language] { (words) } }
        (MediaGrid { attachments, fold: fold(shell.reading.shows_media, sensitive) })
        @if quote.is_some() { p.meta { (say!("quote-another")) } }
    };
    html! {
        blockquote.quoted {
            p.why {
                (Avatar(author, Size::Small))
                a href=(shell.account_href(author)) { b { bdi { (author.name()) } } }
                a href=(shell.status_href(view)) {
                    time datetime=(status.created_at.rfc3339()) {
                        (words::ago(status.created_at, shell.now))
                    }
                }
            }
            @if has_warning {
                details.cw {
                    summary dir="auto" lang=[language] { (status.content_warning) }
                    (content)
                }
            } @else { (content) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{AccountId, StatusId};
    use crate::view::sample;

    fn card(shown: Shown, status: Option<StatusView>) -> String {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let quote = QuoteView {
            shown,
            quoted_uri: "https://peer.example/users/bob/9".to_owned(),
            quoted: status.as_ref().map(|_| StatusId(9)),
            quoted_author: Some(AccountId(2)),
            status: status.map(Box::new),
        };
        QuoteCard { quote: &quote, shell: &shell }.render().into_string()
    }

    #[test]
    fn a_granted_quote_shows_who_said_what() {
        let card = card(Shown::Whole, Some(sample::status(9, sample::bob(), "Hello")));
        assert!(card.starts_with("<blockquote") && card.contains("<p>Hello</p>"), "{card}");
        assert!(card.contains("/@bob@peer.example/9"));
    }

    #[test]
    fn what_one_does_not_want_to_see_is_folded() {
        let card = card(Shown::MutedAccount, Some(sample::status(9, sample::bob(), "Hello")));
        assert!(card.starts_with("<details") && card.contains("whom you mute"), "{card}");
    }

    #[test]
    fn where_nothing_is_shown_a_line_says_why() {
        for shown in
            [Shown::Pending, Shown::Rejected, Shown::Revoked, Shown::Deleted, Shown::Unauthorized]
        {
            let card = card(shown, None);
            assert!(card.contains("post") && !card.contains("<blockquote"), "{card}");
        }
    }
}
