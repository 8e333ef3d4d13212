//! Who runs this server, by which rules, on which software.

use maud::{Markup, html};

use crate::model::peer_block::{BlockSeverity, PeerBlock};
use crate::model::{Account, Rule, Site};
use crate::say;
use crate::view::Shell;
use crate::view::component::AccountRow;
use crate::view::layout::{self, Head};
use crate::view::page::landing::who_may_join;
use crate::view::phrase::phrase;

/// The page behind "About".
#[derive(Debug)]
pub struct About<'a> {
    pub shell: &'a Shell<'a>,
    pub rules: &'a [Rule],
    pub contact: Option<&'a Account>,
    /// Servers that are limited, as everyone may know of them.
    pub limited: &'a [PeerBlock],
}

impl About<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, rules, contact, limited } = self;
        let site = shell.site;
        let head = Head { description: Some(summary(site)), ..Head::public(say!("public-about")) };
        let content = html! {
            section.card.stack {
                h1 { (say!("public-about-site", site = site.title.as_str())) }
                @if !site.description.is_empty() { p { (site.description) } }
                p { (who_may_join(site.joining)) }
            }
            @if contact.is_some() || !site.contact_email.is_empty() {
                section.card.stack aria-labelledby="contact" {
                    h2 #contact { (say!("public-who-runs-it")) }
                    @if let Some(account) = contact {
                        (AccountRow { account, shell, actions: html! {} })
                    }
                    @if !site.contact_email.is_empty() {
                        p { a href={ "mailto:" (site.contact_email) } { (site.contact_email) } }
                    }
                }
            }
            (rules_card(rules))
            (limited_card(limited))
            section.card.stack aria-labelledby="software" {
                h2 #software { (say!("public-software")) }
                p { (say!("public-free-software", version = env!("CARGO_PKG_VERSION"))) }
                p {
                    (phrase!("public-icons", licence = html! { a href="/assets/icons.license.txt" { (say!("public-isc-and-mit-licence")) } }))
                }
            }
        };
        layout::document(shell, &head, &content)
    }
}

/// What the page says of the server to those who only read its head: its own words, or plain ones.
pub(super) fn summary(site: &Site) -> String {
    if site.description.is_empty() {
        say!("public-site-summary", site = site.title.as_str())
    } else {
        site.description.clone()
    }
}

/// The rules as a card; nothing where there are none.
pub fn rules_card(rules: &[Rule]) -> Markup {
    html! {
        @if !rules.is_empty() {
            section.card.stack aria-labelledby="rules" {
                h2 #rules { (say!("rules")) }
                ol {
                    @for Rule { text, hint, .. } in rules {
                        li { (text) @if !hint.is_empty() { " " small { (hint) } } }
                    }
                }
            }
        }
    }
}

/// Servers that are limited, with the reason given for everyone; nothing where there are none.
fn limited_card(limited: &[PeerBlock]) -> Markup {
    html! {
        @if !limited.is_empty() {
            section.card.stack aria-labelledby="limited" {
                h2 #limited { (say!("public-limited-servers")) }
                ul {
                    @for block in limited {
                        li {
                            b { (block.shown_domain()) } ": "
                            @match block.severity {
                                BlockSeverity::Suspend => (say!("peer-told-shut-out")),
                                BlockSeverity::Silence => (say!("peer-told-limited")),
                                BlockSeverity::Noop => (say!("peer-told-not-limited")),
                            }
                            @if !block.public_comment.is_empty() { " – " (block.public_comment) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn who_runs_it_is_named() {
        let (site, ada, rules) = (sample::site(), sample::ada(), sample::rules());
        let shell = sample::visitor(&site);
        let page = About { shell: &shell, rules: &rules, contact: Some(&ada), limited: &[] }
            .page()
            .into_string();
        for told in ["mailto:ada@pi.example", "@ada<", "Be kind", "icons.license.txt"] {
            assert!(page.contains(told), "{told}");
        }
    }
}
