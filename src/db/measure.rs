//! Numbers about this server over a span of days.
//!
//! Ids are made of the time at which a thing came to us, so a range of ids is a span of time.

use rusqlite::{ToSql, named_params};

use crate::base::{AccountId, Timestamp};
use crate::model::measure::{About, Counts, Dimension, Measure, Span};

use super::{ReadTx, queries};

/// Counts by day what a part of a query finds; `$at` is its time.
macro_rules! daily {
    ($count:literal, $at:literal, $from:expr) => {
        concat!(
            "SELECT (",
            $at,
            " - :from) / 86400000 AS day, ",
            $count,
            " AS n ",
            $from,
            " GROUP BY day"
        )
    };
}

macro_rules! total {
    ($count:literal, $from:expr) => {
        concat!("SELECT ", $count, " AS n ", $from)
    };
}

macro_rules! written_here {
    () => {
        "FROM status s WHERE s.local = 1 AND s.id >= :from << 16 AND s.id < :until << 16"
    };
}

macro_rules! tagged {
    () => {
        "FROM status_tag st CROSS JOIN status s ON s.id = st.status
         CROSS JOIN account a ON a.id = s.author
         WHERE st.tag = :about AND st.status >= :from << 16 AND st.status < :until << 16"
    };
}

macro_rules! of_peer {
    ($table:literal, $on:literal) => {
        concat!(
            "FROM account a CROSS JOIN ",
            $table,
            " x ON ",
            $on,
            " = a.id
            WHERE a.domain = :about AND x.id >= :from << 16 AND x.id < :until << 16"
        )
    };
}

