//! What people may change about themselves: one form and one Save per subject.

pub mod account;
pub mod appearance;
pub mod filters;
pub mod migration;
pub mod notifications;
pub mod preferences;
pub mod profile;
pub mod second_factor;

use maud::{Markup, html};

use crate::view::Shell;
use crate::view::component::{Tab, Tabs};
use crate::view::layout::{self, Head};

/// The frame of every settings page.
fn frame(shell: &Shell<'_>, here: &str, title: &'static str, content: &Markup) -> Markup {
    let tab = |label, href: &str| Tab { label, href: href.to_owned(), is_here: href == here };
    let mut tabs = vec![
        tab("Profile", "/settings/profile"),
        tab("Preferences", "/settings/preferences"),
        tab("Appearance", "/settings/appearance"),
        tab("Notifications", "/settings/notifications"),
        tab("Filters", "/settings/filters"),
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

pub(super) fn admin_frame(shell: &Shell<'_>, content: &Markup) -> Markup {
    frame(shell, "/admin", "Server", content)
}
