//! How people dress their own pages.

use rusqlite::named_params;

use crate::base::AccountId;

use super::{ReadTx, WriteTx, queries};

queries! {
    FIND = "SELECT css FROM own_style WHERE account = :account";
    SAVE = "INSERT INTO own_style (account, css) VALUES (:account, :css)
        ON CONFLICT (account) DO UPDATE SET css = excluded.css";
    DELETE = "DELETE FROM own_style WHERE account = :account";
}

/// The style of somebody's own pages, as they typed it; nothing if they wrote none.
pub fn find(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<String>> {
    tx.first(FIND, named_params! { ":account": account }, |row| row.get("css"))
}

/// Keeps a style; an empty one is none.
pub fn save(tx: &WriteTx<'_>, account: AccountId, css: &str) -> rusqlite::Result<()> {
    if css.is_empty() {
        return tx.execute(DELETE, named_params! { ":account": account }).map(drop);
    }
    tx.execute(SAVE, named_params! { ":account": account, ":css": css }).map(drop)
}
