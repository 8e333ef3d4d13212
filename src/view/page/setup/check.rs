//! The last look before the server starts.

use maud::{Markup, html};

use crate::view::component::Problems;
use crate::view::layout;

use super::{picture, progress};
use crate::say;

/// One answer, with the step where it can be changed.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    pub question: &'a str,
    pub answer: String,
    pub step: u8,
}

/// All answers on one page. Posts to `/setup/start`.
#[derive(Debug)]
pub struct Check<'a> {
    pub csrf: &'a str,
    pub name: &'a str,
    pub domain: &'a str,
    pub answers: &'a [Answer<'a>],
    pub problems: &'a Problems,
}

impl Check<'_> {
    pub fn page(&self) -> Markup {
        let Self { csrf, name, domain, answers, problems } = self;
        let content = html! {
            (progress(7))
            form.card.stack method="post" action="/setup/start" {
                h1 { (say!("setup-is-all-of-this-right")) }
                input type="hidden" name="csrf" value=(csrf);
                (problems)
                (picture(name, domain))
                dl.answers {
                    @for Answer { question, answer, step } in *answers {
                        div {
                            dt { (question) }
                            dd {
                                (answer) " "
                                a href={ "/setup/" (step) } { (say!("change")) span.vh { ": " (question) } }
                            }
                        }
                    }
                }
                p.note { (say!("setup-when-you-start-your-account")) }
                div.ends {
                    a.btn href="/setup/6" { (say!("back")) }
                    button.btn.main type="submit" { (say!("setup-start-the-server")) }
                }
            }
        };
        layout::bare(say!("setup-set-up-last-look"), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_leads_back_to_its_step() {
        let answers = [Answer { question: "Domain", answer: "pi.example".to_owned(), step: 2 }];
        let page = Check {
            csrf: "c",
            name: "ada",
            domain: "pi.example",
            answers: &answers,
            problems: &Problems::default(),
        };
        let page = page.page().into_string();
        assert!(page.contains(r#"href="/setup/2""#) && page.contains("@ada@pi.example"));
    }
}
