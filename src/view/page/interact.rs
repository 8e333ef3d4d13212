//! From our pages to a visitor's own server, and from there to a peer's page.

use maud::{Markup, html};

use crate::say;
use crate::view::Shell;
use crate::view::component::{Field, Icon, Problems};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;

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
        let title = if *is_post { say!("interact-join") } else { say!("interact-follow") };
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
                    @let name = html! { bdi { (name) } };
                    @if *is_post { (phrase!("interact-why-post", name = name)) }
                    @else { (phrase!("interact-why-follow", name = name)) }
                }
                (Field::line("handle", say!("interact-handle")).value(handle).longest(320).autocomplete("username")
                    .hint(say!("interact-handle-hint")).problem(problems).required())
                div.ends {
                    a.btn href=(path) { (say!("back")) }
                    button.btn.main type="submit" { (Icon("ext")) (say!("interact-go")) }
                }
            }
            section.card.stack aria-labelledby="else" {
                h2 #else { (say!("interact-ways")) }
                p { (phrase!("interact-paste", address = html! { code { (uri) } })) }
                p { (phrase!("interact-sign-in", link = html! { a href={ "/auth/sign_in?" (sign_in) } { (say!("interact-sign-in-link")) } })) }
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
        let title = say!("leaving-to", host = *host);
        let content = html! {
            section.card.stack {
                h1 { (say!("leaving", site = shell.site.title.as_str())) }
                p { (say!("leaving-this")) }
                p { code { (url) } }
                div.ends {
                    a.btn href="/" { (say!("leaving-stay")) }
                    a.btn.main href=(url) rel="nofollow noopener noreferrer" { (Icon("ext")) (say!("leaving-go", host = *host)) }
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
