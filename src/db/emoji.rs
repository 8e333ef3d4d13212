//! Custom emoji, ours and those of peers.

use std::collections::{BTreeSet, HashMap};

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Row, named_params};

use crate::base::{EmojiId, Timestamp};
use crate::model::emoji::{CustomEmoji, EmojiFiles, RemoteEmoji, StoredEmoji};
use crate::model::{Edit, StatusView};
use crate::text::emoji::shortcodes;

use super::peer_block::meant;
use super::{ReadTx, WriteTx, queries};

/// What [`shown_from_row`] reads.
macro_rules! columns {
    () => {
        "e.id, e.domain, e.shortcode, e.file, e.still_file, e.category, e.visible_in_picker,
         e.updated_at"
    };
}

/// The emoji that an account `a` uses in its name, its bio and its fields, as JSON for
/// [`of_account_from_json`]: a column, so that whoever loads accounts has them.
macro_rules! of_account {
    () => {
        "(SELECT json_group_array(json_array(e.id, e.shortcode, e.file, e.still_file, e.category,
                 e.visible_in_picker, e.updated_at))
            FROM json_each(shortcodes(a.display_name, a.note, a.fields)) w
            CROSS JOIN emoji e ON e.domain = ifnull(a.domain, '') AND e.shortcode = w.value
            WHERE e.disabled_at IS NULL)"
    };
}
pub(super) use of_account;

queries! {
    BY_ID = "SELECT * FROM emoji e WHERE e.id = :id";
    BY_SHORTCODE = "SELECT * FROM emoji e WHERE e.domain = :domain AND e.shortcode = :shortcode";
    NAMED = concat!("SELECT ", columns!(), " FROM json_each(:named) w
        CROSS JOIN emoji e ON e.domain = w.value ->> 0 AND e.shortcode = w.value ->> 1
        WHERE e.disabled_at IS NULL");
    LISTED = concat!("SELECT ", columns!(), " FROM emoji e
        WHERE e.domain = '' AND e.disabled_at IS NULL AND e.visible_in_picker = 1
        ORDER BY e.shortcode");
    OF_DOMAIN = "SELECT * FROM emoji e WHERE e.domain = :domain AND e.shortcode > :after
        ORDER BY e.shortcode LIMIT :limit";
    COUNT = "SELECT count(*) AS n FROM emoji WHERE domain = :domain";
    DOMAINS = "SELECT domain, count(*) AS n FROM emoji WHERE domain > :after
        GROUP BY domain ORDER BY domain LIMIT :limit";
    CATEGORIES = "SELECT DISTINCT category FROM emoji
        WHERE domain = '' AND category IS NOT NULL ORDER BY category LIMIT 1000";
    SAVE = "INSERT INTO emoji (id, domain, shortcode, uri, file, still_file, remote_url, category,
            licence, visible_in_picker, disabled_at, created_at, updated_at, failures, retry_at)
        VALUES (:id, :domain, :shortcode, :uri, :file, :still, :remote_url, :category, :licence,
            :visible, :disabled, :created, :updated, :failures, :retry)
        ON CONFLICT (id) DO UPDATE SET uri = excluded.uri, file = excluded.file,
            still_file = excluded.still_file, remote_url = excluded.remote_url,
            category = excluded.category, licence = excluded.licence,
            visible_in_picker = excluded.visible_in_picker, disabled_at = excluded.disabled_at,
            updated_at = excluded.updated_at, failures = excluded.failures,
            retry_at = excluded.retry_at";
    DELETE = "DELETE FROM emoji WHERE id = :id";
    FORGET_REACTIONS = "DELETE FROM announcement_reaction WHERE name = :shortcode";
    FILES_BELOW = concat!("SELECT file, still_file FROM emoji WHERE ", meant!("domain"),
        " AND file IS NOT NULL");
    DELETE_BELOW = concat!("DELETE FROM emoji WHERE ", meant!("domain"));
}

pub fn by_id(tx: &ReadTx<'_>, id: EmojiId) -> rusqlite::Result<Option<StoredEmoji>> {
    tx.first(BY_ID, named_params! { ":id": id }, stored_from_row)
}

/// `domain` is `None` for our own.
pub fn by_shortcode(
    tx: &ReadTx<'_>,
    domain: Option<&str>,
    shortcode: &str,
) -> rusqlite::Result<Option<StoredEmoji>> {
    let params = named_params! { ":domain": domain.unwrap_or_default(), ":shortcode": shortcode };
    tx.first(BY_SHORTCODE, params, stored_from_row)
}

/// What somebody of one server said: emoji mean what they mean there.
#[derive(Debug, Clone, Default)]
pub struct Said<'a> {
    /// `None`: somebody of ours.
    pub domain: Option<&'a str>,
    /// Text or HTML.
    pub texts: Vec<&'a str>,
}

