//! Columns of statuses: home, this server, everyone, a hashtag, bookmarks, favourites.

use maud::{Markup, html};

use crate::model::{FilterContext, List, StatusView};
use crate::say;
use crate::view::Shell;
use crate::view::component::{Composer, Empty, Pager, StatusCard, Tab, Tabs};
use crate::view::feed::Form;
use crate::view::layout::{self, Alternate, Head};

/// Which statuses are shown.
#[derive(Debug, Clone, Copy)]
pub enum Kind<'a> {
    /// Who one follows, with room to write.
    Home(&'a Composer<'a>),
    Local,
    /// All public statuses that this server knows.
    Everyone,
    /// Without `#`; whether the viewer follows it, `None` for strangers.
    Tag(&'a str, Option<bool>),
    /// A list of the viewer's.
    List(&'a List),
    Bookmarks,
    Favourites,
}

/// Statuses, newest first.
#[derive(Debug)]
pub struct Timeline<'a> {
    pub shell: &'a Shell<'a>,
    pub kind: Kind<'a>,
    pub statuses: &'a [StatusView],
    /// Path of the page with what came before.
    pub older: Option<&'a str>,
}

impl Kind<'_> {
    fn heading(&self) -> String {
        match self {
            Self::Home(_) => say!("menu-home").to_owned(),
            Self::Local => say!("timeline-local").to_owned(),
            Self::Everyone => say!("timeline-everyone").to_owned(),
            Self::Tag(tag, _) => format!("#{tag}"),
            Self::List(list) => list.title.clone(),
            Self::Bookmarks => say!("bookmarks").to_owned(),
            Self::Favourites => say!("favourites").to_owned(),
        }
    }

    /// What stands where no status does.
    fn empty(&self) -> Empty<'static> {
        let (text, action) = match self {
            Self::Home(_) => (
                say!("empty-home-begin"),
                Some((say!("timeline-posts-from-here"), "/public/local")),
            ),
            Self::Local => (say!("empty-local"), None),
            Self::Everyone => (say!("empty-everyone"), None),
            Self::Tag(..) => (say!("empty-tag"), None),
            Self::List(_) => (say!("empty-list"), None),
            Self::Bookmarks => (say!("empty-bookmarks"), None),
            Self::Favourites => (say!("empty-favourites"), None),
        };
        Empty { text, action }
    }

    fn head(&self, base_url: &str) -> Head<'static> {
        match self {
            Self::Home(_) | Self::List(_) | Self::Bookmarks | Self::Favourites => {
                Head::private(self.heading())
            }
            Self::Local => Head {
                description: Some(say!("timeline-local-about").to_owned()),
                canonical: Some(format!("{base_url}/public/local")),
                ..Head::public(self.heading())
            },
            Self::Everyone => Head {
                description: Some(say!("timeline-everyone-about").to_owned()),
                canonical: Some(format!("{base_url}/public")),
                ..Head::public(self.heading())
            },
            Self::Tag(tag, _) => {
                let page = format!("{base_url}/tags/{tag}");
                let feeds = Form::ALL.map(|form| Alternate {
                    content_type: form.content_type(),
                    href: format!("{page}{}", form.end()),
                });
                Head {
                    description: Some(say!("timeline-tag-about", tag = *tag)),
                    alternates: feeds.into(),
                    canonical: Some(page),
                    ..Head::public(self.heading())
                }
            }
        }
    }

    fn context(&self) -> FilterContext {
        match self {
            Self::Home(_) | Self::List(_) => FilterContext::Home,
            Self::Local | Self::Everyone | Self::Tag(..) | Self::Bookmarks | Self::Favourites => {
                FilterContext::Public
            }
        }
    }

    fn tabs(&self, shell: &Shell<'_>) -> Vec<Tab<'static>> {
        let tab = |label, href: &str, is_here| Tab { label, href: href.to_owned(), is_here };
        let mut tabs = vec![
            tab(say!("timeline-local"), "/public/local", matches!(self, Self::Local)),
            tab(say!("timeline-everyone"), "/public", matches!(self, Self::Everyone)),
        ];
        if shell.me.is_some() {
            tabs.insert(0, tab(say!("menu-home"), "/home", matches!(self, Self::Home(_))));
            tabs.push(tab(say!("lists"), "/lists", matches!(self, Self::List(_))));
            tabs.push(tab(say!("bookmarks"), "/bookmarks", matches!(self, Self::Bookmarks)));
            tabs.push(tab(say!("favourites"), "/favourites", matches!(self, Self::Favourites)));
        }
        tabs
    }
}

impl Timeline<'_> {
    /// What can be done about all of it.
    fn beside(&self) -> Markup {
        match self.kind {
            Kind::Tag(tag, Some(is_followed)) => {
                let (verb, class, label) = if is_followed {
                    ("unfollow", "btn", say!("unfollow"))
                } else {
                    ("follow", "btn main", say!("follow"))
                };
                html! {
                    p.row {
                        button class=(class) form="act" formaction={ "/tags/" (tag) "/" (verb) }
                            name="return" value={ "/tags/" (tag) } { (label) span.vh { " #" (tag) } }
                        a.btn href="/followed_tags" { (say!("timeline-tags-followed")) }
                    }
                }
            }
            Kind::List(list) => html! {
                p.row { a.btn href={ "/lists/" (list.id) "/edit" } { (say!("timeline-edit-list")) } }
            },
            Kind::Home(_) => html! { p.row { a.btn href="/catch-up" { (say!("catch-up")) } } },
            Kind::Local
            | Kind::Everyone
            | Kind::Tag(_, None)
            | Kind::Bookmarks
            | Kind::Favourites => html! {},
        }
    }

    pub fn page(&self) -> Markup {
        let Self { shell, kind, statuses, older } = self;
        let content = html! {
            h1 { (kind.heading()) }
            (self.beside())
            @if let Kind::Home(composer) = kind {
                section.card aria-labelledby="compose" { h2.vh #compose { (say!("menu-new-post")) } (composer) }
            }
            section.card.feed-card aria-labelledby="posts" {
                h2.vh #posts { (say!("posts")) }
                (Tabs { label: say!("timeline-kinds"), tabs: &kind.tabs(shell) })
                @for status in *statuses { (StatusCard::listed(status, shell).met(kind.context())) }
                @if statuses.is_empty() { (kind.empty()) }
                (Pager { label: say!("timeline-older"), older: *older })
            }
        };
        layout::document(shell, &kind.head(shell.base_url), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn an_empty_tag_page_says_so() {
        let site = sample::site();
        let shell = sample::visitor(&site);
        let page =
            Timeline { shell: &shell, kind: Kind::Tag("bread", None), statuses: &[], older: None };
        let page = page.page().into_string();
        assert!(page.contains("<h1>#bread</h1>") && page.contains("No posts with this hashtag"));
        assert!(!page.contains("/bookmarks"));
    }

    #[test]
    fn members_see_where_they_are() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let page = Timeline { shell: &shell, kind: Kind::Bookmarks, statuses: &[], older: None };
        let page = page.page().into_string();
        assert!(
            page.contains(r#"<a href="/bookmarks" aria-current="page">"#)
                && page.contains("noindex")
        );
    }
}
