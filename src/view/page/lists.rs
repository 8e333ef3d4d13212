//! Lists of people, and hashtags that one follows.

use maud::{Markup, html};

use crate::base::ListId;
use crate::model::list::LONGEST_TITLE;
use crate::model::{Account, List, RepliesPolicy};
use crate::say;
use crate::view::Shell;
use crate::view::component::{AccountRow, Choice, Empty, Field, Pager, Problems, Radios, Tick};
use crate::view::layout::{self, Head};
use crate::view::phrase::phrase;

/// All lists of the viewer. Posts to `/lists` (`title`).
#[derive(Debug)]
pub struct Lists<'a> {
    pub shell: &'a Shell<'a>,
    pub lists: &'a [List],
    /// Somebody to be put on lists, and the lists that they are on.
    pub placed: Option<(&'a Account, &'a [ListId])>,
    pub title: &'a str,
    pub problems: &'a Problems,
}

impl Lists<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, lists, placed, title, problems } = self;
        let content = html! {
            h1 { (say!("lists")) }
            @if let Some((account, _)) = placed {
                p { (phrase!("lists-for", name = html! { a href=(account.path()) { bdi { (account.name()) } } })) }
            }
            section.card.stack aria-labelledby="lists" {
                h2.vh #lists { (say!("lists-yours")) }
                @for list in *lists {
                    div.row.entry {
                        a href={ "/lists/" (list.id) } { (list.title) }
                        @match placed {
                            Some((account, on)) => (place(list, account, on.contains(&list.id))),
                            None => a.btn href={ "/lists/" (list.id) "/edit" } { (say!("edit")) span.vh { " " (list.title) } },
                        }
                    }
                }
                @if lists.is_empty() {
                    (Empty { text: say!("lists-none"), action: None })
                }
            }
            (problems)
            form.card.stack method="post" action="/lists" {
                h2 { (say!("lists-new")) }
                (shell.csrf_field())
                (Field::line("title", say!("title")).value(title).longest(LONGEST_TITLE).problem(problems).required())
                div.ends { button.btn.main type="submit" { (say!("lists-make")) } }
            }
        };
        layout::document(shell, &Head::private(say!("lists")), &content)
    }
}

fn place(list: &List, account: &Account, is_on: bool) -> Markup {
    let (verb, label) =
        if is_on { ("remove", say!("lists-take-off")) } else { ("add", say!("lists-put-on")) };
    html! {
        button.btn form="act" formaction={ "/lists/" (list.id) "/" (verb) "/" (account.id) }
            name="return" value={ "/lists?account=" (account.id) } {
            (label) span.vh { " " (list.title) }
        }
    }
}

/// One list of the viewer and who is on it. Posts to `/lists/ID` (`title`, `replies_policy`,
/// `exclusive`), `/lists/ID/members` (`handle`) and `/lists/ID/delete`.
#[derive(Debug)]
pub struct ListEdit<'a> {
    pub shell: &'a Shell<'a>,
    pub list: &'a List,
    pub members: &'a [Account],
    /// Path of the page with more of them.
    pub older: Option<&'a str>,
    pub problems: &'a Problems,
}

