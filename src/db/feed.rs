//! What enters home timelines and lists, and what leaves them.

use rusqlite::named_params;

use crate::base::{AccountId, HashtagId, ListId, StatusId, Timestamp};

use super::visible::listed;
use super::{ReadTx, WriteTx, queries};

/// How far back, in entries of a feed, a boost is not shown because the feed shows the same already.
const RECENT: u32 = 400;

/// The status `s` is no answer to others, or one to somebody who counts for its reader `$who`.
macro_rules! speaks_to {
    ($who:literal, $counts:literal) => {
        concat!(
            "(s.is_reply = 0 OR s.in_reply_to_account = s.author OR s.in_reply_to_account = ",
            $who,
            " OR ",
            $counts,
            ")"
        )
    };
}

/// Whether a feed has lately shown what the status `s` boosts. `$feed` is the table, `$of` its
/// column that says whose feed, `$it` that feed. What `$reader` does not see was not shown.
macro_rules! seen {
    ($feed:literal, $of:literal, $it:literal, $reader:literal) => {
        concat!(
            "(s.boost_of IS NOT NULL AND EXISTS (
                SELECT 1 FROM ",
            $feed,
            " h CROSS JOIN status o ON o.id = h.status
                WHERE h.",
            $of,
            " = ",
            $it,
            " AND h.shown = s.boost_of
                AND h.status >= ifnull((SELECT r.status FROM ",
            $feed,
            " r WHERE r.",
            $of,
            " = ",
            $it,
            "
                     ORDER BY r.status DESC LIMIT 1 OFFSET :recent), 0)
                AND NOT EXISTS (SELECT 1 FROM mute m WHERE m.account = ",
            $reader,
            "
                     AND m.target = o.author AND (m.until IS NULL OR m.until > :now))"
        )
    };
    (home) => {
        concat!(
            seen!("home", "account", "c.account", "c.account"),
            " AND NOT EXISTS (SELECT 1 FROM list_account m CROSS JOIN list l ON l.id = m.list
                 WHERE m.member = o.author AND l.account = c.account AND l.exclusive = 1)))"
        )
    };
    (list) => {
        concat!(seen!("list_status", "list", "l.id", "l.account"), "))")
    };
}

