//! Step 6: defaults.

use maud::{Markup, html};

use crate::model::Visibility;
use crate::view::component::Field;
use crate::view::page::settings::preferences::audiences;

use super::{Step, page};

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
            (audiences("default_visibility", "Who sees a new post unless you say otherwise?", *visibility, step.problems))
            (Field::number("status_chars", "Longest post, in characters", 1, 100_000).value(&length)
                .hint("Most servers allow 500.").problem(step.problems).required())
        };
        page(*step, 6, "How do posts begin?", "Next", &fields)
    }
}
