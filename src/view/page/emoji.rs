//! Custom emoji, for those who run the server: ours, one of ours, and those of peers.

use maud::{Markup, html};

use crate::model::CustomEmoji;
use crate::model::emoji::StoredEmoji;
use crate::view::component::{Empty, Field, Note, Pager, Problems, Tick, Tone};
use crate::view::{Shell, words};

use super::settings;
use crate::say;

/// Ours, by category. Posts to `/admin/emoji` (`shortcode`, `category`, `licence`, `file`) and
/// `/admin/emoji/pack` (`pack`, `category`, `licence`).
#[derive(Debug)]
pub struct OwnEmoji<'a> {
    pub shell: &'a Shell<'a>,
    /// In the order of their shortcodes.
    pub emojis: &'a [StoredEmoji],
    /// What was typed into the form.
    pub typed: Typed<'a>,
    /// What became of a pack that was sent.
    pub told: Option<&'a str>,
    pub problems: &'a Problems,
}

/// What a form for a new emoji holds already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    pub shortcode: &'a str,
    pub category: &'a str,
    pub licence: &'a str,
}

impl OwnEmoji<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            @if let Some(text) = self.told { (Note { tone: Tone::Info, text }) }
            (self.problems)
            (self.list())
            (self.one())
            (self.pack())
            p { a href="/admin/emoji/peers" { (say!("admin-emoji-emoji-of-other-servers")) } }
        };
        settings::admin_frame(self.shell, &content)
    }

    fn list(&self) -> Markup {
        let mut categories: Vec<Option<&str>> =
            self.emojis.iter().map(|stored| stored.emoji.category.as_deref()).collect();
        categories.sort_unstable();
        categories.dedup();
        html! {
            section.card.stack aria-labelledby="emoji" {
                h2 #emoji { (say!("admin-emoji-of-this-server")) }
                @for category in categories {
                    h3 dir="auto" { (category.unwrap_or(say!("admin-emoji-without-a-category"))) }
                    ul.emoji-list {
                        @for stored in self.emojis.iter().filter(|stored| stored.emoji.category.as_deref() == category) {
                            li { (entry(stored)) }
                        }
                    }
                }
                @if self.emojis.is_empty() { (Empty { text: say!("there-are-none-yet"), action: None }) }
            }
        }
    }

    fn one(&self) -> Markup {
        let Self { shell, typed, problems, .. } = self;
        html! {
            form.card.stack method="post" action="/admin/emoji" enctype="multipart/form-data" {
                h2 { (say!("admin-emoji-a-new-one")) }
                (shell.csrf_field())
                (Field::line("shortcode", say!("admin-emoji-shortcode")).value(typed.shortcode).longest(130).problem(problems).required()
                    .hint(say!("admin-emoji-what-people-write-between-two")))
                (Field::picture("file", say!("admin-emoji-picture")).problem(problems)
                    .hint(say!("admin-emoji-png-gif-or-webp-of")))
                (Field::line("category", say!("admin-emoji-category")).value(typed.category).longest(100).problem(problems))
                (Field::line("licence", say!("admin-emoji-where-it-is-from-and")).value(typed.licence).longest(1_000).problem(problems))
                div.ends { button.btn.main type="submit" { (say!("add")) } }
            }
        }
    }

    fn pack(&self) -> Markup {
        html! {
            form.card.stack method="post" action="/admin/emoji/pack" enctype="multipart/form-data" {
                h2 { (say!("admin-emoji-many-at-once")) }
                (self.shell.csrf_field())
                p { (say!("admin-emoji-a-zip-archive-of-at")) }
                (Field::archive("pack", say!("admin-emoji-archive")).problem(self.problems))
                div.field { label for="pack-category" { (say!("admin-emoji-category")) } input #pack-category name="category" maxlength="100"; }
                div.field { label for="pack-licence" { (say!("admin-emoji-where-they-are-from-and")) } input #pack-licence name="licence" maxlength="1000"; }
                div.ends { button.btn.main type="submit" { (say!("admin-emoji-add-all")) } }
            }
        }
    }
}

fn entry(stored: &StoredEmoji) -> Markup {
    let CustomEmoji { id, shortcode, visible_in_picker, .. } = &stored.emoji;
    html! {
        a href={ "/admin/emoji/" (id) } {
            (picture(&stored.emoji)) code { ":" (shortcode) ":" }
        }
        @if stored.disabled_at.is_some() { " " span.badge { (say!("off")) } }
        @else if !*visible_in_picker { " " span.badge { (say!("admin-emoji-not-to-choose-from")) } }
    }
}

/// What the shortcode beside it stands for.
fn picture(emoji: &CustomEmoji) -> Markup {
    html! { img.emoji src=(emoji.still_path()) alt="" loading="lazy"; }
}

/// One of ours. Posts to `/admin/emoji/ID/save` (`category`, `licence`, `visible`) and
/// `/admin/emoji/ID/{disable,enable,delete}`.
#[derive(Debug)]
pub struct OneEmoji<'a> {
    pub shell: &'a Shell<'a>,
    pub stored: &'a StoredEmoji,
    pub problems: &'a Problems,
}