queries! {
    // A followed author's statuses enter; answers only if they answer the author or somebody who
    // is followed, too; boosts only if they are wanted and new; direct ones only if one is
    // mentioned. Public ones enter, too, where a hashtag of theirs is followed.
    FILL_HOMES = concat!("INSERT INTO home (account, status, shown)
        SELECT c.account, s.id, ifnull(s.boost_of, s.id) FROM (
            SELECT f.follower AS account FROM status s JOIN follow f ON f.target = s.author
            WHERE s.id = :status AND f.follower_local = 1
            AND (s.boost_of IS NULL OR f.shows_boosts = 1)
            AND ", speaks_to!("f.follower", "EXISTS (SELECT 1 FROM follow g
                 WHERE g.follower = f.follower AND g.target = s.in_reply_to_account)"), "
            AND (s.visibility IN ('public', 'unlisted', 'local', 'private')
                 OR (s.visibility = 'direct' AND EXISTS (SELECT 1 FROM mention
                     WHERE status = s.id AND account = f.follower)))
            UNION
            SELECT s.author FROM status s WHERE s.id = :status AND s.local = 1
            UNION
            SELECT t.account FROM status s JOIN status_tag st ON st.status = s.id
            JOIN followed_tag t ON t.tag = st.tag
            WHERE s.id = :status AND s.visibility = 'public' AND s.boost_of IS NULL
            AND ", listed!(), ") c
        CROSS JOIN status s ON s.id = :status
        WHERE NOT ", seen!(home), "
        ON CONFLICT DO NOTHING
        RETURNING account");
    FILL_LISTS = concat!("INSERT INTO list_status (list, status, shown)
        SELECT l.id, s.id, ifnull(s.boost_of, s.id)
        FROM status s CROSS JOIN list_account m ON m.member = s.author
        CROSS JOIN list l ON l.id = m.list
        LEFT JOIN follow f ON f.follower = l.account AND f.target = s.author
        WHERE s.id = :status AND (f.id IS NOT NULL OR l.account = s.author)
        AND (s.boost_of IS NULL OR ifnull(f.shows_boosts, 1) = 1)
        AND ", speaks_to!("l.account", "(l.replies_policy = 'followed'
                AND EXISTS (SELECT 1 FROM follow g
                     WHERE g.follower = l.account AND g.target = s.in_reply_to_account))
             OR (l.replies_policy = 'list' AND EXISTS (SELECT 1 FROM list_account n
                     WHERE n.list = l.id AND n.member = s.in_reply_to_account))"), "
        AND s.visibility IN ('public', 'unlisted', 'local', 'private')
        AND NOT ", seen!(list), "
        ON CONFLICT DO NOTHING
        RETURNING list");
    FILL_HOME_FROM = "INSERT INTO home (account, status, shown)
        SELECT :account, s.id, ifnull(s.boost_of, s.id) FROM status s WHERE s.author = :author
        AND s.visibility IN ('public', 'unlisted', 'local', 'private') AND s.is_reply = 0
        AND (s.boost_of IS NULL OR (:boosts = 1 AND NOT EXISTS (SELECT 1 FROM home h
             WHERE h.account = :account AND h.shown = s.boost_of)))
        ORDER BY s.id DESC LIMIT :limit
        ON CONFLICT DO NOTHING";
    FILL_LIST_FROM = "INSERT INTO list_status (list, status, shown)
        SELECT :list, s.id, ifnull(s.boost_of, s.id) FROM status s WHERE s.author = :author
        AND s.visibility IN ('public', 'unlisted', 'local', 'private') AND s.is_reply = 0
        AND (s.boost_of IS NULL OR (:boosts = 1 AND NOT EXISTS (SELECT 1 FROM list_status h
             WHERE h.list = :list AND h.shown = s.boost_of)))
        ORDER BY s.id DESC LIMIT :limit
        ON CONFLICT DO NOTHING";
    DRAIN_HOME_OF = "DELETE FROM home WHERE account = :account
        AND status IN (SELECT id FROM status WHERE author = :author)";
    DRAIN_LIST_OF = "DELETE FROM list_status WHERE list = :list
        AND status IN (SELECT id FROM status WHERE author = :author)";
    // What a followed hashtag brought in leaves with it, unless something else holds it there.
    DRAIN_HOME_OF_TAG = "DELETE FROM home WHERE account = :account
        AND status IN (SELECT st.status FROM status_tag st CROSS JOIN status s ON s.id = st.status
            WHERE st.tag = :tag AND s.author <> :account
            AND NOT EXISTS (SELECT 1 FROM follow WHERE follower = :account AND target = s.author)
            AND NOT EXISTS (SELECT 1 FROM status_tag o CROSS JOIN followed_tag t
                 ON t.account = :account AND t.tag = o.tag
                 WHERE o.status = s.id AND o.tag <> :tag))";
    HOMES_OF = "SELECT account FROM home WHERE status = :status";
    LISTS_OF = "SELECT list FROM list_status WHERE status = :status";
}

/// Whose home timelines, and which lists, have a status.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feeds {
    pub homes: Vec<AccountId>,
    pub lists: Vec<ListId>,
}

/// Puts a new status into the home timelines and lists it belongs to; answers which those are.
pub fn fill(tx: &WriteTx<'_>, status: StatusId, now: Timestamp) -> rusqlite::Result<Feeds> {
    let params = named_params! { ":status": status, ":now": now, ":recent": RECENT };
    Ok(Feeds {
        homes: tx.all(FILL_HOMES, params, |row| row.get("account"))?,
        lists: tx.all(FILL_LISTS, params, |row| row.get("list"))?,
    })
}

/// Where a status is.
pub fn of_status(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Feeds> {
    let params = named_params! { ":status": status };
    Ok(Feeds {
        homes: tx.all(HOMES_OF, params, |row| row.get("account"))?,
        lists: tx.all(LISTS_OF, params, |row| row.get("list"))?,
    })
}

/// What is taken over from an author who is new in a feed.
#[derive(Debug, Clone, Copy)]
pub struct Welcome {
    pub author: AccountId,
    pub boosts: bool,
    /// The newest so many.
    pub limit: u32,
}

/// Puts the newest statuses of an author into the home timeline of a new follower.
pub fn fill_home_from(
    tx: &WriteTx<'_>,
    account: AccountId,
    welcome: Welcome,
) -> rusqlite::Result<()> {
    let Welcome { author, boosts, limit } = welcome;
    let params = named_params! {
        ":account": account, ":author": author, ":boosts": boosts, ":limit": limit,
    };
    tx.execute(FILL_HOME_FROM, params).map(drop)
}

/// Puts the newest statuses of a new member into a list.
pub fn fill_list_from(tx: &WriteTx<'_>, list: ListId, welcome: Welcome) -> rusqlite::Result<()> {
    let Welcome { author, boosts, limit } = welcome;
    let params = named_params! {
        ":list": list, ":author": author, ":boosts": boosts, ":limit": limit,
    };
    tx.execute(FILL_LIST_FROM, params).map(drop)
}

/// Takes what `author` wrote out of the home timeline of who no longer follows them.
pub fn drain_home_of(
    tx: &WriteTx<'_>,
    account: AccountId,
    author: AccountId,
) -> rusqlite::Result<()> {
    tx.execute(DRAIN_HOME_OF, named_params! { ":account": account, ":author": author }).map(drop)
}

/// Takes what `author` wrote out of a list that they are no longer on.
pub fn drain_list_of(tx: &WriteTx<'_>, list: ListId, author: AccountId) -> rusqlite::Result<()> {
    tx.execute(DRAIN_LIST_OF, named_params! { ":list": list, ":author": author }).map(drop)
}

/// Takes out of a home timeline what only a hashtag that is no longer followed brought there.
pub fn drain_home_of_tag(
    tx: &WriteTx<'_>,
    account: AccountId,
    tag: HashtagId,
) -> rusqlite::Result<()> {
    tx.execute(DRAIN_HOME_OF_TAG, named_params! { ":account": account, ":tag": tag }).map(drop)
}
