//! Brings follows into line with what the server of the followed one knows of them.

use std::collections::HashSet;

use crate::app::App;
use crate::base::{AccountId, Result, Timestamp};
use crate::db::{self, WriteTx};
use crate::model::{Account, Follow};
use crate::service::moment::Moment;
use crate::service::{peer, severance};

use super::bond;

/// The server of `target` said at `asked_at` that of ours those in `listed` follow it, and nobody
/// else. Follows that it does not know of end here, and who loses them is told; of those that are not
/// known here it is told that they are none. Where somebody only waits for an answer, this was it.
pub async fn reconcile(
    app: &App,
    target: AccountId,
    listed: Vec<String>,
    asked_at: Timestamp,
) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let target = db::account::by_id(tx, target)?.filter(|target| !target.is_local());
            let Some(target) = target else { return Ok(()) };
            let mut known = HashSet::new();
            for uri in listed {
                let account = db::account::by_uri(tx, &uri)?.filter(Account::is_local);
                let Some(account) = account.filter(|account| known.insert(account.id)) else {
                    continue;
                };
                listed_there(tx, &moment, &account, &target)?;
            }
            // One that began meanwhile cannot be on the list.
            for follower in db::follow::ours_before(tx, target.id, asked_at)? {
                if known.contains(&follower) {
                    continue;
                }
                let Some(follower) = db::account::by_id(tx, follower)? else { continue };
                severance::of_follow(tx, &moment, (&follower, &target))?;
            }
            Ok(())
        })
        .await
}

fn listed_there(
    tx: &WriteTx<'_>,
    moment: &Moment,
    account: &Account,
    target: &Account,
) -> Result<()> {
    if db::follow::find(tx, account.id, target.id)?.is_some() {
        return Ok(());
    }
    if let Some(asked) = db::follow::request(tx, account.id, target.id)? {
        return bond::begin(tx, moment, &asked);
    }
    let unknown = Follow {
        follower: account.id,
        target: target.id,
        uri: peer::uri(account, "follows", moment.id()),
        shows_boosts: true,
        notifies: false,
        created_at: moment.now,
    };
    let undo = peer::undo(peer::follow(&unknown, account, target));
    peer::tell(tx, moment, (account, target), undo)
}
