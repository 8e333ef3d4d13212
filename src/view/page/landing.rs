//! The front page for visitors.

use maud::{Markup, html};

use crate::model::{Joining, Rule, StatusView};
use crate::say;
use crate::view::component::StatusCard;
use crate::view::layout::{self, Head, OpenGraph};
use crate::view::page::about;
use crate::view::{Shell, assets};

/// What this server is, who may join, and what is being said here.
#[derive(Debug)]
pub struct Landing<'a> {
    pub shell: &'a Shell<'a>,
    pub rules: &'a [Rule],
    /// The newest public posts of people here; may be empty.
    pub latest: &'a [StatusView],
}

impl Landing<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, rules, latest } = self;
        let site = shell.site;
        let summary = about::summary(site);
        let (url, image) = (
            format!("{}/", shell.base_url),
            format!(
                "{}{}",
                shell.base_url,
                site.picture_path().unwrap_or_else(|| assets::url("icon.png").to_owned())
            ),
        );
        let head = Head {
            description: Some(summary.clone()),
            canonical: Some(url.clone()),
            open_graph: Some(OpenGraph {
                kind: "website",
                title: &site.title,
                description: &summary,
                url: &url,
                image: Some(&image),
            }),
            ..Head::default()
        };
        let content = html! {
            section.card.stack aria-labelledby="site" {
                @if let Some(picture) = site.picture_path() {
                    img.cover src=(picture) alt="" width="1200" height="630";
                }
                h1 #site { (site.title) }
                @if !site.description.is_empty() { p { (site.description) } }
                p { (who_may_join(site.joining)) }
                div.row {
                    @if matches!(site.joining, Joining::Open | Joining::Approval) {
                        a.btn.main href="/auth/sign_up" { (say!("join")) }
                    }
                    a.btn href="/auth/sign_in" { (say!("sign-in")) }
                }
            }
            (about::rules_card(rules))
            @if !latest.is_empty() {
                section.card.feed-card aria-labelledby="latest" {
                    h2 #latest { (say!("public-latest-posts")) }
                    @for status in *latest { (StatusCard::listed(status, shell)) }
                    p.more { a.btn href="/public/local" { (say!("public-more-posts-from-here")) } }
                }
            }
        };
        layout::document(shell, &head, &content)
    }
}

/// Who may open an account, in a sentence.
pub fn who_may_join(joining: Joining) -> &'static str {
    match joining {
        Joining::JustMe => say!("public-this-is-the-server-of"),
        Joining::Closed => say!("public-new-accounts-cannot-be-opened"),
        Joining::Invite => say!("public-people-can-join-with-an"),
        Joining::Approval => say!("public-anyone-may-ask-to-join"),
        Joining::Open => say!("public-anyone-may-join"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_closed_server_offers_no_way_in() {
        let mut site = sample::site();
        site.joining = Joining::Closed;
        let shell = sample::visitor(&site);
        let page = Landing { shell: &shell, rules: &[], latest: &[] }.page().into_string();
        assert!(!page.contains("/auth/sign_up") && page.contains("/auth/sign_in"));
    }

    #[test]
    fn the_latest_posts_stand_below_the_rules() {
        let site = sample::site();
        let shell = sample::visitor(&site);
        let (rules, latest) = (sample::rules(), [sample::status(9, sample::ada(), "Hello")]);
        let page = Landing { shell: &shell, rules: &rules, latest: &latest }.page().into_string();
        assert!(page.find("Be kind").unwrap() < page.find("<p>Hello").unwrap());
    }
}
