//! Timelines: ids of statuses in order, one page at a time, newest first.

use rusqlite::named_params;

use crate::base::{AccountId, ListId, StatusId, Timestamp};
use crate::model::Page;

use super::visible::{listed, visible, wanted};
use super::{ReadTx, queries};

/// One part of a timeline, downwards or upwards.
macro_rules! paged {
    (down $($sql:expr),+) => {
        concat!($($sql),+, " AND s.id < :upper AND s.id > :lower ORDER BY s.id DESC LIMIT :limit")
    };
    (up $($sql:expr),+) => {
        concat!($($sql),+, " AND s.id < :upper AND s.id > :lower ORDER BY s.id LIMIT :limit")
    };
}

/// What else the columns of a deck leave out of a timeline of followed people.
macro_rules! narrowed {
    () => {
        " AND (:boosts = 1 OR s.boost_of IS NULL) AND (:replies = 1 OR s.is_reply = 0)
          AND (:media = 0 OR EXISTS (SELECT 1 FROM media
               WHERE media.status = ifnull(s.boost_of, s.id)))"
    };
}

macro_rules! home {
    ($direction:literal) => {
        home!($direction, "")
    };
    ($direction:literal, $more:expr) => {
        concat!(
            "SELECT s.id FROM home h CROSS JOIN status s ON s.id = h.status WHERE h.account = :viewer
             AND h.status < :upper AND h.status > :lower AND ", visible!(), " AND ", wanted!(),
            " AND (s.author = :viewer OR NOT EXISTS (
                 SELECT 1 FROM list_account m CROSS JOIN list l ON l.id = m.list
                 WHERE m.member = s.author AND l.account = :viewer AND l.exclusive = 1))",
            $more, " ORDER BY h.status ", $direction, " LIMIT :limit"
        )
    };
}

macro_rules! list {
    ($direction:literal) => {
        list!($direction, "")
    };
    ($direction:literal, $more:expr) => {
        concat!(
            "SELECT s.id FROM list_status h CROSS JOIN status s ON s.id = h.status
             WHERE h.list = :list AND h.status < :upper AND h.status > :lower
             AND ",
            visible!(),
            " AND ",
            wanted!(),
            $more,
            " ORDER BY h.status ",
            $direction,
            " LIMIT :limit"
        )
    };
}

macro_rules! here {
    () => {
        concat!(
            "SELECT s.id FROM status s WHERE s.local = 1 AND s.visibility IN ('public', 'local')
            AND s.boost_of IS NULL AND s.is_reply = 0
            AND (:media = 0 OR EXISTS (SELECT 1 FROM media WHERE media.status = s.id))
            AND ",
            visible!(),
            " AND ",
            wanted!(),
            " AND ",
            listed!()
        )
    };
}

macro_rules! federated {
    () => {
        concat!(
            "SELECT s.id FROM status s WHERE s.visibility = 'public' AND s.boost_of IS NULL
            AND s.is_reply = 0 AND (:remote = 0 OR s.local = 0)
            AND (:media = 0 OR EXISTS (SELECT 1 FROM media WHERE media.status = s.id))
            AND ",
            visible!(),
            " AND ",
            wanted!(),
            " AND ",
            listed!()
        )
    };
}

macro_rules! link {
    () => {
        concat!(
            "SELECT s.id FROM card c JOIN status_card sc ON sc.card = c.id
            JOIN status s ON s.id = sc.status
            WHERE c.url = :url AND s.visibility = 'public' AND ",
            visible!(),
            " AND ",
            wanted!(),
            " AND ",
            listed!()
        )
    };
}

/// What of the statuses that bear a hashtag its timeline shows.
macro_rules! shown_under_tag {
    () => {
        concat!(
            "s.visibility IN ('public', 'unlisted', 'local')
            AND (:local = 0 OR s.local = 1) AND (:remote = 0 OR s.local = 0)
            AND (:media = 0 OR EXISTS (SELECT 1 FROM media WHERE media.status = s.id))
            AND ",
            $crate::db::visible::visible!(),
            " AND ",
            $crate::db::visible::wanted!(),
            " AND ",
            $crate::db::visible::listed!()
        )
    };
}
pub(super) use shown_under_tag;

