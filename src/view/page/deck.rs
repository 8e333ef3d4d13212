//! The deck: timelines side by side; where columns are added, and how each is shown.

use maud::{Markup, html};

use crate::model::deck::{
    LONGEST_HIDDEN, LONGEST_NAME, LONGEST_SEARCH, NARROWEST, Terms, WIDEST, Width,
};
use crate::model::{Column, ColumnView, Deck, List};
use crate::say;
use crate::view::component::column::{deck_path, icon, title};
use crate::view::component::{Choice, DeckColumn, Field, Icon, Problems, Radios, Tab, Tabs, Tick};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;
use crate::view::{Shell, words};

/// All columns of a deck.
#[derive(Debug)]
pub struct DeckPage<'a> {
    pub shell: &'a Shell<'a>,
    pub deck: &'a Deck,
    /// All of them, oldest first.
    pub decks: &'a [Deck],
    pub columns: &'a [ColumnView],
}

impl DeckPage<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            @for view in self.columns { (DeckColumn { view, shell: self.shell }) }
            @if self.columns.is_empty() {
                div.empty { p { (say!("deck-empty")) } p { (self.add(&html! { (say!("deck-add-column")) }, "btn main")) } }
            }
        };
        layout::wide(self.shell, &Head::private(self.deck.name.clone()), &self.rail(), &content)
    }

    fn add(&self, label: &Markup, class: &str) -> Markup {
        html! { a class=(class) href={ "/deck/add?deck=" (self.deck.id) } { (label) } }
    }

    /// The edge of the window: to write, each column, and out of here. On phones it lies below.
    fn rail(&self) -> Markup {
        let shell = self.shell;
        html! {
            nav.rail aria-label=(say!("menu-deck")) {
                a.main.write href="/publish" title=(say!("menu-new-post")) { (Icon("pen")) span { (say!("menu-new-post")) } }
                @for (place, view) in self.columns.iter().enumerate() {
                    @let column = DeckColumn { view, shell };
                    @let title = column.title();
                    a href={ "#c" (view.column.id) } title=(title) data-column=(view.column.id)
                        aria-keyshortcuts=[(place < 9).then_some(place + 1)] {
                        (Icon(icon(&view.column.source)))
                        span { (title) }
                        @if view.column.source.kind() == "notifications" && shell.unread > 0 {
                            b.dot { (words::count(shell.unread)) span.vh { (say!("menu-new")) } }
                        }
                    }
                }
                a href={ "/deck/add?deck=" (self.deck.id) } title=(say!("deck-add-column")) { (Icon("plus")) span { (say!("add")) } }
                div.grow {}
                @if self.decks.len() > 1 {
                    @for (place, deck) in self.decks.iter().enumerate() {
                        a href=(deck_path((place > 0).then_some(deck.id))) title=(deck.name)
                            aria-current=[(deck.id == self.deck.id).then_some("page")] {
                            (Icon("columns")) span { (deck.name) }
                        }
                    }
                }
                a href="/search" title=(say!("menu-search")) { (Icon("search")) span { (say!("menu-search")) } }
                a href="/home" title=(say!("deck-out")) { (Icon("out")) span { (say!("deck-leave")) } }
                a href="/settings/appearance" title=(say!("menu-settings")) { (Icon("gear")) span { (say!("menu-settings")) } }
            }
        }
    }
}

/// Kinds that need nothing more to be said, with what they show.
fn plain() -> [(&'static str, &'static str, &'static str); 9] {
    [
        ("home", say!("menu-home"), say!("kind-home")),
        ("notifications", say!("menu-notifications"), say!("kind-notifications")),
        ("mentions", say!("mentions"), say!("kind-mentions")),
        ("conversations", say!("conversations"), say!("kind-conversations")),
        ("local", say!("timeline-local"), say!("kind-local")),
        ("federated", say!("timeline-everyone"), say!("kind-federated")),
        ("remote", say!("timeline-others"), say!("kind-remote")),
        ("bookmarks", say!("bookmarks"), say!("kind-bookmarks")),
        ("favourites", say!("favourites"), say!("kind-favourites")),
    ]
}

/// Where columns are added to a deck, and decks are made. Posts to `/deck/add`: `deck`, `kind`, and
/// `list`, `any`, `all`, `none`, `handle` or `q`; to `/decks`: `name`.
#[derive(Debug)]
pub struct AddColumn<'a> {
    pub shell: &'a Shell<'a>,
    pub deck: &'a Deck,
    pub decks: &'a [Deck],
    pub lists: &'a [List],
    /// What was typed, by its field.
    pub typed: &'a [(&'a str, &'a str)],
    pub problems: &'a Problems,
}

