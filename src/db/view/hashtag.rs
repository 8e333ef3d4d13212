//! Hashtags with how often they were used and how the viewer stands to them.

use std::collections::HashMap;

use rusqlite::named_params;

use crate::base::{AccountId, HashtagId, Timestamp};
use crate::db::tx::words;
use crate::db::{ReadTx, queries, trend};
use crate::model::{HashtagView, TagStanding};

queries! {
    STANDING = "SELECT t.id, t.name,
            EXISTS (SELECT 1 FROM followed_tag WHERE account = :viewer AND tag = t.id) AS followed,
            EXISTS (SELECT 1 FROM featured_tag WHERE account = :viewer AND tag = t.id) AS featured
        FROM hashtag t WHERE t.name IN rarray(:names)";
}

/// One hashtag, in its normal form, as `viewer` meets it; also one that nobody has used yet.
pub fn one(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    name: &str,
    now: Timestamp,
) -> rusqlite::Result<HashtagView> {
    let found = many(tx, viewer, vec![name.to_owned()], now)?.pop();
    Ok(found.unwrap_or_else(|| HashtagView {
        id: None,
        name: name.to_owned(),
        days: vec![],
        standing: viewer.map(|_| TagStanding::default()),
    }))
}

/// Hashtags, in their normal form, as `viewer` meets them; in the order given.
pub fn many(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    names: Vec<String>,
    now: Timestamp,
) -> rusqlite::Result<Vec<HashtagView>> {
    let params = named_params! { ":viewer": viewer, ":names": words(&names) };
    let rows = tx.all(STANDING, params, |row| {
        let standing =
            TagStanding { is_followed: row.get("followed")?, is_featured: row.get("featured")? };
        Ok((row.get::<_, String>("name")?, (row.get("id")?, standing)))
    })?;
    let known: HashMap<String, (HashtagId, TagStanding)> = rows.into_iter().collect();
    let mut days = trend::tag_histories(tx, &names, now)?;
    let view = |name: String| {
        let (id, standing) = known.get(&name).copied().unzip();
        let days = days.remove(&name).unwrap_or_default();
        HashtagView { id, name, days, standing: viewer.map(|_| standing.unwrap_or_default()) }
    };
    Ok(names.into_iter().map(view).collect())
}
