//! Whom one might want to follow.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Result, Timestamp};
use crate::db::{self, ReadTx};
use crate::model::{Account, LocalAccount};

/// Who has not written for this long is not suggested.
const LIVELY: Duration = Duration::from_hours(30 * 24);

/// Why somebody is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Many of those follow them whom one follows.
    Friends,
    /// Many follow them.
    Popular,
}

/// Accounts that `viewer` does not follow yet: first those near to them.
pub fn of(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    limit: u32,
    now: Timestamp,
) -> Result<Vec<(Source, Account)>> {
    let friends = db::suggestion::of_friends(tx, viewer, limit)?;
    let popular = db::suggestion::popular(tx, viewer, now.minus(LIVELY), limit)?;
    let known: Vec<AccountId> = friends.iter().map(|account| account.id).collect();
    let friends = friends.into_iter().map(|account| (Source::Friends, account));
    let popular = popular.into_iter().filter(|account| !known.contains(&account.id));
    let all = friends.chain(popular.map(|account| (Source::Popular, account)));
    Ok(all.take(usize::try_from(limit).unwrap_or(usize::MAX)).collect())
}

/// Never suggests `target` to `who` again.
pub async fn dismiss(app: &App, who: &LocalAccount, target: AccountId) -> Result<()> {
    let who = who.id();
    app.db.write(move |tx| Ok(db::suggestion::dismiss(tx, who, target)?)).await
}
