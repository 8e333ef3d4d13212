//! What people may take along.

use maud::{Markup, html};

use crate::base::size;
use crate::model::archive::{Archive, NO_ROOM};
use crate::model::import::ImportKind;
use crate::say;
use crate::view::component::Note;
use crate::view::component::Tone;
use crate::view::{Shell, words};

/// Tables and archives to download. Posts to `/settings/export/archive`.
#[derive(Debug)]
pub struct Export<'a> {
    pub shell: &'a Shell<'a>,
    /// How much there is of each.
    pub counts: &'a [(ImportKind, u64)],
    pub archives: &'a [Archive],
}

impl Export<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, counts, .. } = self;
        let content = html! {
            (super::way_between("/settings/export"))
            section.card.stack aria-labelledby="tables" {
                h2 #tables { (say!("data-tables")) }
                p { (say!("data-in-the-form-that-mastodon")) }
                ul.plain {
                    @for (kind, count) in *counts {
                        li.row.entry {
                            div {
                                b { (words::import_kind(*kind)) }
                                p.meta { (words::count(*count)) }
                            }
                            a.btn href={ "/settings/export/" (kind.file_name()) } download {
                                (say!("download")) span.vh { " " (words::import_kind(*kind)) }
                            }
                        }
                    }
                }
            }
            (self.archive())
        };
        super::frame(shell, "/settings/export", say!("export"), &content)
    }

    fn archive(&self) -> Markup {
        let Self { shell, archives, .. } = self;
        let may_ask = !archives.iter().any(|archive| archive.makes_wait(shell.now));
        html! {
            section.card.stack aria-labelledby="archive" {
                h2 #archive { (say!("data-everything-you-wrote")) }
                p {
                    (say!("data-archive-holds"))
                }
                @for archive in *archives { (one(archive)) }
                @if may_ask {
                    form method="post" action="/settings/export/archive" {
                        (shell.csrf_field())
                        div.ends { button.btn.main type="submit" { (say!("data-make-an-archive")) } }
                    }
                }
            }
        }
    }
}

fn one(archive: &Archive) -> Markup {
    html! {
        @if let Some(problem) = archive.problem.as_deref() {
            @let why = if problem == NO_ROOM { say!("data-no-room") } else { say!("data-went-wrong") };
            (Note { tone: Tone::Bad, text: &say!("data-archive-failed", problem = why) })
        } @else if archive.is_waiting() {
            (Note { tone: Tone::Info, text: say!("data-your-archive-is-being-made") })
            div.ends { a.btn href="/settings/export" { (say!("data-look-again")) } }
        } @else {
            div.row.entry {
                div {
                    b { (say!("data-archive-of", day = words::day(archive.created_at))) }
                    p.meta {
                        (size::words(archive.bytes)) " · " (say!("data-archive-ends", day = words::day(archive.ends_at())))
                    }
                }
                a.btn.main href={ "/settings/export/archives/" (archive.id) } download { (say!("download")) span.vh { " " (say!("data-the-archive")) } }
            }
        }
    }
}
