//! Filters: words and statuses that somebody wants hidden or folded.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use crate::base::{AccountId, FilterId, FilterKeywordId, FilterStatusId};
use crate::model::{Filter, FilterAction, FilterContext, FilterKeyword, FilterStatus, FilterView};

use super::{ReadTx, WriteTx, queries};

queries! {
    REVISION = "SELECT revision FROM filter_revision WHERE account = :account";
    SET_REVISION = "INSERT INTO filter_revision (account, revision) VALUES (:account, :revision)
        ON CONFLICT (account) DO UPDATE SET revision = excluded.revision";
    OF_ACCOUNT = "SELECT * FROM filter WHERE account = :account ORDER BY id";
    KEYWORDS_OF_ACCOUNT = "SELECT k.* FROM filter f JOIN filter_keyword k ON k.filter = f.id
        WHERE f.account = :account ORDER BY f.id, k.id";
    STATUSES_OF_ACCOUNT = "SELECT s.* FROM filter f JOIN filter_status s ON s.filter = f.id
        WHERE f.account = :account ORDER BY f.id, s.id";
    BY_ID = "SELECT * FROM filter WHERE id = :id AND account = :account";
    KEYWORDS = "SELECT * FROM filter_keyword WHERE filter = :filter ORDER BY id";
    STATUSES = "SELECT * FROM filter_status WHERE filter = :filter ORDER BY id";
    KEYWORD = "SELECT k.* FROM filter_keyword k JOIN filter f ON f.id = k.filter
        WHERE k.id = :id AND f.account = :account";
    STATUS = "SELECT s.* FROM filter_status s JOIN filter f ON f.id = s.filter
        WHERE s.id = :id AND f.account = :account";
    COUNTS = "SELECT (SELECT count(*) FROM filter WHERE account = :account) AS filters,
            (SELECT count(*) FROM filter f JOIN filter_keyword k ON k.filter = f.id
                WHERE f.account = :account) AS keywords,
            (SELECT count(*) FROM filter f JOIN filter_status s ON s.filter = f.id
                WHERE f.account = :account) AS statuses";
    INSERT = "INSERT INTO filter (id, account, title, contexts, action, expires_at)
        VALUES (:id, :account, :title, :contexts, :action, :expires_at)";
    UPDATE = "UPDATE filter SET title = :title, contexts = :contexts, action = :action,
        expires_at = :expires_at WHERE id = :id";
    DELETE = "DELETE FROM filter WHERE id = :id AND account = :account";
    PUT_KEYWORD = "INSERT INTO filter_keyword (id, filter, keyword, whole_word)
        VALUES (:id, :filter, :keyword, :whole_word)
        ON CONFLICT (id) DO UPDATE SET keyword = excluded.keyword,
            whole_word = excluded.whole_word";
    DELETE_KEYWORD = "DELETE FROM filter_keyword WHERE id = :id";
    INSERT_STATUS = "INSERT INTO filter_status (id, filter, status)
        VALUES (:id, :filter, :status) ON CONFLICT (filter, status) DO NOTHING";
    DELETE_STATUS = "DELETE FROM filter_status WHERE id = :id";
}

/// How much of everything somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub filters: usize,
    pub keywords: usize,
    pub statuses: usize,
}

