//! Step 2: the domain.

use maud::{Markup, html};

use crate::view::component::Field;

use super::{Step, page, picture};

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
            (Field::line("domain", "Domain").value(domain).autocomplete("off")
                .hint("A name that you own and that leads here, such as example.org or social.example.org. Only to try it out: localhost.")
                .problem(step.problems).required().focused())
            p.note.bad { b { "This cannot be changed later." } " Other servers know everybody here by it. A new domain means starting over." }
            details.fold open[has_own_web] {
                summary { "The pages are on another domain" }
                div.stack {
                    (Field::line("web_domain", "Web domain").value(if has_own_web { web_domain } else { "" })
                        .hint("For handles like @you@example.org with the pages on social.example.org. Leave it empty if you are not sure.")
                        .problem(step.problems))
                }
            }
        };
        page(*step, 2, "Where will people find you?", "Next", &fields)
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
