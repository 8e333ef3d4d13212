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
        tab("Profile", "/settings/profile"),
        tab("Privacy", "/settings/privacy"),
        tab("Preferences", "/settings/preferences"),
        tab(say!("reading"), "/settings/reading"),
        tab("Appearance", "/settings/appearance"),
        tab("Notifications", "/settings/notifications"),
        tab("Filters", "/settings/filters"),
        tab("Your data", "/settings/export"),
        tab("Account", "/settings/account"),
    ];
    if shell.is_admin {
        tabs.push(tab("Server", "/admin"));
    }
    let content = html! {
        h1 { (title) }
        (Tabs { label: "Settings", tabs: &tabs })
        (content)
    };
    layout::document(shell, &Head::private(title), &content)
}

/// The way between what is taken along and what is brought.
fn way_between(here: &str) -> Markup {
    let tab = |label, href: &str| Tab { label, href: href.to_owned(), is_here: href == here };
    let tabs = [tab("Export", "/settings/export"), tab("Import", "/settings/import")];
    html! { (Tabs { label: "Import and export", tabs: &tabs }) }
}

pub(super) fn admin_frame(shell: &Shell<'_>, content: &Markup) -> Markup {
    frame(shell, "/admin", "Server", content)
}
