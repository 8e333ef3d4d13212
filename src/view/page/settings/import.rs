//! Tables that people bring along.

use maud::{Markup, html};

use crate::base::size;
use crate::model::import::{
    Forecast, Import, ImportKind, ImportRow, ImportState, ImportView, LONGEST_TABLE, MOST_ROWS,
};
use crate::say;
use crate::view::component::{Choice, Field, Note, Problems, Radios, Tone};
use crate::view::{Shell, words};

/// What was brought, and the form to bring more. Posts to `/settings/import` as multipart: `kind`,
/// `mode` (`merge` or `overwrite`), and the file `table`.
#[derive(Debug)]
pub struct Imports<'a> {
    pub shell: &'a Shell<'a>,
    pub imports: &'a [ImportView],
    pub kind: &'a str,
    pub mode: &'a str,
    pub problems: &'a Problems,
}

fn modes() -> [Choice<'static>; 2] {
    [
        Choice { value: "merge", label: say!("add"), hint: say!("data-what-you-have-here-stays") },
        Choice {
            value: "overwrite",
            label: say!("data-replace"),
            hint: say!("data-what-is-not-in-the"),
        },
    ]
}

impl Imports<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, problems, .. } = self;
        let kinds = ImportKind::ALL.map(|kind| (kind.as_str(), words::import_kind(kind)));
        let hint = say!("data-as-written", n = MOST_ROWS, size = size::words(LONGEST_TABLE as u64));
        let content = html! {
            (super::way_between("/settings/import"))
            form.card.stack method="post" action="/settings/import" enctype="multipart/form-data" {
                h2 { (say!("data-bring-a-table-along")) }
                p { (say!("data-you-see-what-it-would")) }
                (shell.csrf_field())
                (problems)
                (Field::select("kind", say!("data-what-it-holds"), &kinds).value(self.kind).problem(problems))
                (Field::table("table", say!("data-table-csv")).hint(&hint).problem(problems))
                (Radios { name: "mode", legend: say!("data-how"), chosen: self.mode, choices: &modes(), problems })
                div.ends { button.btn.main type="submit" { (say!("look-at-it")) } }
            }
            @if !self.imports.is_empty() { (self.list()) }
        };
        super::frame(shell, "/settings/export", say!("import"), &content)
    }

    fn list(&self) -> Markup {
        html! {
            section.card.stack aria-labelledby="brought" {
                h2 #brought { (say!("data-brought-along")) }
                ul.plain {
                    @for view in self.imports {
                        li.row.entry {
                            div {
                                b { (words::import_kind(view.import.kind)) }
                                p.meta { (standing(view)) " · " (words::day(view.import.created_at)) }
                            }
                            a.btn href={ "/settings/import/" (view.import.id) } {
                                (say!("data-show")) span.vh { " " (say!("data-kind-of-day", kind = words::import_kind(view.import.kind), day = words::day(view.import.created_at))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn standing(view: &ImportView) -> String {
    match view.import.state {
        ImportState::Shown => say!("data-nothing-is-done-yet").to_owned(),
        ImportState::Running => {
            say!("data-so-many-done", n = view.done + view.failed, rows = view.rows)
        }
        ImportState::Done if view.failed == 0 => say!("data-done").to_owned(),
        ImportState::Done => say!("data-done-but-for", n = view.failed),
    }
}

fn rows(count: u64) -> String {
    say!("data-rows", n = count)
}

/// One table: what it would do, how far it is, or what became of it. Posts to
/// `/settings/import/ID/run` and `/settings/import/ID/delete`.
#[derive(Debug)]
pub struct OneImport<'a> {
    pub shell: &'a Shell<'a>,
    pub view: &'a ImportView,
    pub forecast: Forecast,
    /// The first rows.
    pub rows: &'a [ImportRow],
    /// Rows that could not be done, or only the first of them.
    pub failed: &'a [ImportRow],
}

impl OneImport<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, view, .. } = self;
        let what = words::import_kind(view.import.kind);
        let content = html! {
            section.card.stack aria-labelledby="import" {
                h2 #import { (what) " · " (rows(view.rows)) }
                @match view.import.state {
                    ImportState::Shown => (self.shown()),
                    ImportState::Running => (self.running()),
                    ImportState::Done => (self.done()),
                }
                @if view.import.state != ImportState::Shown { (self.failures()) (self.delete()) }
            }
            p { a href="/settings/import" { (say!("data-all-imports")) } }
        };
        super::frame(shell, "/settings/export", say!("import"), &content)
    }

    fn shown(&self) -> Markup {
        let Self { shell, view, forecast, rows, .. } = self;
        let Import { id, overwrites, .. } = view.import;
        html! {
            p { (say!("data-nothing-is-done-yet-this")) }
            dl.answers {
                div { dt { (say!("data-new-here")) } dd { (words::count(forecast.fresh)) } }
                div { dt { (say!("data-here-already")) } dd { (words::count(forecast.known)) } }
                @if view.failed > 0 { div { dt { (say!("data-cannot-be-read")) } dd { (words::count(view.failed)) } } }
                @if overwrites { div { dt { (say!("data-taken-away")) } dd { (words::count(forecast.surplus)) } } }
            }
            @if overwrites && forecast.surplus > 0 {
                (Note { tone: Tone::Bad, text: say!("data-what-is-taken-away-does") })
            }
            (first(view, rows))
            (self.failures())
            div.ends {
                (self.button("delete", "btn", say!("data-throw-away")))
                form method="post" action={ "/settings/import/" (id) "/run" } {
                    (shell.csrf_field())
                    button.btn.main type="submit" { @if overwrites { (say!("data-replace")) } @else { (say!("add")) } }
                }
            }
        }
    }

    fn running(&self) -> Markup {
        let ImportView { rows, done, failed, import } = self.view;
        html! {
            p {
                label for="progress" { (say!("data-so-many-done", n = done + failed, rows = *rows)) }
                " "
                progress #progress max=(rows) value=(done + failed) {}
            }
            (removed(import))
            p { small { (say!("data-it-goes-on-without-you")) } }
            div.ends { a.btn href={ "/settings/import/" (import.id) } { (say!("data-look-again")) } }
        }
    }

    fn done(&self) -> Markup {
        let ImportView { done, import, .. } = self.view;
        html! {
            p { (say!("data-rows-done", n = *done)) }
            (removed(import))
        }
    }

    fn failures(&self) -> Markup {
        let Self { view, failed, .. } = self;
        html! {
            @if !failed.is_empty() {
                h3 {
                    @if view.import.state == ImportState::Shown { (say!("data-rows-unread", n = view.failed)) } @else { (say!("data-rows-not-done", n = view.failed)) }
                }
                div.scroll-x tabindex="0" role="group" aria-label=(say!("data-rows-that-are-not-done")) {
                    table {
                        thead { tr { th scope="col" { (say!("data-row")) } th scope="col" { (say!("what")) } th scope="col" { (say!("data-why-not")) } } }
                        tbody {
                            @for row in *failed {
                                tr {
                                    td { (row.number) }
                                    td { bdi { (row.subject) } }
                                    td { (row.problem.as_deref().unwrap_or_default()) }
                                }
                            }
                        }
                    }
                }
                div.ends {
                    a.btn href={ "/settings/import/" (view.import.id) "/failures.csv" } download { (say!("data-download-these-rows")) }
                }
            }
        }
    }

    fn delete(&self) -> Markup {
        let is_running = self.view.import.state == ImportState::Running;
        let label =
            if is_running { say!("data-stop-and-forget") } else { say!("data-forget-this-import") };
        html! {
            div.ends { (self.button("delete", "btn", label)) }
        }
    }

    fn button(&self, verb: &str, class: &str, label: &str) -> Markup {
        html! {
            button class=(class) form="act" formaction={ "/settings/import/" (self.view.import.id) "/" (verb) } { (label) }
        }
    }
}

fn removed(import: &Import) -> Markup {
    html! { @if import.removed > 0 { p { (say!("data-so-many-taken-away", n = import.removed)) } } }
}

fn first(view: &ImportView, rows: &[ImportRow]) -> Markup {
    let has_lists = view.import.kind == ImportKind::Lists;
    html! {
        h3 { (say!("data-the-first-rows")) }
        ul {
            @for row in rows {
                li {
                    @if has_lists { bdi { (row.list) } ": " }
                    bdi { (row.subject) }
                }
            }
        }
        @if view.rows > rows.len() as u64 {
            p.meta { (say!("data-and-more", n = view.rows - rows.len() as u64)) }
        }
    }
}