queries! {
    ACTIVE = daily!("count(DISTINCT s.author)", "s.id / 65536", written_here!());
    ACTIVE_TOTAL = total!("count(DISTINCT s.author)", written_here!());
    NEW_USERS = daily!("count(*)", "u.created_at",
        "FROM user u WHERE u.created_at >= :from AND u.created_at < :until");
    INTERACTIONS = daily!("count(*)", "at", "FROM (
        SELECT f.created_at AS at FROM favourite f JOIN status s ON s.id = f.status
        WHERE s.local = 1 AND f.created_at >= :from AND f.created_at < :until
        UNION ALL
        SELECT s.id / 65536 FROM status s JOIN status o ON o.id = ifnull(s.boost_of, s.in_reply_to)
        WHERE o.local = 1 AND s.id >= :from << 16 AND s.id < :until << 16)");
    OPENED = daily!("count(*)", "r.created_at",
        "FROM report r WHERE r.created_at >= :from AND r.created_at < :until");
    RESOLVED = daily!("count(*)", "r.action_taken_at",
        "FROM report r WHERE r.action_taken_at >= :from AND r.action_taken_at < :until");
    TAG_ACCOUNTS = daily!("count(DISTINCT a.id)", "s.id / 65536", tagged!());
    TAG_ACCOUNTS_TOTAL = total!("count(DISTINCT a.id)", tagged!());
    TAG_USES = daily!("count(*)", "s.id / 65536", tagged!());
    TAG_SERVERS = daily!("count(DISTINCT a.domain)", "s.id / 65536", tagged!());
    TAG_SERVERS_TOTAL = total!("count(DISTINCT a.domain)", tagged!());
    PEER_ACCOUNTS = daily!("count(*)", "a.id / 65536", "FROM account a WHERE a.domain = :about
        AND a.id >= :from << 16 AND a.id < :until << 16");
    PEER_MEDIA = daily!("ifnull(sum(x.bytes), 0)", "x.id / 65536", of_peer!("media", "x.account"));
    PEER_REPORTS = daily!("count(*)", "x.id / 65536", of_peer!("report", "x.target"));
    PEER_STATUSES = daily!("count(*)", "x.id / 65536", of_peer!("status", "x.author"));
    PEER_FOLLOWS = daily!("count(*)", "x.id / 65536", concat!(of_peer!("follow", "x.target"),
        " AND x.follower_local = 1"));
    PEER_FOLLOWERS = daily!("count(*)", "x.id / 65536", of_peer!("follow", "x.follower"));
    LANGUAGES = concat!("SELECT ifnull(s.language, 'und') AS key, count(DISTINCT s.author) AS n ",
        written_here!(), " GROUP BY key ORDER BY n DESC LIMIT :limit");
    SOURCES = concat!("SELECT ifnull((SELECT name FROM app WHERE id = s.app), '') AS key,
        count(*) AS n ", written_here!(), " GROUP BY key ORDER BY n DESC LIMIT :limit");
    SERVERS = "SELECT a.domain AS key, count(*) AS n FROM status s JOIN account a ON a.id = s.author
        WHERE s.local = 0 AND s.id >= :from << 16 AND s.id < :until << 16 AND a.domain IS NOT NULL
        GROUP BY key ORDER BY n DESC LIMIT :limit";
    TAG_SERVERS_BY = concat!("SELECT ifnull(a.domain, '') AS key, count(*) AS n ", tagged!(),
        " GROUP BY key ORDER BY n DESC LIMIT :limit");
    TAG_LANGUAGES_BY = concat!("SELECT ifnull(s.language, 'und') AS key, count(*) AS n ",
        tagged!(), " GROUP BY key ORDER BY n DESC LIMIT :limit");
    PEER_ACCOUNTS_BY = concat!("SELECT a.username AS key, count(*) AS n ",
        of_peer!("follow", "x.target"),
        " AND x.follower_local = 1 GROUP BY a.id ORDER BY n DESC LIMIT :limit");
    PEER_LANGUAGES_BY = concat!("SELECT ifnull(x.language, 'und') AS key, count(*) AS n ",
        of_peer!("status", "x.author"), " GROUP BY key ORDER BY n DESC LIMIT :limit");
    MEDIA_BYTES = "SELECT ifnull(sum(bytes), 0) AS n FROM media WHERE id > 0 AND file IS NOT NULL";
    DATABASE_BYTES = "SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size";
    SQLITE = "SELECT sqlite_version() AS version";
    JOINED = "SELECT account, created_at FROM user WHERE created_at >= :from
        AND created_at < :until ORDER BY created_at LIMIT 100000";
    WROTE = concat!("SELECT DISTINCT s.author, s.id / 65536 / 86400000 AS day ", written_here!());
}

/// Counts of a span, day by day. `None`: the measure is about something that is not named.
pub fn counts(
    tx: &ReadTx<'_>,
    measure: Measure,
    about: &About,
    span: Span,
) -> rusqlite::Result<Option<Counts>> {
    let (daily, total) = match measure {
        Measure::ActiveUsers => (ACTIVE, Some(ACTIVE_TOTAL)),
        Measure::NewUsers => (NEW_USERS, None),
        Measure::Interactions => (INTERACTIONS, None),
        Measure::OpenedReports => (OPENED, None),
        Measure::ResolvedReports => (RESOLVED, None),
        Measure::TagAccounts => (TAG_ACCOUNTS, Some(TAG_ACCOUNTS_TOTAL)),
        Measure::TagUses => (TAG_USES, None),
        Measure::TagServers => (TAG_SERVERS, Some(TAG_SERVERS_TOTAL)),
        Measure::PeerAccounts => (PEER_ACCOUNTS, None),
        Measure::PeerMedia => (PEER_MEDIA, None),
        Measure::PeerReports => (PEER_REPORTS, None),
        Measure::PeerStatuses => (PEER_STATUSES, None),
        Measure::PeerFollows => (PEER_FOLLOWS, None),
        Measure::PeerFollowers => (PEER_FOLLOWERS, None),
    };
    let until = span.until();
    let Some(params) = params(daily, about, &span.from, &until) else { return Ok(None) };
    let found: Vec<(i64, u64)> =
        tx.all(daily, params.as_slice(), |row| Ok((row.get("day")?, row.get("n")?)))?;
    let by_day: Vec<(Timestamp, u64)> = (0..)
        .zip(span.each())
        .map(|(day, moment)| {
            let count = found.iter().find(|(found, _)| *found == day).map_or(0, |(_, n)| *n);
            (moment, count)
        })
        .collect();
    let total = match total {
        Some(sql) => tx.first(sql, params.as_slice(), |row| row.get("n"))?.unwrap_or(0),
        None => by_day.iter().map(|(_, count)| count).sum(),
    };
    Ok(Some(Counts { total, by_day }))
}

/// The parameters a query asks for; `None` if it is about something else than `about`.
fn params<'a>(
    sql: &str,
    about: &'a About,
    from: &'a Timestamp,
    until: &'a Timestamp,
) -> Option<Vec<(&'static str, &'a dyn ToSql)>> {
    let mut params: Vec<(&'static str, &dyn ToSql)> = vec![(":from", from), (":until", until)];
    match (about, sql.contains(":about"), sql.contains("st.tag")) {
        (_, false, _) => {}
        (About::Tag(tag), true, true) => params.push((":about", tag)),
        (About::Peer(domain), true, false) => params.push((":about", domain)),
        _ => return None,
    }
    Some(params)
}

/// Counts of a span by kind, greatest first. `None`: it is about something that is not named.
pub fn shares(
    tx: &ReadTx<'_>,
    dimension: Dimension,
    about: &About,
    span: Span,
    limit: u32,
) -> rusqlite::Result<Option<Vec<(String, u64)>>> {
    let sql = match dimension {
        Dimension::Languages => LANGUAGES,
        Dimension::Sources => SOURCES,
        Dimension::Servers => SERVERS,
        Dimension::TagServers => TAG_SERVERS_BY,
        Dimension::TagLanguages => TAG_LANGUAGES_BY,
        Dimension::PeerAccounts => PEER_ACCOUNTS_BY,
        Dimension::PeerLanguages => PEER_LANGUAGES_BY,
        Dimension::SpaceUsage => return space(tx).map(Some),
        Dimension::SoftwareVersions => return Ok(Some(vec![])),
    };
    let until = span.until();
    let Some(mut params) = params(sql, about, &span.from, &until) else { return Ok(None) };
    params.push((":limit", &limit));
    tx.all(sql, params.as_slice(), |row| Ok((row.get("key")?, row.get("n")?))).map(Some)
}

/// Bytes that the database and the media take.
fn space(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<(String, u64)>> {
    let count = |sql| Ok::<_, rusqlite::Error>(tx.first(sql, [], |row| row.get("n"))?.unwrap_or(0));
    Ok(vec![
        ("sqlite".to_owned(), count(DATABASE_BYTES)?),
        ("media".to_owned(), count(MEDIA_BYTES)?),
    ])
}

/// The version of the database program.
pub fn sqlite_version(tx: &ReadTx<'_>) -> rusqlite::Result<String> {
    Ok(tx.first(SQLITE, [], |row| row.get("version"))?.unwrap_or_default())
}

/// Who joined within a span, and when.
pub fn joined(tx: &ReadTx<'_>, span: Span) -> rusqlite::Result<Vec<(AccountId, Timestamp)>> {
    let params = named_params! { ":from": span.from, ":until": span.until() };
    tx.all(JOINED, params, |row| Ok((row.get("account")?, row.get("created_at")?)))
}

/// Who wrote something on which days of a span.
pub fn wrote(tx: &ReadTx<'_>, span: Span) -> rusqlite::Result<Vec<(AccountId, Timestamp)>> {
    let params = named_params! { ":from": span.from, ":until": span.until() };
    tx.all(WROTE, params, |row| {
        let day: i64 = row.get("day")?;
        Ok((row.get("author")?, Timestamp(day * 86_400_000)))
    })
}