/// The emoji that each of `said` uses, in that order, with one query for all of them.
pub fn used(tx: &ReadTx<'_>, said: &[Said<'_>]) -> rusqlite::Result<Vec<Vec<CustomEmoji>>> {
    let words: Vec<BTreeSet<&str>> = said
        .iter()
        .map(|said| said.texts.iter().flat_map(|text| shortcodes(text)).collect())
        .collect();
    let mut named: Vec<(&str, &str)> = vec![];
    for (said, words) in said.iter().zip(&words) {
        let domain = said.domain.unwrap_or_default();
        named.extend(words.iter().map(|word| (domain, *word)));
    }
    if named.is_empty() {
        return Ok(vec![vec![]; said.len()]);
    }
    named.sort_unstable();
    named.dedup();
    let found: HashMap<(String, String), CustomEmoji> = by_names(tx, &named)?.into_iter().collect();
    let of = |(said, words): (&Said<'_>, BTreeSet<&str>)| {
        let domain = said.domain.unwrap_or_default();
        let find = |word| found.get(&(domain.to_owned(), String::from(word))).cloned();
        words.into_iter().filter_map(find).collect()
    };
    Ok(said.iter().zip(words).map(of).collect())
}

/// The emoji that any version of a status uses, `edits` and the present one.
pub fn of_versions(
    tx: &ReadTx<'_>,
    now: &StatusView,
    edits: &[Edit],
) -> rusqlite::Result<Vec<CustomEmoji>> {
    let status = &now.status;
    let mut texts = vec![status.html.as_str(), &status.content_warning];
    texts.extend(edits.iter().flat_map(|edit| [edit.html.as_str(), &edit.content_warning]));
    let said = Said { domain: now.author.domain.as_deref(), texts };
    Ok(used(tx, &[said])?.pop().unwrap_or_default())
}

/// Those of ours that have one of these shortcodes.
pub fn ours_named(
    tx: &ReadTx<'_>,
    shortcodes: &[&str],
) -> rusqlite::Result<HashMap<String, CustomEmoji>> {
    let named: Vec<(&str, &str)> = shortcodes.iter().map(|word| ("", *word)).collect();
    let found = by_names(tx, &named)?;
    Ok(found.into_iter().map(|((_, shortcode), emoji)| (shortcode, emoji)).collect())
}

/// With domain (of ours, none) and shortcode.
fn by_names(
    tx: &ReadTx<'_>,
    named: &[(&str, &str)],
) -> rusqlite::Result<Vec<((String, String), CustomEmoji)>> {
    let named = serde_json::to_string(named).unwrap_or_default();
    tx.all(NAMED, named_params! { ":named": named }, |row| {
        let emoji = shown_from_row(row)?;
        Ok(((row.get("domain")?, emoji.shortcode.clone()), emoji))
    })
}

