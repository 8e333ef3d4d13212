//! The second factor of a login: codes of an authenticator app, or else a recovery code.
//!
//! It is on once a code was tried. Recovery codes are the same that get one back in without the
//! password; turning the second factor on makes new ones.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result, Timestamp, secret};
use crate::db::second_factor::SecondFactor;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::LocalAccount;
use crate::protocol::totp;
use crate::say;
use crate::service::account::{codes, hash_of_code, hashes};
use crate::service::password;

/// How long one may look for the phone after showing the password.
pub(in crate::service) const HALF_LIVES_FOR: Duration = Duration::from_mins(10);

/// What an authenticator app must know, to be shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// For typing, in groups of four.
    pub secret: String,
    /// For the QR code.
    pub uri: String,
}

/// How the second factor of an account stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Off,
    /// The secret is shown and no code was tried yet.
    Begun(Invitation),
    On {
        recovery_codes: u32,
    },
}

/// Whether somebody must show a second factor.
pub fn is_on(tx: &ReadTx<'_>, account: AccountId) -> Result<bool> {
    let factor = db::second_factor::of(tx, account)?;
    Ok(factor.is_some_and(|factor| factor.confirmed_at.is_some()))
}

/// How it stands for the page that shows it.
pub async fn standing(app: &App, who: &LocalAccount) -> Result<Standing> {
    let (id, name) = (who.id(), who.account().username.clone());
    let domain = app.settings.now().domain().to_owned();
    app.db
        .read(move |tx| {
            let Some(factor) = db::second_factor::of(tx, id)? else { return Ok(Standing::Off) };
            if factor.confirmed_at.is_some() {
                let recovery_codes = db::user::recovery_codes_left(tx, id)?;
                return Ok(Standing::On { recovery_codes });
            }
            let text = totp::text(&factor.secret);
            let groups: Vec<String> = text
                .as_bytes()
                .chunks(4)
                .map(|four| String::from_utf8_lossy(four).into())
                .collect();
            let uri = totp::uri(&factor.secret, &domain, &name);
            Ok(Standing::Begun(Invitation { secret: groups.join(" "), uri }))
        })
        .await
}

/// Makes a secret to be shown; it is not asked for before a code was tried.
pub async fn begin(app: &App, who: &LocalAccount) -> Result<()> {
    let (id, secret) = (who.id(), secret::bytes::<{ totp::SECRET }>());
    app.db.write(move |tx| Ok(db::second_factor::begin(tx, id, &secret)?)).await
}

/// Turns it on for who knows the password and shows a code; answers new recovery codes, which are
/// told this once only.
pub async fn confirm(
    app: &App,
    who: &LocalAccount,
    password: &str,
    code: &str,
) -> Result<Vec<String>> {
    check_password(app, who, password).await?;
    let (id, now, code) = (who.id(), app.clock.now(), code.to_owned());
    let codes = codes();
    let hashes = hashes(&codes);
    app.db
        .write(move |tx| {
            let factor = db::second_factor::of(tx, id)?;
            let Some(factor) = factor.filter(|factor| factor.confirmed_at.is_none()) else {
                return Err(Refusal::Conflict(say!("refusal-there-is-nothing-to-confirm")).into());
            };
            if !use_code(tx, id, &factor, &code, now)? {
                return Err(Refusal::invalid("code", say!("refusal-is-not-the-one-of")).into());
            }
            db::second_factor::confirm(tx, id, now)?;
            Ok(db::user::set_recovery_codes(tx, id, &hashes)?)
        })
        .await?;
    Ok(codes)
}

/// Turns it off for who knows the password.
pub async fn turn_off(app: &App, who: &LocalAccount, password: &str) -> Result<()> {
    check_password(app, who, password).await?;
    let id = who.id();
    app.db.write(move |tx| Ok(db::second_factor::delete(tx, id)?)).await
}

async fn check_password(app: &App, who: &LocalAccount, password: &str) -> Result<()> {
    let (id, now) = (who.id(), app.clock.now());
    let tries = format!("second factor password {id}");
    if !app.attempts.may(&tries, now) {
        return Err(Refusal::TooMany.into());
    }
    let user = app.db.read(move |tx| Ok(db::user::by_account(tx, id)?)).await?;
    let hash = user.as_ref().map(|user| user.password_hash.as_str());
    if !password::matches(app, password, hash).await? {
        return Err(Refusal::invalid("password", say!("refusal-is-wrong")).into());
    }
    app.attempts.forget(&tries);
    Ok(())
}

/// Uses a code of the app up; answers whether it was good.
fn use_code(
    tx: &WriteTx<'_>,
    account: AccountId,
    factor: &SecondFactor,
    typed: &str,
    now: Timestamp,
) -> Result<bool> {
    let step = totp::step_of_code(&factor.secret, typed, now, factor.last_step);
    if let Some(step) = step {
        db::second_factor::use_step(tx, account, step)?;
    }
    Ok(step.is_some())
}

/// Lets somebody who has shown the password leave for their phone; answers what they must bring
/// back besides the code.
pub(in crate::service) async fn ask(app: &App, account: AccountId) -> Result<String> {
    let (ticket, now) = (secret::token(), app.clock.now());
    let hash = secret::hash(&ticket);
    app.db.write(move |tx| Ok(db::second_factor::insert_half(tx, &hash, account, now)?)).await?;
    Ok(ticket)
}

/// Who brought a ticket and a good code, of the app or for recovery. Both are used up.
pub(in crate::service) async fn answer(app: &App, ticket: &str, code: &str) -> Result<AccountId> {
    let (now, hash, code) = (app.clock.now(), secret::hash(ticket), code.to_owned());
    let half = app.db.read(move |tx| Ok(db::second_factor::half(tx, &hash)?)).await?;
    let half = half.filter(|(_, since)| now.since(*since) < HALF_LIVES_FOR);
    let Some((account, _)) = half else { return Err(too_late().into()) };
    let tries = format!("second factor {account}");
    if !app.attempts.may(&tries, now) {
        return Err(Refusal::TooMany.into());
    }
    let wrong = || Error::from(Refusal::invalid("code", say!("refusal-is-wrong-or-was-used")));
    app.db
        .write(move |tx| {
            let Some(factor) = db::second_factor::of(tx, account)? else { return Ok(()) };
            if !use_code(tx, account, &factor, &code, now)?
                && !db::user::use_recovery_code(tx, account, &hash_of_code(&code))?
            {
                return Err(wrong());
            }
            Ok(db::second_factor::delete_halves(tx, account)?)
        })
        .await?;
    app.attempts.forget(&tries);
    Ok(account)
}

fn too_late() -> Refusal {
    Refusal::Forbidden(say!("refusal-that-took-too-long-sign"))
}
