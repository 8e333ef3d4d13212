//! How one's posts begin.

use maud::{Markup, html};

use crate::model::{User, Visibility};
use crate::say;
use crate::view::component::{Choice, Field, Problems, Radios, Tick};
use crate::view::{Shell, words};

/// Defaults of the composer. Posts to `/settings/preferences`: `default_visibility`,
/// `default_can_quote`, `default_sensitive`, `default_language`.
#[derive(Debug)]
pub struct Preferences<'a> {
    pub shell: &'a Shell<'a>,
    pub user: &'a User,
    pub problems: &'a Problems,
}

impl Preferences<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, user, problems } = self;
        let mut languages = vec![("", say!("settings-not-said"))];
        languages.extend(words::LANGUAGES);
        let content = html! {
            form.card.stack method="post" action="/settings/preferences" {
                (shell.csrf_field())
                (problems)
                (audiences("default_visibility", say!("settings-who-sees-your-posts-unless"),
                    user.default_visibility, problems))
                (Field::select("default_can_quote", say!("who-can-quote"), &words::can_quote_options())
                    .value(user.default_can_quote.as_str()).problem(problems))
                (Field::select("default_language", say!("settings-language-you-mostly-write-in"), &languages)
                    .value(user.default_language.as_deref().unwrap_or_default()).problem(problems))
                (Tick { name: "default_sensitive", label: say!("settings-my-pictures-are-sensitive"),
                    hint: say!("settings-they-stay-folded-until-people"), is_on: user.default_sensitive })
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
        };
        super::frame(shell, "/settings/preferences", say!("settings-preferences"), &content)
    }
}

/// All audiences to choose from, each with who is in it.
pub(in crate::view::page) fn audiences(
    name: &str,
    legend: &str,
    chosen: Visibility,
    problems: &Problems,
) -> Markup {
    let choices = Visibility::ALL.map(|visibility| Choice {
        value: visibility.as_str(),
        label: words::audience(visibility),
        hint: words::audience_hint(visibility),
    });
    html! { (Radios { name, legend, chosen: chosen.as_str(), choices: &choices, problems }) }
}
