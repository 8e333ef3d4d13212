//! Follows that ended because a server or an account was shut out.

use maud::{Markup, html};

use crate::model::severance::{Lost, SeveranceKind, SeveranceView};
use crate::say;
use crate::view::component::Empty;
use crate::view::layout::{self, Head};
use crate::view::{Shell, words};

/// What somebody lost, newest first, as files and with the ways to have it back. Posts to
/// `/severed_relationships/ID/{follow_again,take_back}`.
#[derive(Debug)]
pub struct Severed<'a> {
    pub shell: &'a Shell<'a>,
    pub severances: &'a [SeveranceView],
}

impl Severed<'_> {
    pub fn page(&self) -> Markup {
        let title = say!("severed");
        let content = html! {
            h1 { (title) }
            @if self.severances.is_empty() {
                section.card { (Empty { text: say!("severed-none"), action: None }) }
            }
            @for view in self.severances { (one(view)) }
        };
        layout::document(self.shell, &Head::private(title), &content)
    }
}

fn one(view: &SeveranceView) -> Markup {
    let SeveranceView { severance, is_over, open: _ } = view;
    let id = severance.id;
    let Lost { followers, following } = severance.lost;
    let file = |kind: &str, count: u64, label: &str, of: &str| {
        html! {
            li {
                (label)
                @if count > 0 && !severance.is_purged {
                    " " a href={ "/severed_relationships/" (id) "/" (kind) ".csv" } {
                        (say!("severed-download")) span.vh { " " (of) }
                    }
                }
            }
        }
    };
    let target = severance.target.as_str();
    html! {
        section.card.stack id={ "s" (id) } aria-labelledby={ "h" (id) } {
            h2 id={ "h" (id) } { bdi { (severance.target) } }
            p.meta { (why(severance.kind)) " · " (words::day(severance.created_at)) }
            ul {
                (file("followers", followers, &say!("severed-followers", n = followers),
                    &say!("severed-download-followers", name = target)))
                (file("following", following, &say!("severed-following", n = following),
                    &say!("severed-download-following", name = target)))
            }
            @if severance.is_purged { p { (say!("severed-unknown")) } }
            @else if *is_over { (ways_back(view)) }
            @else { p { (say!("severed-still")) } }
        }
    }
}

fn ways_back(view: &SeveranceView) -> Markup {
    let id = view.severance.id;
    html! {
        p {
            @if view.severance.kind == SeveranceKind::EndedThere { (say!("severed-ask-again")) }
            @else { (say!("severed-over")) }
            @if view.open.followers > 0 && !view.may_take_back_followers() {
                " " (say!("severed-anew"))
            }
        }
        div.ends {
            @if view.may_take_back_followers() {
                button.btn form="act" formaction={ "/severed_relationships/" (id) "/take_back" } {
                    (say!("severed-take-back", n = view.open.followers))
                }
            }
            @if view.may_follow_again() {
                button.btn.main form="act" formaction={ "/severed_relationships/" (id) "/follow_again" } {
                    (say!("severed-follow-again", n = view.open.following))
                }
            }
        }
    }
}

fn why(kind: SeveranceKind) -> &'static str {
    match kind {
        SeveranceKind::DomainBlock => say!("severed-by-server"),
        SeveranceKind::UserDomainBlock => say!("severed-by-you"),
        SeveranceKind::AccountSuspension => say!("severed-by-moderators"),
        SeveranceKind::EndedThere => say!("severed-by-their-server"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{AccountId, SeveranceId};
    use crate::model::severance::Severance;
    use crate::view::sample;

    #[test]
    fn what_can_be_had_back_has_a_button() {
        let (site, ada) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &ada);
        let severance = Severance {
            id: SeveranceId(5),
            account: AccountId(1),
            kind: SeveranceKind::DomainBlock,
            target: "bad.example".to_owned(),
            lost: Lost { followers: 3, following: 2 },
            is_purged: false,
            created_at: sample::NOW,
        };
        let open = Lost { followers: 3, following: 0 };
        let view = |is_over| SeveranceView { severance: severance.clone(), is_over, open };
        let page =
            |is_over| Severed { shell: &shell, severances: &[view(is_over)] }.page().into_string();
        let (before, after) = (page(false), page(true));
        assert!(before.contains("/severed_relationships/5/following.csv"));
        assert!(!before.contains("5/take_back") && after.contains("5/take_back"));
        assert!(!after.contains("5/follow_again"), "all were asked already");
    }
}