impl AddColumn<'_> {
    fn typed(&self, name: &str) -> &str {
        let found = self.typed.iter().find(|(field, _)| *field == name);
        found.map(|(_, value)| *value).unwrap_or_default()
    }

    pub fn page(&self) -> Markup {
        let Self { shell, deck, decks, problems, .. } = self;
        let first = decks.first().is_some_and(|first| first.id == deck.id);
        let content = html! {
            h1 { (say!("deck-add-column")) }
            p { a.btn href=(deck_path((!first).then_some(deck.id))) { (Icon("left")) (phrase!("deck-back-to", name = html! { bdi { (deck.name) } })) } }
            (problems)
            form.card.stack method="post" action="/deck/add" {
                (self.fixed())
                h2 { (say!("timeline-kinds")) }
                ul.kinds {
                    @for (kind, label, hint) in plain() {
                        li { button.btn type="submit" name="kind" value=(kind) {
                            span { (label) small { (hint) } }
                        } }
                    }
                }
            }
            @if !self.lists.is_empty() { (self.list()) }
            (self.of_kind("tags", say!("hashtags"), &html! {
                (Field::line("any", say!("deck-tags-any")).value(self.typed("any")).hint(say!("deck-tags-any-hint")).problem(problems))
                (Field::line("all", say!("deck-tags-all")).value(self.typed("all")).problem(problems))
                (Field::line("none", say!("deck-tags-none")).value(self.typed("none")).problem(problems))
            }))
            (self.of_kind("account", say!("deck-account"), &html! {
                (Field::line("handle", say!("deck-handle")).value(self.typed("handle")).hint(say!("deck-handle-hint")).problem(problems))
            }))
            (self.of_kind("search", say!("deck-search"), &html! {
                (Field::line("q", say!("deck-words")).value(self.typed("q")).longest(LONGEST_SEARCH)
                    .hint(say!("deck-words-hint")).problem(problems))
            }))
            (self.all_decks())
        };
        layout::document(shell, &Head::private(say!("deck-add-column")), &content)
    }

    fn fixed(&self) -> Markup {
        html! {
            (self.shell.csrf_field())
            input type="hidden" name="deck" value=(self.deck.id);
        }
    }

    fn of_kind(&self, kind: &str, heading: &str, fields: &Markup) -> Markup {
        html! {
            form.card.stack method="post" action="/deck/add" {
                (self.fixed())
                h2 { (heading) }
                (fields)
                div.ends { button.btn.main type="submit" name="kind" value=(kind) { (say!("add")) span.vh { " " (heading) } } }
            }
        }
    }

    fn list(&self) -> Markup {
        let ids: Vec<String> = self.lists.iter().map(|list| list.id.to_string()).collect();
        let options: Vec<(&str, &str)> = ids
            .iter()
            .zip(self.lists)
            .map(|(id, list)| (id.as_str(), list.title.as_str()))
            .collect();
        self.of_kind(
            "list",
            say!("deck-a-list"),
            &html! { (Field::select("list", say!("deck-list"), &options)) },
        )
    }

    /// The decks themselves: each with a new name or away, and room for another.
    fn all_decks(&self) -> Markup {
        let shell = self.shell;
        html! {
            section.card.stack aria-labelledby="decks" {
                h2 #decks { (say!("deck-yours")) }
                @for (place, deck) in self.decks.iter().enumerate() {
                    @let field = format!("name_{}", deck.id);
                    form.row.entry method="post" action={ "/decks/" (deck.id) } {
                        (shell.csrf_field())
                        div { (Field::line(&field, say!("deck-name")).value(&deck.name).longest(LONGEST_NAME)) }
                        a.btn href=(deck_path((place > 0).then_some(deck.id))) { (say!("open")) span.vh { " " (deck.name) } }
                        button.btn type="submit" name="do" value="rename" { (say!("deck-rename")) span.vh { " " (deck.name) } }
                        button.btn.danger type="submit" name="do" value="delete" { (say!("delete")) span.vh { " " (deck.name) } }
                    }
                }
                form.row.entry method="post" action="/decks" {
                    (shell.csrf_field())
                    div { (Field::line("name", say!("deck-new")).longest(LONGEST_NAME).value(self.typed("name")).problem(self.problems)) }
                    button.btn.main type="submit" { (say!("deck-make")) }
                }
            }
        }
    }
}

