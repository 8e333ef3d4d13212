//! How pages look and listen in this browser.

use maud::{Markup, html};

use crate::view::component::{Choice, Problems, Radios};
use crate::view::{Keys, Scheme, Shell};

/// Posts to `/settings/appearance`: `scheme`, `keys`.
#[derive(Debug)]
pub struct Appearance<'a> {
    pub shell: &'a Shell<'a>,
}

impl Appearance<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell } = self;
        let problems = Problems::default();
        let schemes = Scheme::ALL.map(|scheme| {
            let (label, hint) = match scheme {
                Scheme::Auto => ("As the system", "light by day and dark by night, if it does so"),
                Scheme::Light => ("Light", ""),
                Scheme::Dark => ("Dark", ""),
            };
            Choice { value: scheme.as_str(), label, hint }
        });
        let keys = Keys::ALL.map(|keys| {
            let (label, hint) = match keys {
                Keys::On => ("On", "a single key does something; “?” shows them all"),
                Keys::Alt => ("Only with Alt", "for voice control and shaky hands"),
                Keys::Off => ("Off", ""),
            };
            Choice { value: keys.as_str(), label, hint }
        });
        let content = html! {
            form.card.stack method="post" action="/settings/appearance" {
                (shell.csrf_field())
                p { small { "This is kept in this browser only, so that each of your devices can differ." } }
                (Radios { name: "scheme", legend: "Colours", chosen: shell.look.scheme.as_str(), choices: &schemes, problems: &problems })
                (Radios { name: "keys", legend: "Keys", chosen: shell.look.keys.as_str(), choices: &keys, problems: &problems })
                div.ends { button.btn.main type="submit" { "Save" } }
            }
        };
        super::frame(shell, "/settings/appearance", "Appearance", &content)
    }
}
