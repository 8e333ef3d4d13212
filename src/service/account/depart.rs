//! Accounts of ours that move away: to where, and whether they take their followers along.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result, Timestamp};
use crate::db::{self, ReadTx};
use crate::model::told::Spread;
use crate::model::{Account, Job, LocalAccount};
use crate::remote;
use crate::service::moment::Moment;
use crate::service::password;

use super::alias::named;
use crate::say;

/// Between two moves, so that nobody leads others about.
/// Source: <https://docs.joinmastodon.org/user/moving/#migration>
const COOLDOWN: Duration = Duration::from_hours(30 * 24);

/// How far the move of an account has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    pub goal: Account,
    /// When its followers were told to come along; `None`: the account only points there.
    pub at: Option<Timestamp>,
    /// How many followed it then, and how many of them are gone.
    pub followers: u64,
    pub gone: u64,
    /// The servers that have been told of it; nothing is known of a move of long ago.
    pub servers: Spread,
}

/// Where an account of ours went, if anywhere.
pub fn departure(tx: &ReadTx<'_>, who: AccountId) -> Result<Option<Departure>> {
    let Some(account) = db::account::by_id(tx, who)? else { return Ok(None) };
    let Some(goal) = account.moved else { return Ok(None) };
    let then = db::moved::followers_then(tx, who)?;
    let at = db::moved::moved_at(tx, who)?.filter(|_| then.is_some());
    let followers = then.unwrap_or_default();
    let gone = followers.saturating_sub(account.followers_count);
    let servers = match at {
        Some(at) => Spread::of(&db::told::of(tx, &account.uri)?, at),
        None => Spread::default(),
    };
    Ok(Some(Departure { goal: *goal, at, followers, gone, servers }))
}

/// When an account of ours may move again; `None`: now.
pub fn may_move_at(tx: &ReadTx<'_>, who: AccountId, now: Timestamp) -> Result<Option<Timestamp>> {
    let last = db::moved::moved_at(tx, who)?.map(|at| at.plus(COOLDOWN));
    Ok(last.filter(|until| *until > now))
}

/// Refuses those who have moved away: from here they only point to where they are now.
pub(in crate::service) fn must_be_here(who: &LocalAccount) -> Result<(), Refusal> {
    match who.account().moved_to {
        Some(_) => Err(Refusal::Forbidden(say!("refusal-your-account-has-moved"))),
        None => Ok(()),
    }
}

/// Moves an account of ours to `handle`, which is asked anew and must say that it is the same.
/// Followers are told, wherever they are, and the account says from now on where it went.
///
/// # Errors
/// Refused if the password is wrong, within 30 days of the last move, or if the goal does not name
/// the account.
pub async fn depart(app: &App, who: &LocalAccount, password: &str, handle: &str) -> Result<()> {
    check_password(app, who, password).await?;
    let goal = goal(app, who, handle).await?;
    let (who, moment, uri) = (who.id(), Moment::of(app), who.account().uri.clone());
    app.db
        .write(move |tx| {
            let account = db::account::by_id(tx, who)?.ok_or(Refusal::NotFound("account"))?;
            if account.moved_to.is_some() {
                return Err(Refusal::Forbidden(say!("refusal-your-account-has-moved")).into());
            }
            if may_move_at(tx, who, moment.now)?.is_some() {
                return Err(Refusal::Forbidden(say!("refusal-you-moved-less-than-30")).into());
            }
            if !db::account::also_known_as(tx, goal)?.contains(&uri) {
                let problem = say!("refusal-has-no-alias-of-this");
                return Err(Refusal::invalid("goal", problem).into());
            }
            db::moved::leave(tx, who, Some(goal), Some((moment.now, account.followers_count)))?;
            tx.enqueue(&Job::AnnounceProfile { account: who }, moment.now)?;
            tx.enqueue(&Job::AnnounceMove { account: who }, moment.now)?;
            super::moved::enqueue_carrying(tx, (who, goal), moment.now)
        })
        .await
}

/// Lets an account of ours point to `handle` and do nothing more; nobody is told to come along.
pub async fn redirect(app: &App, who: &LocalAccount, password: &str, handle: &str) -> Result<()> {
    check_password(app, who, password).await?;
    let goal = goal(app, who, handle).await?;
    point(app, who, Some(goal)).await
}

/// The account is here again. Followers who went along stay where they are.
pub async fn stay(app: &App, who: &LocalAccount) -> Result<()> {
    point(app, who, None).await
}

async fn point(app: &App, who: &LocalAccount, goal: Option<AccountId>) -> Result<()> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let account = db::account::by_id(tx, who)?.ok_or(Refusal::NotFound("account"))?;
            if account.moved_to.is_some() == goal.is_some() {
                return match goal {
                    Some(_) => {
                        Err(Refusal::Forbidden(say!("refusal-your-account-has-moved")).into())
                    }
                    None => Ok(()),
                };
            }
            db::moved::leave(tx, who, goal, None)?;
            tx.enqueue(&Job::AnnounceProfile { account: who }, moment.now)
        })
        .await
}

pub(super) async fn check_password(app: &App, who: &LocalAccount, password: &str) -> Result<()> {
    let id = who.id();
    let user = app.db.read(move |tx| Ok(db::user::by_account(tx, id)?)).await?;
    let user = user.ok_or(Refusal::NotFound("account"))?;
    if password::matches(app, password, Some(&user.password_hash)).await? {
        return Ok(());
    }
    Err(Refusal::invalid("current_password", say!("refusal-is-wrong")).into())
}

/// The account typed, as its server describes it now.
async fn goal(app: &App, who: &LocalAccount, handle: &str) -> Result<AccountId> {
    let found = match named(app, who, handle).await {
        Err(Error::Refused(Refusal::Invalid { problem, .. })) => {
            return Err(Refusal::invalid("goal", problem).into());
        }
        found => found?,
    };
    let found = if found.is_local() {
        found
    } else {
        let asked = remote::refresh(app, found.id).await;
        let nobody = || Refusal::invalid("goal", say!("refusal-cannot-be-asked-just-now"));
        asked.map_err(|_failure| nobody())?.ok_or_else(nobody)?
    };
    if found.moved_to.is_some() {
        return Err(Refusal::invalid("goal", say!("refusal-has-itself-moved")).into());
    }
    Ok(found.id)
}
