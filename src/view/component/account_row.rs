//! One account in a list.

use maud::{Markup, Render, html};

use crate::model::Account;
use crate::view::Shell;
use crate::view::component::{Avatar, Name, Size};

/// An account with what can be done about it.
#[derive(Debug)]
pub struct AccountRow<'a> {
    pub account: &'a Account,
    pub shell: &'a Shell<'a>,
    pub actions: Markup,
}

impl Render for AccountRow<'_> {
    fn render(&self) -> Markup {
        let Self { account, shell, actions } = self;
        let href = shell.account_href(account);
        html! {
            div.account {
                (Avatar(account, Size::Medium))
                h3.who {
                    a href=(href) { b { bdi { (Name(account)) } } span { "@" (account.handle()) } }
                }
                div.row { (actions) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn an_account_without_a_name_shows_its_username() {
        let (site, bob) = (sample::site(), sample::bob());
        let shell = sample::visitor(&site);

        let row = AccountRow { account: &bob, shell: &shell, actions: html! {} }.render();

        let row = row.into_string();
        assert!(row.contains(">bob</bdi>") && row.contains("@bob@peer.example"), "{row}");
    }
}
