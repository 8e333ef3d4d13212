//! To report an account to those who keep order.

use maud::{Markup, html};

use crate::base::StatusId;
use crate::model::report::{LONGEST_COMMENT, ReportCategory};
use crate::model::site::Rule;
use crate::model::{Account, StatusView};
use crate::say;
use crate::text::summary;
use crate::view::component::{Choice, Field, Name, Problems, Radios, Tick};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;
use crate::view::{Shell, words};

/// The first words of a post that can be ticked, in characters.
const LONGEST_LINE: usize = 120;

/// What somebody fills in. Posts to `/report/new`: `account`, `category`, `rule[]`, `status[]`,
/// `comment`, `forward`; `mute` and `block` for what the reporter does besides.
#[derive(Debug)]
pub struct ReportForm<'a> {
    pub shell: &'a Shell<'a>,
    pub target: &'a Account,
    /// Posts of theirs that can be shown with the report.
    pub statuses: &'a [StatusView],
    /// Those among them that are ticked.
    pub ticked: &'a [StatusId],
    pub rules: &'a [Rule],
    pub category: ReportCategory,
    pub comment: &'a str,
    pub problems: &'a Problems,
}

impl ReportForm<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, target, category, comment, problems, .. } = self;
        let content = html! {
            h1 { (phrase!("report-name", name = html! { bdi { (Name(target)) } })) }
            p { (phrase!("report-who-reads", name = html! { bdi { (Name(target)) } })) }
            form.card.stack method="post" action="/report/new" {
                (shell.csrf_field())
                input type="hidden" name="account" value=(target.id);
                (problems)
                (Radios { name: "category", legend: say!("report-what"), chosen: category.as_str(),
                    choices: &self.categories(), problems })
                (self.rules())
                (self.posts())
                (Field::text("comment", say!("report-comment"), 3).value(comment).longest(LONGEST_COMMENT).problem(problems))
                @if let Some(domain) = &target.domain {
                    @let label = say!("report-forward", domain = domain.as_str());
                    (Tick { name: "forward", label: &label,
                        hint: say!("report-forward-hint"), is_on: false })
                }
                fieldset.field {
                    legend { (say!("report-for-yourself")) }
                    (Tick { name: "mute", label: say!("report-mute"), hint: "", is_on: false })
                    (Tick { name: "block", label: say!("report-block"), hint: "", is_on: false })
                }
                div.ends {
                    a.btn href=(target.path()) { (say!("back")) }
                    button.btn.main type="submit" { (say!("report-send")) }
                }
            }
        };
        layout::document(shell, &Head::private(say!("report")), &content)
    }

    fn categories(&self) -> Vec<Choice<'static>> {
        let choice = |category: ReportCategory| {
            let (label, hint) = match category {
                ReportCategory::Spam => (say!("report-spam"), say!("report-spam-hint")),
                ReportCategory::Legal => (say!("report-law"), ""),
                ReportCategory::Violation => (say!("report-rules"), say!("report-rules-hint")),
                ReportCategory::Other => (say!("report-else"), ""),
            };
            Choice { value: category.as_str(), label, hint }
        };
        let is_offered =
            |one: &ReportCategory| *one != ReportCategory::Violation || !self.rules.is_empty();
        ReportCategory::ALL.into_iter().filter(is_offered).map(choice).collect()
    }

    fn rules(&self) -> Markup {
        html! {
            @if !self.rules.is_empty() {
                fieldset.field {
                    legend { (say!("report-which-rules")) }
                    @for rule in self.rules {
                        @let id = format!("rule-{}", rule.id);
                        div.choice {
                            input type="checkbox" id=(id) name="rule[]" value=(rule.id);
                            label for=(id) { (rule.text) }
                        }
                    }
                }
            }
        }
    }

    fn posts(&self) -> Markup {
        html! {
            @if !self.statuses.is_empty() {
                fieldset.field {
                    legend { (say!("report-which-posts")) }
                    @for StatusView { status, .. } in self.statuses {
                        @let id = format!("status-{}", status.id);
                        div.choice {
                            input type="checkbox" id=(id) name="status[]" value=(status.id)
                                checked[self.ticked.contains(&status.id)];
                            label for=(id) {
                                (line(status))
                                small { (words::moment(status.created_at)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn line(status: &crate::model::Status) -> String {
    let line = if status.content_warning.is_empty() {
        summary::line(&status.html, LONGEST_LINE)
    } else {
        summary::shorten(&status.content_warning, LONGEST_LINE)
    };
    if line.is_empty() { say!("report-post-without-words").to_owned() } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn only_of_other_servers_one_can_tell_their_keepers() {
        let (site, me, bob) = (sample::site(), sample::ada(), sample::bob());
        let shell = sample::member(&site, &me);
        let statuses = [sample::status(9, sample::bob(), "Nasty words")];
        let form = |target: &Account| {
            let problems = Problems::default();
            ReportForm {
                shell: &shell,
                target,
                statuses: &statuses,
                ticked: &[StatusId(9)],
                rules: &[],
                category: ReportCategory::Other,
                comment: "",
                problems: &problems,
            }
            .page()
            .into_string()
        };
        let remote = form(&bob);
        assert!(remote.contains("name=\"forward\"") && remote.contains("Nasty words"), "{remote}");
        assert!(remote.contains("value=\"9\" checked") && !remote.contains("against the rules"));
        assert!(!form(&me).contains("name=\"forward\""));
    }
}
