//! What those who keep order told the owners of accounts.

use rusqlite::{Row, named_params};

use crate::base::{StatusId, WarningId};
use crate::model::moderation::{AccountAction, Warning};

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

queries! {
    BY_IDS = "SELECT * FROM warning WHERE id IN rarray(:ids)";
    INSERT = "INSERT INTO warning (id, account, action, text, statuses, created_at)
        VALUES (:id, :account, :action, :text, :statuses, :now)";
}

pub fn by_ids(tx: &ReadTx<'_>, ids: &[WarningId]) -> rusqlite::Result<Vec<Warning>> {
    tx.all(BY_IDS, named_params! { ":ids": list(ids) }, from_row)
}

pub fn insert(tx: &WriteTx<'_>, warning: &Warning) -> rusqlite::Result<()> {
    let Warning { id, account, action, text, statuses, created_at } = warning;
    let statuses: Vec<i64> = statuses.iter().map(|status| status.0).collect();
    let params = named_params! {
        ":id": id, ":account": account, ":action": action.as_str(), ":text": text,
        ":statuses": serde_json::to_string(&statuses).unwrap_or_default(), ":now": created_at,
    };
    tx.execute(INSERT, params).map(drop)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Warning> {
    let action: String = row.get("action")?;
    let statuses: Vec<i64> =
        serde_json::from_str(row.get_ref("statuses")?.as_str()?).unwrap_or_default();
    Ok(Warning {
        id: row.get("id")?,
        account: row.get("account")?,
        // The schema's CHECK allows no other words.
        action: AccountAction::parse(&action).unwrap_or(AccountAction::None),
        text: row.get("text")?,
        statuses: statuses.into_iter().map(StatusId).collect(),
        created_at: row.get("created_at")?,
    })
}
