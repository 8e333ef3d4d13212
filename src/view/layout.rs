//! The frame of every page: head, skip link, navigation, footer.

use maud::{DOCTYPE, Markup, html};

use crate::base::{ColumnId, Locales, Timestamp, locale};
use crate::model::site::Colour;
use crate::model::{Account, Joining, Reading, Site, Status, StatusView};
use crate::say;
use crate::view::component::{Icon, Note, Tone};
use crate::view::look::Look;
use crate::view::{assets, phrase, words};

/// What every page knows besides its own subject.
#[derive(Debug, Clone, Copy)]
pub struct Shell<'a> {
    pub site: &'a Site,
    /// The domain in our handles.
    pub domain: &'a str,
    /// Scheme and host of our pages, without a slash at the end.
    pub base_url: &'a str,
    /// Who is signed in.
    pub me: Option<&'a Account>,
    /// Whether they may open the admin pages.
    pub is_admin: bool,
    /// What every form must carry in its field `csrf`.
    pub csrf: &'a str,
    /// Notifications not yet looked at.
    pub unread: u64,
    /// Path and query of this page, to come back to after a form.
    pub path: &'a str,
    pub now: Timestamp,
    /// Told once, on top of the page.
    pub flash: Option<Flash<'a>>,
    pub look: Look,
    /// The languages to choose from, and the one that this browser was told.
    pub locales: &'a Locales,
    pub language: Option<&'a str>,
    pub reading: Reading,
    /// Only the inside of the page is wanted, to be put into one that is open.
    pub is_part: bool,
    /// The column of a deck that is being shown: the same status may stand in several.
    pub column: Option<ColumnId>,
}

/// What has just happened, told once.
#[derive(Debug, Clone, Copy)]
pub struct Flash<'a> {
    pub tone: Tone,
    pub text: &'a str,
}

impl Shell<'_> {
    /// The field that proves that a form is ours.
    pub fn csrf_field(&self) -> Markup {
        html! { input type="hidden" name="csrf" value=(self.csrf); }
    }

    /// The fields that a form needs which leads back to this page.
    pub fn return_fields(&self) -> Markup {
        html! { (self.csrf_field()) input type="hidden" name="return" value=(self.path); }
    }

    /// What sets the ids of this column apart from those of the others.
    pub fn anchor(&self) -> String {
        self.column.map(|column| format!("c{column}")).unwrap_or_default()
    }

    pub fn is_me(&self, account: &Account) -> bool {
        self.me.is_some_and(|me| me.id == account.id)
    }

    /// Where a link to `account` leads: our page of it, for visitors a peer's own.
    pub fn account_href(&self, account: &Account) -> String {
        self.ours_or(account, Some(&account.url)).unwrap_or_else(|| account.path())
    }

    /// Where a link to a status leads: our page of it, for visitors a peer's own.
    pub fn status_href(&self, view: &StatusView) -> String {
        let Status { url, .. } = &view.status;
        self.ours_or(&view.author, url.as_deref()).unwrap_or_else(|| view.path())
    }

    /// The peer's own address, if that is where a visitor belongs.
    fn ours_or(&self, owner: &Account, theirs: Option<&str>) -> Option<String> {
        let elsewhere = self.me.is_none() && !owner.is_local();
        elsewhere.then_some(theirs).flatten().and_then(words::web_link).map(ToOwned::to_owned)
    }
}

/// What stands in the head of a document.
#[derive(Debug, Default)]
pub struct Head<'a> {
    /// Without the site's name, which is added.
    pub title: String,
    pub description: Option<String>,
    pub alternates: Vec<Alternate>,
    /// The page's one address.
    pub canonical: Option<String>,
    pub open_graph: Option<OpenGraph<'a>>,
    /// The style that the page's owner wrote for it, if the viewer wants to see it so.
    pub own_style: Option<&'a str>,
    /// Search engines are asked not to list the page.
    pub unlisted: bool,
}

