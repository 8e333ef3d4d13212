//! How somebody reads.

use maud::{Markup, html};

use crate::model::{Reading, ShowMedia, VisitorsSee};
use crate::say;
use crate::view::Shell;
use crate::view::component::{Choice, Problems, Radios, Tick};

/// Posts to `/settings/reading`: the ticks `opens_warnings` and `shows_styles`, and `shows_media`.
#[derive(Debug)]
pub struct ReadingPage<'a> {
    pub shell: &'a Shell<'a>,
}

impl ReadingPage<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell } = self;
        let Reading { opens_warnings, shows_media, shows_styles } = shell.reading;
        let problems = Problems::default();
        let content = html! {
            form.card.stack method="post" action="/settings/reading" {
                (shell.csrf_field())
                (Tick { name: "opens_warnings", label: say!("reading-opens-warnings"),
                    hint: say!("reading-opens-warnings-hint"), is_on: opens_warnings })
                (Radios { name: "shows_media", legend: say!("reading-shows-media"),
                    chosen: shows_media.as_str(), choices: &media_choices(), problems: &problems })
                (Tick { name: "shows_styles", label: say!("reading-shows-styles"),
                    hint: say!("reading-shows-styles-hint"), is_on: shows_styles })
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
            p { a.btn href="/settings/style" { (say!("reading-own-style")) } }
        };
        super::frame(shell, "/settings/reading", say!("reading"), &content)
    }
}

fn media_choices() -> Vec<Choice<'static>> {
    let choice = |shown: &ShowMedia| {
        let label = match shown {
            ShowMedia::AsMarked => say!("reading-media-as-marked"),
            ShowMedia::All => say!("reading-media-all"),
            ShowMedia::None => say!("reading-media-none"),
        };
        Choice { value: shown.as_str(), label, hint: "" }
    };
    ShowMedia::ALL.iter().map(choice).collect()
}

/// The question what visitors see, named `visitors_see`.
pub(super) fn visitors_see(chosen: VisitorsSee, problems: &Problems) -> Markup {
    let choice = |see: &VisitorsSee| {
        let label = match see {
            VisitorsSee::All => say!("reading-visitors-all"),
            VisitorsSee::Public => say!("reading-visitors-public"),
            VisitorsSee::None => say!("reading-visitors-none"),
        };
        Choice { value: see.as_str(), label, hint: "" }
    };
    let choices: Vec<_> = VisitorsSee::ALL.iter().map(choice).collect();
    html! {
        (Radios { name: "visitors_see", legend: say!("reading-visitors-see"),
            chosen: chosen.as_str(), choices: &choices, problems })
        p { small { (say!("reading-visitors-hint")) } }
    }
}
