//! Step 5: just me, or a community.

use maud::{Markup, html};

use crate::model::Joining;
use crate::view::component::Field;
use crate::view::page::admin::joining_radios;

use super::{Step, page};
use crate::say;

/// Who may have an account, and what the server says of itself. Field `mode`: as
/// [`Joining::as_str`].
#[derive(Debug)]
pub struct People<'a> {
    pub step: Step<'a>,
    pub mode: Joining,
    pub title: &'a str,
    pub description: &'a str,
    /// One per line.
    pub rules: &'a str,
}

impl People<'_> {
    pub fn page(&self) -> Markup {
        let Self { step, mode, title, description, rules } = self;
        let fields = html! {
            (joining_radios("mode", *mode, step.problems))
            (Field::line("title", say!("setup-name-of-the-server")).value(title).longest(100)
                .hint(say!("setup-empty-its-domain")).problem(step.problems))
            (Field::text("description", say!("setup-in-a-sentence-or-two"), 2).value(description).problem(step.problems))
            (Field::text("rules", say!("rules-one-per-line"), 3).value(rules)
                .hint(say!("setup-shown-to-everybody-who-wants")).problem(step.problems))
        };
        page(*step, 5, say!("setup-just-you-or-a-community"), say!("next"), &fields)
    }
}
