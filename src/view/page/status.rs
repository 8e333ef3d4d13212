//! A status in its thread.

use maud::{Markup, html};

use crate::model::fetches::Completeness;
use crate::model::{FilterContext, StatusView};
use crate::say;
use crate::view::Shell;
use crate::view::component::{More, MoreOf, Place, StatusCard};
use crate::view::layout::{self, Alternate, Head, OpenGraph};
use crate::view::page::interact;

/// A status with what it answers and what answers it.
#[derive(Debug)]
pub struct Thread<'a> {
    pub shell: &'a Shell<'a>,
    /// Oldest first.
    pub ancestors: &'a [StatusView],
    pub focused: &'a StatusView,
    pub replies: &'a [StatusView],
    /// How many of the replies are here, where more are known to be.
    pub more: Option<Completeness>,
    /// Where the style of this page lies, if it has one of its own.
    pub own_style: Option<&'a str>,
    /// The words without markup, for links to this page; empty behind a content warning.
    pub summary: &'a str,
}

impl Thread<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, ancestors, focused, replies, more, summary, own_style } = self;
        let title = say!("post-title", name = focused.author.name(), words = shortened(summary));
        let url = format!("{}{}", shell.base_url, focused.path());
        let avatar = format!("{}{}", shell.base_url, focused.author.avatar_path());
        let is_open = focused.status.visibility.is_open();
        let head = Head {
            description: is_open.then(|| (*summary).to_owned()),
            alternates: alternates(shell, focused, &url),
            canonical: focused.author.is_local().then(|| url.clone()),
            open_graph: is_open.then_some(OpenGraph {
                kind: "article",
                title: focused.author.name(),
                description: summary,
                url: &url,
                image: Some(&avatar),
            }),
            unlisted: !is_open || !focused.author.is_local() || !focused.author.indexable,
            own_style: *own_style,
            title,
        };
        let card = |view| StatusCard::listed(view, shell).met(FilterContext::Thread);
        let content = html! {
            h1.vh { (say!("post-by", name = focused.author.name())) }
            section.card.feed-card aria-labelledby="thread" {
                h2.vh #thread { (say!("post-thread")) }
                @for status in *ancestors { (card(status)) }
                (card(focused).standing(Place::Focused))
                (marks(focused))
                @if shell.me.is_none() && focused.author.is_local() {
                    p.more {
                        a.btn href={ "/interact?" (interact::query(&focused.status.uri)) } rel="nofollow" {
                            (say!("post-join-in"))
                        }
                    }
                }
                @if let Some(completeness) = *more {
                    (More { completeness, of: MoreOf::Replies, path: &focused.path() })
                }
            }
            @if !replies.is_empty() {
                section.card.feed-card aria-labelledby="replies" {
                    h2 #replies { (say!("post-replies")) }
                    @for status in *replies { (card(status)) }
                }
            }
        };
        layout::document(shell, &head, &content)
    }
}

/// The same for servers, and for pages that want to show it inside.
fn alternates(shell: &Shell<'_>, focused: &StatusView, url: &str) -> Vec<Alternate> {
    let note =
        Alternate { content_type: "application/activity+json", href: focused.status.uri.clone() };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("url", url)
        .append_pair("format", "json")
        .finish();
    let embed = Alternate {
        content_type: "application/json+oembed",
        href: format!("{}/api/oembed?{query}", shell.base_url),
    };
    let is_open = focused.status.visibility.is_open() && focused.author.is_local();
    std::iter::once(note).chain(is_open.then_some(embed)).collect()
}

/// The ways to who boosted and favoured a status; nothing where nobody did.
fn marks(view: &StatusView) -> Markup {
    let (path, status) = (view.path(), &view.status);
    let ways = [
        (status.boosts_count, "boosts", say!("post-boosts-count", n = status.boosts_count)),
        (
            status.favourites_count,
            "favourites",
            say!("post-favourites-count", n = status.favourites_count),
        ),
    ];
    html! {
        @if ways.iter().any(|(count, ..)| *count > 0) {
            p.meta.marks {
                @for (_, end, words) in ways.iter().filter(|(count, ..)| *count > 0) {
                    a href={ (path) "/" (end) } { (words) } " "
                }
            }
        }
    }
}

/// The first words, for a title.
fn shortened(summary: &str) -> String {
    const LONGEST_TITLE: usize = 60;
    let mut short: String = summary.chars().take(LONGEST_TITLE).collect();
    if short.len() < summary.len() {
        short.push('…');
    }
    if short.is_empty() { say!("post-untitled").to_owned() } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Visibility;
    use crate::view::sample;

    #[test]
    fn a_thread_runs_from_the_first_to_the_last() {
        let site = sample::site();
        let shell = sample::visitor(&site);
        let [first, middle, last] =
            [1, 2, 3].map(|id| sample::status(id, sample::ada(), &format!("Words {id}")));

        let page = Thread {
            shell: &shell,
            ancestors: &[first],
            focused: &middle,
            replies: &[last],
            more: None,
            own_style: None,
            summary: "Words 2",
        }
        .page()
        .into_string();

        let place = |id: &str| page.find(id).unwrap();
        assert!(
            place("<p>Words 1") < place("<p>Words 2") && place("<p>Words 2") < place("<p>Words 3")
        );
        assert!(page.contains("<title>Ada Lovelace: Words 2 · Pi Garden</title>"), "{page}");
        assert!(page.contains(r#"<meta property="og:description" content="Words 2">"#));
    }

    #[test]
    fn what_is_not_for_everyone_is_not_told_to_machines() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let mut secret = sample::status(2, sample::ada(), "Secret");
        secret.status.visibility = Visibility::Followers;

        let page = Thread {
            shell: &shell,
            ancestors: &[],
            focused: &secret,
            replies: &[],
            more: None,
            own_style: None,
            summary: "Secret",
        }
        .page()
        .into_string();

        assert!(!page.contains("og:") && page.contains("noindex"));
    }
}