impl Head<'_> {
    /// A head for a page that only signed-in people see.
    pub fn private(title: impl Into<String>) -> Self {
        Self { title: title.into(), unlisted: true, ..Self::default() }
    }

    /// A head for a page open to all.
    pub fn public(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }
}

/// The same content in another form.
#[derive(Debug)]
pub struct Alternate {
    pub content_type: &'static str,
    pub href: String,
}

/// What chats and networks show of a link to the page.
/// Source: <https://ogp.me/>
#[derive(Debug)]
pub struct OpenGraph<'a> {
    /// `article`, `profile` or `website`.
    pub kind: &'static str,
    pub title: &'a str,
    pub description: &'a str,
    pub url: &'a str,
    pub image: Option<&'a str>,
}

/// A whole document with navigation and footer around `content`.
pub fn document(shell: &Shell<'_>, head: &Head<'_>, content: &Markup) -> Markup {
    if shell.is_part {
        return content.clone();
    }
    let body = html! {
        a.skip href="#main" { (say!("skip-to-content")) }
        (top_bar(shell))
        main.page #main {
            @if let Some(flash) = shell.flash { (Note { tone: flash.tone, text: flash.text }) }
            @if head.own_style.is_some() {
                div.own-frame { div.own { (content) } }
            } @else { (content) }
        }
        (footer(shell))
        (act_form(shell, content))
    };
    frame(&title_of(shell, head), Some(shell), head, &body)
}

/// A document that fills the window: `rail` at its edge, and `content` beside it.
pub fn wide(shell: &Shell<'_>, head: &Head<'_>, rail: &Markup, content: &Markup) -> Markup {
    if shell.is_part {
        return content.clone();
    }
    let body = html! {
        a.skip href="#main" { (say!("skip-to-content")) }
        div.deck {
            (rail)
            main.cols #main {
                h1.vh { (head.title) }
                (content)
            }
        }
        @if let Some(flash) = shell.flash { div.toast { (Note { tone: flash.tone, text: flash.text }) } }
        (act_form(shell, content))
    };
    frame(&title_of(shell, head), Some(shell), head, &body)
}

fn title_of(shell: &Shell<'_>, head: &Head<'_>) -> String {
    if head.title.is_empty() {
        shell.site.title.clone()
    } else {
        format!("{} · {}", head.title, shell.site.title)
    }
}

/// The buttons of all posts belong to this one form; each says where it leads.
fn act_form(shell: &Shell<'_>, content: &Markup) -> Markup {
    html! {
        @if content.0.contains(r#"form="act""#) {
            form #act method="post" hidden { (shell.csrf_field()) }
        }
    }
}

