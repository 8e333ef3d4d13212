//! Complaints about accounts.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use crate::base::{AccountId, ReportId, RuleId, StatusId, Timestamp};
use crate::model::Page;
use crate::model::report::{Report, ReportCategory};

use super::timeline::turned;
use super::tx::list;
use super::visible::visible;
use super::{ReadTx, WriteTx, queries};

macro_rules! page {
    ($open:literal, $direction:literal) => {
        concat!(
            "SELECT r.* FROM report r WHERE r.action_taken_at IS ",
            $open,
            " AND (:account IS NULL OR r.account = :account)
              AND (:target IS NULL OR r.target = :target)
              AND (:domain IS NULL OR EXISTS (SELECT 1 FROM account a
                   WHERE a.id = r.target AND a.domain = :domain))
              AND r.id < :upper AND r.id > :lower ORDER BY r.id ",
            $direction,
            " LIMIT :limit"
        )
    };
}

queries! {
    BY_ID = "SELECT * FROM report WHERE id = :id";
    BY_IDS = "SELECT * FROM report WHERE id IN rarray(:ids)";
    BY_URI = "SELECT * FROM report WHERE uri = :uri";
    OPEN_DOWN = page!("NULL", "DESC");
    OPEN_UP = page!("NULL", "ASC");
    CLOSED_DOWN = page!("NOT NULL", "DESC");
    CLOSED_UP = page!("NOT NULL", "ASC");
    STATUSES = "SELECT report, status FROM report_status WHERE report IN rarray(:ids)
        ORDER BY report, status";
    STATUSES_OF = concat!("SELECT s.id FROM status s WHERE s.id IN rarray(:ids)
        AND s.author = :target AND ", visible!(), " ORDER BY s.id");
    INSERT = "INSERT INTO report (id, account, target, category, comment, uri, forwarded, rules,
            collections, created_at, updated_at)
        VALUES (:id, :account, :target, :category, :comment, :uri, :forwarded, :rules,
            :collections, :now, :now)";
    INSERT_STATUS = "INSERT INTO report_status (report, status) VALUES (:report, :status)
        ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE report SET category = :category, rules = :rules, updated_at = :now
        WHERE id = :id";
    ASSIGN = "UPDATE report SET assigned = :to, updated_at = :now WHERE id = :id";
    CLOSE = "UPDATE report SET action_taken_at = :now, action_taken_by = :by, updated_at = :now
        WHERE id = :id";
    CLOSE_ALL = "UPDATE report SET action_taken_at = :now, action_taken_by = :by, updated_at = :now
        WHERE target = :target AND action_taken_at IS NULL";
    REOPEN = "UPDATE report SET action_taken_at = NULL, action_taken_by = NULL, updated_at = :now
        WHERE id = :id";
    OPEN_COUNT = "SELECT count(*) AS n FROM report WHERE action_taken_at IS NULL";
}

/// Which reports are looked for. What is `None` does not matter.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Those that were dealt with, instead of those that are open.
    pub closed: bool,
    pub account: Option<AccountId>,
    pub target: Option<AccountId>,
    /// The domain of the target.
    pub domain: Option<String>,
}

pub fn by_id(tx: &ReadTx<'_>, id: ReportId) -> rusqlite::Result<Option<Report>> {
    let report = tx.first(BY_ID, named_params! { ":id": id }, from_row)?;
    Ok(with_statuses(tx, report.into_iter().collect())?.pop())
}

/// Those of `ids` that exist.
pub fn by_ids(tx: &ReadTx<'_>, ids: &[ReportId]) -> rusqlite::Result<Vec<Report>> {
    let reports = tx.all(BY_IDS, named_params! { ":ids": list(ids) }, from_row)?;
    with_statuses(tx, reports)
}

