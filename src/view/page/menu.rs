//! The "…" of a post and of an account, as pages.

use maud::{Markup, html};

use crate::model::{Account, Marks, Relationship, StatusView};
use crate::view::component::{Icon, Name, StatusCard};
use crate::view::layout::{self, Head};
use crate::view::page::quotes;
use crate::view::{Shell, words};

/// All that can be done about a status.
#[derive(Debug)]
pub struct StatusMenu<'a> {
    pub shell: &'a Shell<'a>,
    pub status: &'a StatusView,
}

impl StatusMenu<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, status } = self;
        let path = status.path();
        let content = html! {
            h1 { "About this post" }
            section.card.feed-card aria-labelledby="post" {
                h2.vh #post { "The post" }
                (StatusCard::whole(status, shell))
            }
            nav.card aria-label="What you can do" {
                ul.menu {
                    li { a href=(path) { (Icon("reply")) "Open the thread" } }
                    @if status.status.edited_at.is_some() {
                        li { a href={ (path) "/history" } { (Icon("history")) "Versions" } }
                    }
                    @if status.status.quotes_count > 0 {
                        li { a href={ (path) "/quotes" } { (Icon("quote")) "Who quotes it" } }
                    }
                    @if self.quotes_me() { li { (quotes::take_out(status, &path)) } }
                    li { (act(&format!("{path}/{}", self.mute().0), &path, "bell", self.mute().1)) }
                    @if shell.is_me(&status.author) { (self.own(&path)) } @else { (self.other()) }
                    @if let Some(url) = elsewhere(status) {
                        li { a href=(url) rel="nofollow noopener" { (Icon("ext")) "Open on its own server" } }
                    }
                }
            }
        };
        layout::document(shell, &Head::private("About this post"), &content)
    }

    /// Whether it shows a status of the viewer's inside.
    fn quotes_me(&self) -> bool {
        let quote = self.status.quote.as_ref().filter(|quote| quote.shown.is_there());
        let me = self.shell.me.map(|me| me.id);
        quote.is_some_and(|quote| me.is_some() && quote.quoted_author == me)
    }

    /// What can be done about the thread: the verb, and how it reads.
    fn mute(&self) -> (&'static str, &'static str) {
        if self.status.marks.is_some_and(|Marks { muted, .. }| muted) {
            ("unmute", "Unmute this conversation")
        } else {
            ("mute", "Mute this conversation: no more notifications")
        }
    }

    fn own(&self, path: &str) -> Markup {
        let id = self.status.status.id;
        let is_pinned = self.status.marks.is_some_and(|Marks { pinned, .. }| pinned);
        let (verb, label) = if is_pinned {
            ("unpin", "Take from the top of my profile")
        } else {
            ("pin", "Pin to my profile")
        };
        html! {
            li { a href={ "/publish?edit=" (id) } { (Icon("edit")) "Edit" } }
            li { (act(&format!("{path}/{verb}"), path, "pin", label)) }
            li {
                details {
                    summary.danger { (Icon("trash")) "Delete …" }
                    p { "The post disappears here, and other servers are asked to delete it. This cannot be undone." }
                    button.btn.danger form="act" formaction={ (path) "/delete" }
                        name="return" value=(self.status.author.path()) { "Delete for good" }
                }
            }
        }
    }

    fn other(&self) -> Markup {
        let author = &self.status.author;
        html! {
            li {
                a href={ (author.path()) "/menu" } {
                    (Icon("user")) "Mute or block " bdi { (Name(author)) } " …"
                }
            }
        }
    }
}

fn elsewhere(status: &StatusView) -> Option<&str> {
    let url = status.status.url.as_deref().filter(|_| !status.author.is_local())?;
    words::web_link(url)
}

/// All that can be done about an account.
#[derive(Debug)]
pub struct AccountMenu<'a> {
    pub shell: &'a Shell<'a>,
    pub account: &'a Account,
    pub relationship: &'a Relationship,
}

impl AccountMenu<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, account, relationship } = self;
        let path = account.path();
        let action = |is_on: bool, verb: &str| {
            if is_on { format!("{path}/un{verb}") } else { format!("{path}/{verb}") }
        };
        let (muting, blocking) = (relationship.muting, relationship.blocking);
        let mute = if muting { "Unmute" } else { "Mute: their posts no longer reach you" };
        let block = if blocking { "Unblock" } else { "Block: you no longer see each other" };
        let content = html! {
            h1 { "About " bdi { (Name(account)) } }
            p { "@" (account.full_handle(shell.domain)) }
            nav.card aria-label="What you can do" {
                ul.menu {
                    li { a href=(path) { (Icon("user")) "Open the profile" } }
                    li { a href={ "/publish?mention=" (account.handle()) } { (Icon("pen")) "Write to them" } }
                    @if relationship.following {
                        li { (act(&format!("{path}/unfollow"), &path, "x", "Unfollow")) }
                    }
                    li { (act(&action(muting, "mute"), &path, "volume", mute)) }
                    li { (act(&action(blocking, "block"), &path, "ban", block)) }
                    @if let Some(domain) = &account.domain {
                        li { (act(&action(relationship.domain_blocking, "block_domain"), &path, "ban",
                            &if relationship.domain_blocking {
                                format!("Unblock {domain}")
                            } else {
                                format!("Block all of {domain}: follows end, nobody there reaches you")
                            })) }
                    }
                    @if relationship.following || relationship.requested {
                        li { a href={ "/lists?account=" (account.id) } { (Icon("list")) "Put on a list" } }
                    }
                    @if let Some(url) = words::web_link(&account.url).filter(|_| !account.is_local()) {
                        li { a href=(url) rel="nofollow noopener" { (Icon("ext")) "Open on its own server" } }
                    }
                }
            }
        };
        layout::document(shell, &Head::private("About an account"), &content)
    }
}

fn act(action: &str, back: &str, icon: &'static str, label: &str) -> Markup {
    html! {
        button form="act" formaction=(action) name="return" value=(back) { (Icon(icon)) (label) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn only_ones_own_posts_can_be_edited_or_deleted() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let own = sample::status(9, sample::ada(), "Mine");
        let page = StatusMenu { shell: &shell, status: &own }.page().into_string();
        assert!(page.contains("/publish?edit=9") && page.contains("/@ada/9/delete"));

        let other = sample::status(9, sample::bob(), "Theirs");
        let page = StatusMenu { shell: &shell, status: &other }.page().into_string();
        assert!(!page.contains("/delete") && page.contains("/@bob@peer.example/menu"));
        assert!(page.contains(r#"href="https://peer.example/@bob/9""#));
    }

    #[test]
    fn a_mute_can_be_taken_back() {
        let (site, me, bob) = (sample::site(), sample::ada(), sample::bob());
        let shell = sample::member(&site, &me);
        let relationship = Relationship { muting: true, ..sample::relationship() };
        let page = AccountMenu { shell: &shell, account: &bob, relationship: &relationship };
        let page = page.page().into_string();
        assert!(page.contains("/@bob@peer.example/unmute\"") && page.contains("/block\""));
    }
}
