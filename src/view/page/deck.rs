//! The deck: timelines side by side; where columns are added, and how each is shown.

use maud::{Markup, html};

use crate::model::deck::{
    LONGEST_HIDDEN, LONGEST_NAME, LONGEST_SEARCH, NARROWEST, Terms, WIDEST, Width,
};
use crate::model::{Column, ColumnView, Deck, List};
use crate::view::component::column::{deck_path, icon, title};
use crate::view::component::{Choice, DeckColumn, Field, Icon, Problems, Radios, Tab, Tabs, Tick};
use crate::view::layout::{self, Head};
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
                div.empty { p { "This deck has no columns yet." } p { (self.add(&html! { "Add a column" }, "btn main")) } }
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
            nav.rail aria-label="Deck" {
                a.main.write href="/publish" title="New post" { (Icon("pen")) span { "New post" } }
                @for (place, view) in self.columns.iter().enumerate() {
                    @let column = DeckColumn { view, shell };
                    @let title = column.title();
                    a href={ "#c" (view.column.id) } title=(title) data-column=(view.column.id)
                        aria-keyshortcuts=[(place < 9).then_some(place + 1)] {
                        (Icon(icon(&view.column.source)))
                        span { (title) }
                        @if view.column.source.kind() == "notifications" && shell.unread > 0 {
                            b.dot { (words::count(shell.unread)) span.vh { " new" } }
                        }
                    }
                }
                a href={ "/deck/add?deck=" (self.deck.id) } title="Add a column" { (Icon("plus")) span { "Add" } }
                div.grow {}
                @if self.decks.len() > 1 {
                    @for (place, deck) in self.decks.iter().enumerate() {
                        a href=(deck_path((place > 0).then_some(deck.id))) title=(deck.name)
                            aria-current=[(deck.id == self.deck.id).then_some("page")] {
                            (Icon("columns")) span { (deck.name) }
                        }
                    }
                }
                a href="/search" title="Search" { (Icon("search")) span { "Search" } }
                a href="/home" title="Out of the deck" { (Icon("out")) span { "Leave" } }
                a href="/settings/appearance" title="Settings" { (Icon("gear")) span { "Settings" } }
            }
        }
    }
}

