//! Of which strangers one wants to be told.

use maud::{Markup, html};

use crate::model::notification_policy::{Pending, Ruling};
use crate::model::{Alerts, NotificationPolicy};
use crate::view::component::{Field, Problems, Tick};
use crate::view::{Shell, words};

/// The policy. Posts to `/settings/notifications`: one ruling for each kind of stranger.
#[derive(Debug)]
pub struct NotificationSettings<'a> {
    pub shell: &'a Shell<'a>,
    pub policy: NotificationPolicy,
    pub pending: Pending,
    pub push: Push<'a>,
    pub problems: &'a Problems,
}

/// Being told by this browser while no page is open. Posts to `/settings/notifications/push`:
/// `endpoint`, `p256dh`, `auth`, and a tick `push_KIND` for each kind; and to `…/push/off`.
#[derive(Debug)]
pub struct Push<'a> {
    /// By which push services know this server.
    pub key: &'a str,
    /// What this browser is told of; `None`: nothing.
    pub alerts: Option<Alerts>,
}

/// Kinds that can be chosen, and what they are called.
const KINDS: [(&str, &str); 9] = [
    ("mention", "Mentions"),
    ("follow", "New followers"),
    ("follow_request", "Requests to follow"),
    ("reblog", "Boosts"),
    ("favourite", "Favourites"),
    ("quote", "Quotes"),
    ("status", "New posts of people you asked to be told of"),
    ("poll", "Polls that have ended"),
    ("update", "Edited posts"),
];
/// Those that are ticked at first.
const USUAL: [&str; 5] = ["mention", "follow", "follow_request", "quote", "poll"];

const RULINGS: [(&str, &str); 3] =
    [("accept", "Tell me"), ("filter", "Keep back, I look at them later"), ("drop", "Ignore")];

impl NotificationSettings<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, policy, pending, problems, .. } = self;
        let question = |name, label, hint, ruling: Ruling| {
            Field::select(name, label, &RULINGS).value(ruling.as_str()).hint(hint).problem(problems)
        };
        let content = html! {
            form.card.stack method="post" action="/settings/notifications" {
                (shell.csrf_field())
                (problems)
                p { "What shall become of notifications from …" }
                (question("not_following", "people you do not follow", "Until you let them through.", policy.not_following))
                (question("not_followers", "people who do not follow you", "Or for less than three days.", policy.not_followers))
                (question("new_accounts", "new accounts", "Made within the last 30 days.", policy.new_accounts))
                (question("private_mentions", "private mentions you did not ask for", "Unless they answer you, or you follow who wrote them.", policy.private_mentions))
                (question("limited_accounts", "accounts limited by the moderators", "Unless you follow them.", policy.limited_accounts))
                div.ends { button.btn.main type="submit" { "Save" } }
            }
            (self.push())
            p {
                a href="/notifications/requests" {
                    (words::count(pending.requests))
                    @if pending.requests == 1 { " person waits" } @else { " people wait" }
                    " to be let through"
                }
            }
        };
        super::frame(shell, "/settings/notifications", "Notifications", &content)
    }

    fn push(&self) -> Markup {
        let Push { key, alerts } = &self.push;
        let is_on = |kind: &str| match alerts {
            Some(alerts) => alerts.hold(kind),
            None => USUAL.contains(&kind),
        };
        html! {
            form.card.stack method="post" action="/settings/notifications/push" data-push data-key=(key) {
                h2 { "In this browser" }
                (self.shell.csrf_field())
                @for name in ["endpoint", "p256dh", "auth"] { input type="hidden" name=(name); }
                p {
                    @if alerts.is_some() { "This browser shows notifications, also while no page of ours is open." }
                    @else { "This browser can show notifications also while no page of ours is open." }
                }
                p data-no-push { small { "That takes scripts, and a browser that can do it." } }
                fieldset {
                    legend { "Of what" }
                    @for (kind, label) in KINDS {
                        (Tick { name: &format!("push_{kind}"), label, hint: "", is_on: is_on(kind) })
                    }
                }
                div.ends {
                    @if alerts.is_some() {
                        button.btn type="submit" form="act" formaction="/settings/notifications/push/off" { "Turn off" }
                    }
                    button.btn.main type="submit" disabled {
                        @if alerts.is_some() { "Save" } @else { "Show them here" }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn the_form_shows_what_was_chosen() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let policy =
            NotificationPolicy { not_following: Ruling::Drop, ..NotificationPolicy::default() };
        let pending = Pending { requests: 1, notifications: 3 };
        let problems = Problems::default();
        let push = Push { key: "BKey", alerts: Some(Alerts::of(|kind| kind == "poll")) };
        let page =
            NotificationSettings { shell: &shell, policy, pending, push, problems: &problems };
        let page = page.page().into_string();
        assert!(page.contains(r#"id="push_poll" name="push_poll" value="1" checked"#), "{page}");
        assert!(!page.contains(r#"name="push_mention" value="1" checked"#));
        assert_eq!(page.matches(r#"value="drop" selected"#).count(), 1, "{page}");
        assert!(page.contains("1 person waits"));
    }
}