/// A document without navigation and footer: for set-up, and for when nothing else works.
pub fn bare(title: &str, content: &Markup) -> Markup {
    let body = html! { main.page #main { (content) } };
    frame(title, None, &Head::private(title), &body)
}

fn frame(title: &str, shell: Option<&Shell<'_>>, head: &Head<'_>, body: &Markup) -> Markup {
    let look = shell.map(|shell| shell.look).unwrap_or_default();
    // Visitors read; what they get needs no scripts at all.
    let me = shell.and_then(|shell| shell.me);
    let locale = locale::current();
    let colour = shell.map(|shell| shell.site.colour).filter(|colour| *colour != Colour::default());
    html! {
        (DOCTYPE)
        html lang=(locale.code()) dir=(locale.direction()) data-scheme=[look.scheme.said()] data-contrast=[look.contrast.said()]
            data-hue=[colour.map(Colour::as_str)] data-size=[look.size.said()] data-motion=[look.motion.said()] data-links=[look.links.said()] {
            head {
                meta charset="utf-8";
                title { (title) }
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                link rel="stylesheet" href=(assets::url("app.css"));
                @if let Some(own) = head.own_style { link rel="stylesheet" href=(own); }
                @if me.is_some() {
                    script type="module" src=(assets::url("js/app.js")) {}
                    script #said type="application/json" { (phrase::for_scripts(locale)) }
                    link rel="manifest" href={ "/manifest?language=" (locale.code()) };
                }
                link rel="icon" href=(assets::url("icon.svg")) type="image/svg+xml";
                link rel="apple-touch-icon" href=(assets::url("icon.png"));
                meta name="theme-color" content="#fff" media="(prefers-color-scheme: light)";
                meta name="theme-color" content="#16151f" media="(prefers-color-scheme: dark)";
                @if let Some(description) = &head.description {
                    meta name="description" content=(description);
                }
                @if head.unlisted { meta name="robots" content="noindex"; }
                @if let Some(canonical) = &head.canonical {
                    link rel="canonical" href=(canonical);
                }
                @for Alternate { content_type, href } in &head.alternates {
                    link rel="alternate" type=(content_type) href=(href);
                }
                @if let Some(open_graph) = &head.open_graph {
                    (meta_of(open_graph, shell.map(|shell| shell.site.title.as_str())))
                }
            }
            body data-keys=[me.map(|_| look.keys.as_str())] data-me=[me.map(Account::path)]
                data-csrf=[me.and(shell).map(|shell| shell.csrf)] { (body) }
        }
    }
}

fn meta_of(open_graph: &OpenGraph<'_>, site: Option<&str>) -> Markup {
    let OpenGraph { kind, title, description, url, image } = open_graph;
    html! {
        meta property="og:type" content=(kind);
        @if let Some(site) = site { meta property="og:site_name" content=(site); }
        meta property="og:title" content=(title);
        meta property="og:description" content=(description);
        meta property="og:url" content=(url);
        @if let Some(image) = image { meta property="og:image" content=(image); }
        meta name="twitter:card" content="summary";
    }
}

fn top_bar(shell: &Shell<'_>) -> Markup {
    html! {
        header.top {
            a.logo href="/" { img src=(assets::url("icon.svg")) alt="" width="28" height="28"; (shell.site.title) }
            @match shell.me {
                Some(me) => (member_links(shell, me)),
                None => (visitor_links(shell)),
            }
        }
    }
}

fn member_links(shell: &Shell<'_>, me: &Account) -> Markup {
    let own = me.path();
    html! {
           nav.main-nav aria-label=(say!("menu-main")) {
               (nav_link(shell, "/home", "home", &html! { (say!("menu-home")) }))
               (nav_link(shell, "/deck", "columns", &html! { (say!("menu-deck")) }))
               (nav_link(shell, "/notifications", "bell", &html! {
                   (say!("menu-notifications"))
                   @if shell.unread > 0 {
                       " " span.dot { (words::count(shell.unread)) span.vh { (say!("menu-new")) } }
                   }
               }))
               (nav_link(shell, "/publish", "pen", &html! { (say!("menu-new-post")) }))
               (nav_link(shell, &own, "user", &html! { (say!("menu-profile")) }))
           }
    a.btn.icon href="/search" aria-label=(say!("menu-search")) title=(say!("menu-search")) { (Icon("search")) }
           a.btn.icon href="/settings/profile" aria-label=(say!("menu-settings")) title=(say!("menu-settings")) { (Icon("gear")) }
           form.out method="post" action="/auth/sign_out" {
               (shell.csrf_field())
               button.btn.icon type="submit" aria-label=(say!("menu-sign-out")) title=(say!("menu-sign-out")) { (Icon("out")) }
           }
       }
}

fn nav_link(shell: &Shell<'_>, href: &str, icon: &'static str, label: &Markup) -> Markup {
    let is_here = shell.path == href;
    html! { a href=(href) aria-current=[is_here.then_some("page")] { (Icon(icon)) span { (label) } } }
}

fn visitor_links(shell: &Shell<'_>) -> Markup {
    let may_join = matches!(shell.site.joining, Joining::Open | Joining::Approval);
    html! {
        nav.visitor-nav aria-label=(say!("menu-main")) {
            a.btn.about href="/about" { (say!("menu-about")) }
            a.btn href="/auth/sign_in" { (say!("menu-sign-in")) }
            @if may_join { a.btn.main href="/auth/sign_up" { (say!("menu-join")) } }
        }
    }
}

fn footer(shell: &Shell<'_>) -> Markup {
    html! {
        footer.foot {
            p {
                (shell.site.title) " · "
                a href="/about" { (say!("menu-about")) } " · "
                a href="/explore" { (say!("menu-explore")) } " · "
                a href="/directory" { (say!("menu-directory")) } " · "
                @if shell.is_admin { a href="/admin" { (say!("menu-admin")) } " · " }
                "tusklet " (env!("CARGO_PKG_VERSION"))
            }
            (languages(shell.locales, shell.path))
        }
    }
}

/// The same page in other languages.
pub(super) fn languages(locales: &Locales, path: &str) -> Markup {
    let here = locale::current().code();
    let back = urlencoded(path);
    html! {
        p.languages {
            (Icon("globe")) span.vh { (say!("menu-languages")) }
            @for (code, name) in locales.all() {
                " "
                @if code == here { b lang=(code) { (name) } }
                @else { a href={ "/language/" (code) "?return=" (back) } lang=(code) hreflang=(code) rel="nofollow" { (name) } }
            }
        }
    }
}

fn urlencoded(path: &str) -> String {
    url::form_urlencoded::byte_serialize(path.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn shown(shell: &Shell<'_>) -> String {
        document(shell, &Head::public("A page"), &html! { h1 { "A page" } }).into_string()
    }

    #[test]
    fn strangers_are_shown_the_door_and_may_join_only_where_that_is_allowed() {
        let mut site = sample::site();
        site.joining = Joining::Open;
        assert!(shown(&sample::visitor(&site)).contains("/auth/sign_up"));
        site.joining = Joining::Invite;
        let page = shown(&sample::visitor(&site));
        assert!(!page.contains("/auth/sign_up") && page.contains("/auth/sign_in"));
        assert!(!page.contains("id=\"act\""));
    }

    #[test]
    fn members_have_their_links_and_every_form_has_the_token() {
        let (site, me) = (sample::site(), sample::ada());

        let page = shown(&Shell { unread: 3, ..sample::member(&site, &me) });

        assert!(page.contains(r#"<span class="dot">3"#));
        assert_eq!(page.matches("<form").count(), page.matches(r#"name="csrf""#).count());
    }

    #[test]
    fn a_visitor_is_sent_to_the_peer_and_a_member_stays() {
        let (site, me, bob) = (sample::site(), sample::ada(), sample::bob());
        assert_eq!(sample::visitor(&site).account_href(&bob), "https://peer.example/@bob");
        assert_eq!(sample::member(&site, &me).account_href(&bob), "/@bob@peer.example");
        let odd = Account { url: "javascript:alert(1)".to_owned(), ..bob };
        assert_eq!(sample::visitor(&site).account_href(&odd), "/@bob@peer.example");
    }

    #[test]
    fn a_part_is_what_stands_inside_the_page() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = Shell { is_part: true, ..sample::member(&site, &me) };
        assert_eq!(shown(&shell), "<h1>A page</h1>");
    }

    #[test]
    fn scripts_are_for_members_only() {
        let (site, me) = (sample::site(), sample::ada());
        assert!(shown(&sample::member(&site, &me)).contains("<script type=\"module\" src="));
        assert!(!shown(&sample::visitor(&site)).contains("<script"));
    }

    #[test]
    fn nothing_in_a_page_needs_a_hole_in_the_content_security_policy() {
        let (site, me) = (sample::site(), sample::ada());
        let page = shown(&sample::member(&site, &me));
        assert!(!page.contains("style=") && !page.contains(" on"));
        let scripts = page.matches("<script").count();
        let files = page.matches("\"></script>").count();
        let data = page.matches(r#"type="application/json">"#).count();
        assert_eq!(scripts, files + data, "no script has words of its own");
    }
}