/// How one column is shown. Posts to `/deck/ID`: `boosts`, `replies`, `media`, `sound`, `pinned`,
/// `width` (a letter, or `free` with `rems`), `hidden`; and to `/deck/ID/back`, `/deck/ID/forward`, `/deck/ID/remove`.
#[derive(Debug)]
pub struct ColumnSettings<'a> {
    pub shell: &'a Shell<'a>,
    pub column: &'a Column,
    pub name: Option<&'a str>,
    /// Where its deck is.
    pub deck: &'a str,
    pub problems: &'a Problems,
}

impl ColumnSettings<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, column, name, deck, problems } = self;
        let (source, called) = (&column.source, title(column, *name));
        let Terms { boosts, replies, only_media, sound, is_pinned, width } = column.terms;
        let choice = |value, label| Choice { value, label, hint: "" };
        let widths = [
            choice("s", say!("js-width-s")),
            choice("m", say!("js-width-m")),
            choice("l", say!("js-width-l")),
            choice("free", say!("column-width-free")),
        ];
        let (word, rems) = (width.to_string(), width.rems().to_string());
        let chosen = if matches!(width, Width::Free(_)) { "free" } else { &word };
        let act = |verb: &str, label: &str, icon: &'static str, class: &str| {
            html! {
                button class=(class) form="act" formaction={ "/deck/" (column.id) "/" (verb) } { (Icon(icon)) (label) }
            }
        };
        let content = html! {
            h1 { (phrase!("column-heading", name = html! { bdi { (called) } })) }
            p { a.btn href={ (deck) "#c" (column.id) } { (Icon("left")) (say!("back-to-deck")) } }
            form.card.stack method="post" action={ "/deck/" (column.id) } {
                (shell.csrf_field())
                (problems)
                @if source.has_boosts() {
                    (Tick { name: "boosts", label: say!("column-boosts"), hint: "", is_on: boosts })
                    (Tick { name: "replies", label: say!("column-replies"), hint: "", is_on: replies })
                }
                @if source.has_media() {
                    (Tick { name: "media", label: say!("column-media"), hint: "", is_on: only_media })
                }
                @if source.has_statuses() {
                    (Field::line("hidden", say!("column-hidden")).value(&column.hidden).longest(LONGEST_HIDDEN)
                        .hint(say!("column-hidden-hint")).problem(problems))
                }
                (Tick { name: "sound", label: say!("column-sound"), hint: say!("column-sound-hint"), is_on: sound })
                (Tick { name: "pinned", label: say!("column-pinned"), hint: say!("column-pinned-hint"), is_on: is_pinned })
                (Radios { name: "width", legend: say!("column-width"), chosen, choices: &widths, problems })
                (Field::number("rems", say!("column-width-own"), NARROWEST.into(), WIDEST.into()).value(&rems)
                    .hint(say!("column-width-hint")).problem(problems))
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
            div.card.row {
                (act("back", say!("column-move-left"), "left", "btn"))
                (act("forward", say!("column-move-right"), "right", "btn"))
                (act("remove", say!("column-remove"), "trash", "btn danger"))
            }
        };
        layout::document(shell, &Head::private(called), &content)
    }
}

/// One column by itself, from some point on. Without scripts it is read page by page; scripts put
/// it into the column.
#[derive(Debug)]
pub struct ColumnPosts<'a> {
    pub shell: &'a Shell<'a>,
    pub view: &'a ColumnView,
    pub deck: &'a str,
    /// What is shown already: below it, and above it.
    pub between: (Option<i64>, Option<i64>),
}

impl ColumnPosts<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, view, deck, between } = self;
        let column = DeckColumn { view, shell };
        if shell.is_part {
            return column.part(*between);
        }
        let back = format!("{deck}#c{}", view.column.id);
        let tabs = [Tab { label: say!("back-to-deck"), href: back, is_here: false }];
        let content = html! {
            h1 { bdi { (column.title()) } }
            section.card.feed-card aria-labelledby="posts" {
                h2.vh #posts { (say!("timeline-older")) }
                (Tabs { label: say!("column-ways"), tabs: &tabs })
                (column.part(*between))
            }
        };
        layout::document(shell, &Head::private(column.title()), &content)
    }
}
