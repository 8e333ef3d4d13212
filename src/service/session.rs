//! Browsers: signing in and out, and getting back in with a recovery code.

use std::time::Duration;

use crate::app::App;
use crate::base::{Error, Refusal, Result, SessionId, Timestamp, secret};
use crate::db::{self, ReadTx};
use crate::model::session::IDLE_DAYS;
use crate::model::user::check_password;
use crate::model::{Account, Event, LocalAccount, Session, User};
use crate::say;
use crate::service::account::{hash_of_code, lock_out_and_set};
use crate::service::password::{self, Password};
use crate::service::second_factor;
use crate::text::Handle;

const DAY: Duration = Duration::from_hours(24);
/// A session is noted as used at most this often: each note is a write.
const TOUCHED_EVERY: Duration = Duration::from_hours(1);
const LONGEST_USER_AGENT: usize = 300;

/// From where somebody asks.
#[derive(Debug, Clone, Default)]
pub struct Client {
    pub user_agent: String,
    pub ip: String,
}

/// Who is signed in.
#[derive(Debug, Clone)]
pub struct Signed {
    pub session: Session,
    pub account: LocalAccount,
    pub user: User,
}

/// How signing in by password went.
#[derive(Debug)]
pub enum SignedIn {
    /// The session, and the token for its cookie, which only the browser keeps.
    In(Session, String),
    /// The password is right, and the account wants a second factor: this ticket and a code lead
    /// in by [`finish`].
    Half(String),
}

/// Signs in by name, handle or e-mail address.
pub async fn sign_in(app: &App, who: &str, password: &str, client: Client) -> Result<SignedIn> {
    let tries = attempt(app, who, &client)?;
    let found = find(app, who).await?;
    let hash = found.as_ref().map(|(_, user)| user.password_hash.as_str());
    let right = password::matches(app, password, hash).await?;
    let Some((account, user)) = found.filter(|_| right) else {
        return Err(Refusal::invalid("password", say!("refusal-or-name-is-wrong")).into());
    };
    let account = in_good_standing(account, &user)?;
    app.attempts.forget(&tries);
    let id = account.id();
    if app.db.read(move |tx| second_factor::is_on(tx, id)).await? {
        return Ok(SignedIn::Half(second_factor::ask(app, id).await?));
    }
    let (session, token) = start(app, &account, client).await?;
    Ok(SignedIn::In(session, token))
}

/// Ends a sign-in that wanted a second factor: a code of the authenticator app, or a recovery code,
/// which is used up. Answers the session and the token for its cookie.
pub async fn finish(
    app: &App,
    ticket: &str,
    code: &str,
    client: Client,
) -> Result<(Session, String)> {
    let id = second_factor::answer(app, ticket, code).await?;
    let found =
        app.db.read(move |tx| Ok(db::account::by_id(tx, id)?.zip(db::user::by_account(tx, id)?)));
    let (account, user) = found.await?.ok_or(Refusal::NotFound("account"))?;
    start(app, &in_good_standing(account, &user)?, client).await
}

/// Starts a session for somebody whose identity is proven already: at the end of set-up and of
/// joining. Answers the token for the cookie, too.
pub async fn start(app: &App, who: &LocalAccount, client: Client) -> Result<(Session, String)> {
    let Client { user_agent, ip } = client;
    let now = app.clock.now();
    let session = Session {
        id: app.ids.next(now),
        account: who.id(),
        user_agent: user_agent.chars().take(LONGEST_USER_AGENT).collect(),
        ip,
        created_at: now,
        last_seen_at: now,
    };
    let token = secret::token();
    let (row, hash) = (session.clone(), secret::hash(&token));
    app.db.write(move |tx| Ok(db::session::insert(tx, &row, &hash)?)).await?;
    Ok((session, token))
}

/// Who holds this cookie, if the session is still good.
pub async fn by_cookie(app: &App, token: &str) -> Result<Option<Signed>> {
    let (token, now) = (token.to_owned(), app.clock.now());
    let signed = app.db.read(move |tx| find_signed(tx, &token, now)).await?;
    if let Some(Signed { session, .. }) = &signed
        && now.since(session.last_seen_at) >= TOUCHED_EVERY
    {
        let (id, ip) = (session.id, session.ip.clone());
        app.db.write(move |tx| Ok(db::session::touch(tx, id, &ip, now)?)).await?;
    }
    Ok(signed)
}

