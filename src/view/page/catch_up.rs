//! What came while somebody was away.

use maud::{Markup, html};

use crate::model::catch_up::{HOURS, Kind, Order, Wanted, authors};
use crate::model::{FilterContext, StatusView, Treatment};
use crate::say;
use crate::text::summary;
use crate::view::component::{Avatar, Empty, Field, Icon, Line, Size, Tab, Tabs};
use crate::view::layout::{self, Head};
use crate::view::{Shell, words};

/// The words of a post in the list, in characters.
const LONGEST: usize = 140;
/// Authors to choose from.
const MOST_AUTHORS: usize = 24;

/// A dense list of what came within some hours, to choose from. Posts to `/catch-up/read`: `to`.
#[derive(Debug)]
pub struct CatchUp<'a> {
    pub shell: &'a Shell<'a>,
    pub wanted: Wanted,
    /// All of that time, newest first.
    pub views: &'a [StatusView],
    /// There was more than can be shown.
    pub is_cut: bool,
}

impl CatchUp<'_> {
    pub fn page(&self) -> Markup {
        let shell = self.shell;
        let views: Vec<_> = self.views.iter().filter(|view| !self.is_hidden(view)).collect();
        let chosen = self.wanted.of(&views);
        let content = html! {
            h1 { (say!("catch-up")) }
            (self.choices())
            (self.kinds(&views))
            (self.authors(&views))
            section.card.feed-card aria-labelledby="posts" {
                h2.vh #posts { (say!("posts")) }
                @if self.is_cut { p.more { (say!("catch-up-cut", n = views.len())) } }
                @if chosen.is_empty() { (Empty { text: say!("catch-up-nothing"), action: None }) }
                @else {
                    ol.catch-up { @for view in &chosen { li { (self.row(view)) } } }
                    p.more { (say!("catch-up-all", n = chosen.len())) }
                }
            }
            @if let Some(newest) = self.views.first() {
                form.ends method="post" action="/catch-up/read" {
                    (shell.csrf_field())
                    input type="hidden" name="to" value=(newest.status.id);
                    button.btn.main type="submit" { (say!("catch-up-read")) }
                }
            }
        };
        layout::document(shell, &Head::private(say!("catch-up")), &content)
    }

    fn is_hidden(&self, view: &StatusView) -> bool {
        matches!(self.treatment(view), Treatment::Hide)
    }

    fn treatment<'v>(&self, view: &'v StatusView) -> Treatment<'v> {
        Treatment::of(&view.filtered, FilterContext::Home, self.shell.now)
    }

    fn choices(&self) -> Markup {
        let hours: Vec<_> =
            HOURS.iter().map(|n| (n.to_string(), say!("catch-up-hours", n = *n))).collect();
        let hours: Vec<_> = hours.iter().map(|(n, said)| (n.as_str(), said.as_str())).collect();
        let orders: Vec<_> = Order::ALL
            .iter()
            .map(|order| {
                let said = match order {
                    Order::Time => say!("catch-up-by-time"),
                    Order::Boosts => say!("catch-up-by-boosts"),
                    Order::Favourites => say!("catch-up-by-favourites"),
                    Order::Length => say!("catch-up-by-length"),
                };
                (order.as_str(), said)
            })
            .collect();
        let now = self.wanted.hours.to_string();
        html! {
            form.card.stack action="/catch-up" {
                (Field::select("hours", say!("catch-up-since"), &hours).value(&now))
                (Field::select("order", say!("catch-up-order"), &orders).value(self.wanted.order.as_str()))
                div.ends { button.btn type="submit" { (say!("catch-up-show")) } }
            }
        }
    }

    fn kinds(&self, views: &[&StatusView]) -> Markup {
        let labels: Vec<_> = Kind::ALL
            .iter()
            .map(|kind| {
                let n = views.iter().filter(|view| kind.holds(view)).count();
                let label = match kind {
                    Kind::All => say!("catch-up-kind-all", n = n),
                    Kind::Original => say!("catch-up-kind-original", n = n),
                    Kind::Reply => say!("catch-up-kind-replies", n = n),
                    Kind::Boost => say!("catch-up-kind-boosts", n = n),
                    Kind::Media => say!("catch-up-kind-media", n = n),
                    Kind::Link => say!("catch-up-kind-links", n = n),
                };
                (*kind, label)
            })
            .collect();
        let tab = |(kind, label): &'_ (Kind, String)| {
            let (kind, label) = (*kind, label.clone());
            (label, Wanted { kind, by: None, ..self.wanted }.path(), kind == self.wanted.kind)
        };
        let tabs: Vec<_> = labels.iter().map(tab).collect();
        let tabs: Vec<_> = tabs
            .iter()
            .map(|(label, href, is_here)| Tab { label, href: href.clone(), is_here: *is_here })
            .collect();
        html! { (Tabs { label: say!("catch-up-kinds"), tabs: &tabs }) }
    }

    fn authors(&self, views: &[&StatusView]) -> Markup {
        let of_kind: Vec<_> =
            views.iter().filter(|view| self.wanted.kind.holds(view)).copied().collect();
        html! {
            nav.row aria-label=(say!("catch-up-authors")) {
                @for (author, count) in authors(&of_kind).into_iter().take(MOST_AUTHORS) {
                    @let is_here = self.wanted.by == Some(author.id);
                    @let by = (!is_here).then_some(author.id);
                    a.btn href=(Wanted { by, ..self.wanted }.path()) aria-current=[is_here.then_some("true")] {
                        (Avatar(author, Size::Small)) bdi { (author.name()) } " "
                        span.dim { (words::count(count as u64)) }
                    }
                }
            }
        }
    }

    fn row(&self, view: &StatusView) -> Markup {
        let shown = view.shown();
        let status = &shown.status;
        let language = status.language.as_deref().and_then(words::language_tag);
        let said = match self.treatment(view) {
            Treatment::Warn(title) | Treatment::Blur(title) => title.to_owned(),
            Treatment::Show | Treatment::Hide if !status.content_warning.is_empty() => {
                status.content_warning.clone()
            }
            Treatment::Show | Treatment::Hide => summary::line(&status.html, LONGEST),
        };
        html! {
            a.line href=(self.shell.status_href(shown)) {
                (Avatar(&shown.author, Size::Small))
                span {
                    b { bdi { (shown.author.name()) } }
                    @if view.boosted.is_some() {
                        span.dim { " " (Icon("boost")) " " bdi { (view.author.name()) } }
                    }
                    " " time.dim datetime=(status.created_at.rfc3339()) { (words::ago(status.created_at, self.shell.now)) }
                    span.said dir="auto" lang=[language] {
                        @if said.is_empty() { (say!("catch-up-without-words")) } @else { (Line(&said, &shown.emojis)) }
                    }
                    span.dim {
                        @if !shown.attachments.is_empty() { (say!("catch-up-files", n = shown.attachments.len())) " · " }
                        (say!("catch-up-numbers", boosts = status.boosts_count, favourites = status.favourites_count))
                    }
                }
            }
        }
    }
}
