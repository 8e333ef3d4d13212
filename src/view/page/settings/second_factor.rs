//! The second factor of one's login: turning it on with an authenticator app, and off.

use maud::{Markup, html};

use crate::say;
use crate::view::Shell;
use crate::view::component::{Field, Problems, Qr};
use crate::view::phrase::phrase;

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
        super::frame(self.shell, "/settings/account", say!("settings-second-factor"), &content)
    }

    fn off(&self) -> Markup {
        html! {
            form.card.stack method="post" action="/settings/second_factor" {
                h2 { (say!("settings-sign-in-with-your-phone")) }
                p { (say!("settings-an-authenticator-app-shows-a")) }
                (self.shell.csrf_field())
                (self.problems)
                div.ends { button.btn.main type="submit" { (say!("settings-set-it-up")) } }
            }
        }
    }

    fn begun(&self, secret: &str, uri: &str) -> Markup {
        html! {
            form.card.stack method="post" action="/settings/second_factor/confirm" {
                h2 { (say!("settings-show-this-to-your-authenticator")) }
                (Qr { text: uri, label: say!("settings-qr-code-for-the-authenticator") })
                p { (phrase!("settings-no-camera", secret = html! { code { (secret) } })) }
                p { (say!("settings-then-write-down-the-code")) }
                (self.shell.csrf_field())
                (self.problems)
                (Field::line("code", say!("code")).autocomplete("one-time-code").problem(self.problems).required())
                (self.password())
                div.ends { button.btn.main type="submit" { (say!("settings-turn-it-on")) } }
            }
        }
    }

    fn on(&self, recovery_codes: u32) -> Markup {
        html! {
            form.card.stack method="post" action="/settings/second_factor/off" {
                h2 { (say!("settings-the-second-factor-is-on")) }
                p { (say!("settings-recovery-codes-left", n = recovery_codes)) }
                (self.shell.csrf_field())
                (self.problems)
                (self.password())
                div.ends { button.btn type="submit" { (say!("settings-turn-it-off")) } }
            }
        }
    }

    fn password(&self) -> Field<'_> {
        Field::password("password", say!("your-password"), "current-password")
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