/// Kinds that need nothing more to be said, with what they show.
const PLAIN: [(&str, &str, &str); 9] = [
    ("home", "Home", "whom you follow"),
    ("notifications", "Notifications", "what concerns you"),
    ("mentions", "Mentions", "who speaks to you"),
    ("conversations", "Conversations", "what is said among few"),
    ("local", "This server", "everyone here"),
    ("federated", "Everyone", "all that arrives here"),
    ("remote", "Other servers", "all that arrives from elsewhere"),
    ("bookmarks", "Bookmarks", "what you keep"),
    ("favourites", "Favourites", "what you liked"),
];

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
            h1 { "Add a column" }
            p { a.btn href=(deck_path((!first).then_some(deck.id))) { (Icon("left")) "Back to " bdi { (deck.name) } } }
            (problems)
            form.card.stack method="post" action="/deck/add" {
                (self.fixed())
                h2 { "Timelines" }
                ul.kinds {
                    @for (kind, label, hint) in PLAIN {
                        li { button.btn type="submit" name="kind" value=(kind) {
                            span { (label) small { (hint) } }
                        } }
                    }
                }
            }
            @if !self.lists.is_empty() { (self.list()) }
            (self.of_kind("tags", "Hashtags", &html! {
                (Field::line("any", "Any of these").value(self.typed("any")).hint("Up to five, with spaces between.").problem(problems))
                (Field::line("all", "And all of these").value(self.typed("all")).problem(problems))
                (Field::line("none", "But none of these").value(self.typed("none")).problem(problems))
            }))
            (self.of_kind("account", "One account", &html! {
                (Field::line("handle", "Handle").value(self.typed("handle")).hint("@name, or @name@their.server").problem(problems))
            }))
            (self.of_kind("search", "A search", &html! {
                (Field::line("q", "Words").value(self.typed("q")).longest(LONGEST_SEARCH)
                    .hint("All that can be typed into the search works here, too.").problem(problems))
            }))
            (self.all_decks())
        };
        layout::document(shell, &Head::private("Add a column"), &content)
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
                div.ends { button.btn.main type="submit" name="kind" value=(kind) { "Add" span.vh { " " (heading) } } }
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
        self.of_kind("list", "A list", &html! { (Field::select("list", "List", &options)) })
    }

    /// The decks themselves: each with a new name or away, and room for another.
    fn all_decks(&self) -> Markup {
        let shell = self.shell;
        html! {
            section.card.stack aria-labelledby="decks" {
                h2 #decks { "Your decks" }
                @for (place, deck) in self.decks.iter().enumerate() {
                    @let field = format!("name_{}", deck.id);
                    form.row.entry method="post" action={ "/decks/" (deck.id) } {
                        (shell.csrf_field())
                        div { (Field::line(&field, "Name").value(&deck.name).longest(LONGEST_NAME)) }
                        a.btn href=(deck_path((place > 0).then_some(deck.id))) { "Open" span.vh { " " (deck.name) } }
                        button.btn type="submit" name="do" value="rename" { "Rename" span.vh { " " (deck.name) } }
                        button.btn.danger type="submit" name="do" value="delete" { "Delete" span.vh { " " (deck.name) } }
                    }
                }
                form.row.entry method="post" action="/decks" {
                    (shell.csrf_field())
                    div { (Field::line("name", "A new deck").longest(LONGEST_NAME).value(self.typed("name")).problem(self.problems)) }
                    button.btn.main type="submit" { "Make it" }
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
            choice("s", "Narrow"),
            choice("m", "Medium"),
            choice("l", "Wide"),
            choice("free", "As wide as this:"),
        ];
        let (word, rems) = (width.to_string(), width.rems().to_string());
        let chosen = if matches!(width, Width::Free(_)) { "free" } else { &word };
        let act = |verb: &str, label: &str, icon: &'static str, class: &str| {
            html! {
                button class=(class) form="act" formaction={ "/deck/" (column.id) "/" (verb) } { (Icon(icon)) (label) }
            }
        };
        let content = html! {
            h1 { "Column: " bdi { (called) } }
            p { a.btn href={ (deck) "#c" (column.id) } { (Icon("left")) "Back to the deck" } }
            form.card.stack method="post" action={ "/deck/" (column.id) } {
                (shell.csrf_field())
                (problems)
                @if source.has_boosts() {
                    (Tick { name: "boosts", label: "Show boosts", hint: "", is_on: boosts })
                    (Tick { name: "replies", label: "Show replies", hint: "", is_on: replies })
                }
                @if source.has_media() {
                    (Tick { name: "media", label: "Only posts with pictures, sound or video", hint: "", is_on: only_media })
                }
                @if source.has_statuses() {
                    (Field::line("hidden", "Leave out posts with these words").value(&column.hidden).longest(LONGEST_HIDDEN)
                        .hint("Words or phrases, with commas between. Only in this column.").problem(problems))
                }
                (Tick { name: "sound", label: "Let me hear when something is new", hint: "A short, soft sound, while the deck is open.", is_on: sound })
                (Tick { name: "pinned", label: "Keep it in sight", hint: "It stays at the edge while you move to other columns.", is_on: is_pinned })
                (Radios { name: "width", legend: "Width", chosen, choices: &widths, problems })
                (Field::number("rems", "Own width", NARROWEST.into(), WIDEST.into()).value(&rems)
                    .hint("From 16 to 45. With a mouse: pull the edge of the column.").problem(problems))
                div.ends { button.btn.main type="submit" { "Save" } }
            }
            div.card.row {
                (act("back", "Move left", "left", "btn"))
                (act("forward", "Move right", "right", "btn"))
                (act("remove", "Remove", "trash", "btn danger"))
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
        let tabs = [Tab { label: "Back to the deck", href: back, is_here: false }];
        let content = html! {
            h1 { bdi { (column.title()) } }
            section.card.feed-card aria-labelledby="posts" {
                h2.vh #posts { "Older posts" }
                (Tabs { label: "Ways", tabs: &tabs })
                (column.part(*between))
            }
        };
        layout::document(shell, &Head::private(column.title()), &content)
    }
}