macro_rules! tag {
    ($direction:literal) => {
        concat!(
            "SELECT s.id FROM hashtag t CROSS JOIN status_tag st ON st.tag = t.id
            CROSS JOIN status s ON s.id = st.status
            WHERE t.name = :tag AND st.status < :upper AND st.status > :lower AND ",
            shown_under_tag!(),
            " ORDER BY st.status ",
            $direction,
            " LIMIT :limit"
        )
    };
}

macro_rules! account {
    () => {
        concat!(
            "SELECT s.id FROM status s WHERE s.author = :account
            AND (:replies = 1 OR s.is_reply = 0) AND (:boosts = 1 OR s.boost_of IS NULL)
            AND (:media = 0 OR EXISTS (SELECT 1 FROM media WHERE media.status = s.id))
            AND (:tag IS NULL OR EXISTS (SELECT 1 FROM status_tag st
                 JOIN hashtag t ON t.id = st.tag WHERE st.status = s.id AND t.name = :tag))
            AND ",
            visible!()
        )
    };
}

queries! {
    HOME_DOWN = home!("DESC");
    HOME_UP = home!("ASC");
    HOME_NARROWED = home!("DESC", narrowed!());
    LIST_NARROWED = list!("DESC", narrowed!());
    LIST_DOWN = list!("DESC");
    LIST_UP = list!("ASC");
    HERE_DOWN = paged!(down here!());
    HERE_UP = paged!(up here!());
    FEDERATED_DOWN = paged!(down federated!());
    FEDERATED_UP = paged!(up federated!());
    TAG_DOWN = tag!("DESC");
    TAG_UP = tag!("ASC");
    ACCOUNT_DOWN = paged!(down account!());
    ACCOUNT_UP = paged!(up account!());
    LINK_DOWN = paged!(down link!());
    LINK_UP = paged!(up link!());
    PINNED = concat!("SELECT s.id FROM pin p CROSS JOIN status s ON s.id = p.status
        WHERE p.account = :account AND ", visible!(), " ORDER BY p.id DESC LIMIT 20");
    OUTBOX = "SELECT s.id FROM status s WHERE s.author = :account
        AND s.visibility IN ('public', 'unlisted') AND s.id < :upper AND s.id > :lower
        ORDER BY s.id DESC LIMIT :limit";
}

/// What a public timeline or a tag's leaves out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Narrow {
    pub local: bool,
    pub remote: bool,
    pub only_media: bool,
}

/// What a timeline of followed people holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    pub replies: bool,
    pub boosts: bool,
    pub only_media: bool,
}

/// What an account's timeline holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfAccount {
    pub replies: bool,
    pub boosts: bool,
    pub only_media: bool,
    /// In its normal form.
    pub tag: Option<String>,
}

type Ids = rusqlite::Result<Vec<StatusId>>;

pub fn home(tx: &ReadTx<'_>, viewer: AccountId, page: Page, now: Timestamp) -> Ids {
    let params = named_params! {
        ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
        ":now": now,
    };
    ids(tx, page, (HOME_UP, HOME_DOWN), params)
}

/// The parts of a home timeline that are wanted, of a list of `viewer` if one is named; a page
/// that runs downwards.
pub fn narrowed(
    tx: &ReadTx<'_>,
    (viewer, list): (AccountId, Option<ListId>),
    parts: Parts,
    page: Page,
    now: Timestamp,
) -> Ids {
    let Parts { replies, boosts, only_media } = parts;
    let (upper, lower) = (page.upper(), page.lower());
    let id = |row: &rusqlite::Row<'_>| row.get("id");
    if let Some(list) = list {
        let params = named_params! {
            ":viewer": viewer, ":list": list, ":upper": upper, ":lower": lower,
            ":limit": page.limit, ":now": now, ":boosts": boosts, ":replies": replies,
            ":media": only_media,
        };
        return tx.all(LIST_NARROWED, params, id);
    }
    let params = named_params! {
        ":viewer": viewer, ":upper": upper, ":lower": lower, ":limit": page.limit, ":now": now,
        ":boosts": boosts, ":replies": replies, ":media": only_media,
    };
    tx.all(HOME_NARROWED, params, id)
}

