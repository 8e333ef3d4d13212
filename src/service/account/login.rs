//! The login behind an account: password, e-mail, role, recovery codes.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, SessionId, secret};
use crate::db::{self, WriteTx};
use crate::model::user::{check_email, check_password};
use crate::model::{Event, LocalAccount};
use crate::say;
use crate::service::password::{self, Password};

/// Recovery codes that are handed out at a time, and their length.
const CODES: usize = 8;
const GROUPS_OF_A_CODE: usize = 3;

/// Changes the password of somebody who knows the old one, and signs every other browser out.
pub async fn set_password(
    app: &App,
    who: &LocalAccount,
    (old, new): (&str, &str),
    keep: Option<SessionId>,
) -> Result<()> {
    check_password(new, &who.account().username)?;
    let id = who.id();
    let user = app.db.read(move |tx| Ok(db::user::by_account(tx, id)?)).await?;
    let user = user.ok_or(Refusal::NotFound("account"))?;
    if !password::matches(app, old, Some(&user.password_hash)).await? {
        return Err(Refusal::invalid("old_password", say!("refusal-is-wrong")).into());
    }
    let hash = password::hash(app, Password::Plain(new.to_owned())).await?;
    app.db
        .write(move |tx| {
            db::user::set_password(tx, id, &hash)?;
            db::session::delete_others(tx, id, keep)?;
            db::second_factor::delete_halves(tx, id)?;
            tx.emit(Event::AccessEnded { account: id });
            Ok(())
        })
        .await
}

/// Gives an account a new password without asking for the old one, and takes back every session
/// and every token: whoever had them may have known the old one. For the shell, and for recovery.
pub async fn reset_password(app: &App, who: &LocalAccount, new: &str) -> Result<()> {
    check_password(new, &who.account().username)?;
    let hash = password::hash(app, Password::Plain(new.to_owned())).await?;
    let id = who.id();
    app.db.write(move |tx| lock_out_and_set(tx, id, &hash)).await
}

/// Ends all access to an account and stores the hash of its new password.
pub(in crate::service) fn lock_out_and_set(
    tx: &WriteTx<'_>,
    id: AccountId,
    hash: &str,
) -> Result<()> {
    db::user::set_password(tx, id, hash)?;
    db::session::delete_others(tx, id, None)?;
    db::second_factor::delete_halves(tx, id)?;
    db::oauth::delete_tokens_of_account(tx, id)?;
    tx.emit(Event::AccessEnded { account: id });
    Ok(())
}

/// Sets or forgets the e-mail address.
pub async fn set_email(app: &App, who: &LocalAccount, email: Option<&str>) -> Result<()> {
    let email = email.map(str::trim).filter(|email| !email.is_empty()).map(str::to_owned);
    if let Some(email) = &email {
        check_email(email)?;
    }
    let id = who.id();
    app.db
        .write(move |tx| {
            if let Some(email) = &email
                && db::user::by_email(tx, email)?.is_some_and(|user| user.account != id)
            {
                return Err(
                    Refusal::invalid("email", say!("refusal-has-already-been-taken")).into()
                );
            }
            Ok(db::user::set_email(tx, id, email.as_deref())?)
        })
        .await
}

/// Replaces the recovery codes by new ones, which are told this once only.
pub async fn new_recovery_codes(app: &App, who: &LocalAccount) -> Result<Vec<String>> {
    let id = who.id();
    let codes = codes();
    let hashes = hashes(&codes);
    app.db.write(move |tx| Ok(db::user::set_recovery_codes(tx, id, &hashes)?)).await?;
    Ok(codes)
}

pub(in crate::service) fn codes() -> Vec<String> {
    (0..CODES).map(|_| secret::recovery_code(GROUPS_OF_A_CODE)).collect()
}

pub(in crate::service) fn hashes(codes: &[String]) -> Vec<String> {
    codes.iter().map(|code| hash_of_code(code)).collect()
}

/// What is stored of a recovery code, however it was typed: case, dashes and spaces do not count.
pub(in crate::service) fn hash_of_code(typed: &str) -> String {
    let letters: String =
        typed.chars().filter(char::is_ascii_alphanumeric).take(64).collect::<String>();
    secret::hash(&letters.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_in_many_ways() {
        let code = "abcde-fghjk-23456";
        for typed in ["abcde-fghjk-23456", " ABCDE fghjk 23456\n", "abcdefghjk23456"] {
            assert_eq!(hash_of_code(typed), hash_of_code(code), "{typed}");
        }
        assert_ne!(hash_of_code("abcde-fghjk-23457"), hash_of_code(code));
    }
}
