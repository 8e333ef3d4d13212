//! A profile with its posts.

use maud::{Markup, html};

use crate::model::fetches::Completeness;
use crate::model::{Account, FilterContext, Relationship, StatusView};
use crate::say;
use crate::view::component::{
    Avatar, Composer, Empty, FollowButton, Icon, Line, More, MoreOf, Name, Note, Pager, Place,
    Prose, Size, StatusCard, Still, Tab, Tabs, Tone,
};
use crate::view::feed::Form;
use crate::view::layout::{self, Alternate, Head, OpenGraph};
use crate::view::page::interact;
use crate::view::phrase::phrase;
use crate::view::{Shell, words};

/// Which of somebody's posts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Without answers to others.
    Posts,
    WithReplies,
    Media,
}

/// An account, what it says of itself, and its posts.
#[derive(Debug)]
pub struct Profile<'a> {
    pub shell: &'a Shell<'a>,
    pub account: &'a Account,
    pub part: Part,
    pub relationship: Option<&'a Relationship>,
    pub pinned: &'a [StatusView],
    pub statuses: &'a [StatusView],
    /// How much of what it wrote is here, where more is known to be.
    pub more: Option<Completeness>,
    /// Path of the page with what came before.
    pub older: Option<&'a str>,
    /// The bio without markup, for links to this page.
    pub summary: &'a str,
    /// Where the style of this page lies, if it has one of its own.
    pub own_style: Option<&'a str>,
    /// For the owner, who may begin to write right here.
    pub composer: Option<Composer<'a>>,
}

/// The same account in other forms: for servers, and for readers of news.
fn alternates(account: &Account, url: &str, part: Part) -> Vec<Alternate> {
    let actor = Alternate { content_type: "application/activity+json", href: account.uri.clone() };
    let end = match part {
        Part::Posts => "",
        Part::WithReplies => "/with_replies",
        Part::Media => "/media",
    };
    let feeds = Form::ALL.map(|form| Alternate {
        content_type: form.content_type(),
        href: format!("{url}{end}{}", form.end()),
    });
    std::iter::once(actor).chain(feeds.into_iter().filter(|_| account.is_local())).collect()
}

impl Profile<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, account, pinned, statuses, older, composer, .. } = self;
        let title = say!(
            "profile-title",
            name = account.name(),
            handle = format!("@{}", account.full_handle(shell.domain))
        );
        let url = format!("{}{}", shell.base_url, account.path());
        let avatar = format!("{}{}", shell.base_url, account.avatar_path());
        let head = Head {
            description: Some(self.summary.to_owned()),
            alternates: alternates(account, &url, self.part),
            canonical: account.is_local().then(|| url.clone()),
            open_graph: Some(OpenGraph {
                kind: "profile",
                title: &title,
                description: self.summary,
                url: &url,
                image: Some(&avatar),
            }),
            unlisted: !account.is_local() || !account.indexable,
            own_style: self.own_style,
            title: title.clone(),
        };
        let card = |view| StatusCard::listed(view, shell).met(FilterContext::Account);
        let content = html! {
            (self.card())
            @if let Some(composer) = composer {
                section.card aria-labelledby="compose" { h2.vh #compose { (say!("menu-new-post")) } (composer) }
            }
            section.card.feed-card aria-labelledby="posts" {
                h2.vh #posts { (say!("posts")) }
                (self.tabs())
                @for view in *pinned { (card(view).standing(Place::Pinned)) }
                @for status in *statuses { (card(status)) }
                @if pinned.is_empty() && statuses.is_empty() {
                    (Empty { text: say!("profile-empty"), action: None })
                }
                (Pager { label: say!("timeline-older"), older: *older })
                @if let Some(completeness) = self.more {
                    (More { completeness, of: MoreOf::Posts { origin: words::web_link(&account.url) }, path: &account.path() })
                }
            }
        };
        layout::document(shell, &head, &content)
    }

    fn card(&self) -> Markup {
        let Self { shell, account, .. } = self;
        let (header, still) = (account.header_path(), account.header_still_path());
        let cover = html! { img.cover src=(header) alt="" width="900" height="300"; };
        html! {
            section.card.profile aria-labelledby="name" {
                (Still(&header, &still, &cover))
                div.in {
                    div.head {
                        (Avatar(account, Size::Large))
                        div.go { (self.buttons()) }
                    }
                    div {
                        h1 #name { bdi { (Name(account)) } }
                        p.handle {
                            bdi dir="ltr" { "@" (account.full_handle(shell.domain)) }
                            @if account.kind.is_bot() { " " span.badge { (say!("profile-bot")) } }
                            @if account.locked { " " span.badge { (say!("profile-locked")) } }
                            @if self.relationship.is_some_and(|standing| standing.followed_by) {
                                " " span.badge { (say!("profile-follows-you")) }
                            }
                            @if self.relationship.is_some_and(|standing| standing.muting) {
                                " " span.badge { (say!("profile-muted")) }
                            }
                        }
                    }
                    @if account.is_suspended() {
                        (Note { tone: Tone::Bad, text: say!("profile-suspended") })
                    } @else {
                        @if let Some(goal) = &account.moved { (moved(account, goal, shell)) }
                        @if !account.note.is_empty() { div.body dir="auto" { (Prose(&account.note, &account.emojis)) } }
                        (fields(account))
                    }
                    (self.numbers())
                    @if let Some(note) = self.relationship.map(|standing| &standing.note).filter(|note| !note.is_empty()) {
                        p.meta dir="auto" { (say!("profile-your-note", note = note.as_str())) }
                    }
                }
            }
        }
    }

    fn buttons(&self) -> Markup {
        let Self { shell, account, relationship, .. } = self;
        html! {
            @if shell.is_me(account) {
                a.btn href="/settings/profile" { (say!("profile-edit")) }
            } @else if shell.me.is_some() {
                (FollowButton { account, relationship: *relationship, shell })
                a.btn.icon href={ (account.path()) "/menu" }
                    aria-label=(say!("profile-more", name = account.name())) { (Icon("more")) }
            } @else if account.is_local() {
                a.btn.main href={ "/interact?" (interact::query(&account.uri)) } rel="nofollow" { (say!("follow")) }
            } @else {
                a.btn href=(shell.account_href(account)) { (say!("open-elsewhere")) }
            }
        }
    }

    fn numbers(&self) -> Markup {
        let Account { statuses_count, following_count, followers_count, .. } = *self.account;
        let path = self.account.path();
        html! {
            p.nums {
                a href=(path) { (phrase!("profile-posts", n = statuses_count, count = bold(statuses_count))) }
                a href={ (path) "/following" } { (phrase!("profile-following", n = following_count, count = bold(following_count))) }
                a href={ (path) "/followers" } {
                    (phrase!("profile-followers", n = followers_count, count = bold(followers_count)))
                }
            }
            p.meta { (say!("profile-since", day = words::day(self.account.created_at))) }
        }
    }

    fn tabs(&self) -> Markup {
        let path = self.account.path();
        let tab = |label, end, part| Tab {
            label,
            href: format!("{path}{end}"),
            is_here: self.part == part,
        };
        let tabs = [
            tab(say!("posts"), "", Part::Posts),
            tab(say!("profile-with-replies"), "/with_replies", Part::WithReplies),
            tab(say!("profile-media"), "/media", Part::Media),
        ];
        // Its owner may not want the part that comes last.
        let shown = if self.account.shows_media { &tabs[..] } else { &tabs[..2] };
        html! { (Tabs { label: say!("profile-posts-shown"), tabs: shown }) }
    }
}