impl ListEdit<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, list, members, older, problems } = self;
        let path = format!("/lists/{}", list.id);
        let here = format!("{path}/edit");
        let content = html! {
            h1 { a href=(path) { (list.title) } }
            (problems)
            (self.settings(&path))
            section.card.stack aria-labelledby="members" {
                h2 #members { (say!("list-members")) }
                form.stack method="post" action={ (path) "/members" } {
                    (shell.csrf_field())
                    (Field::line("handle", say!("list-put-somebody")).hint(say!("list-put-hint")).problem(problems).required())
                    div.ends { button.btn type="submit" { (say!("list-put")) } }
                }
                @for account in *members {
                    (AccountRow { account, shell, actions: html! {
                        button.btn form="act" formaction={ (path) "/remove/" (account.id) }
                            name="return" value=(here) { (say!("lists-take-off")) span.vh { " " (account.name()) } }
                    } })
                }
                @if members.is_empty() { (Empty { text: say!("nobody-yet"), action: None }) }
                (Pager { label: say!("more"), older: *older })
            }
            section.card.stack {
                details {
                    summary.danger { (say!("list-delete-open")) }
                    p { (say!("list-delete-why")) }
                    button.btn.danger form="act" formaction={ (path) "/delete" } name="return" value="/lists" { (say!("delete-for-good")) }
                }
            }
        };
        layout::document(shell, &Head::private(list.title.as_str()), &content)
    }

    fn settings(&self, path: &str) -> Markup {
        let Self { shell, list, problems, .. } = self;
        let choices = [
            (RepliesPolicy::Members, say!("list-replies-members")),
            (RepliesPolicy::Followed, say!("list-replies-followed")),
            (RepliesPolicy::Nothing, say!("list-replies-none")),
        ]
        .map(|(policy, label)| Choice { value: policy.as_str(), label, hint: "" });
        html! {
            form.card.stack method="post" action=(path) {
                (shell.csrf_field())
                (Field::line("title", say!("title")).value(&list.title).longest(LONGEST_TITLE).problem(problems).required())
                (Radios { name: "replies_policy", legend: say!("list-replies"), chosen: list.replies.as_str(), choices: &choices, problems })
                (Tick { name: "exclusive", label: say!("list-only-here"), hint: say!("list-only-here-hint"), is_on: list.is_exclusive })
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
        }
    }
}

/// Hashtags that the viewer follows.
#[derive(Debug)]
pub struct FollowedTags<'a> {
    pub shell: &'a Shell<'a>,
    /// Without `#`.
    pub tags: &'a [String],
    pub older: Option<&'a str>,
}

impl FollowedTags<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, tags, older } = self;
        let content = html! {
            h1 { (say!("timeline-tags-followed")) }
            section.card.stack aria-labelledby="tags" {
                h2.vh #tags { (say!("hashtags")) }
                @for tag in *tags {
                    div.row.entry {
                        a href={ "/tags/" (tag) } { "#" (tag) }
                        button.btn form="act" formaction={ "/tags/" (tag) "/unfollow" }
                            name="return" value="/followed_tags" { (say!("unfollow")) span.vh { " #" (tag) } }
                    }
                }
                @if tags.is_empty() {
                    (Empty { text: say!("tags-none"), action: None })
                }
                (Pager { label: say!("more"), older: *older })
            }
        };
        layout::document(shell, &Head::private(say!("timeline-tags-followed")), &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn tea() -> List {
        List {
            id: ListId(7),
            account: sample::ada().id,
            title: "<Tea>".to_owned(),
            replies: RepliesPolicy::Nothing,
            is_exclusive: true,
        }
    }

    #[test]
    fn somebody_is_put_on_a_list_or_taken_off() {
        let (site, me, bob) = (sample::site(), sample::ada(), sample::bob());
        let shell = sample::member(&site, &me);
        let page = |on: &[ListId]| {
            let problems = Problems::default();
            let lists = [tea()];
            let placed = Some((&bob, on));
            Lists { shell: &shell, lists: &lists, placed, title: "", problems: &problems }
                .page()
                .into_string()
        };
        assert!(page(&[]).contains("/lists/7/add/2\"") && page(&[]).contains("&lt;Tea&gt;"));
        assert!(page(&[ListId(7)]).contains("/lists/7/remove/2\""));
    }

    #[test]
    fn a_list_shows_how_it_is_set_and_who_is_on_it() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let list = tea();
        let page = ListEdit {
            shell: &shell,
            list: &list,
            members: &[sample::bob()],
            older: None,
            problems: &Problems::default(),
        };
        let page = page.page().into_string();
        assert!(page.contains(r#"value="none" checked"#) && page.contains("/lists/7/remove/2\""));
        assert!(page.contains(r#"name="exclusive" value="1" checked"#));
    }

    #[test]
    fn each_hashtag_can_be_left() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let page = FollowedTags { shell: &shell, tags: &["tea".to_owned()], older: None };
        assert!(page.page().into_string().contains("/tags/tea/unfollow\""));
    }
}
