//! All versions of a status.

use maud::{Markup, html};

use crate::model::{Edit, StatusView};
use crate::view::component::MediaGrid;
use crate::view::layout::{self, Head};
use crate::view::{Shell, words};

/// A status as it was, version by version.
#[derive(Debug)]
pub struct History<'a> {
    pub shell: &'a Shell<'a>,
    pub status: &'a StatusView,
    /// Oldest first.
    pub versions: &'a [Edit],
}

impl History<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, status, versions } = self;
        let newest = versions.len();
        let content = html! {
            h1 { "Versions" }
            p { a href=(status.path()) { "Back to the post by " bdi { (status.author.name()) } } }
            section.card.feed-card aria-labelledby="versions" {
                h2.vh #versions { "From the newest to the oldest" }
                @for (number, edit) in versions.iter().enumerate().rev() {
                    article.post aria-labelledby={ "v" (number) } {
                        h3.why id={ "v" (number) } {
                            @if number + 1 == newest { "Now, since " } @else if number == 0 { "First, of " } @else { "Of " }
                            time datetime=(edit.created_at.rfc3339()) { (words::moment(edit.created_at)) }
                        }
                        @if !edit.content_warning.is_empty() {
                            p dir="auto" { b { "Content warning: " } (edit.content_warning) }
                        }
                        div.body dir="auto" { (edit.html) }
                        @if !edit.poll_options.is_empty() {
                            ul { @for option in &edit.poll_options { li dir="auto" { (option) } } }
                        }
                        @if number + 1 == newest {
                            (MediaGrid { attachments: &status.attachments, is_folded: edit.sensitive })
                        }
                    }
                }
            }
        };
        layout::document(shell, &Head::private("Versions"), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn the_newest_version_comes_first() {
        let site = sample::site();
        let shell = sample::visitor(&site);
        let version = |text| Edit {
            html: sample::html(text),
            content_warning: String::new(),
            sensitive: false,
            poll_options: vec![],
            created_at: sample::NOW,
        };
        let versions = [version("<p>Old</p>"), version("<p>New</p>")];
        let status = sample::status(9, sample::ada(), "New");

        let page = History { shell: &shell, status: &status, versions: &versions };

        let page = page.page().into_string();
        assert!(page.find("<p>New").unwrap() < page.find("<p>Old").unwrap(), "{page}");
    }
}