fn bold(number: u64) -> Markup {
    html! { b { (words::count(number)) } }
}

/// Where somebody is found now.
fn moved(account: &Account, goal: &Account, shell: &Shell<'_>) -> Markup {
    html! {
        p.note {
            (phrase!("profile-moved", name = html! { bdi { (Name(account)) } },
                handle = html! { a href=(goal.path()) { bdi { "@" (goal.full_handle(shell.domain)) } } }))
        }
    }
}

fn fields(account: &Account) -> Markup {
    html! {
        @if !account.fields.is_empty() {
            dl {
                @for field in &account.fields {
                    div {
                        dt dir="auto" { (Line(&field.name, &account.emojis)) }
                        dd dir="auto" {
                            (Prose(&field.value, &account.emojis))
                            @if let Some(when) = field.verified_at {
                                " " span.ok title=(say!("profile-checked", day = words::day(when))) { (Icon("check")) (say!("profile-verified")) }
                            }
                        }
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

    fn profile(shell: &Shell<'_>, account: &Account) -> String {
        let pinned = [sample::status(9, account.clone(), "Pinned words")];
        let statuses = [pinned[0].clone()];
        Profile {
            shell,
            account,
            part: Part::Posts,
            relationship: None,
            pinned: &pinned,
            statuses: &statuses,
            more: None,
            older: Some("/@ada?max_id=9"),
            summary: "Engines",
            own_style: None,
            composer: None,
        }
        .page()
        .into_string()
    }

    #[test]
    fn a_post_that_is_pinned_and_new_has_two_ids() {
        let site = sample::site();
        let page = profile(&sample::visitor(&site), &sample::ada());
        assert!(page.contains(r#"id="pin9""#) && page.contains(r#"id="p9""#));
        assert!(page.contains(r#"rel="next" href="/@ada?max_id=9""#));
        insta::assert_snapshot!(sample::lines(&page).replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    }

    #[test]
    fn machines_find_the_actor_and_people_the_verified_site() {
        let site = sample::site();
        let page = profile(&sample::visitor(&site), &sample::ada());
        for told in [
            r#"<link rel="alternate" type="application/activity+json" href="https://pi.example/users/ada">"#,
            "verified",
            "@ada@pi.example",
            "<b>1</b> follower<",
            "<b>1,204</b> following",
        ] {
            assert!(page.contains(told), "{told}");
        }
    }

    #[test]
    fn who_has_moved_is_looked_for_where_they_are() {
        let site = sample::site();
        let goal = Account { domain: Some("new.example".to_owned()), ..sample::ada() };
        let account = Account { moved: Some(Box::new(goal)), ..sample::ada() };
        let page = profile(&sample::visitor(&site), &account);
        let link = r#"has moved to <a href="/@ada@new.example"><bdi>@ada@new.example</bdi></a>"#;
        assert!(page.contains(link), "{page}");
        let page = profile(&sample::visitor(&site), &sample::ada());
        assert!(!page.contains("has moved"));
    }

    #[test]
    fn a_suspended_account_says_no_more_than_that() {
        let site = sample::site();
        let account = Account { suspended_at: Some(sample::NOW), ..sample::ada() };
        let page = profile(&sample::visitor(&site), &account);
        assert!(page.contains("suspended") && !page.contains("poetry"));
    }

    #[test]
    fn only_the_owner_edits() {
        let (site, me, bob) = (sample::site(), sample::ada(), sample::bob());
        let shell = sample::member(&site, &me);
        assert!(profile(&shell, &me).contains("Edit profile"));
        assert!(profile(&shell, &bob).contains("/@bob@peer.example/menu"));
    }
}
