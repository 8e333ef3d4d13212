//! Drafts that are kept, and posts that wait for their time.

use maud::{Markup, html};

use crate::model::KeptDraft;
use crate::say;
use crate::view::component::{Empty, Field, Pager, Problems, Tab, Tabs};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;
use crate::view::{Shell, words};

/// The longest beginning of a draft that a list shows, in characters.
const LONGEST_BEGINNING: usize = 200;

fn tabs(is_scheduled: bool) -> Vec<Tab<'static>> {
    [(say!("drafts"), "/drafts", !is_scheduled), (say!("scheduled"), "/scheduled", is_scheduled)]
        .map(|(label, href, is_here)| Tab { label, href: href.to_owned(), is_here })
        .to_vec()
}

/// What is to be finished. Posts to `/drafts/ID/delete`.
#[derive(Debug)]
pub struct Drafts<'a> {
    pub shell: &'a Shell<'a>,
    pub drafts: &'a [KeptDraft],
}

impl Drafts<'_> {
    pub fn page(&self) -> Markup {
        let now = self.shell.now;
        let content = html! {
            h1 { (say!("drafts")) }
            section.card.stack aria-labelledby="drafts" {
                h2.vh #drafts { (say!("drafts-heading")) }
                (Tabs { label: say!("drafts-not-out"), tabs: &tabs(false) })
                @for kept in self.drafts {
                    article.row.entry {
                        div {
                            (beginning(kept))
                            @if let Some(problem) = &kept.problem {
                                p.err { (say!("publish-failed", problem = problem.as_str())) }
                            }
                            p.meta { (phrase!("drafts-changed", when = html! { time datetime=(kept.updated_at.rfc3339()) { (words::ago(kept.updated_at, now)) } })) }
                        }
                        (buttons(kept))
                    }
                }
                @if self.drafts.is_empty() {
                    (Empty { text: say!("drafts-none"), action: Some((say!("menu-new-post"), "/publish")) })
                }
            }
        };
        layout::document(self.shell, &Head::private(say!("drafts")), &content)
    }
}

/// What waits for its time. Posts `publish_at` to `/scheduled/ID`, and to `/drafts/ID/delete`.
#[derive(Debug)]
pub struct Scheduled<'a> {
    pub shell: &'a Shell<'a>,
    pub drafts: &'a [KeptDraft],
    pub older: Option<&'a str>,
    pub problems: &'a Problems,
}

impl Scheduled<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            h1 { (say!("publish-scheduled")) }
            (self.problems)
            section.card.stack aria-labelledby="scheduled" {
                h2.vh #scheduled { (say!("scheduled-heading")) }
                (Tabs { label: say!("drafts-not-out"), tabs: &tabs(true) })
                p { small { (say!("scheduled-utc", now = words::moment(self.shell.now))) } }
                @for kept in self.drafts { (self.entry(kept)) }
                @if self.drafts.is_empty() {
                    (Empty { text: say!("scheduled-none"), action: Some((say!("menu-new-post"), "/publish")) })
                }
                (Pager { label: say!("scheduled-older"), older: self.older })
            }
        };
        layout::document(self.shell, &Head::private(say!("publish-scheduled")), &content)
    }

    fn entry(&self, kept: &KeptDraft) -> Markup {
        let Some(at) = kept.publish_at else { return html! {} };
        let (field, at_text) = (format!("publish_at_{}", kept.id), words::minute(at));
        html! {
            article.row.entry {
                div {
                    (beginning(kept))
                    p.meta { time datetime=(at.rfc3339()) { (words::moment(at)) } " · " (words::audience(kept.draft.visibility)) }
                    form.row method="post" action={ "/scheduled/" (kept.id) } {
                        (self.shell.csrf_field())
                        (Field::moment(&field, say!("scheduled-move-to")).value(&at_text).required())
                        button.btn type="submit" { (say!("scheduled-move")) }
                    }
                }
                (buttons(kept))
            }
        }
    }
}

fn beginning(kept: &KeptDraft) -> Markup {
    let draft = &kept.draft;
    let text =
        [&draft.text, &draft.content_warning].into_iter().find(|text| !text.trim().is_empty());
    html! {
        p dir="auto" {
            @match text {
                Some(text) => (text.chars().take(LONGEST_BEGINNING).collect::<String>()),
                None => { (say!("draft-without-words")) }
            }
        }
        @if !draft.media.is_empty() { p.meta { (say!("draft-pictures", n = draft.media.len())) } }
        @if draft.poll.is_some() { p.meta { (say!("draft-with-poll")) } }
    }
}

fn buttons(kept: &KeptDraft) -> Markup {
    html! {
        a.btn href={ "/publish?draft=" (kept.id) } { (say!("open")) }
        button.btn.danger form="act" formaction={ "/drafts/" (kept.id) "/delete" } name="return"
            value=(if kept.publish_at.is_some() { "/scheduled" } else { "/drafts" }) { (say!("delete")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{AccountId, DraftId};
    use crate::model::Draft;
    use crate::view::sample;
    use std::time::Duration;

    fn kept(text: &str) -> KeptDraft {
        KeptDraft {
            id: DraftId(7),
            account: AccountId(1),
            draft: Draft::of(text),
            publish_at: None,
            problem: None,
            updated_at: sample::NOW,
        }
    }

    #[test]
    fn a_draft_shows_how_it_begins_and_why_it_is_not_out() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let drafts = [KeptDraft { problem: Some("too <late>".to_owned()), ..kept("A <thought>") }];

        let page = Drafts { shell: &shell, drafts: &drafts }.page().into_string();

        assert!(page.contains("A &lt;thought&gt;") && page.contains("too &lt;late&gt;"), "{page}");
        assert!(page.contains("/publish?draft=7") && page.contains("/drafts/7/delete"));
        let none = Drafts { shell: &shell, drafts: &[] }.page().into_string();
        assert!(none.contains("Nothing waits"));
    }

    #[test]
    fn what_waits_can_be_moved() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let at = sample::NOW.plus(Duration::from_hours(1));
        let drafts = [KeptDraft { publish_at: Some(at), ..kept("") }];
        let problems = Problems::default();

        let page = Scheduled { shell: &shell, drafts: &drafts, older: None, problems: &problems };
        let page = page.page().into_string();

        assert!(page.contains(r#"value="2025-11-23T07:08""#), "{page}");
        assert!(page.contains(r#"action="/scheduled/7""#) && page.contains("Without words"));
    }
}
