//! The second factor of one's login: turning it on with an authenticator app, and off.

use maud::{Markup, html};

use crate::view::Shell;
use crate::view::component::{Field, Problems, Qr};

/// How it stands.
#[derive(Debug, Clone, Copy)]
pub enum Factor<'a> {
    Off,
    /// Shown to the app, and no code tried yet.
    Begun {
        secret: &'a str,
        uri: &'a str,
    },
    On {
        recovery_codes: u32,
    },
}

/// Posts to `/settings/second_factor` to begin, to `…/confirm` (`password`, `code`) to turn it on
/// and to `…/off` (`password`).
#[derive(Debug)]
pub struct SecondFactorSettings<'a> {
    pub shell: &'a Shell<'a>,
    pub factor: Factor<'a>,
    pub problems: &'a Problems,
}

impl SecondFactorSettings<'_> {
    pub fn page(&self) -> Markup {
        let content = match self.factor {
            Factor::Off => self.off(),
            Factor::Begun { secret, uri } => self.begun(secret, uri),
            Factor::On { recovery_codes } => self.on(recovery_codes),
        };
        super::frame(self.shell, "/settings/account", "Second factor", &content)
    }

    fn off(&self) -> Markup {
        html! {
            form.card.stack method="post" action="/settings/second_factor" {
                h2 { "Sign in with your phone, too" }
                p { "An authenticator app shows a new code every half minute. Once this is on, a password alone opens nothing." }
                (self.shell.csrf_field())
                (self.problems)
                div.ends { button.btn.main type="submit" { "Set it up" } }
            }
        }
    }

    fn begun(&self, secret: &str, uri: &str) -> Markup {
        html! {
            form.card.stack method="post" action="/settings/second_factor/confirm" {
                h2 { "Show this to your authenticator app" }
                (Qr { text: uri, label: "QR code for the authenticator app" })
                p { "No camera? Type this into the app: " code { (secret) } }
                p { "Then write down the code that the app shows. You get new recovery codes afterwards; the old ones end." }
                (self.shell.csrf_field())
                (self.problems)
                (Field::line("code", "Code").autocomplete("one-time-code").problem(self.problems).required())
                (self.password())
                div.ends { button.btn.main type="submit" { "Turn it on" } }
            }
        }
    }

    fn on(&self, recovery_codes: u32) -> Markup {
        html! {
            form.card.stack method="post" action="/settings/second_factor/off" {
                h2 { "The second factor is on" }
                p { "Recovery codes left: " (recovery_codes) ". Each stands for one code of the app, should you lose it." }
                (self.shell.csrf_field())
                (self.problems)
                (self.password())
                div.ends { button.btn type="submit" { "Turn it off" } }
            }
        }
    }

    fn password(&self) -> Field<'_> {
        Field::password("password", "Your password", "current-password")
            .problem(self.problems)
            .required()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn page(factor: Factor<'_>) -> String {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let problems = Problems::default();
        SecondFactorSettings { shell: &shell, factor, problems: &problems }.page().into_string()
    }

    #[test]
    fn each_standing_offers_the_next_step() {
        let begun = page(Factor::Begun { secret: "MZXW 6YTB", uri: "otpauth://totp/x" });
        assert!(page(Factor::Off).contains(r#"action="/settings/second_factor""#));
        assert!(
            begun.contains("MZXW 6YTB") && begun.contains("<svg") && begun.contains("/confirm")
        );
        let on = page(Factor::On { recovery_codes: 7 });
        assert!(on.contains("left: 7") && on.contains("/settings/second_factor/off"));
    }
}
