//! Lists of accounts: followers, followed, and who asks to follow.

use maud::{Markup, html};

use crate::model::{Account, Relationship};
use crate::say;
use crate::view::Shell;
use crate::view::component::{AccountRow, Empty, FollowButton, Name, Pager, Tab, Tabs};
use crate::view::layout::{self, Head};
use crate::view::page::notifications;
use crate::view::phrase::phrase;

/// Which side of the follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Followers,
    Following,
}

/// Who follows an account, or whom it follows.
#[derive(Debug)]
pub struct People<'a> {
    pub shell: &'a Shell<'a>,
    pub account: &'a Account,
    pub side: Side,
    /// With how the viewer stands to each; `None` for visitors.
    pub people: &'a [(Account, Option<Relationship>)],
    pub older: Option<&'a str>,
    /// The owner keeps the list to themselves.
    pub is_hidden: bool,
}

impl People<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, account, side, people, older, is_hidden } = self;
        let word = match side {
            Side::Followers => say!("followers"),
            Side::Following => say!("following"),
        };
        let tab = |label, end: &str, this| Tab {
            label,
            href: format!("{}/{end}", account.path()),
            is_here: *side == this,
        };
        let tabs = [
            tab(say!("following"), "following", Side::Following),
            tab(say!("followers"), "followers", Side::Followers),
        ];
        let content = html! {
            h1 { (phrase!("people-of", what = word, name = html! { a href=(account.path()) { bdi { (Name(account)) } } })) }
            section.card.feed-card aria-labelledby="people" {
                h2.vh #people { (word) }
                (Tabs { label: say!("lists"), tabs: &tabs })
                @if *is_hidden {
                    (Empty { text: say!("people-hidden"), action: None })
                } @else if people.is_empty() {
                    (Empty { text: say!("nobody-yet"), action: None })
                } @else {
                    @for (account, relationship) in *people {
                        (AccountRow { account, shell, actions: html! {
                            (FollowButton { account, relationship: relationship.as_ref(), shell })
                        } })
                    }
                }
                (Pager { label: say!("more"), older: *older })
            }
        };
        let title = say!("people-of", what = word, name = account.name());
        layout::document(shell, &Head::private(title), &content)
    }
}

/// Who asks to follow the viewer.
#[derive(Debug)]
pub struct FollowRequests<'a> {
    pub shell: &'a Shell<'a>,
    pub people: &'a [Account],
    pub older: Option<&'a str>,
}

impl FollowRequests<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, people, older } = self;
        let answer = |account: &Account, verb: &str, label: &str, class: &str| {
            html! {
                button class=(class) form="act" name="return" value="/follow_requests"
                    formaction={ "/follow_requests/" (account.id) "/" (verb) } {
                    (label) span.vh { " " (account.name()) }
                }
            }
        };
        let content = html! {
            h1 { (say!("requests")) }
            section.card.feed-card aria-labelledby="people" {
                h2.vh #people { (say!("people")) }
                (notifications::tabs("/follow_requests"))
                @if people.is_empty() {
                    (Empty { text: say!("requests-none"), action: None })
                } @else {
                    form method="post" action="/follow_requests" {
                        (shell.csrf_field())
                        @for account in *people {
                            (AccountRow { account, shell, actions: html! {
                                (answer(account, "authorize", say!("requests-accept"), "btn main"))
                                (answer(account, "reject", say!("requests-reject"), "btn"))
                                input type="checkbox" name="account[]" value=(account.id) aria-label=(say!("requests-choose", name = account.name()));
                            } })
                        }
                        div.row.bulk {
                            button.btn.main type="submit" name="do" value="authorize" { (say!("requests-accept-all")) }
                            button.btn type="submit" name="do" value="reject" { (say!("requests-reject-all")) }
                        }
                    }
                }
                (Pager { label: say!("more"), older: *older })
            }
        };
        layout::document(shell, &Head::private(say!("requests")), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_hidden_list_stays_hidden() {
        let (site, ada) = (sample::site(), sample::ada());
        let shell = sample::visitor(&site);
        let page = People {
            shell: &shell,
            account: &ada,
            side: Side::Followers,
            people: &[(sample::bob(), None)],
            older: None,
            is_hidden: true,
        }
        .page()
        .into_string();
        assert!(page.contains("hidden by its owner") && !page.contains("@bob"));
    }

    #[test]
    fn each_request_has_two_answers() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let page = FollowRequests { shell: &shell, people: &[sample::bob()], older: None };
        let page = page.page().into_string();
        assert!(page.contains("/follow_requests/2/authorize"));
        assert!(page.contains("/follow_requests/2/reject"));
    }
}
