//! Timelines of several hashtags at once.
//! Source: <https://docs.joinmastodon.org/methods/timelines/#tag>

use rusqlite::named_params;

use crate::base::{AccountId, StatusId, Timestamp};
use crate::model::Page;

use super::timeline::{Narrow, shown_under_tag, turned};
use super::tx::words;
use super::{ReadTx, queries};

macro_rules! page {
    ($direction:literal) => {
        concat!(
            "SELECT s.id FROM status s WHERE s.id IN (
                SELECT st.status FROM hashtag t CROSS JOIN status_tag st ON st.tag = t.id
                WHERE t.name IN rarray(:any) AND st.status < :upper AND st.status > :lower)
            AND :all_count = (SELECT count(*) FROM status_tag st JOIN hashtag t ON t.id = st.tag
                WHERE st.status = s.id AND t.name IN rarray(:all))
            AND NOT EXISTS (SELECT 1 FROM status_tag st JOIN hashtag t ON t.id = st.tag
                WHERE st.status = s.id AND t.name IN rarray(:none))
            AND ",
            shown_under_tag!(),
            " ORDER BY s.id ",
            $direction,
            " LIMIT :limit"
        )
    };
}

queries! {
    DOWN = page!("DESC");
    UP = page!("ASC");
}

/// Which hashtags a status must bear, all in their normal form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags {
    /// At least one of these.
    pub any: Vec<String>,
    /// Each of these, too; each named once.
    pub all: Vec<String>,
    pub none: Vec<String>,
}

impl Tags {
    /// The hashtag, if it is only one that must stand there: that is a walk of its own.
    pub fn alone(&self) -> Option<&str> {
        match (self.any.as_slice(), self.all.is_empty() && self.none.is_empty()) {
            ([tag], true) => Some(tag),
            _ => None,
        }
    }
}

pub fn page(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    (tags, narrow): (&Tags, Narrow),
    page: Page,
    now: Timestamp,
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! {
        ":viewer": viewer, ":any": words(&tags.any), ":all": words(&tags.all),
        ":all_count": tags.all.len(), ":none": words(&tags.none), ":upper": page.upper(),
        ":lower": page.lower(), ":limit": page.limit, ":now": now, ":media": narrow.only_media,
        ":local": narrow.local, ":remote": narrow.remote,
    };
    let sql = if page.is_upward() { UP } else { DOWN };
    Ok(turned(tx.all(sql, params, |row| row.get("id"))?, page))
}
