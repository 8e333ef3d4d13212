//! A client program asks to act for somebody.

use maud::{Markup, html};

use crate::model::{Account, ClientApp, Scopes};
use crate::view::component::AccountRow;
use crate::view::layout::{self, Head};
use crate::view::{Shell, words};

/// Which program wants what. Posts to `/oauth/authorize`: `fields` as they came, and `decision`
/// with `allow` or `deny`.
#[derive(Debug)]
pub struct Authorize<'a> {
    pub shell: &'a Shell<'a>,
    pub me: &'a Account,
    pub app: &'a ClientApp,
    pub scopes: &'a Scopes,
    /// What the request asked, handed on unchanged.
    pub fields: &'a [(&'a str, &'a str)],
}

impl Authorize<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, me, app, scopes, fields } = self;
        let content = html! {
            form.card.stack method="post" action="/oauth/authorize" {
                h1 { "Let " bdi { (app.name) } " in?" }
                @if let Some(website) = app.website.as_deref().and_then(words::web_link) {
                    p { "It says its home is " a href=(website) rel="nofollow noopener" { (website) } "." }
                }
                h2 { "You are" }
                (AccountRow { account: me, shell, actions: html! {} })
                h2 { "It will be able to" }
                ul { @for sentence in in_words(scopes) { li { (sentence) } } }
                (shell.csrf_field())
                @for (name, value) in *fields { input type="hidden" name=(name) value=(value); }
                p { small { "You can end this at any time in your settings." } }
                div.ends {
                    button.btn type="submit" name="decision" value="deny" { "Deny" }
                    button.btn.main type="submit" name="decision" value="allow" { "Allow" }
                }
            }
        };
        layout::document(shell, &Head::private("Let an app in"), &content)
    }
}

/// The code of a program that cannot be called back.
#[derive(Debug)]
pub struct Code<'a> {
    pub shell: &'a Shell<'a>,
    pub app: &'a str,
    pub code: &'a str,
}

impl Code<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, app, code } = self;
        let content = html! {
            section.card.stack {
                h1 { "Copy this code" }
                p { "Paste it into " bdi { (app) } " to finish." }
                p { code { (code) } }
                div.field {
                    label for="code" { "The same, easy to select" }
                    input #code type="text" value=(code) readonly;
                }
            }
        };
        layout::document(shell, &Head::private("Copy this code"), &content)
    }
}

/// What `scopes` allow, one sentence each.
pub fn in_words(scopes: &Scopes) -> Vec<String> {
    scopes.iter().map(sentence).collect()
}

fn sentence(scope: &str) -> String {
    let whole = match scope {
        "read" => "read everything in your account",
        "write" => "post, follow and change everything in your account",
        "follow" => "see and change whom you follow, mute and block",
        "push" => "receive your notifications",
        "profile" => "see who you are",
        "admin:read" => "read everything that admins may read",
        "admin:write" => "do everything that admins may do",
        "write:statuses" => "write, edit and delete posts",
        "write:media" => "upload pictures",
        "write:accounts" => "change your profile",
        "write:conversations" => "mute and delete conversations",
        "write:reports" => "report posts",
        "read:search" => "search for you",
        "read:accounts" => "see your profile and those of others",
        "read:statuses" => "read the posts that you can see",
        _ => "",
    };
    if !whole.is_empty() {
        return whole.to_owned();
    }
    let subject = |rest: &str| rest.replace([':', '_'], " ");
    match scope.split_once(':') {
        Some(("read", rest)) => format!("see your {}", subject(rest)),
        Some(("write", rest)) => format!("change your {}", subject(rest)),
        Some(("admin", rest)) => format!("as an admin: {}", subject(rest)),
        Some(_) | None => scope.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_is_a_sentence() {
        for scope in Scopes::all_known() {
            let told = sentence(scope);
            assert!(told.contains(' ') && !told.contains('_'), "{scope}: {told}");
        }
        assert_eq!(sentence("write:bookmarks"), "change your bookmarks");
    }
}
