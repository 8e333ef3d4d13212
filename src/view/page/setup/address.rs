//! Step 2: the domain.

use maud::{Markup, html};

use crate::view::component::Field;

use super::{Step, page, picture};
use crate::say;

/// The domain in everybody's handle, and where the pages are if that is elsewhere.
#[derive(Debug)]
pub struct Address<'a> {
    pub step: Step<'a>,
    pub domain: &'a str,
    /// Empty: the same as `domain`.
    pub web_domain: &'a str,
}

impl Address<'_> {
    pub fn page(&self) -> Markup {
        let Self { step, domain, web_domain } = self;
        let has_own_web = !web_domain.is_empty() && web_domain != domain;
        let fields = html! {
            (picture("you", domain))
            (Field::line("domain", say!("setup-domain")).value(domain).autocomplete("off")
                .hint(say!("setup-a-name-that-you-own"))
                .problem(step.problems).required().focused())
            p.note.bad { b { (say!("setup-this-cannot-be-changed-later")) } " " (say!("setup-others-know-it")) }
            details.fold open[has_own_web] {
                summary { (say!("setup-the-pages-are-on-another")) }
                div.stack {
                    (Field::line("web_domain", say!("setup-web-domain")).value(if has_own_web { web_domain } else { "" })
                        .hint(say!("setup-for-handles-like-you-example"))
                        .problem(step.problems))
                }
            }
        };
        page(*step, 2, say!("setup-where-will-people-find-you"), say!("next"), &fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::component::Problems;
    use crate::view::sample;

    #[test]
    fn the_handle_is_drawn_and_a_wrong_domain_is_named() {
        let problems = Problems::default().with("domain", "must be a name such as example.org");
        let step = Step { csrf: "c", problems: &problems };
        let page = Address { step, domain: "not a domain", web_domain: "" }.page().into_string();
        assert!(page.contains("@you@not a domain") && page.contains(r#"aria-invalid="true""#));
        assert!(page.contains("Domain must be a name such as example.org"));
        insta::assert_snapshot!(sample::lines(&page));
    }
}