/// Another number after every change; `None` for who never had a filter.
pub fn revision(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<i64>> {
    tx.first(REVISION, named_params! { ":account": account }, |row| row.get("revision"))
}

/// Leaves word that the filters of `account` are not what they were. No `revision` comes twice,
/// not even one of a change that failed.
pub fn set_revision(tx: &WriteTx<'_>, account: AccountId, revision: i64) -> rusqlite::Result<()> {
    let params = named_params! { ":account": account, ":revision": revision };
    tx.execute(SET_REVISION, params).map(drop)
}

/// Every filter of somebody, oldest first.
pub fn of_account(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<FilterView>> {
    let params = named_params! { ":account": account };
    let filters = tx.all(OF_ACCOUNT, params, from_row)?;
    if filters.is_empty() {
        return Ok(vec![]);
    }
    let mut keywords: HashMap<FilterId, Vec<FilterKeyword>> = HashMap::new();
    for keyword in tx.all(KEYWORDS_OF_ACCOUNT, params, keyword_from_row)? {
        keywords.entry(keyword.filter).or_default().push(keyword);
    }
    let mut statuses: HashMap<FilterId, Vec<FilterStatus>> = HashMap::new();
    for status in tx.all(STATUSES_OF_ACCOUNT, params, status_from_row)? {
        statuses.entry(status.filter).or_default().push(status);
    }
    let view = |filter: Filter| FilterView {
        keywords: keywords.remove(&filter.id).unwrap_or_default(),
        statuses: statuses.remove(&filter.id).unwrap_or_default(),
        filter,
    };
    Ok(filters.into_iter().map(view).collect())
}

/// A filter of somebody.
pub fn by_id(
    tx: &ReadTx<'_>,
    account: AccountId,
    id: FilterId,
) -> rusqlite::Result<Option<FilterView>> {
    let params = named_params! { ":id": id, ":account": account };
    let Some(filter) = tx.first(BY_ID, params, from_row)? else { return Ok(None) };
    let params = named_params! { ":filter": id };
    let keywords = tx.all(KEYWORDS, params, keyword_from_row)?;
    let statuses = tx.all(STATUSES, params, status_from_row)?;
    Ok(Some(FilterView { filter, keywords, statuses }))
}

/// A keyword of a filter of somebody.
pub fn keyword(
    tx: &ReadTx<'_>,
    account: AccountId,
    id: FilterKeywordId,
) -> rusqlite::Result<Option<FilterKeyword>> {
    tx.first(KEYWORD, named_params! { ":id": id, ":account": account }, keyword_from_row)
}

/// A status of a filter of somebody.
pub fn status(
    tx: &ReadTx<'_>,
    account: AccountId,
    id: FilterStatusId,
) -> rusqlite::Result<Option<FilterStatus>> {
    tx.first(STATUS, named_params! { ":id": id, ":account": account }, status_from_row)
}

pub fn counts(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Counts> {
    let counts = tx.first(COUNTS, named_params! { ":account": account }, |row| {
        Ok(Counts {
            filters: row.get("filters")?,
            keywords: row.get("keywords")?,
            statuses: row.get("statuses")?,
        })
    })?;
    counts.ok_or(rusqlite::Error::QueryReturnedNoRows)
}

pub fn insert(tx: &WriteTx<'_>, account: AccountId, filter: &Filter) -> rusqlite::Result<()> {
    let Filter { id, title, contexts: _, action, expires_at } = filter;
    let params = named_params! {
        ":id": id, ":account": account, ":title": title, ":contexts": filter.context_words(),
        ":action": action.as_str(), ":expires_at": expires_at,
    };
    tx.execute(INSERT, params).map(drop)
}

pub fn update(tx: &WriteTx<'_>, filter: &Filter) -> rusqlite::Result<()> {
    let Filter { id, title, contexts: _, action, expires_at } = filter;
    let params = named_params! {
        ":id": id, ":title": title, ":contexts": filter.context_words(),
        ":action": action.as_str(), ":expires_at": expires_at,
    };
    tx.execute(UPDATE, params).map(drop)
}

/// Answers whether there was one.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, id: FilterId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":id": id, ":account": account })? > 0)
}

/// Stores a keyword, in place of the one with its id if there is one.
pub fn put_keyword(tx: &WriteTx<'_>, keyword: &FilterKeyword) -> rusqlite::Result<()> {
    let FilterKeyword { id, filter, keyword, whole_word } = keyword;
    let params = named_params! {
        ":id": id, ":filter": filter, ":keyword": keyword, ":whole_word": whole_word,
    };
    tx.execute(PUT_KEYWORD, params).map(drop)
}

pub fn delete_keyword(tx: &WriteTx<'_>, id: FilterKeywordId) -> rusqlite::Result<()> {
    tx.execute(DELETE_KEYWORD, named_params! { ":id": id }).map(drop)
}

/// Answers whether it was not there yet.
pub fn insert_status(tx: &WriteTx<'_>, status: FilterStatus) -> rusqlite::Result<bool> {
    let FilterStatus { id, filter, status } = status;
    let params = named_params! { ":id": id, ":filter": filter, ":status": status };
    Ok(tx.execute(INSERT_STATUS, params)? > 0)
}

pub fn delete_status(tx: &WriteTx<'_>, id: FilterStatusId) -> rusqlite::Result<()> {
    tx.execute(DELETE_STATUS, named_params! { ":id": id }).map(drop)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Filter> {
    let action: String = row.get("action")?;
    let contexts: String = row.get("contexts")?;
    Ok(Filter {
        id: row.get("id")?,
        title: row.get("title")?,
        contexts: contexts.split(' ').filter_map(FilterContext::parse).collect(),
        // The schema's CHECK allows no other words.
        action: FilterAction::parse(&action).unwrap_or(FilterAction::Warn),
        expires_at: row.get("expires_at")?,
    })
}

fn keyword_from_row(row: &Row<'_>) -> rusqlite::Result<FilterKeyword> {
    Ok(FilterKeyword {
        id: row.get("id")?,
        filter: row.get("filter")?,
        keyword: row.get("keyword")?,
        whole_word: row.get("whole_word")?,
    })
}

fn status_from_row(row: &Row<'_>) -> rusqlite::Result<FilterStatus> {
    Ok(FilterStatus { id: row.get("id")?, filter: row.get("filter")?, status: row.get("status")? })
}
