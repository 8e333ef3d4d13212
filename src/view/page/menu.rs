//! The "…" of a post and of an account, as pages.

use maud::{Markup, html};

use crate::model::{Account, Marks, Relationship, StatusView};
use crate::say;
use crate::view::component::{Field, Icon, Name, StatusCard, Tick};
use crate::view::layout::{self, Head};
use crate::view::page::{quotes, replies};
use crate::view::phrase::phrase;
use crate::view::{Shell, words};

/// All that can be done about a status.
#[derive(Debug)]
pub struct StatusMenu<'a> {
    pub shell: &'a Shell<'a>,
    pub status: &'a StatusView,
    /// It stands below what the viewer wrote by their leave, which they can take back.
    pub may_put_out: bool,
}

impl StatusMenu<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, status, may_put_out } = self;
        let path = status.path();
        let content = html! {
            h1 { (say!("post-about")) }
            section.card.feed-card aria-labelledby="post" {
                h2.vh #post { (say!("post-itself")) }
                (StatusCard::whole(status, shell))
            }
            nav.card aria-label=(say!("what-you-can-do")) {
                ul.menu {
                    li { a href=(path) { (Icon("reply")) (say!("post-open-thread")) } }
                    @if status.status.edited_at.is_some() {
                        li { a href={ (path) "/history" } { (Icon("history")) (say!("post-versions")) } }
                    }
                    @if status.status.quotes_count > 0 {
                        li { a href={ (path) "/quotes" } { (Icon("quote")) (say!("post-who-quotes")) } }
                    }
                    @if *may_put_out { li { (replies::put_out(status, &path)) } }
                    @if self.quotes_me() { li { (quotes::take_out(status, &path)) } }
                    li { (act(&format!("{path}/{}", self.mute().0), &path, "bell", self.mute().1)) }
                    @if shell.is_me(&status.author) { (self.own(&path)) } @else { (self.other()) }
                    @if let Some(url) = elsewhere(status) {
                        li { a href=(url) rel="nofollow noopener" { (Icon("ext")) (say!("open-elsewhere")) } }
                    }
                }
            }
        };
        layout::document(shell, &Head::private(say!("post-about")), &content)
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
            ("unmute", say!("post-unmute-thread"))
        } else {
            ("mute", say!("post-mute-thread"))
        }
    }

    fn own(&self, path: &str) -> Markup {
        let id = self.status.status.id;
        let is_pinned = self.status.marks.is_some_and(|Marks { pinned, .. }| pinned);
        let (verb, label) =
            if is_pinned { ("unpin", say!("post-unpin")) } else { ("pin", say!("post-pin")) };
        html! {
            li { a href={ "/publish?edit=" (id) } { (Icon("edit")) (say!("edit")) } }
            li { (act(&format!("{path}/{verb}"), path, "pin", label)) }
            li {
                details {
                    summary { (Icon("edit")) (say!("post-redraft-open")) }
                    p { (say!("post-redraft-why")) }
                    button.btn.danger form="act" formaction={ (path) "/redraft" }
                        name="return" value=(self.status.author.path()) { (say!("post-redraft")) }
                }
            }
            li {
                details {
                    summary.danger { (Icon("trash")) (say!("post-delete-open")) }
                    p { (say!("post-delete-why")) }
                    button.btn.danger form="act" formaction={ (path) "/delete" }
                        name="return" value=(self.status.author.path()) { (say!("delete-for-good")) }
                }
            }
        }
    }

    fn other(&self) -> Markup {
        let author = &self.status.author;
        html! {
            li {
                a href={ "/report/new?account=" (author.id) "&status=" (self.status.status.id) } {
                    (Icon("warn")) (say!("post-report"))
                }
            }
            li {
                a href={ (author.path()) "/menu" } {
                    (Icon("user")) (phrase!("post-mute-or-block", name = html! { bdi { (Name(author)) } }))
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
        let blocking = relationship.blocking;
        let block = if blocking { say!("unblock") } else { say!("account-block") };
        let content = html! {
            h1 { (phrase!("account-about-name", name = html! { bdi { (Name(account)) } })) }
            p { "@" (account.full_handle(shell.domain)) }
            nav.card aria-label=(say!("what-you-can-do")) {
                ul.menu {
                    li { a href=(path) { (Icon("user")) (say!("account-open")) } }
                    li { a href={ "/publish?mention=" (account.handle()) } { (Icon("pen")) (say!("account-write")) } }
                    @if relationship.following { (self.following(&path)) }
                    @if relationship.followed_by {
                        li { (act(&format!("{path}/remove_follower"), &path, "out", say!("account-remove-follower"))) }
                    }
                    li { (self.note(&path)) }
                    li { (self.mute(&path)) }
                    li { (act(&action(blocking, "block"), &path, "ban", block)) }
                    li {
                        a href={ "/report/new?account=" (account.id) } { (Icon("warn")) (say!("account-report")) }
                    }
                    @if let Some(domain) = &account.domain {
                        li { (act(&action(relationship.domain_blocking, "block_domain"), &path, "ban",
                            &if relationship.domain_blocking {
                                say!("account-unblock-domain", domain = domain.as_str())
                            } else {
                                say!("account-block-domain", domain = domain.as_str())
                            })) }
                    }
                    @if relationship.following || relationship.requested {
                        li { a href={ "/lists?account=" (account.id) } { (Icon("list")) (say!("account-put-on-list")) } }
                    }
                    @if let Some(url) = words::web_link(&account.url).filter(|_| !account.is_local()) {
                        li { a href=(url) rel="nofollow noopener" { (Icon("ext")) (say!("open-elsewhere")) } }
                    }
                }
            }
        };
        layout::document(shell, &Head::private(say!("account-about")), &content)
    }
}

/// How long a mute lasts, in seconds; 0 until it is taken back.
const MUTES: [u32; 6] = [0, 1_800, 21_600, 86_400, 259_200, 604_800];

impl AccountMenu<'_> {
    /// What can be asked of a follow.
    fn following(&self, path: &str) -> Markup {
        let Relationship { shows_boosts, notifies, .. } = *self.relationship;
        let (notify, told) = if notifies {
            ("unnotify", say!("account-unnotify"))
        } else {
            ("notify", say!("account-notify"))
        };
        let (boosts, shown) = if shows_boosts {
            ("hide_boosts", say!("account-hide-boosts"))
        } else {
            ("show_boosts", say!("account-show-boosts"))
        };
        html! {
            li { (act(&format!("{path}/unfollow"), path, "x", say!("unfollow"))) }
            li { (act(&format!("{path}/{notify}"), path, "bell", told)) }
            li { (act(&format!("{path}/{boosts}"), path, "boost", shown)) }
        }
    }

    /// What the viewer has written down about them.
    fn note(&self, path: &str) -> Markup {
        let note = &self.relationship.note;
        html! {
            details open[!note.is_empty()] {
                summary { (Icon("edit")) (say!("account-note")) }
                form.stack method="post" action={ (path) "/note" } {
                    (self.shell.csrf_field())
                    input type="hidden" name="return" value=(path);
                    (Field::text("note", say!("account-note-label"), 3).value(note)
                        .hint(say!("account-note-hint")))
                    div.ends { button.btn.main type="submit" { (say!("account-note-save")) } }
                }
            }
        }
    }

    fn mute(&self, path: &str) -> Markup {
        if self.relationship.muting {
            let label = match self.relationship.muted_until {
                Some(end) => say!("account-unmute-until", when = words::moment(end)),
                None => say!("unmute").to_owned(),
            };
            return act(&format!("{path}/unmute"), path, "volume", &label);
        }
        let spans = MUTES.map(|span| {
            let words = match span {
                0 => say!("account-mute-forever").to_owned(),
                span => words::span(span),
            };
            (span.to_string(), words)
        });
        let spans = spans.each_ref().map(|(span, words)| (span.as_str(), words.as_str()));
        html! {
            details {
                summary { (Icon("volume")) (say!("account-mute-open")) }
                form.stack method="post" action={ (path) "/mute" } {
                    (self.shell.csrf_field())
                    input type="hidden" name="return" value=(path);
                    (Field::select("lasts", say!("account-mute-lasts"), &spans))
                    (Tick { name: "notifications", label: say!("account-mute-notifications"), hint: "", is_on: true })
                    div.ends { button.btn.main type="submit" { (say!("mute")) } }
                }
            }
        }
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
        let page = |author, may_put_out| {
            let status = &sample::status(9, author, "Words");
            StatusMenu { shell: &shell, status, may_put_out }.page().into_string()
        };
        let own = page(sample::ada(), false);
        assert!(own.contains("/publish?edit=9") && own.contains("/@ada/9/delete"));
        assert!(!own.contains("put_out"));

        let other = page(sample::bob(), true);
        assert!(!other.contains("/delete") && other.contains("/@bob@peer.example/menu"));
        assert!(other.contains("/@bob@peer.example/9/put_out"));
        assert!(other.contains(r#"href="https://peer.example/@bob/9""#));
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

    #[test]
    fn only_of_whom_one_follows_more_can_be_asked() {
        let (site, me, bob) = (sample::site(), sample::ada(), sample::bob());
        let shell = sample::member(&site, &me);
        let page = |relationship: Relationship| {
            let menu = AccountMenu { shell: &shell, account: &bob, relationship: &relationship };
            menu.page().into_string()
        };
        assert!(!page(sample::relationship()).contains("notify\""));
        let follows = Relationship { following: true, notifies: true, ..sample::relationship() };
        let followed = page(follows);
        assert!(followed.contains("/unnotify\"") && followed.contains("_boosts\""), "{followed}");
    }
}
