//! From our pages to a visitor's own server, and from there to a peer's page.

use maud::{Markup, html};

use crate::view::Shell;
use crate::view::component::{Field, Icon, Problems};
use crate::view::layout::{self, Head};

/// Asks a visitor for their server. Posts to `/interact`: `uri`, `handle`.
#[derive(Debug)]
pub struct Interact<'a> {
    pub shell: &'a Shell<'a>,
    /// What it is about, as the visitor's server may look it up.
    pub uri: &'a str,
    /// The path of the same here.
    pub path: &'a str,
    /// Whose, or whose post, it is.
    pub name: &'a str,
    pub is_post: bool,
    pub handle: &'a str,
    pub problems: &'a Problems,
}

impl Interact<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, uri, path, name, is_post, handle, problems } = self;
        let title =
            if *is_post { "Join in from your own server" } else { "Follow from your own server" };
        let sign_in: String = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("return", path)
            .finish();
        let content = html! {
            h1 { (title) }
            form.card.stack method="post" action="/interact" {
                (shell.csrf_field())
                (problems)
                input type="hidden" name="uri" value=(uri);
                p {
                    @if *is_post { "To answer, boost or favourite the post by " } @else { "To follow " }
                    bdi { (name) }
                    ", you go to the server where you have an account. Mastodon and most others will do."
                }
                (Field::line("handle", "Your handle").value(handle).longest(320).autocomplete("username")
                    .hint("Such as you@your.server, or only the name of the server.").problem(problems).required())
                div.ends {
                    a.btn href=(path) { "Back" }
                    button.btn.main type="submit" { (Icon("ext")) "Take me there" }
                }
            }
            section.card.stack aria-labelledby="else" {
                h2 #else { "Other ways" }
                p { "Paste this address into the search of your server or app: " code { (uri) } }
                p { "If you have an account here, " a href={ "/auth/sign_in?" (sign_in) } { "sign in" } "." }
            }
        };
        layout::document(shell, &Head::private(title), &content)
    }
}

/// The query of the page that asks for a visitor's server.
pub(super) fn query(uri: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair("uri", uri).finish()
}

/// A last word before a page of another server.
#[derive(Debug)]
pub struct Leaving<'a> {
    pub shell: &'a Shell<'a>,
    pub url: &'a str,
    pub host: &'a str,
}

impl Leaving<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, url, host } = self;
        let title = format!("To {host}");
        let content = html! {
            section.card.stack {
                h1 { "You are leaving " (shell.site.title) }
                p { "This is on another server:" }
                p { code { (url) } }
                div.ends {
                    a.btn href="/" { "Stay" }
                    a.btn.main href=(url) rel="nofollow noopener noreferrer" { (Icon("ext")) "Go to " (host) }
                }
            }
        };
        layout::document(shell, &Head::private(title), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_visitor_is_asked_for_their_server() {
        let site = sample::site();
        let shell = sample::visitor(&site);
        let page = Interact {
            shell: &shell,
            uri: "https://pi.example/users/ada",
            path: "/@ada",
            name: "Ada",
            is_post: false,
            handle: "",
            problems: &Problems::default(),
        };
        let page = page.page().into_string();
        assert!(page.contains("/auth/sign_in?return=%2F%40ada") && page.contains("noindex"));
        assert!(page.contains(r#"name="uri" value="https://pi.example/users/ada""#), "{page}");
    }
}
