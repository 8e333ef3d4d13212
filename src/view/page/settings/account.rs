//! Password, browsers that are signed in, and apps that were let in.

use maud::{Markup, html};

use crate::base::{AppId, SessionId, Timestamp};
use crate::model::{Scopes, Session};
use crate::say;
use crate::view::component::{Empty, Field, Problems};
use crate::view::page::oauth;
use crate::view::{Shell, words};

/// A client program that may act for the person.
#[derive(Debug, Clone, Copy)]
pub struct LetIn<'a> {
    pub id: AppId,
    pub name: &'a str,
    pub scopes: &'a Scopes,
    pub since: Timestamp,
}

/// The keys of an account. The password is posted to `/settings/account/password`:
/// `current_password`, `password`.
#[derive(Debug)]
pub struct AccountSettings<'a> {
    pub shell: &'a Shell<'a>,
    pub sessions: &'a [Session],
    /// The session that looks at this page.
    pub current: SessionId,
    pub apps: &'a [LetIn<'a>],
    pub problems: &'a Problems,
}

impl AccountSettings<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, problems, .. } = self;
        let content = html! {
            form.card.stack method="post" action="/settings/account/password" {
                h2 { (say!("password")) }
                (shell.csrf_field())
                (problems)
                (Field::password("current_password", say!("settings-password-now"), "current-password").problem(problems).required())
                (Field::password("password", say!("new-password"), "new-password")
                    .hint(say!("at-least-8-characters")).problem(problems).required())
                div.ends { button.btn.main type="submit" { (say!("settings-change-password")) } }
            }
            section.card.stack aria-labelledby="second_factor" {
                h2 #second_factor { (say!("settings-second-factor")) }
                p { (say!("settings-a-code-from-your-phone")) }
                div.ends { a.btn href="/settings/second_factor" { (say!("settings-set-up-or-turn-off")) } }
            }
            section.card.stack aria-labelledby="moving" {
                h2 #moving { (say!("moving")) }
                p { (say!("settings-bring-an-account-of-another")) }
                div.ends {
                    a.btn href="/severed_relationships" { (say!("settings-follows-that-ended")) }
                    a.btn href="/settings/migration" { (say!("settings-move")) }
                }
            }
            (self.sessions())
            (self.apps())
            section.card.stack aria-labelledby="shut_out" {
                h2 #shut_out { (say!("settings-blocked-and-muted")) }
                div.row {
                    a.btn href="/blocks" { (say!("settings-people-you-block")) }
                    a.btn href="/mutes" { (say!("settings-people-you-mute")) }
                    a.btn href="/domain_blocks" { (say!("settings-servers-you-block")) }
                }
            }
            section.card.stack aria-labelledby="ending" {
                h2 #ending { (say!("settings-leaving")) }
                p { (say!("settings-your-account-and-all-that")) }
                div.ends { a.btn.danger href="/settings/delete" { (say!("settings-delete-your-account")) } }
            }
        };
        super::frame(shell, "/settings/account", say!("settings-account"), &content)
    }

    fn sessions(&self) -> Markup {
        html! {
            section.card.stack aria-labelledby="sessions" {
                h2 #sessions { (say!("settings-signed-in")) }
                ul.plain {
                    @for session in self.sessions {
                        li.row.entry {
                            div {
                                b { (browser(&session.user_agent)) }
                                @if session.id == self.current { " " span.badge { (say!("settings-this-one")) } }
                                p.meta {
                                    (session.ip) " · "
                                    (say!("settings-session-times", used = words::ago(session.last_seen_at, self.shell.now),
                                        since = words::day(session.created_at)))
                                }
                            }
                            @if session.id != self.current {
                                (end(&format!("/settings/sessions/{}/end", session.id), say!("end"), &session.ip))
                            }
                        }
                    }
                }
                @if self.sessions.len() > 1 {
                    div.ends {
                        button.btn form="act" formaction="/settings/sessions/end_others" name="return" value="/settings/account" {
                            (say!("settings-sign-out-all-others"))
                        }
                    }
                }
            }
        }
    }

    fn apps(&self) -> Markup {
        html! {
            section.card.stack aria-labelledby="apps" {
                h2 #apps { (say!("settings-apps-you-let-in")) }
                @if self.apps.is_empty() { (Empty { text: say!("none-yet"), action: None }) }
                @else {
                    ul.plain {
                        @for app in self.apps {
                            li.row.entry {
                                div {
                                    b { bdi { (app.name) } }
                                    p.meta { (say!("settings-app-may", what = oauth::in_words(app.scopes).join("; "), since = words::day(app.since))) }
                                }
                                (end(&format!("/settings/apps/{}/revoke", app.id), say!("settings-revoke"), app.name))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn end(action: &str, label: &str, what: &str) -> Markup {
    html! {
        button.btn form="act" formaction=(action) name="return" value="/settings/account" {
            (label) span.vh { " " (what) }
        }
    }
}

/// A browser's name out of the long line by which it introduces itself.
fn browser(user_agent: &str) -> String {
    // The order matters: most browsers also claim to be the ones below them.
    let known = [
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("Chrom", "Chrome"),
        ("Safari", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name)
    };
    match (find(&known), find(&systems)) {
        (Some(name), Some(system)) => say!("settings-browser-on", name = name, system = system),
        (Some(name), None) => name.to_owned(),
        (None, _) if user_agent.is_empty() => say!("settings-a-browser").to_owned(),
        (None, _) => user_agent.chars().take(60).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::AccountId;
    use crate::view::sample;

    #[test]
    fn browsers_are_told_by_name() {
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0";
        assert_eq!(browser(firefox), "Firefox on Linux");
        assert_eq!(browser("curl/8.1"), "curl/8.1");
        assert_eq!(browser(""), "A browser");
    }

    #[test]
    fn other_sessions_and_apps_can_be_ended_but_not_this_one() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let session = |id| Session {
            id: SessionId(id),
            account: AccountId(1),
            user_agent: String::new(),
            ip: "203.0.113.7".to_owned(),
            created_at: sample::NOW,
            last_seen_at: sample::NOW,
        };
        let scopes = Scopes::default_grant();
        let apps = [LetIn { id: AppId(3), name: "Tooter", scopes: &scopes, since: sample::NOW }];
        let page = AccountSettings {
            shell: &shell,
            sessions: &[session(1), session(2)],
            current: SessionId(1),
            apps: &apps,
            problems: &Problems::default(),
        }
        .page()
        .into_string();
        assert!(!page.contains("/settings/sessions/1/end"));
        assert!(
            page.contains("/settings/sessions/2/end") && page.contains("/settings/apps/3/revoke")
        );
    }
}
