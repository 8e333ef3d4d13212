//! Of which strangers one wants to be told.

use maud::{Markup, html};

use crate::model::NotificationPolicy;
use crate::model::notification_policy::{Pending, Ruling};
use crate::view::component::{Field, Problems};
use crate::view::{Shell, words};

/// The policy. Posts to `/settings/notifications`: one ruling for each kind of stranger.
#[derive(Debug)]
pub struct NotificationSettings<'a> {
    pub shell: &'a Shell<'a>,
    pub policy: NotificationPolicy,
    pub pending: Pending,
    pub problems: &'a Problems,
}

const RULINGS: [(&str, &str); 3] =
    [("accept", "Tell me"), ("filter", "Keep back, I look at them later"), ("drop", "Ignore")];

impl NotificationSettings<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, policy, pending, problems } = self;
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
        let page = NotificationSettings { shell: &shell, policy, pending, problems: &problems };
        let page = page.page().into_string();
        assert_eq!(page.matches(r#"value="drop" selected"#).count(), 1, "{page}");
        assert!(page.contains("1 person waits"));
    }
}
