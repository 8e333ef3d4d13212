//! Prints clean HTML as it is: the one place that leaves out the escaping.

use maud::{Markup, PreEscaped, Render};

use crate::base::Html;

impl Render for Html {
    // Safe: an `Html` came out of `text`, now or before it was stored.
    fn render(&self) -> Markup {
        PreEscaped(self.as_str().to_owned())
    }

    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(self.as_str());
    }
}

/// What was escaped piece by piece by who wrote it: sentences with markup in them, and data for
/// scripts.
pub(super) fn escaped(written: String) -> Markup {
    PreEscaped(written)
}
