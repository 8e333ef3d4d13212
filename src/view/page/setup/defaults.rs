//! Step 6: defaults.

use maud::{Markup, html};

use crate::model::Visibility;
use crate::view::component::Field;
use crate::view::page::settings::preferences::audiences;

use super::{Step, page};
use crate::say;

/// Who sees a post unless something else is said, and how long it may be.
#[derive(Debug)]
pub struct Defaults<'a> {
    pub step: Step<'a>,
    pub visibility: Visibility,
    pub status_chars: usize,
}

impl Defaults<'_> {
    pub fn page(&self) -> Markup {
        let Self { step, visibility, status_chars } = self;
        let length = status_chars.to_string();
        let fields = html! {
            (audiences("default_visibility", say!("setup-who-sees-a-new-post"), *visibility, step.problems))
            (Field::number("status_chars", say!("setup-longest-post-in-characters"), 1, 100_000).value(&length)
                .hint(say!("setup-most-servers-allow-500")).problem(step.problems).required())
        };
        page(*step, 6, say!("setup-how-do-posts-begin"), say!("next"), &fields)
    }
}