/// What the members of a list of `viewer` wrote and boosted.
pub fn list(tx: &ReadTx<'_>, viewer: AccountId, list: ListId, page: Page, now: Timestamp) -> Ids {
    let params = named_params! {
        ":viewer": viewer, ":list": list, ":upper": page.upper(), ":lower": page.lower(),
        ":limit": page.limit, ":now": now,
    };
    ids(tx, page, (LIST_UP, LIST_DOWN), params)
}

/// The local timeline (`narrow.local`) or the federated one.
pub fn public(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    narrow: Narrow,
    page: Page,
    now: Timestamp,
) -> Ids {
    if narrow.local {
        let params = named_params! {
            ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(),
            ":limit": page.limit, ":now": now, ":media": narrow.only_media,
        };
        return ids(tx, page, (HERE_UP, HERE_DOWN), params);
    }
    let params = named_params! {
        ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
        ":now": now, ":media": narrow.only_media, ":remote": narrow.remote,
    };
    ids(tx, page, (FEDERATED_UP, FEDERATED_DOWN), params)
}

/// `tag` in its normal form.
pub fn tag(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    (tag, narrow): (&str, Narrow),
    page: Page,
    now: Timestamp,
) -> Ids {
    let params = named_params! {
        ":viewer": viewer, ":tag": tag, ":upper": page.upper(), ":lower": page.lower(),
        ":limit": page.limit, ":now": now, ":media": narrow.only_media, ":local": narrow.local,
        ":remote": narrow.remote,
    };
    ids(tx, page, (TAG_UP, TAG_DOWN), params)
}

/// Public statuses that show the preview of a page.
pub fn link(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    url: &str,
    page: Page,
    now: Timestamp,
) -> Ids {
    let params = named_params! {
        ":viewer": viewer, ":url": url, ":upper": page.upper(), ":lower": page.lower(),
        ":limit": page.limit, ":now": now,
    };
    ids(tx, page, (LINK_UP, LINK_DOWN), params)
}

/// What one account wrote and boosted, as far as `viewer` may see.
pub fn account(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    account: AccountId,
    parts: &OfAccount,
    page: Page,
) -> Ids {
    let params = named_params! {
        ":viewer": viewer, ":account": account, ":upper": page.upper(), ":lower": page.lower(),
        ":limit": page.limit, ":replies": parts.replies, ":boosts": parts.boosts,
        ":media": parts.only_media, ":tag": parts.tag,
    };
    ids(tx, page, (ACCOUNT_UP, ACCOUNT_DOWN), params)
}

/// What an account pinned to its profile, last pinned first.
pub fn pinned(tx: &ReadTx<'_>, viewer: Option<AccountId>, account: AccountId) -> Ids {
    tx.all(PINNED, named_params! { ":viewer": viewer, ":account": account }, |row| row.get("id"))
}

/// What an account's outbox shows to everyone.
pub fn outbox(tx: &ReadTx<'_>, account: AccountId, page: Page) -> Ids {
    let params = named_params! {
        ":account": account, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    ids(tx, page, (OUTBOX, OUTBOX), params)
}

fn ids(
    tx: &ReadTx<'_>,
    page: Page,
    (up, down): (&str, &str),
    params: &[(&str, &dyn rusqlite::ToSql)],
) -> Ids {
    let sql = if page.is_upward() { up } else { down };
    Ok(turned(tx.all(sql, params, |row| row.get("id"))?, page))
}

/// Rows of a page, newest first, whichever way the query ran.
pub(super) fn turned<T>(mut rows: Vec<T>, page: Page) -> Vec<T> {
    if page.is_upward() {
        rows.reverse();
    }
    rows
}