/// By the id of a peer's `Flag`.
pub fn by_uri(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<Report>> {
    tx.first(BY_URI, named_params! { ":uri": uri }, from_row)
}

/// Newest first.
pub fn page(tx: &ReadTx<'_>, wanted: &Wanted, page: Page) -> rusqlite::Result<Vec<Report>> {
    let Wanted { closed, account, target, domain } = wanted;
    let sql = match (closed, page.is_upward()) {
        (false, false) => OPEN_DOWN,
        (false, true) => OPEN_UP,
        (true, false) => CLOSED_DOWN,
        (true, true) => CLOSED_UP,
    };
    let params = named_params! {
        ":account": account, ":target": target, ":domain": domain,
        ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let reports = turned(tx.all(sql, params, from_row)?, page);
    with_statuses(tx, reports)
}

/// Those of `ids` that `target` wrote and `viewer` may see.
pub fn statuses_of(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    target: AccountId,
    ids: &[StatusId],
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! { ":viewer": viewer, ":target": target, ":ids": list(ids) };
    tx.all(STATUSES_OF, params, |row| row.get("id"))
}

/// How many wait to be dealt with.
pub fn open_count(tx: &ReadTx<'_>) -> rusqlite::Result<u64> {
    Ok(tx.first(OPEN_COUNT, [], |row| row.get("n"))?.unwrap_or(0))
}

pub fn insert(tx: &WriteTx<'_>, report: &Report) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": report.id, ":account": report.account, ":target": report.target,
        ":category": report.category.as_str(), ":comment": report.comment, ":uri": report.uri,
        ":forwarded": report.forwarded, ":rules": json(&report.rules),
        ":collections": json(&report.collections), ":now": report.created_at,
    };
    tx.execute(INSERT, params)?;
    for status in &report.statuses {
        let params = named_params! { ":report": report.id, ":status": status };
        tx.execute(INSERT_STATUS, params)?;
    }
    Ok(())
}

/// Says anew what a report is about.
pub fn change(
    tx: &WriteTx<'_>,
    id: ReportId,
    category: ReportCategory,
    rules: &[RuleId],
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": id, ":category": category.as_str(), ":rules": json(rules), ":now": now,
    };
    tx.execute(CHANGE, params).map(drop)
}

/// Notes who looks into a report, or that nobody does.
pub fn assign(
    tx: &WriteTx<'_>,
    id: ReportId,
    to: Option<AccountId>,
    now: Timestamp,
) -> rusqlite::Result<()> {
    tx.execute(ASSIGN, named_params! { ":id": id, ":to": to, ":now": now }).map(drop)
}

pub fn close(
    tx: &WriteTx<'_>,
    id: ReportId,
    by: AccountId,
    now: Timestamp,
) -> rusqlite::Result<()> {
    tx.execute(CLOSE, named_params! { ":id": id, ":by": by, ":now": now }).map(drop)
}

/// Closes all reports about an account.
pub fn close_about(
    tx: &WriteTx<'_>,
    target: AccountId,
    by: AccountId,
    now: Timestamp,
) -> rusqlite::Result<()> {
    tx.execute(CLOSE_ALL, named_params! { ":target": target, ":by": by, ":now": now }).map(drop)
}

pub fn reopen(tx: &WriteTx<'_>, id: ReportId, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(REOPEN, named_params! { ":id": id, ":now": now }).map(drop)
}

fn with_statuses(tx: &ReadTx<'_>, mut reports: Vec<Report>) -> rusqlite::Result<Vec<Report>> {
    let ids: Vec<ReportId> = reports.iter().map(|report| report.id).collect();
    let rows = tx.all(STATUSES, named_params! { ":ids": list(&ids) }, |row| {
        Ok((row.get("report")?, row.get("status")?))
    })?;
    let mut statuses: HashMap<ReportId, Vec<StatusId>> = HashMap::new();
    for (report, status) in rows {
        statuses.entry(report).or_default().push(status);
    }
    for report in &mut reports {
        report.statuses = statuses.remove(&report.id).unwrap_or_default();
    }
    Ok(reports)
}

fn json<T: Copy + Into<i64>>(ids: &[T]) -> String {
    let ids: Vec<i64> = ids.iter().map(|id| (*id).into()).collect();
    serde_json::to_string(&ids).unwrap_or_default()
}

fn ids(row: &Row<'_>, column: &str) -> rusqlite::Result<Vec<i64>> {
    Ok(serde_json::from_str(row.get_ref(column)?.as_str()?).unwrap_or_default())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Report> {
    let category: String = row.get("category")?;
    Ok(Report {
        id: row.get("id")?,
        account: row.get("account")?,
        target: row.get("target")?,
        category: ReportCategory::parse(&category).unwrap_or_default(),
        comment: row.get("comment")?,
        uri: row.get("uri")?,
        forwarded: row.get("forwarded")?,
        statuses: vec![],
        rules: ids(row, "rules")?.into_iter().map(RuleId).collect(),
        collections: ids(row, "collections")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
        assigned: row.get("assigned")?,
        action_taken_at: row.get("action_taken_at")?,
        action_taken_by: row.get("action_taken_by")?,
    })
}
