//! Of which strangers one wants to be told.

use maud::{Markup, html};

use crate::model::notification_policy::{Pending, Ruling};
use crate::model::{Alerts, NotificationPolicy};
use crate::say;
use crate::view::Shell;
use crate::view::component::{Field, Problems, Tick};

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
fn kinds() -> [(&'static str, &'static str); 9] {
    [
        ("mention", say!("mentions")),
        ("follow", say!("settings-new-followers")),
        ("follow_request", say!("settings-requests-to-follow")),
        ("reblog", say!("boosts")),
        ("favourite", say!("favourites")),
        ("quote", say!("settings-quotes")),
        ("status", say!("settings-new-posts-of-people-you")),
        ("poll", say!("settings-polls-that-have-ended")),
        ("update", say!("settings-edited-posts")),
    ]
}
/// Those that are ticked at first.
const USUAL: [&str; 5] = ["mention", "follow", "follow_request", "quote", "poll"];

fn rulings() -> [(&'static str, &'static str); 3] {
    [
        ("accept", say!("settings-tell-me")),
        ("filter", say!("settings-keep-back-i-look-at")),
        ("drop", say!("settings-ignore")),
    ]
}

impl NotificationSettings<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, policy, pending, problems, .. } = self;
        let rulings = rulings();
        let question = |name, label, hint, ruling: Ruling| {
            Field::select(name, label, &rulings).value(ruling.as_str()).hint(hint).problem(problems)
        };
        let content = html! {
            form.card.stack method="post" action="/settings/notifications" {
                (shell.csrf_field())
                (problems)
                p { (say!("settings-what-shall-become-of-notifications")) }
                (question("not_following", say!("settings-people-you-do-not-follow"), say!("settings-until-you-let-them-through"), policy.not_following))
                (question("not_followers", say!("settings-people-who-do-not-follow"), say!("settings-or-for-less-than-three"), policy.not_followers))
                (question("new_accounts", say!("settings-new-accounts"), say!("settings-made-within-the-last-30"), policy.new_accounts))
                (question("private_mentions", say!("settings-private-mentions-you-did-not"), say!("settings-unless-they-answer-you-or"), policy.private_mentions))
                (question("limited_accounts", say!("settings-accounts-limited-by-the-moderators"), say!("settings-unless-you-follow-them"), policy.limited_accounts))
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
            (self.push())
            p {
                a href="/notifications/requests" {
                    (say!("settings-people-wait", n = pending.requests))
                }
            }
        };
        super::frame(shell, "/settings/notifications", say!("notifications"), &content)
    }

    fn push(&self) -> Markup {
        let Push { key, alerts } = &self.push;
        let is_on = |kind: &str| match alerts {
            Some(alerts) => alerts.hold(kind),
            None => USUAL.contains(&kind),
        };
        html! {
            form.card.stack method="post" action="/settings/notifications/push" data-push data-key=(key) {
                h2 { (say!("settings-in-this-browser")) }
                (self.shell.csrf_field())
                @for name in ["endpoint", "p256dh", "auth"] { input type="hidden" name=(name); }
                p {
                    @if alerts.is_some() { (say!("settings-this-browser-shows-notifications-also")) }
                    @else { (say!("settings-this-browser-can-show-notifications")) }
                }
                p data-no-push { small { (say!("settings-that-takes-scripts-and-a")) } }
                fieldset {
                    legend { (say!("settings-of-what")) }
                    @for (kind, label) in kinds() {
                        (Tick { name: &format!("push_{kind}"), label, hint: "", is_on: is_on(kind) })
                    }
                }
                div.ends {
                    @if alerts.is_some() {
                        button.btn type="submit" form="act" formaction="/settings/notifications/push/off" { (say!("turn-off")) }
                    }
                    button.btn.main type="submit" disabled {
                        @if alerts.is_some() { (say!("save")) } @else { (say!("settings-show-them-here")) }
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
