//! Recovery codes, shown once and meant to be printed.

use maud::{Markup, html};

use crate::say;
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
                h1 { (say!("sign-recovery-codes-of", handle = *handle)) }
                p { (say!("sign-if-you-forget-your-password")) }
                ul.codes { @for code in *codes { li { code { (code) } } } }
                div.ends.no-print { a.btn.main href=(next) { (say!("sign-i-have-kept-them-go")) } }
            }
        };
        layout::bare(say!("sign-recovery-codes"), &content)
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
