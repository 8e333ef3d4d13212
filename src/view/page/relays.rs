//! Relays, for those who run the server: all of them, and one.

use maud::{Markup, html};

use crate::model::relay::{Relay, RelayFilter, RelayState, RelayTaken};
use crate::view::component::{Empty, Field, Problems};
use crate::view::{Shell, words};

use super::settings;
use crate::say;

/// All of them. Posts to `/admin/relays` (`address`, `languages`, `tags`, `most_per_hour`).
#[derive(Debug)]
pub struct Relays<'a> {
    pub shell: &'a Shell<'a>,
    pub relays: &'a [(Relay, RelayTaken)],
    /// What was typed into the form.
    pub typed: TypedRelay<'a>,
    pub problems: &'a Problems,
}

/// What a form about a relay holds already.
#[derive(Debug, Clone, Copy)]
pub struct TypedRelay<'a> {
    pub address: &'a str,
    pub languages: &'a str,
    pub tags: &'a str,
    pub most_per_hour: &'a str,
}

impl Default for TypedRelay<'_> {
    fn default() -> Self {
        Self { address: "", languages: "", tags: "", most_per_hour: "0" }
    }
}

impl Relays<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            p { a href="/admin" { (say!("admin-relay-the-server")) } }
            (self.problems)
            section.card.stack aria-labelledby="relays" {
                h2 #relays { (say!("admin-relay-relays")) }
                p { (say!("admin-relay-a-relay-brings-the-public")) }
                ul.plain {
                    @for (relay, taken) in self.relays { (entry(relay, *taken)) }
                }
                @if self.relays.is_empty() { (Empty { text: say!("there-are-none-yet"), action: None }) }
            }
            (self.form())
        };
        settings::admin_frame(self.shell, &content)
    }

    fn form(&self) -> Markup {
        let Self { shell, typed, problems, .. } = self;
        html! {
            form.card.stack method="post" action="/admin/relays" {
                h2 { (say!("admin-relay-add-one")) }
                (shell.csrf_field())
                (Field::line("address", say!("admin-relay-its-address")).value(typed.address).longest(2_048).problem(problems).required()
                    .hint(say!("admin-relay-an-inbox-like-https-relay")))
                (filter_fields(*typed, problems))
                div.ends { button.btn.main type="submit" { (say!("add")) } }
            }
        }
    }
}

fn entry(relay: &Relay, taken: RelayTaken) -> Markup {
    html! {
        li.row.entry {
            div {
                a href={ "/admin/relays/" (relay.id) } { code { (relay.address) } }
                " " span.badge { (state(relay.state)) }
                p.meta { (counted(taken)) }
            }
        }
    }
}

fn state(state: RelayState) -> &'static str {
    match state {
        RelayState::Idle => say!("off"),
        RelayState::Pending => say!("admin-relay-asked-no-answer-yet"),
        RelayState::Accepted => say!("on"),
        RelayState::Rejected => say!("admin-relay-it-said-no"),
    }
}

fn counted(taken: RelayTaken) -> Markup {
    let RelayTaken { last_hour, last_day } = taken;
    html! {
        (say!("admin-relay-taken", n = last_hour, day = last_day))
    }
}

fn filter_fields(typed: TypedRelay<'_>, problems: &Problems) -> Markup {
    html! {
        (Field::line("languages", say!("admin-relay-only-in-these-languages")).value(typed.languages).longest(500).problem(problems)
            .hint(say!("admin-relay-codes-like-de-or-en")))
        (Field::line("tags", say!("admin-relay-only-with-one-of-these")).value(typed.tags).longest(2_000).problem(problems)
            .hint(say!("admin-relay-parted-by-spaces-nothing-all")))
        (Field::number("most_per_hour", say!("admin-relay-posts-in-an-hour-at"), 0, 100_000).value(typed.most_per_hour).problem(problems).required()
            .hint(say!("admin-relay-0-as-many-as-come")))
    }
}

/// One of them. Posts to `/admin/relays/ID/save` (`languages`, `tags`, `most_per_hour`) and
/// `/admin/relays/ID/{enable,disable,remove}`.
#[derive(Debug)]
pub struct OneRelay<'a> {
    pub shell: &'a Shell<'a>,
    pub relay: &'a Relay,
    pub taken: RelayTaken,
    /// What was typed into the form, if that was wrong.
    pub typed: Option<TypedRelay<'a>>,
    pub problems: &'a Problems,
}

impl OneRelay<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, relay, taken, typed, problems } = self;
        let RelayFilter { languages, tags, most_per_hour } = &relay.filter;
        let (languages, tags) = (languages.join(" "), tags.join(" "));
        let most_per_hour = most_per_hour.to_string();
        let stored = TypedRelay {
            address: &relay.address,
            languages: &languages,
            tags: &tags,
            most_per_hour: &most_per_hour,
        };
        let path = format!("/admin/relays/{}", relay.id);
        let is_on = matches!(relay.state, RelayState::Pending | RelayState::Accepted);
        let (deed, label) = if is_on {
            ("disable", say!("admin-relay-switch-off"))
        } else {
            ("enable", say!("admin-relay-switch-on"))
        };
        let content = html! {
            p { a href="/admin/relays" { (say!("admin-relay-all-relays")) } }
            section.card.stack aria-labelledby="relay" {
                h2 #relay { code { (relay.address) } " " span.badge { (state(relay.state)) } }
                p.meta { (counted(*taken)) " · " (say!("admin-relay-here-since", day = words::day(relay.created_at))) }
                div.row {
                    button.btn form="act" formaction={ (path) "/" (deed) } name="return" value=(path) { (label) }
                    button.btn.danger form="act" formaction={ (path) "/remove" } name="return" value="/admin/relays" { (say!("remove")) }
                }
            }
            form.card.stack method="post" action={ (path) "/save" } {
                h2 { (say!("admin-relay-what-is-taken-from-it")) }
                (shell.csrf_field())
                (problems)
                (filter_fields(typed.unwrap_or(stored), problems))
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
        };
        settings::admin_frame(shell, &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{RelayId, Timestamp};
    use crate::model::relay::RelayStyle;
    use crate::view::sample;

    fn relay(state: RelayState) -> Relay {
        Relay {
            id: RelayId(7),
            address: "https://relay.example/inbox".to_owned(),
            style: RelayStyle::Mastodon,
            state,
            inbox: None,
            actor: None,
            follow_uri: None,
            follows_us: false,
            filter: RelayFilter { languages: vec!["de".to_owned()], ..RelayFilter::default() },
            created_at: Timestamp(0),
        }
    }

    #[test]
    fn a_relay_shows_its_state_what_came_and_what_can_be_done() {
        let (site, me, problems) = (sample::site(), sample::ada(), Problems::default());
        let shell = &sample::member(&site, &me);
        let taken = RelayTaken { last_hour: 1, last_day: 30 };
        for (state, word, deed) in [
            (RelayState::Idle, "Off", "enable"),
            (RelayState::Pending, "Asked, no answer yet", "disable"),
            (RelayState::Accepted, "On", "disable"),
            (RelayState::Rejected, "It said no", "enable"),
        ] {
            let relay = relay(state);
            let one = OneRelay { shell, relay: &relay, taken, typed: None, problems: &problems };
            let page = one.page().into_string();
            assert!(page.contains(word) && page.contains(&format!("/admin/relays/7/{deed}")));
            assert!(page.contains("1 post in the last hour, 30 in the last day"));
            assert!(page.contains("value=\"de\""));
        }
    }
}
