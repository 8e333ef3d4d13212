//! How pages look and listen in this browser.

use maud::{Markup, html};

use crate::view::Shell;
use crate::view::component::{Choice, Problems, Radios};
use crate::view::look::{Contrast, Keys, Links, Motion, Scheme, Size};

/// Posts to `/settings/appearance`: `scheme`, `contrast`, `size`, `motion`, `links`, `keys`.
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
        let content = html! {
            form.card.stack method="post" action="/settings/appearance" {
                (shell.csrf_field())
                p { small { "This is kept in this browser only, so that each of your devices can differ." } }
                (radios("scheme", "Colours", look.scheme.as_str(), &schemes()))
                (radios("contrast", "Contrast", look.contrast.as_str(), &contrasts()))
                (radios("size", "Size of words", look.size.as_str(), &sizes()))
                (radios("motion", "Motion", look.motion.as_str(), &motions()))
                (radios("links", "Links in posts", look.links.as_str(), &links()))
                (radios("keys", "Keys", look.keys.as_str(), &keys()))
                div.ends { button.btn.main type="submit" { "Save" } }
            }
        };
        super::frame(shell, "/settings/appearance", "Appearance", &content)
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
        Scheme::Auto => ("As the system", "light by day and dark by night, if it does so"),
        Scheme::Light => ("Light", ""),
        Scheme::Dark => ("Dark", ""),
    })
}

fn contrasts() -> Choices {
    choices(Contrast::ALL, Contrast::as_str, |contrast| match contrast {
        Contrast::Auto => ("As the system", ""),
        Contrast::More => ("More", "stronger words and edges"),
    })
}

fn sizes() -> Choices {
    choices(Size::ALL, Size::as_str, |size| match size {
        Size::Small => ("Small", ""),
        Size::Usual => ("As the browser has it", ""),
        Size::Large => ("Large", ""),
        Size::Largest => ("Very large", ""),
    })
}

fn motions() -> Choices {
    choices(Motion::ALL, Motion::as_str, |motion| match motion {
        Motion::Auto => ("As the system", ""),
        Motion::Less => ("Less", "nothing slides or fades"),
    })
}

fn links() -> Choices {
    choices(Links::ALL, Links::as_str, |links| match links {
        Links::Underlined => ("Underlined", ""),
        Links::Plain => ("By their colour only", ""),
    })
}

fn keys() -> Choices {
    choices(Keys::ALL, Keys::as_str, |keys| match keys {
        Keys::On => ("On", "a single key does something; “?” shows them all"),
        Keys::Alt => ("Only with Alt", "for voice control and shaky hands"),
        Keys::Off => ("Off", ""),
    })
}
