//! Terms of service, each from a day on.

use rusqlite::{Row, named_params};

use crate::base::{Html, Timestamp};
use crate::model::site::Terms;

use super::{ReadTx, WriteTx, queries};

queries! {
    ON = "SELECT * FROM terms WHERE effective_on = :day";
    AT = "SELECT * FROM terms WHERE effective_on <= :day ORDER BY effective_on DESC LIMIT 1";
    AFTER = "SELECT * FROM terms WHERE effective_on > :day ORDER BY effective_on LIMIT 1";
    SAVE = "INSERT INTO terms (effective_on, text, html, created_at)
        VALUES (:day, :text, :html, :now)
        ON CONFLICT (effective_on) DO UPDATE SET text = excluded.text, html = excluded.html";
}

/// Those that begin on this very day, such as `2026-11-23`.
pub fn on(tx: &ReadTx<'_>, day: &str) -> rusqlite::Result<Option<Terms>> {
    tx.first(ON, named_params! { ":day": day }, from_row)
}

/// Those in effect on a day.
pub fn at(tx: &ReadTx<'_>, day: &str) -> rusqlite::Result<Option<Terms>> {
    tx.first(AT, named_params! { ":day": day }, from_row)
}

/// Those that follow upon a day.
pub fn after(tx: &ReadTx<'_>, day: &str) -> rusqlite::Result<Option<Terms>> {
    tx.first(AFTER, named_params! { ":day": day }, from_row)
}

/// Stores terms, or changes those of the same day.
pub fn save(tx: &WriteTx<'_>, terms: &Terms, now: Timestamp) -> rusqlite::Result<()> {
    let Terms { effective_on, text, html } = terms;
    let params = named_params! {
        ":day": effective_on, ":text": text, ":html": html, ":now": now,
    };
    tx.execute(SAVE, params).map(drop)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Terms> {
    Ok(Terms {
        effective_on: row.get("effective_on")?,
        text: row.get("text")?,
        html: row.get::<_, Html>("html")?,
    })
}
