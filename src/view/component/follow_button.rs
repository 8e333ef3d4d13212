//! Follow, take it back, or wait.

use maud::{Markup, Render, html};

use crate::model::{Account, Relationship};
use crate::say;
use crate::view::Shell;

/// The button that fits how the viewer stands to `account`; nothing for strangers and oneself.
#[derive(Debug, Clone, Copy)]
pub struct FollowButton<'a> {
    pub account: &'a Account,
    pub relationship: Option<&'a Relationship>,
    pub shell: &'a Shell<'a>,
}

impl Render for FollowButton<'_> {
    fn render(&self) -> Markup {
        let Self { account, relationship, shell } = self;
        let Some(standing) = relationship else { return html! {} };
        if shell.me.is_none() || shell.is_me(account) || standing.blocked_by {
            return html! {};
        }
        let (verb, class, label) = if standing.blocking {
            ("unblock", "btn danger", say!("unblock"))
        } else if standing.following {
            ("unfollow", "btn", say!("unfollow"))
        } else if standing.requested {
            ("unfollow", "btn", say!("follow-take-back"))
        } else if account.locked {
            ("follow", "btn main", say!("follow-ask"))
        } else {
            ("follow", "btn main", say!("follow"))
        };
        html! {
            button class=(class) form="act" formaction={ (account.path()) "/" (verb) }
                name="return" value=(shell.path) {
                (label) span.vh { " " (account.name()) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample::{self, relationship as standing};

    fn button(standing: &Relationship) -> String {
        let (site, me, bob) = (sample::site(), sample::ada(), sample::bob());
        let shell = sample::member(&site, &me);
        FollowButton { account: &bob, relationship: Some(standing), shell: &shell }
            .render()
            .into_string()
    }

    #[test]
    fn the_button_undoes_what_stands() {
        assert!(button(&standing()).contains("/@bob@peer.example/follow\""));
        assert!(button(&Relationship { following: true, ..standing() }).contains("/unfollow\""));
        assert!(button(&Relationship { requested: true, ..standing() }).contains("Take back"));
        assert!(button(&Relationship { blocking: true, ..standing() }).contains("/unblock\""));
        assert_eq!(button(&Relationship { blocked_by: true, ..standing() }), "");
    }
}
