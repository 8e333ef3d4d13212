//! Threads of which somebody does not want to be told.

use rusqlite::named_params;

use crate::base::{AccountId, StatusId};

use super::{ReadTx, WriteTx, queries};

/// The thread of the status `s`: the name it bears, or else its own.
macro_rules! thread {
    () => {
        "ifnull(s.conversation, s.uri)"
    };
}
pub(super) use thread;

queries! {
    INSERT = concat!("INSERT INTO thread_mute (account, conversation)
        SELECT :account, ", thread!(), " FROM status s WHERE s.id = :status
        ON CONFLICT DO NOTHING");
    DELETE = concat!("DELETE FROM thread_mute WHERE account = :account
        AND conversation = (SELECT ", thread!(), " FROM status s WHERE s.id = :status)");
    COVERS = concat!("SELECT 1 FROM status s CROSS JOIN thread_mute m ON m.account = :account
            AND m.conversation = ", thread!(), " WHERE s.id = :status");
}

/// Mutes the thread that `status` is in.
pub fn insert(tx: &WriteTx<'_>, account: AccountId, status: StatusId) -> rusqlite::Result<()> {
    tx.execute(INSERT, named_params! { ":account": account, ":status": status }).map(drop)
}

/// Answers whether it was muted.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, status: StatusId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":account": account, ":status": status })? > 0)
}

/// Whether `account` does not want to be told of the thread that `status` is in.
pub fn covers(tx: &ReadTx<'_>, account: AccountId, status: StatusId) -> rusqlite::Result<bool> {
    tx.any(COVERS, named_params! { ":account": account, ":status": status })
}
