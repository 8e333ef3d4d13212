//! All versions of a status.

use maud::{Markup, html};

use crate::model::{CustomEmoji, Edit, StatusView};
use crate::say;
use crate::view::component::{Line, MediaGrid, Name, Prose};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;
use crate::view::{Shell, words};

/// A status as it was, version by version.
#[derive(Debug)]
pub struct History<'a> {
    pub shell: &'a Shell<'a>,
    pub status: &'a StatusView,
    /// Oldest first.
    pub versions: &'a [Edit],
    /// All that any of them uses.
    pub emojis: &'a [CustomEmoji],
}

impl History<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, status, versions, emojis } = self;
        let newest = versions.len();
        let content = html! {
            h1 { (say!("post-versions")) }
            p { a href=(status.path()) { (phrase!("post-back-to", name = html! { bdi { (Name(&status.author)) } })) } }
            section.card.feed-card aria-labelledby="versions" {
                h2.vh #versions { (say!("versions-order")) }
                @for (number, edit) in versions.iter().enumerate().rev() {
                    article.post aria-labelledby={ "v" (number) } {
                        h3.why id={ "v" (number) } {
                            @let when = html! { time datetime=(edit.created_at.rfc3339()) { (words::moment(edit.created_at)) } };
                            @if number + 1 == newest { (phrase!("version-now", when = when)) }
                            @else if number == 0 { (phrase!("version-first", when = when)) }
                            @else { (phrase!("version-of", when = when)) }
                        }
                        @if !edit.content_warning.is_empty() {
                            p dir="auto" { b { (say!("version-warning")) " " } (Line(&edit.content_warning, emojis)) }
                        }
                        div.body dir="auto" { (Prose(&edit.html, emojis)) }
                        @if !edit.poll_options.is_empty() {
                            ul { @for option in &edit.poll_options { li dir="auto" { (Line(option, emojis)) } } }
                        }
                        @if let Some(attachments) = &edit.media {
                            (MediaGrid { attachments, fold: edit.sensitive.then(|| say!("media-sensitive")) })
                        }
                    }
                }
            }
        };
        layout::document(shell, &Head::private(say!("post-versions")), &content)
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
            media: None,
            quoted_uri: None,
            poll_options: vec![],
            created_at: sample::NOW,
        };
        let versions = [version("<p>Old</p>"), version("<p>New</p>")];
        let status = sample::status(9, sample::ada(), "New");

        let page = History { shell: &shell, status: &status, versions: &versions, emojis: &[] };

        let page = page.page().into_string();
        assert!(page.find("<p>New").unwrap() < page.find("<p>Old").unwrap(), "{page}");
    }
}
