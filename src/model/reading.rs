//! How a person reads, and what visitors see of what they wrote.

use crate::base::choices::choices;

choices! {
    /// Which media stand open.
    /// Source: <https://docs.joinmastodon.org/methods/preferences/> (`reading:expand:media`)
    ShowMedia {
        /// Those that their authors do not call sensitive.
        AsMarked = "default",
        All = "show_all",
        None = "hide_all",
    }
    /// What people who are not signed in see of the posts of somebody.
    VisitorsSee {
        /// What is public or unlisted.
        All = "all",
        /// What is public.
        Public = "public",
        None = "none",
    }
}

/// How a person wants to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Posts with a content warning stand open; the warning is still there.
    pub opens_warnings: bool,
    pub shows_media: ShowMedia,
    /// Pages of others look as their owners dressed them.
    pub shows_styles: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Self { opens_warnings: false, shows_media: ShowMedia::default(), shows_styles: true }
    }
}
