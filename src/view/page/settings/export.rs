//! What people may take along.

use maud::{Markup, html};

use crate::base::size;
use crate::model::archive::Archive;
use crate::model::import::ImportKind;
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
                h2 #tables { "Tables" }
                p { "In the form that Mastodon and most other servers read: bring them along when you move." }
                ul.plain {
                    @for (kind, count) in *counts {
                        li.row.entry {
                            div {
                                b { (words::import_kind(*kind)) }
                                p.meta { (words::count(*count)) }
                            }
                            a.btn href={ "/settings/export/" (kind.file_name()) } download {
                                "Download" span.vh { " " (words::import_kind(*kind)) }
                            }
                        }
                    }
                }
            }
            (self.archive())
        };
        super::frame(shell, "/settings/export", "Export", &content)
    }

    fn archive(&self) -> Markup {
        let Self { shell, archives, .. } = self;
        let may_ask = !archives.iter().any(|archive| archive.makes_wait(shell.now));
        html! {
            section.card.stack aria-labelledby="archive" {
                h2 #archive { "Everything you wrote" }
                p {
                    "All your posts, pictures and films, what you favoured and kept, in one file. "
                    "It holds what you wrote to few, too: keep it where only you can read it."
                }
                @for archive in *archives { (one(archive)) }
                @if may_ask {
                    form method="post" action="/settings/export/archive" {
                        (shell.csrf_field())
                        div.ends { button.btn.main type="submit" { "Make an archive" } }
                    }
                }
            }
        }
    }
}

fn one(archive: &Archive) -> Markup {
    html! {
        @if let Some(problem) = &archive.problem {
            (Note { tone: Tone::Bad, text: &format!("The archive could not be made: {problem}.") })
        } @else if archive.is_waiting() {
            (Note { tone: Tone::Info, text: "Your archive is being made. Look again in a few minutes." })
            div.ends { a.btn href="/settings/export" { "Look again" } }
        } @else {
            div.row.entry {
                div {
                    b { "Archive of " (words::day(archive.created_at)) }
                    p.meta {
                        (size::words(archive.bytes)) " · is deleted on " (words::day(archive.ends_at()))
                    }
                }
                a.btn.main href={ "/settings/export/archives/" (archive.id) } download { "Download" span.vh { " the archive" } }
            }
        }
    }
}
