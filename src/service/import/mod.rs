//! Tables that people bring along: read at once, shown, and done row by row if they want so.
//!
//! Rows wait in the database; `federation::import` looks up what they name and does one after the
//! other, so that a restart loses nothing and no server is asked for more than its budget.

mod read;

use std::time::Duration;

use crate::app::App;
use crate::base::{ImportId, Refusal, Result};
use crate::db::{self, ReadTx};
use crate::model::import::{
    Forecast, Import, ImportKind, ImportRow, ImportState, ImportView, MOST_IMPORTS,
};
use crate::model::{Job, LocalAccount};

use super::moment::Moment;
use crate::say;

/// What was brought is forgotten after this.
pub(super) const KEPT_FOR: Duration = Duration::from_hours(24 * 14);

const NOT_FOUND: Refusal = Refusal::NotFound("import");

/// Reads a table and keeps it, to be looked at before anything is done.
pub async fn bring(
    app: &App,
    who: &LocalAccount,
    (kind, overwrites): (ImportKind, bool),
    table: &[u8],
) -> Result<ImportId> {
    let rows = read::rows(kind, table, app.settings.now().domain())?;
    let moment = Moment::of(app);
    let import = Import {
        id: moment.id(),
        account: who.id(),
        kind,
        overwrites,
        is_cleared: false,
        removed: 0,
        state: ImportState::Shown,
        created_at: moment.now,
    };
    app.db
        .write(move |tx| {
            if db::import::of_account(tx, import.account)?.len() >= MOST_IMPORTS {
                let problem =
                    say!("refusal-would-be-more-than-n-delete", n = MOST_IMPORTS.to_string());
                return Err(Refusal::invalid("table", problem).into());
            }
            db::import::insert(tx, &import, &rows)?;
            Ok(import.id)
        })
        .await
}

/// Begins to do what a table asks.
pub async fn run(app: &App, who: &LocalAccount, id: ImportId) -> Result<()> {
    let (who, now) = (who.id(), app.clock.now());
    app.db
        .write(move |tx| {
            let import = db::import::by_id(tx, id)?.filter(|import| import.account == who);
            let import = import.ok_or(NOT_FOUND)?;
            if import.state != ImportState::Shown {
                return Ok(());
            }
            db::import::set_state(tx, id, ImportState::Running)?;
            tx.enqueue(&Job::Import { account: who, import: id }, now)
        })
        .await
}

/// Forgets a table; what it has done already stays so.
pub async fn forget(app: &App, who: &LocalAccount, id: ImportId) -> Result<()> {
    let who = who.id();
    app.db
        .write(
            move |tx| {
                if db::import::delete(tx, who, id)? { Ok(()) } else { Err(NOT_FOUND.into()) }
            },
        )
        .await
}

/// A table of `who` and how far it is.
pub fn view(tx: &ReadTx<'_>, who: &LocalAccount, id: ImportId) -> Result<ImportView> {
    let views = db::import::of_account(tx, who.id())?;
    Ok(views.into_iter().find(|view| view.import.id == id).ok_or(NOT_FOUND)?)
}

/// What it would do, and its first rows.
pub fn preview(
    tx: &ReadTx<'_>,
    view: &ImportView,
    rows: u32,
) -> Result<(Forecast, Vec<ImportRow>)> {
    Ok((db::import::forecast(tx, view)?, db::import::first(tx, view.import.id, rows)?))
}
