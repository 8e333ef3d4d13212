//! A poll on a status: what can be chosen, or what was.

use maud::{Markup, Render, html};

use crate::model::{Poll, PollOption, PollView};
use crate::say;
use crate::view::component::Line;
use crate::view::phrase::phrase;
use crate::view::{Shell, words};

/// The poll of a status. Who may still vote gets a form, which posts `choices` to `PATH/vote`.
#[derive(Debug, Clone, Copy)]
pub struct PollBox<'a> {
    pub view: &'a PollView,
    /// It is the viewer's own.
    pub is_own: bool,
    pub shell: &'a Shell<'a>,
    /// Where the status is, and where its card stands in the page.
    pub path: &'a str,
    pub anchor: &'a str,
}

impl PollBox<'_> {
    fn may_vote(&self) -> bool {
        let is_open = !self.view.poll.has_ended(self.shell.now);
        self.shell.me.is_some() && !self.is_own && !self.view.has_voted() && is_open
    }

    fn form(&self) -> Markup {
        let Poll { multiple, options, .. } = &self.view.poll;
        let kind = if *multiple { "checkbox" } else { "radio" };
        let back = format!("{}#{}", self.shell.path.split('#').next().unwrap_or(""), self.anchor);
        html! {
            form method="post" action={ (self.path) "/vote" } {
                (self.shell.csrf_field())
                input type="hidden" name="return" value=(back);
                fieldset {
                    legend.vh { @if *multiple { (say!("poll-choose-several")) } @else { (say!("poll-choose-one")) } }
                    @for (place, option) in options.iter().enumerate() {
                        @let id = format!("{}-choice-{place}", self.anchor);
                        div.choice {
                            input type=(kind) id=(id) name="choices" value=(place) required[!*multiple];
                            label for=(id) dir="auto" { (Line(&option.title, &self.view.emojis)) }
                        }
                    }
                }
                button.btn type="submit" { (say!("poll-vote")) }
            }
        }
    }

    fn results(&self) -> Markup {
        let Poll { options, voters_count, multiple, .. } = &self.view.poll;
        // Where several can be chosen, the share is that of the people.
        let all = voters_count.filter(|_| *multiple).unwrap_or(self.view.poll.votes_count());
        html! {
            ul.results {
                @for (place, option) in (0_u32..).zip(options) {
                    @let is_chosen = self.view.own_votes.as_ref().is_some_and(|own| own.contains(&place));
                    li {
                        span.option { bdi { (Line(&option.title, &self.view.emojis)) } @if is_chosen { b { " ✓" span.vh { " " (say!("poll-own-vote")) } } } }
                        (self.share(option, all))
                    }
                }
            }
        }
    }

    fn share(&self, option: &PollOption, all: u64) -> Markup {
        if !self.view.poll.shows_totals(self.shell.now) {
            return html! {};
        }
        let percent = option.votes_count.min(all).saturating_mul(100).checked_div(all).unwrap_or(0);
        html! {
            span.share { (say!("poll-percent", n = percent)) span.vh { ", " (votes(option.votes_count)) } }
            meter aria-hidden="true" min="0" max="100" value=(percent) {}
        }
    }

    fn meta(&self) -> Markup {
        let poll = &self.view.poll;
        html! {
            p.meta {
                @match poll.voters_count {
                    Some(people) => { (say!("poll-people", n = people)) }
                    None => (votes(poll.votes_count())),
                }
                @if let Some(end) = poll.ends_at {
                    @let has_ended = poll.has_ended(self.shell.now);
                    @let when = html! { time datetime=(end.rfc3339()) { (words::moment(end)) } };
                    " · "
                    @if has_ended { (phrase!("poll-ended", when = when)) } @else { (phrase!("poll-ends", when = when)) }
                }
                @if !poll.shows_totals(self.shell.now) { " · " (say!("poll-results-later")) }
            }
        }
    }
}

fn votes(count: u64) -> String {
    say!("poll-votes", n = count)
}

impl Render for PollBox<'_> {
    fn render(&self) -> Markup {
        html! {
            div.poll {
                @if self.may_vote() {
                    (self.form())
                    @if self.view.poll.shows_totals(self.shell.now) {
                        details { summary { (say!("poll-results-so-far")) } (self.results()) }
                    }
                } @else {
                    (self.results())
                }
                (self.meta())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::StatusId;
    use crate::view::sample;
    use std::time::Duration;

    fn shown(change: impl FnOnce(&mut PollView), is_own: bool) -> String {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let option = |title: &str, votes_count| PollOption { title: title.to_owned(), votes_count };
        let mut view = PollView {
            poll: Poll {
                status: StatusId(9),
                multiple: false,
                hides_totals: false,
                ends_at: Some(sample::NOW.plus(Duration::from_hours(1))),
                voters_count: Some(4),
                options: vec![option("<tea>", 3), option("coffee", 1)],
            },
            own_votes: Some(vec![]),
            fetched_at: None,
            emojis: vec![],
        };
        change(&mut view);
        let path = "/@bob@peer.example/9";
        let poll = PollBox { view: &view, is_own, shell: &shell, path, anchor: "p9" };
        sample::lines(&poll.render().into_string())
    }

    #[test]
    fn who_has_not_voted_gets_a_form() {
        insta::assert_snapshot!(shown(|_| {}, false));
        assert!(shown(|view| view.poll.multiple = true, false).contains(r#"type="checkbox""#));
    }

    #[test]
    fn who_has_voted_sees_what_was_chosen() {
        let voted = shown(|view| view.own_votes = Some(vec![0]), false);
        assert!(!voted.contains("<form") && voted.contains("your vote"), "{voted}");
        assert!(
            voted.contains("75 %") && voted.contains("&lt;tea&gt;") && voted.contains("4 people")
        );
    }

    #[test]
    fn ones_own_and_ended_polls_have_no_form_and_hidden_ones_no_numbers() {
        assert!(!shown(|_| {}, true).contains("<form"));
        assert!(shown(|view| view.poll.ends_at = Some(sample::NOW), false).contains("ended "));
        let hidden = shown(|view| view.poll.hides_totals = true, true);
        assert!(!hidden.contains('%') && hidden.contains("results are shown at the end"));
    }

    #[test]
    fn nobody_has_voted_yet() {
        let none = |view: &mut PollView| {
            view.poll.voters_count = Some(0);
            view.poll.options.iter_mut().for_each(|option| option.votes_count = 0);
        };
        assert!(shown(none, true).contains("0 people") && shown(none, true).contains("0 %"));
    }
}
