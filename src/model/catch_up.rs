//! What came while somebody was away, in a dense list that ends.

use std::cmp::Reverse;
use std::fmt::Write as _;

use crate::base::AccountId;
use crate::base::choices::choices;

use super::StatusView;

/// How far back one can look, in hours.
pub const HOURS: [u32; 7] = [1, 3, 6, 12, 24, 48, 72];
/// Posts of one catch-up; of more, the newest.
pub const MOST: u32 = 400;

choices! {
    /// Which posts are shown.
    Kind {
        All = "all",
        /// Neither answers nor boosts.
        Original = "original",
        Reply = "reply",
        Boost = "boost",
        Media = "media",
        Link = "link",
    }
    /// Which come first.
    Order {
        /// The oldest, as they were written.
        Time = "time",
        Boosts = "boosts",
        Favourites = "favourites",
        Length = "length",
    }
}

impl Kind {
    /// Whether `view` is of this kind.
    pub fn holds(self, view: &StatusView) -> bool {
        let shown = view.shown();
        let is_boost = view.boosted.is_some();
        match self {
            Self::All => true,
            Self::Original => !is_boost && shown.status.in_reply_to.is_none(),
            Self::Reply => !is_boost && shown.status.in_reply_to.is_some(),
            Self::Boost => is_boost,
            Self::Media => !shown.attachments.is_empty(),
            Self::Link => shown.card.is_some(),
        }
    }
}

impl Order {
    /// Puts `views`, which are newest first, in this order.
    pub fn sort(self, views: &mut [&StatusView]) {
        match self {
            Self::Time => views.reverse(),
            Self::Boosts => views.sort_by_key(|view| Reverse(view.shown().status.boosts_count)),
            Self::Favourites => {
                views.sort_by_key(|view| Reverse(view.shown().status.favourites_count));
            }
            Self::Length => {
                views.sort_by_key(|view| Reverse(view.shown().status.html.as_str().len()));
            }
        }
    }
}

/// Who brought how many of `views`, most first; a boost counts for who boosted.
pub fn authors<'a>(views: &[&'a StatusView]) -> Vec<(&'a super::Account, usize)> {
    let mut found: Vec<(&super::Account, usize)> = vec![];
    for view in views {
        match found.iter_mut().find(|(author, _)| author.id == view.author.id) {
            Some((_, count)) => *count += 1,
            None => found.push((&view.author, 1)),
        }
    }
    found.sort_by_key(|(_, count)| Reverse(*count));
    found
}

/// What is asked for of a catch-up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    pub hours: u32,
    pub kind: Kind,
    pub order: Order,
    /// Only what they brought.
    pub by: Option<AccountId>,
}

impl Wanted {
    /// Those of `views` that are asked for, in the order asked for.
    pub fn of<'a>(&self, views: &[&'a StatusView]) -> Vec<&'a StatusView> {
        let fits = |view: &&&StatusView| {
            self.kind.holds(view) && self.by.is_none_or(|by| view.author.id == by)
        };
        let mut wanted: Vec<_> = views.iter().filter(fits).copied().collect();
        self.order.sort(&mut wanted);
        wanted
    }

    /// The path of the page that shows this.
    pub fn path(&self) -> String {
        let Self { hours, kind, order, by } = self;
        let mut path =
            format!("/catch-up?hours={hours}&kind={}&order={}", kind.as_str(), order.as_str());
        if let Some(by) = by {
            let _ = write!(path, "&by={by}");
        }
        path
    }
}
