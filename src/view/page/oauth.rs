//! A client program asks to act for somebody.

use maud::{Markup, html};

use crate::base::locale;
use crate::model::{Account, ClientApp, Scopes};
use crate::say;
use crate::view::component::AccountRow;
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;
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
                h1 { (phrase!("sign-let-it-in", app = html! { bdi { (app.name) } })) }
                @if let Some(website) = app.website.as_deref().and_then(words::web_link) {
                    p { (phrase!("sign-its-home", link = html! { a href=(website) rel="nofollow noopener" { (website) } })) }
                }
                h2 { (say!("sign-you-are")) }
                (AccountRow { account: me, shell, actions: html! {} })
                h2 { (say!("sign-it-will-be-able-to")) }
                ul { @for sentence in in_words(scopes) { li { (sentence) } } }
                (shell.csrf_field())
                @for (name, value) in *fields { input type="hidden" name=(name) value=(value); }
                p { small { (say!("sign-you-can-end-this-at")) } }
                div.ends {
                    button.btn type="submit" name="decision" value="deny" { (say!("sign-deny")) }
                    button.btn.main type="submit" name="decision" value="allow" { (say!("sign-allow")) }
                }
            }
        };
        layout::document(shell, &Head::private(say!("sign-let-an-app-in")), &content)
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
                h1 { (say!("sign-copy-this-code")) }
                p { (phrase!("sign-paste-it", app = html! { bdi { (app) } })) }
                p { code { (code) } }
                div.field {
                    label for="code" { (say!("sign-the-same-easy-to-select")) }
                    input #code type="text" value=(code) readonly;
                }
            }
        };
        layout::document(shell, &Head::private(say!("sign-copy-this-code")), &content)
    }
}

/// What `scopes` allow, one sentence each.
pub fn in_words(scopes: &Scopes) -> Vec<String> {
    scopes.iter().map(sentence).collect()
}

fn sentence(scope: &str) -> String {
    let key = format!("scope-{}", scope.replace([':', '_'], "-"));
    locale::find(&key).unwrap_or(scope).to_owned()
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
