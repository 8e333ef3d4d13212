//! What people may change about themselves: one form and one Save per subject.

pub mod account;
pub mod appearance;
pub mod delete;
pub mod export;
pub mod filters;
pub mod import;
pub mod migration;
pub mod notifications;
pub mod preferences;
pub mod privacy;
pub mod profile;
pub mod reading;
pub mod second_factor;
pub mod style;

use maud::{Markup, html};

use crate::say;
use crate::view::Shell;
use crate::view::component::{Tab, Tabs};
use crate::view::layout::{self, Head};

/// The frame of every settings page.
fn frame(shell: &Shell<'_>, here: &str, title: &'static str, content: &Markup) -> Markup {
    let tab = |label, href: &str| Tab { label, href: href.to_owned(), is_here: href == here };
    let mut tabs = vec![
        tab(say!("settings-profile"), "/settings/profile"),
        tab(say!("settings-privacy"), "/settings/privacy"),
        tab(say!("settings-preferences"), "/settings/preferences"),
        tab(say!("reading"), "/settings/reading"),
        tab(say!("settings-appearance"), "/settings/appearance"),
        tab(say!("notifications"), "/settings/notifications"),
        tab(say!("filters"), "/settings/filters"),
        tab(say!("settings-your-data"), "/settings/export"),
        tab(say!("settings-account"), "/settings/account"),
    ];
    if shell.is_admin {
        tabs.push(tab(say!("server"), "/admin"));
    }
    let content = html! {
        h1 { (title) }
        (Tabs { label: say!("settings-settings"), tabs: &tabs })
        (content)
    };
    layout::document(shell, &Head::private(title), &content)
}

/// The way between what is taken along and what is brought.
fn way_between(here: &str) -> Markup {
    let tab = |label, href: &str| Tab { label, href: href.to_owned(), is_here: href == here };
    let tabs = [tab(say!("export"), "/settings/export"), tab(say!("import"), "/settings/import")];
    html! { (Tabs { label: say!("settings-import-and-export"), tabs: &tabs }) }
}

pub(super) fn admin_frame(shell: &Shell<'_>, content: &Markup) -> Markup {
    frame(shell, "/admin", say!("server"), content)
}
