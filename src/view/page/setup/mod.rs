//! The wizard of the first hour: six short steps, each a plain form to `/setup/STEP`.

mod address;
mod check;
mod defaults;
mod locked;
mod people;
mod reach;
mod welcome;
mod you;

pub use address::Address;
pub use check::{Answer, Check};
pub use defaults::Defaults;
pub use locked::Locked;
pub use people::People;
pub use reach::Reach;
pub use welcome::Welcome;
pub use you::You;

use std::cmp::Ordering;

use maud::{Markup, html};

use crate::say;
use crate::view::component::{Icon, Problems};
use crate::view::layout;

/// What every step knows.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    pub csrf: &'a str,
    /// What was wrong with the answers just sent.
    pub problems: &'a Problems,
}

const STEPS: usize = 6;

fn names() -> [&'static str; STEPS] {
    [
        say!("setup-start"),
        say!("setup-address"),
        say!("setup-reach"),
        say!("setup-you"),
        say!("people"),
        say!("setup-defaults"),
    ]
}

/// A step as a page: progress, heading, form, the way back and on.
fn page(step: Step<'_>, number: usize, title: &str, next: &str, fields: &Markup) -> Markup {
    let content = html! {
        (progress(number))
        form.card.stack method="post" action={ "/setup/" (number) } {
            h1 { (title) }
            input type="hidden" name="csrf" value=(step.csrf);
            (step.problems)
            (fields)
            div.ends {
                @if number > 1 { a.btn href={ "/setup/" (number - 1) } { (say!("back")) } }
                button.btn.main type="submit" { (next) }
            }
        }
    };
    layout::bare(&say!("setup-step-title", n = number, steps = STEPS), &content)
}

/// How far it has got; past the last step all are done.
fn progress(now: usize) -> Markup {
    html! {
        p.wizard {
            (say!("setup-set-up-your-server"))
            span { @if now <= STEPS { (say!("setup-step", n = now, steps = STEPS)) } @else { (say!("setup-last-look")) } }
        }
        ol.steps {
            @for (number, name) in (1..).zip(names()) {
                @let said = match number.cmp(&now) {
                    Ordering::Less => say!("setup-step-done", name = name),
                    Ordering::Equal => say!("setup-step-now", name = name),
                    Ordering::Greater => name.to_owned(),
                };
                li.done[number < now] aria-current=[(number == now).then_some("step")] {
                    span.vh { (said) }
                }
            }
        }
    }
}

/// A picture of somebody as others will see them.
fn picture(name: &str, domain: &str) -> Markup {
    let name = if name.is_empty() { "you" } else { name };
    let domain = if domain.is_empty() { "your-domain.example" } else { domain };
    html! {
        figure.badge-card {
            img.avatar src="/assets/avatar.png" alt="" width="44" height="44";
            figcaption {
                small { (say!("setup-this-is-how-others-will")) }
                p.at { "@" (name) "@" (domain) }
            }
        }
    }
}

/// Good news within a step.
fn good(text: &str) -> Markup {
    html! { p.note.good { (Icon("check")) " " (text) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Locales;
    use crate::model::{Joining, Visibility};

    fn step(problems: &Problems) -> Step<'_> {
        Step { csrf: "c0ffee", problems }
    }

    /// All six steps with plausible answers.
    fn steps(problems: &Problems) -> [String; 6] {
        let step = step(problems);
        [
            Welcome { step, locales: &Locales::default() }.page(),
            Address { step, domain: "pi.example", web_domain: "" }.page(),
            Reach {
                step,
                domain: "pi.example",
                web_domain: "social.pi.example",
                is_local: false,
                public_url: "",
                listen: "127.0.0.1:8080",
            }
            .page(),
            You { step, domain: "pi.example", name: "ada", email: "", has_password: true }.page(),
            People { step, mode: Joining::JustMe, title: "", description: "", rules: "" }.page(),
            Defaults { step, visibility: Visibility::Public, status_chars: 500 }.page(),
        ]
        .map(Markup::into_string)
    }

    #[test]
    fn every_step_posts_to_itself_and_says_where_it_stands() {
        for (number, page) in (1..).zip(steps(&Problems::default())) {
            assert!(page.contains(&format!(r#"action="/setup/{number}""#)), "{page}");
            assert!(page.contains(&format!("Step {number} of 6")));
            assert!(page.contains(r#"name="csrf" value="c0ffee""#));
            assert!(!page.contains("style=") && !page.contains("<script"));
        }
    }
}
