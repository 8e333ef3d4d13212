//! A text for the camera of a phone.

use std::fmt::Write as _;

use fast_qr::QRBuilder;
use maud::{Markup, Render, html};

/// A QR code. A text that is too long for one is left out: it stands beside it in letters.
#[derive(Debug, Clone, Copy)]
pub struct Qr<'a> {
    pub text: &'a str,
    /// What it is, for who does not see it.
    pub label: &'a str,
}

/// Light modules around the code, which cameras need to find it.
const QUIET: usize = 4;

impl Render for Qr<'_> {
    fn render(&self) -> Markup {
        let Ok(code) = QRBuilder::new(self.text).build() else { return html! {} };
        let mut dark = String::new();
        for row in 0..code.size {
            for (column, module) in code[row].iter().enumerate() {
                if module.value() {
                    // Writing into a string cannot fail.
                    let _ = write!(dark, "M{} {}h1v1h-1z", column + QUIET, row + QUIET);
                }
            }
        }
        let side = code.size + 2 * QUIET;
        // Dark on light whatever the theme: many cameras read nothing else.
        html! {
            svg role="img" aria-label=(self.label) width="240" height="240" shape-rendering="crispEdges"
                viewBox={ "0 0 " (side) " " (side) } {
                path fill="#fff" d={ "M0 0h" (side) "v" (side) "H0z" } {}
                path fill="#000" d=(dark) {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finders_and_its_quiet_zone() {
        let svg = Qr { text: "otpauth://totp/x", label: "for the app" }.render().into_string();
        // 25 modules (version 2) and four on each side; the first finder's corner.
        assert!(svg.contains(r#"viewBox="0 0 33 33""#), "{svg}");
        assert!(svg.contains("M4 4h1v1h-1zM5 4h1v1h-1z") && !svg.contains("M3 4h"));
    }

    #[test]
    fn what_fits_into_no_code_is_left_out() {
        let text = "x".repeat(5_000);
        assert_eq!(Qr { text: &text, label: "" }.render().into_string(), "");
    }
}
