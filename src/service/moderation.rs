//! Keeping order among accounts: limits that are set and lifted, and erasing for good.

use crate::app::App;
use crate::base::{AccountId, Refusal, ReportId, Result, WarningId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::moderation::{AccountAction, Dossier, LONGEST_TEXT, Limit, Warning};
use crate::model::notification::Subject;
use crate::model::{Account, Event, Job, LocalAccount, NotificationKind, Role};
use crate::text;

use super::account::must_be;
use super::media;
use super::moment::Moment;
use super::{notify, severance};
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("account");
fn not_allowed() -> Refusal {
    Refusal::Forbidden(say!("refusal-this-action-is-not-allowed"))
}

/// What a moderator does about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    pub action: AccountAction,
    /// The report that it answers.
    pub report: Option<ReportId>,
    /// What is told to the owner of the account, of ours; `None`: nothing at all.
    pub word: Option<String>,
}

/// Limits an account, and tells its owner. If that answers a report, all open reports about the
/// account are closed.
///
/// # Errors
/// Refused to members, against oneself, and against those with the same role or a higher one.
pub async fn act(app: &App, who: &LocalAccount, target: AccountId, measure: Measure) -> Result<()> {
    let Measure { action, report, word } = measure;
    let word = word.map(|word| checked(&word)).transpose()?;
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let account = within_reach(tx, who, target)?;
            let mut statuses = vec![];
            if let Some(report) = report {
                let report = db::report::by_id(tx, report)?.ok_or(Refusal::NotFound("report"))?;
                if report.target != target {
                    return Err(Refusal::invalid(
                        "report_id",
                        say!("refusal-is-about-another-account"),
                    )
                    .into());
                }
                db::report::close(tx, report.id, who, moment.now)?;
                db::report::close_about(tx, target, who, moment.now)?;
                statuses = report.statuses;
            }
            take(tx, &moment, &account, action)?;
            match word {
                Some(text) if account.is_local() => {
                    let id: WarningId = moment.id();
                    let at = moment.now;
                    let account = target;
                    let warning = Warning { id, account, action, text, statuses, created_at: at };
                    warn(tx, &moment, &warning)
                }
                Some(_) | None => Ok(()),
            }
        })
        .await
}

fn take(tx: &WriteTx<'_>, moment: &Moment, account: &Account, action: AccountAction) -> Result<()> {
    match action {
        AccountAction::None => Ok(()),
        AccountAction::Sensitive => set(tx, moment, account, Limit::Sensitized),
        AccountAction::Disable if !account.is_local() => {
            Err(Refusal::invalid("type", say!("refusal-works-on-accounts-of-this")).into())
        }
        AccountAction::Disable => set(tx, moment, account, Limit::Disabled),
        AccountAction::Silence => set(tx, moment, account, Limit::Silenced),
        AccountAction::Suspend => {
            set(tx, moment, account, Limit::Suspended)?;
            if account.is_local() { Ok(()) } else { severance::of_account(tx, moment, account) }
        }
    }
}

fn checked(word: &str) -> Result<String, Refusal> {
    let word = text::compose::normalise(word);
    if text::count::characters(&word) > LONGEST_TEXT {
        let problem = say!("refusal-has-more-than-n-characters", n = LONGEST_TEXT.to_string());
        return Err(Refusal::invalid("text", problem));
    }
    Ok(word)
}

/// Tells the owner of an account what was done about it, and not by whom.
fn warn(tx: &WriteTx<'_>, moment: &Moment, warning: &Warning) -> Result<()> {
    db::warning::insert(tx, warning)?;
    let about = (NotificationKind::Warning, Subject::Warning(warning.id));
    notify::tell_owner(tx, moment, warning.account, about)
}

fn set(tx: &WriteTx<'_>, moment: &Moment, account: &Account, limit: Limit) -> Result<()> {
    db::moderation::limit(tx, account.id, limit, Some(moment.now))?;
    let locks_out = matches!(limit, Limit::Disabled | Limit::Suspended);
    if locks_out && account.is_local() {
        tx.emit(Event::AccessEnded { account: account.id });
    }
    Ok(())
}

/// Lifts a limit. That there was none is no mistake.
pub async fn lift(app: &App, who: &LocalAccount, target: AccountId, limit: Limit) -> Result<()> {
    let who = who.id();
    app.db
        .write(move |tx| {
            within_reach(tx, who, target)?;
            Ok(db::moderation::limit(tx, target, limit, None)?)
        })
        .await
}

/// Deletes all that a suspended account wrote and had; only its name stays, for nobody to take.
/// Peers are told that an account of ours is gone.
pub async fn erase(app: &App, who: &LocalAccount, target: AccountId) -> Result<()> {
    let (who, moment) = (who.id(), Moment::of(app));
    let files = app
        .db
        .write(move |tx| {
            let account = within_reach(tx, who, target)?;
            must_be(tx, who, Role::Admin)?;
            if !account.is_suspended() {
                return Err(
                    Refusal::Forbidden(say!("refusal-only-suspended-accounts-can-be")).into()
                );
            }
            let files = db::moderation::files(tx, target)?;
            db::moderation::erase(tx, target, moment.now)?;
            if account.is_local() {
                tx.enqueue(&Job::AnnounceEnd { account: target }, moment.now)?;
            }
            Ok(files)
        })
        .await?;
    media::forget(app, files).await
}

/// The account, if `who` may do something to it.
fn within_reach(tx: &ReadTx<'_>, who: AccountId, target: AccountId) -> Result<Account> {
    must_be(tx, who, Role::Moderator)?;
    let account = db::account::by_id(tx, target)?.ok_or(NOT_FOUND)?;
    let mine = db::user::by_account(tx, who)?.ok_or(not_allowed())?;
    let is_above = db::user::by_account(tx, target)?.is_none_or(|user| user.role < mine.role);
    if who == target || !is_above {
        return Err(not_allowed().into());
    }
    Ok(account)
}

/// What is known of an account, for those who keep order.
pub fn dossier(tx: &ReadTx<'_>, id: AccountId) -> Result<Dossier> {
    Ok(db::moderation::dossiers(tx, &[id])?.pop().ok_or(NOT_FOUND)?)
}
