//! Finding accounts by the beginning of their names.

use rusqlite::named_params;

use crate::base::AccountId;
use crate::model::Account;

use super::{ReadTx, account, queries};

queries! {
    ACCOUNTS = concat!("SELECT ", account::columns!(), " FROM account a
        WHERE a.suspended_at IS NULL
        AND (a.username LIKE :pattern ESCAPE '\\' OR a.display_name LIKE :inside ESCAPE '\\')
        AND (:domain IS NULL OR a.domain LIKE :domain ESCAPE '\\')
        AND (:following = 0 OR EXISTS (SELECT 1 FROM follow
             WHERE follower = :viewer AND target = a.id))
        ORDER BY EXISTS (SELECT 1 FROM follow WHERE follower = :viewer AND target = a.id) DESC,
            lower(a.username) = lower(:exact) DESC, a.domain IS NULL DESC,
            a.followers_count DESC, a.id
        LIMIT :limit OFFSET :offset");
}

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The beginning of a name, without `@`.
    pub name: String,
    /// The beginning of a domain.
    pub domain: Option<String>,
    /// Only whom the viewer follows.
    pub following: bool,
    pub limit: u32,
    pub offset: u32,
}

/// Accounts whose name begins like this or whose display name holds it: those the viewer follows
/// first, then exact names, then ours.
pub fn accounts(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    wanted: &Wanted,
) -> rusqlite::Result<Vec<Account>> {
    let Wanted { name, domain, following, limit, offset } = wanted;
    let escaped = escape(name);
    let params = named_params! {
        ":viewer": viewer, ":exact": name, ":pattern": format!("{escaped}%"),
        ":inside": format!("%{escaped}%"),
        ":domain": domain.as_deref().map(|domain| format!("{}%", escape(domain))),
        ":following": following, ":limit": limit, ":offset": offset,
    };
    tx.all(ACCOUNTS, params, account::from_row)
}

/// Text in which `%` and `_` mean themselves.
pub(super) fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