/// Those of ours that people may choose from, by shortcode.
pub fn listed(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<CustomEmoji>> {
    tx.all(LISTED, [], shown_from_row)
}

/// All of one server, by shortcode, from behind `after` on.
pub fn of_domain(
    tx: &ReadTx<'_>,
    domain: Option<&str>,
    after: &str,
    limit: u64,
) -> rusqlite::Result<Vec<StoredEmoji>> {
    let params = named_params! {
        ":domain": domain.unwrap_or_default(), ":after": after, ":limit": limit,
    };
    tx.all(OF_DOMAIN, params, stored_from_row)
}

/// How many of one server there are.
pub fn count(tx: &ReadTx<'_>, domain: Option<&str>) -> rusqlite::Result<u64> {
    let params = named_params! { ":domain": domain.unwrap_or_default() };
    Ok(tx.first(COUNT, params, |row| row.get("n"))?.unwrap_or(0))
}

/// The servers whose emoji we know, with how many; from behind `after` on.
pub fn domains(tx: &ReadTx<'_>, after: &str, limit: u32) -> rusqlite::Result<Vec<(String, u64)>> {
    let params = named_params! { ":after": after, ":limit": limit };
    tx.all(DOMAINS, params, |row| Ok((row.get("domain")?, row.get("n")?)))
}

/// The categories of ours, by name.
pub fn categories(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<String>> {
    tx.all(CATEGORIES, [], |row| row.get("category"))
}

/// Stores an emoji, or changes all but the name of the one with its id.
pub fn save(tx: &WriteTx<'_>, stored: &StoredEmoji) -> rusqlite::Result<()> {
    let StoredEmoji {
        emoji: CustomEmoji { id, shortcode, files, category, visible_in_picker, updated_at },
        domain,
        uri,
        remote_url,
        licence,
        disabled_at,
        created_at,
        failures,
        retry_at,
    } = stored;
    let params = named_params! {
        ":id": id, ":domain": domain.as_deref().unwrap_or_default(), ":shortcode": shortcode,
        ":uri": uri, ":file": files.as_ref().map(|files| &files.file),
        ":still": files.as_ref().map(|files| &files.still), ":remote_url": remote_url,
        ":category": category, ":licence": licence, ":visible": visible_in_picker,
        ":disabled": disabled_at, ":created": created_at, ":updated": updated_at,
        ":failures": failures, ":retry": retry_at,
    };
    tx.execute(SAVE, params).map(drop)
}

/// A peer's emoji as it is when it is first heard of.
pub fn remote(id: EmojiId, domain: &str, told: RemoteEmoji, now: Timestamp) -> StoredEmoji {
    let RemoteEmoji { shortcode, uri, url, updated } = told;
    StoredEmoji {
        emoji: CustomEmoji {
            id,
            shortcode,
            files: None,
            category: None,
            visible_in_picker: true,
            updated_at: updated.map_or(now, |at| at.min(now)),
        },
        domain: Some(domain.to_owned()),
        uri,
        remote_url: Some(url),
        licence: String::new(),
        disabled_at: None,
        created_at: now,
        failures: 0,
        retry_at: None,
    }
}

/// Forgets an emoji, and the reactions made with it if it was ours.
pub fn delete(tx: &WriteTx<'_>, stored: &StoredEmoji) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": stored.emoji.id })?;
    if stored.domain.is_none() {
        let params = named_params! { ":shortcode": stored.emoji.shortcode };
        tx.execute(FORGET_REACTIONS, params)?;
    }
    Ok(())
}

/// Forgets all emoji of a server and of all below its name; answers their files.
pub fn delete_below(tx: &WriteTx<'_>, domain: &str) -> rusqlite::Result<Vec<String>> {
    let params = named_params! { ":domain": domain };
    let files = tx.all(FILES_BELOW, params, |row| {
        Ok([row.get::<_, Option<String>>("file")?, row.get("still_file")?])
    })?;
    tx.execute(DELETE_BELOW, params)?;
    Ok(files.into_iter().flatten().flatten().collect())
}

/// What the column made by [`of_account!`] holds.
type Told = (i64, String, Option<String>, Option<String>, Option<String>, u8, i64);

pub(super) fn of_account_from_json(json: &str) -> Vec<CustomEmoji> {
    if json == "[]" {
        return vec![];
    }
    let told: Vec<Told> = serde_json::from_str(json).unwrap_or_default();
    told.into_iter()
        .map(|(id, shortcode, file, still, category, visible, updated)| CustomEmoji {
            id: EmojiId(id),
            shortcode,
            files: files(file, still),
            category,
            visible_in_picker: visible == 1,
            updated_at: Timestamp(updated),
        })
        .collect()
}

/// Teaches a connection `shortcodes(text, …)`: a JSON list of what may be emoji in the texts,
/// `NULL` if nothing is.
pub(super) fn teach(conn: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("shortcodes", -1, flags, |context| {
        let mut words = BTreeSet::new();
        for place in 0..context.len() {
            words.extend(shortcodes(context.get_raw(place).as_str()?));
        }
        Ok((!words.is_empty()).then(|| serde_json::to_string(&words).unwrap_or_default()))
    })
}

fn files(file: Option<String>, still: Option<String>) -> Option<EmojiFiles> {
    let file = file?;
    Some(EmojiFiles { still: still.unwrap_or_else(|| file.clone()), file })
}

fn shown_from_row(row: &Row<'_>) -> rusqlite::Result<CustomEmoji> {
    Ok(CustomEmoji {
        id: row.get("id")?,
        shortcode: row.get("shortcode")?,
        files: files(row.get("file")?, row.get("still_file")?),
        category: row.get("category")?,
        visible_in_picker: row.get("visible_in_picker")?,
        updated_at: row.get("updated_at")?,
    })
}

fn stored_from_row(row: &Row<'_>) -> rusqlite::Result<StoredEmoji> {
    let domain: String = row.get("domain")?;
    Ok(StoredEmoji {
        emoji: shown_from_row(row)?,
        domain: Some(domain).filter(|domain| !domain.is_empty()),
        uri: row.get("uri")?,
        remote_url: row.get("remote_url")?,
        licence: row.get("licence")?,
        disabled_at: row.get("disabled_at")?,
        created_at: row.get("created_at")?,
        failures: row.get("failures")?,
        retry_at: row.get("retry_at")?,
    })
}
