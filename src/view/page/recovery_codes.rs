//! Recovery codes, shown once and meant to be printed.

use maud::{Markup, html};

use crate::view::layout;

/// The codes, and where to go once they are kept.
#[derive(Debug)]
pub struct RecoveryCodes<'a> {
    /// The handle in full, so that the sheet says what it is for.
    pub handle: &'a str,
    pub codes: &'a [String],
    pub next: &'a str,
}

impl RecoveryCodes<'_> {
    pub fn page(&self) -> Markup {
        let Self { handle, codes, next } = self;
        let content = html! {
            section.card.stack {
                h1 { "Recovery codes of @" (handle) }
                p { "If you forget your password, one of these lets you back in. Each works once. Print this page or write them down now: they are not shown again." }
                ul.codes { @for code in *codes { li { code { (code) } } } }
                div.ends.no-print { a.btn.main href=(next) { "I have kept them, go on" } }
            }
        };
        layout::bare("Recovery codes", &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_on_the_sheet() {
        let codes = ["aaaa-1111".to_owned(), "bbbb-2222".to_owned()];
        let page = RecoveryCodes { handle: "ada@pi.example", codes: &codes, next: "/@ada" }.page();
        let page = page.into_string();
        assert!(codes.iter().all(|code| page.contains(code)) && page.contains(r#"href="/@ada""#));
    }
}
