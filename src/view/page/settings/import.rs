//! Tables that people bring along.

use maud::{Markup, html};

use crate::base::size;
use crate::model::import::{
    Forecast, Import, ImportKind, ImportRow, ImportState, ImportView, LONGEST_TABLE, MOST_ROWS,
};
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

const MODES: [Choice<'_>; 2] = [
    Choice { value: "merge", label: "Add", hint: "What you have here stays." },
    Choice {
        value: "overwrite",
        label: "Replace",
        hint: "What is not in the table is taken away here.",
    },
];

impl Imports<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, problems, .. } = self;
        let kinds = ImportKind::ALL.map(|kind| (kind.as_str(), words::import_kind(kind)));
        let hint = format!(
            "As Mastodon and most other servers write it. At most {} rows and {}.",
            words::count(MOST_ROWS as u64),
            size::words(LONGEST_TABLE as u64)
        );
        let content = html! {
            (super::way_between("/settings/import"))
            form.card.stack method="post" action="/settings/import" enctype="multipart/form-data" {
                h2 { "Bring a table along" }
                p { "You see what it would do before anything is done." }
                (shell.csrf_field())
                (problems)
                (Field::select("kind", "What it holds", &kinds).value(self.kind).problem(problems))
                (Field::table("table", "Table (CSV)").hint(&hint).problem(problems))
                (Radios { name: "mode", legend: "How", chosen: self.mode, choices: &MODES, problems })
                div.ends { button.btn.main type="submit" { "Look at it" } }
            }
            @if !self.imports.is_empty() { (self.list()) }
        };
        super::frame(shell, "/settings/export", "Import", &content)
    }

    fn list(&self) -> Markup {
        html! {
            section.card.stack aria-labelledby="brought" {
                h2 #brought { "Brought along" }
                ul.plain {
                    @for view in self.imports {
                        li.row.entry {
                            div {
                                b { (words::import_kind(view.import.kind)) }
                                p.meta { (standing(view)) " · " (words::day(view.import.created_at)) }
                            }
                            a.btn href={ "/settings/import/" (view.import.id) } {
                                "Show" span.vh { " " (words::import_kind(view.import.kind)) " of " (words::day(view.import.created_at)) }
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
        ImportState::Shown => "nothing is done yet".to_owned(),
        ImportState::Running => {
            format!("{} of {} done", words::count(view.done + view.failed), words::count(view.rows))
        }
        ImportState::Done if view.failed == 0 => "done".to_owned(),
        ImportState::Done => format!("done, but for {}", rows(view.failed)),
    }
}

fn rows(count: u64) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{} rows", words::count(count)) }
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
            p { a href="/settings/import" { "All imports" } }
        };
        super::frame(shell, "/settings/export", "Import", &content)
    }

    fn shown(&self) -> Markup {
        let Self { shell, view, forecast, rows, .. } = self;
        let Import { id, overwrites, .. } = view.import;
        html! {
            p { "Nothing is done yet. This would become of it:" }
            dl.answers {
                div { dt { "New here" } dd { (words::count(forecast.fresh)) } }
                div { dt { "Here already" } dd { (words::count(forecast.known)) } }
                @if view.failed > 0 { div { dt { "Cannot be read" } dd { (words::count(view.failed)) } } }
                @if overwrites { div { dt { "Taken away" } dd { (words::count(forecast.surplus)) } } }
            }
            @if overwrites && forecast.surplus > 0 {
                (Note { tone: Tone::Bad, text: "What is taken away does not come back by itself. Export it first if you are not sure." })
            }
            (first(view, rows))
            (self.failures())
            div.ends {
                (self.button("delete", "btn", "Throw away"))
                form method="post" action={ "/settings/import/" (id) "/run" } {
                    (shell.csrf_field())
                    button.btn.main type="submit" { @if overwrites { "Replace" } @else { "Add" } }
                }
            }
        }
    }

    fn running(&self) -> Markup {
        let ImportView { rows, done, failed, import } = self.view;
        html! {
            p {
                label for="progress" { (words::count(done + failed)) " of " (words::count(*rows)) " done" }
                " "
                progress #progress max=(rows) value=(done + failed) {}
            }
            (removed(import))
            p { small { "It goes on without you. Other servers are asked slowly, so that long tables take hours." } }
            div.ends { a.btn href={ "/settings/import/" (import.id) } { "Look again" } }
        }
    }

    fn done(&self) -> Markup {
        let ImportView { done, import, .. } = self.view;
        html! {
            p { "Done: " (rows(*done)) "." }
            (removed(import))
        }
    }

    fn failures(&self) -> Markup {
        let Self { view, failed, .. } = self;
        html! {
            @if !failed.is_empty() {
                h3 {
                    @if view.import.state == ImportState::Shown { "Cannot be read: " } @else { "Not done: " }
                    (rows(view.failed))
                }
                div.scroll-x tabindex="0" role="group" aria-label="Rows that are not done" {
                    table {
                        thead { tr { th scope="col" { "Row" } th scope="col" { "What" } th scope="col" { "Why not" } } }
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
                    a.btn href={ "/settings/import/" (view.import.id) "/failures.csv" } download { "Download these rows" }
                }
            }
        }
    }

    fn delete(&self) -> Markup {
        let is_running = self.view.import.state == ImportState::Running;
        let label = if is_running { "Stop and forget" } else { "Forget this import" };
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
    html! { @if import.removed > 0 { p { "Taken away: " (words::count(import.removed)) "." } } }
}

fn first(view: &ImportView, rows: &[ImportRow]) -> Markup {
    let has_lists = view.import.kind == ImportKind::Lists;
    html! {
        h3 { "The first rows" }
        ul {
            @for row in rows {
                li {
                    @if has_lists { bdi { (row.list) } ": " }
                    bdi { (row.subject) }
                }
            }
        }
        @if view.rows > rows.len() as u64 {
            p.meta { "and " (words::count(view.rows - rows.len() as u64)) " more" }
        }
    }
}