/// As [`by_cookie`] inside a transaction that is open already; does not note the use.
pub fn find_signed(tx: &ReadTx<'_>, token: &str, now: Timestamp) -> Result<Option<Signed>> {
    let Some(session) = db::session::by_hash(tx, &secret::hash(token))? else { return Ok(None) };
    if now.since(session.last_seen_at) >= DAY * u32::try_from(IDLE_DAYS).unwrap_or(u32::MAX) {
        return Ok(None);
    }
    let Some(user) = db::user::by_account(tx, session.account)? else { return Ok(None) };
    let account = db::account::local_by_id(tx, session.account)?;
    Ok(account.filter(|_| user.may_sign_in()).map(|account| Signed { session, account, user }))
}

/// Signs a browser out; one's own, or another of the same account.
pub async fn end(app: &App, who: &LocalAccount, session: SessionId) -> Result<()> {
    let id = who.id();
    app.db
        .write(move |tx| {
            if !db::session::delete(tx, id, session)? {
                return Err(Refusal::NotFound("session").into());
            }
            tx.emit(Event::AccessEnded { account: id });
            Ok(())
        })
        .await
}

/// Signs every other browser of the account out.
pub async fn end_others(app: &App, who: &LocalAccount, keep: SessionId) -> Result<()> {
    let id = who.id();
    app.db
        .write(move |tx| {
            db::session::delete_others(tx, id, Some(keep))?;
            tx.emit(Event::AccessEnded { account: id });
            Ok(())
        })
        .await
}

/// Sets a new password for who shows a recovery code, which is used up by it. All sessions and
/// tokens end.
pub async fn recover(
    app: &App,
    who: &str,
    code: &str,
    new_password: &str,
    client: &Client,
) -> Result<LocalAccount> {
    let tries = attempt(app, who, client)?;
    let wrong = || Error::from(Refusal::invalid("code", say!("refusal-or-name-is-wrong")));
    let found = find(app, who).await?;
    let username = found.as_ref().map_or("", |(account, _)| &account.username);
    check_password(new_password, username)?;
    let password_hash = password::hash(app, Password::Plain(new_password.to_owned())).await?;
    let Some((account, user)) = found else { return Err(wrong()) };
    let (id, code) = (account.id, hash_of_code(code));
    let recovered = app.db.write(move |tx| {
        if !db::user::use_recovery_code(tx, id, &code)? {
            return Ok(None);
        }
        let account = in_good_standing(account, &user)?;
        lock_out_and_set(tx, id, &password_hash)?;
        Ok(Some(account))
    });
    let account = recovered.await?.ok_or_else(wrong)?;
    app.attempts.forget(&tries);
    Ok(account)
}

/// Counts an attempt; answers the key it was counted under.
fn attempt(app: &App, who: &str, client: &Client) -> Result<String, Refusal> {
    let key = format!("sign in {} {}", client.ip, who.trim().to_lowercase());
    if app.attempts.may(&key, app.clock.now()) { Ok(key) } else { Err(Refusal::TooMany) }
}

/// Whose name, handle or e-mail address this is.
async fn find(app: &App, who: &str) -> Result<Option<(Account, User)>> {
    let who = who.trim().to_owned();
    let domain = app.settings.now().domain().to_owned();
    app.db
        .read(move |tx| {
            let handle = Handle::parse(&who).map(|handle| handle.seen_from(&domain));
            let named = match handle.filter(|handle| handle.domain().is_none()) {
                Some(handle) => db::account::by_handle(tx, handle.username(), None)?,
                None => None,
            };
            let (account, user) = match named {
                Some(account) => {
                    let user = db::user::by_account(tx, account.id)?;
                    (Some(account), user)
                }
                None => match db::user::by_email(tx, &who)? {
                    Some(user) => (db::account::by_id(tx, user.account)?, Some(user)),
                    None => (None, None),
                },
            };
            Ok(account.zip(user))
        })
        .await
}

/// Refuses, saying why, those who may not sign in. Only who proved to be that person hears it.
fn in_good_standing(account: Account, user: &User) -> Result<LocalAccount, Refusal> {
    if user.disabled_at.is_some() {
        return Err(Refusal::Forbidden(say!("refusal-this-account-is-disabled")));
    }
    if user.approved_at.is_none() {
        return Err(Refusal::Forbidden(say!("refusal-this-account-waits-for-approval")));
    }
    LocalAccount::from_account(account)
        .ok_or(Refusal::Forbidden(say!("refusal-this-account-is-suspended")))
}
