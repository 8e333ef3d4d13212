//! How pages look and listen in this browser.

use maud::{Markup, html};

use crate::say;
use crate::view::Shell;
use crate::view::component::{Choice, Field, Problems, Radios};
use crate::view::look::{Contrast, Keys, Links, Motion, Scheme, Size};

/// Posts to `/settings/appearance`: `language`, `scheme`, `contrast`, `size`, `motion`, `links`, `keys`.
#[derive(Debug)]
pub struct Appearance<'a> {
    pub shell: &'a Shell<'a>,
}

impl Appearance<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell } = self;
        let (look, problems) = (shell.look, Problems::default());
        let radios = |name, legend, chosen, choices: &[Choice<'_>]| {
            html! { (Radios { name, legend, chosen, choices, problems: &problems }) }
        };
        let mut languages = vec![("", say!("settings-language-of-browser"))];
        languages.extend(shell.locales.all());
        let content = html! {
            form.card.stack method="post" action="/settings/appearance" {
                (shell.csrf_field())
                p { small { (say!("settings-this-is-kept-in-this")) } }
                (Field::select("language", say!("settings-language"), &languages)
                    .value(shell.language.unwrap_or_default()))
                (radios("scheme", say!("settings-colours"), look.scheme.as_str(), &schemes()))
                (radios("contrast", say!("settings-contrast"), look.contrast.as_str(), &contrasts()))
                (radios("size", say!("settings-size-of-words"), look.size.as_str(), &sizes()))
                (radios("motion", say!("settings-motion"), look.motion.as_str(), &motions()))
                (radios("links", say!("settings-links-in-posts"), look.links.as_str(), &links()))
                (radios("keys", say!("settings-keys"), look.keys.as_str(), &keys()))
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
        };
        super::frame(shell, "/settings/appearance", say!("settings-appearance"), &content)
    }
}

type Choices = Vec<Choice<'static>>;

fn choices<T: Copy>(
    all: &[T],
    value: fn(T) -> &'static str,
    said: fn(T) -> (&'static str, &'static str),
) -> Choices {
    let choice = |one: &T| {
        let (label, hint) = said(*one);
        Choice { value: value(*one), label, hint }
    };
    all.iter().map(choice).collect()
}

fn schemes() -> Choices {
    choices(Scheme::ALL, Scheme::as_str, |scheme| match scheme {
        Scheme::Auto => (say!("settings-as-the-system"), say!("settings-light-by-day-and-dark")),
        Scheme::Light => (say!("settings-light"), ""),
        Scheme::Dark => (say!("settings-dark"), ""),
    })
}

fn contrasts() -> Choices {
    choices(Contrast::ALL, Contrast::as_str, |contrast| match contrast {
        Contrast::Auto => (say!("settings-as-the-system"), ""),
        Contrast::More => (say!("more"), say!("settings-stronger-words-and-edges")),
    })
}

fn sizes() -> Choices {
    choices(Size::ALL, Size::as_str, |size| match size {
        Size::Small => (say!("settings-small"), ""),
        Size::Usual => (say!("settings-as-the-browser-has-it"), ""),
        Size::Large => (say!("settings-large"), ""),
        Size::Largest => (say!("settings-very-large"), ""),
    })
}

fn motions() -> Choices {
    choices(Motion::ALL, Motion::as_str, |motion| match motion {
        Motion::Auto => (say!("settings-as-the-system"), ""),
        Motion::Less => (say!("settings-less"), say!("settings-nothing-slides-or-fades")),
    })
}

fn links() -> Choices {
    choices(Links::ALL, Links::as_str, |links| match links {
        Links::Underlined => (say!("settings-underlined"), ""),
        Links::Plain => (say!("settings-by-their-colour-only"), ""),
    })
}

fn keys() -> Choices {
    choices(Keys::ALL, Keys::as_str, |keys| match keys {
        Keys::On => (say!("on"), say!("settings-a-single-key-does-something")),
        Keys::Alt => (say!("settings-only-with-alt"), say!("settings-for-voice-control-and-shaky")),
        Keys::Off => (say!("off"), ""),
    })
}
