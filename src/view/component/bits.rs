//! Small pieces: icon, avatar, note, tabs, pager, empty place.

use maud::{Markup, Render, html};

use crate::model::Account;
use crate::view::assets;

/// A drawing from the sprite; the words beside it or the button's label say what it means.
#[derive(Debug, Clone, Copy)]
pub struct Icon(pub &'static str);

impl Render for Icon {
    fn render(&self) -> Markup {
        let href = format!("{}#{}", assets::url("icons.svg"), self.0);
        html! { svg.i aria-hidden="true" { use href=(href) {} } }
    }
}

/// How large a picture of somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Small,
    Medium,
    Large,
}

/// Somebody's picture; their name always stands beside it.
#[derive(Debug, Clone, Copy)]
pub struct Avatar<'a>(pub &'a Account, pub Size);

impl Render for Avatar<'_> {
    fn render(&self) -> Markup {
        let Self(account, size) = self;
        let (class, pixels) = match size {
            Size::Small => ("avatar s", "24"),
            Size::Medium => ("avatar", "44"),
            Size::Large => ("avatar l", "96"),
        };
        let (moving, still) = (account.avatar_path(), account.avatar_still_path());
        let picture = html! {
            img class=(class) src=(moving) alt="" width=(pixels) height=(pixels)
                loading=[(*size != Size::Large).then_some("lazy")];
        };
        Still(&moving, &still, &picture).render()
    }
}

/// A picture by its two addresses and as it is drawn; who wants no motion gets the still one.
#[derive(Debug, Clone, Copy)]
pub struct Still<'a>(pub &'a str, pub &'a str, pub &'a Markup);

impl Render for Still<'_> {
    fn render(&self) -> Markup {
        let Self(moving, still, picture) = self;
        html! {
            @if moving == still { (picture) } @else {
                picture.whole { source srcset=(still) media="(prefers-reduced-motion: reduce)"; (picture) }
            }
        }
    }
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Info,
    Good,
    Bad,
}

/// A sentence that wants to be seen.
#[derive(Debug, Clone, Copy)]
pub struct Note<'a> {
    pub tone: Tone,
    pub text: &'a str,
}

impl Render for Note<'_> {
    fn render(&self) -> Markup {
        let (class, role) = match self.tone {
            Tone::Info => ("note", "status"),
            Tone::Good => ("note good", "status"),
            Tone::Bad => ("note bad", "alert"),
        };
        html! { p class=(class) role=(role) { (self.text) } }
    }
}

/// One of several views of the same thing.
#[derive(Debug, Clone)]
pub struct Tab<'a> {
    pub label: &'a str,
    pub href: String,
    pub is_here: bool,
}

/// The views of one thing, side by side.
#[derive(Debug, Clone, Copy)]
pub struct Tabs<'a> {
    /// What they are views of, for who cannot see where they stand.
    pub label: &'a str,
    pub tabs: &'a [Tab<'a>],
}

impl Render for Tabs<'_> {
    fn render(&self) -> Markup {
        html! {
            nav.tabs aria-label=(self.label) {
                @for Tab { label, href, is_here } in self.tabs {
                    a href=(href) aria-current=[is_here.then_some("page")] { (label) }
                }
            }
        }
    }
}

/// The way to what came before; nothing where there is nothing.
#[derive(Debug, Clone, Copy)]
pub struct Pager<'a> {
    pub label: &'a str,
    pub older: Option<&'a str>,
}

impl Render for Pager<'_> {
    fn render(&self) -> Markup {
        html! {
            @if let Some(older) = self.older {
                p.more { a.btn rel="next" href=(older) { (self.label) } }
            }
        }
    }
}

/// What stands where nothing is: a sentence and, if there is one, a thing to do.
#[derive(Debug, Clone, Copy)]
pub struct Empty<'a> {
    pub text: &'a str,
    /// Label and address.
    pub action: Option<(&'a str, &'a str)>,
}

impl Render for Empty<'_> {
    fn render(&self) -> Markup {
        html! {
            div.empty {
                p { (self.text) }
                @if let Some((label, href)) = self.action { p { a.btn href=(href) { (label) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn bad_news_is_announced_at_once() {
        let note = Note { tone: Tone::Bad, text: "<No>" }.render().into_string();
        assert_eq!(note, r#"<p class="note bad" role="alert">&lt;No&gt;</p>"#);
    }

    #[test]
    fn a_pager_without_more_is_nothing() {
        assert_eq!(Pager { label: "Older posts", older: None }.render().into_string(), "");
    }

    #[test]
    fn who_has_no_picture_gets_ours() {
        let avatar = Avatar(&sample::ada(), Size::Small).render().into_string();
        assert!(avatar.contains(r#"src="/assets/avatar.png""#) && avatar.contains(r#"alt="""#));
    }
}