impl OneEmoji<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, stored, problems } = self;
        let CustomEmoji { id, shortcode, category, visible_in_picker, .. } = &stored.emoji;
        let path = format!("/admin/emoji/{id}");
        let content = html! {
            p { a href="/admin/emoji" { (say!("admin-emoji-all-emoji")) } }
            form.card.stack method="post" action={ (path) "/save" } {
                h2 { (picture(&stored.emoji)) " " code { ":" (shortcode) ":" } }
                (shell.csrf_field())
                (problems)
                (Field::line("category", say!("admin-emoji-category")).value(category.as_deref().unwrap_or_default()).longest(100).problem(problems))
                (Field::line("licence", say!("admin-emoji-where-it-is-from-and")).value(&stored.licence).longest(1_000).problem(problems))
                (Tick { name: "visible", label: say!("admin-emoji-to-choose-from"), hint: say!("admin-emoji-without-this-it-is-shown"), is_on: *visible_in_picker })
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
            section.card.stack aria-label=(say!("more")) {
                p.meta { (say!("admin-emoji-here-since", day = words::day(stored.created_at))) }
                div.row {
                    (switch(stored, &path))
                    button.btn.danger form="act" formaction={ (path) "/delete" } name="return" value="/admin/emoji" { (say!("delete")) }
                }
            }
        };
        settings::admin_frame(shell, &content)
    }
}

/// The button that shows an emoji to nobody, or to everybody again.
fn switch(stored: &StoredEmoji, back: &str) -> Markup {
    let (verb, label) = if stored.disabled_at.is_some() {
        ("enable", say!("turn-on"))
    } else {
        ("disable", say!("turn-off"))
    };
    html! {
        button.btn form="act" formaction={ "/admin/emoji/" (stored.emoji.id) "/" (verb) } name="return" value=(back) {
            (label) span.vh { " " (stored.emoji.shortcode) }
        }
    }
}

/// Those of peers. Asks `/admin/emoji/peers`: `domain`; posts to
/// `/admin/emoji/ID/{copy,disable,enable}`.
#[derive(Debug)]
pub struct PeerEmoji<'a> {
    pub shell: &'a Shell<'a>,
    /// The servers whose emoji we know, with how many.
    pub domains: &'a [(String, u64)],
    /// The server whose emoji are shown, and these.
    pub domain: Option<&'a str>,
    pub emojis: &'a [StoredEmoji],
    /// Path of the page with what comes after.
    pub more: Option<&'a str>,
}

impl PeerEmoji<'_> {
    pub fn page(&self) -> Markup {
        let content = html! {
            p { a href="/admin/emoji" { (say!("admin-emoji-of-this-server")) } }
            @match self.domain {
                Some(domain) => (self.of(domain)),
                None => (self.servers()),
            }
            (Pager { label: say!("more"), older: self.more })
        };
        settings::admin_frame(self.shell, &content)
    }

    fn servers(&self) -> Markup {
        html! {
            section.card.stack aria-labelledby="servers" {
                h2 #servers { (say!("admin-emoji-emoji-of-other-servers")) }
                ul.plain {
                    @for (domain, count) in self.domains {
                        li { a href={ "/admin/emoji/peers?domain=" (domain) } { (domain) } " · " (words::count(*count)) }
                    }
                }
                @if self.domains.is_empty() {
                    (Empty { text: say!("admin-emoji-none-have-been-seen-yet"), action: None })
                }
            }
        }
    }

    fn of(&self, domain: &str) -> Markup {
        html! {
            section.card.stack aria-labelledby="theirs" {
                h2 #theirs { (say!("admin-emoji-of-one", domain = domain)) }
                p.meta { (say!("admin-emoji-ask-before-you-copy-pictures")) }
                @for stored in self.emojis {
                    div.row.entry {
                        div { (picture(&stored.emoji)) " " code { ":" (stored.emoji.shortcode) ":" } }
                        button.btn form="act" formaction={ "/admin/emoji/" (stored.emoji.id) "/copy" } name="return" value=(self.shell.path) {
                            (say!("admin-emoji-copy")) span.vh { " " (stored.emoji.shortcode) }
                        }
                        (switch(stored, self.shell.path))
                    }
                }
                @if self.emojis.is_empty() { (Empty { text: say!("admin-emoji-there-are-no-more"), action: None }) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn stored(shortcode: &str, category: Option<&str>) -> StoredEmoji {
        StoredEmoji {
            emoji: CustomEmoji {
                category: category.map(str::to_owned),
                ..sample::emoji(shortcode)
            },
            domain: None,
            uri: None,
            remote_url: None,
            licence: "CC0 <me>".to_owned(),
            disabled_at: None,
            created_at: sample::NOW,
            failures: 0,
            retry_at: None,
        }
    }

    #[test]
    fn emoji_stand_under_their_categories() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let emojis = [stored("cat", Some("<Animals>")), stored("dot", None)];
        let page = OwnEmoji {
            shell: &shell,
            emojis: &emojis,
            typed: Typed::default(),
            told: None,
            problems: &Problems::default(),
        };

        let page = page.page().into_string();

        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text} in {page}"));
        assert!(at("Without a category") < at(":dot:") && at(":dot:") < at("&lt;Animals&gt;"));
        assert!(at("&lt;Animals&gt;") < at(":cat:"));
    }

    #[test]
    fn one_that_is_off_can_be_turned_on() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let off = StoredEmoji { disabled_at: Some(sample::NOW), ..stored("cat", None) };
        let page = OneEmoji { shell: &shell, stored: &off, problems: &Problems::default() };
        let page = page.page().into_string();
        assert!(page.contains("/admin/emoji/3/enable") && !page.contains("/admin/emoji/3/disable"));
        assert!(page.contains("CC0 &lt;me&gt;"));
    }
}
