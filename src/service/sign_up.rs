//! Joining this server, as far as it lets people join.

use crate::app::App;
use crate::base::{Locale, Refusal, Result, Timestamp};
use crate::config::Config;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{Invite, Joining, LocalAccount, NotificationKind, Role, Visibility};
use crate::say;
use crate::service::account::{self, NewAccount};
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};
use crate::service::password::Password;
use crate::service::session::Client;
use crate::service::{sign_up_block, site};

/// Characters of the reason for which somebody wants to join.
pub const LONGEST_REASON: usize = 500;

/// What somebody who wants to join has filled in.
#[derive(Debug, Clone)]
pub struct Application {
    pub username: String,
    pub email: Option<String>,
    pub password: Password,
    /// Why they want to join; asked for where an admin decides.
    pub reason: String,
    /// The code of an invitation.
    pub invite: Option<String>,
    pub visibility: Option<Visibility>,
    /// The language in which they are asked.
    pub locale: &'static Locale,
}

/// Somebody who has joined, or asked to.
#[derive(Debug, Clone)]
pub struct Joined {
    pub account: LocalAccount,
    /// An admin must say yes first.
    pub waits: bool,
}

/// Opens an account for somebody who came by; tells those in charge.
pub async fn sign_up(app: &App, application: Application, client: &Client) -> Result<Joined> {
    let config = app.settings.now();
    let joining = site::joining(config.instance.mode);
    check(joining, &application)?;
    if !app.attempts.may(&format!("sign up {}", client.ip), app.clock.now()) {
        return Err(Refusal::TooMany.into());
    }
    let now = app.clock.now();
    let Application { username, email, password, reason, invite, visibility, locale } = application;
    let (code, mail, ip) = (invite.clone(), email.clone(), client.ip.clone());
    let (invited, suspect) = app
        .db
        .read(move |tx| {
            let suspect = sign_up_block::check(tx, mail.as_deref(), &ip, now)?;
            Ok((good_invite(tx, code.as_deref(), now)?, suspect))
        })
        .await?;
    if joining == Joining::Invite && invited.is_none() {
        return Err(Refusal::invalid("invite_code", say!("refusal-is-wrong-used-up-or")).into());
    }
    let waits = suspect || (joining == Joining::Approval && invited.is_none());
    let new = NewAccount {
        email,
        reason,
        approved: !waits,
        visibility,
        locale: Some(locale.code().to_owned()),
        ..NewAccount::new(username, password, Role::Member)
    };
    let prepared = account::prepare(app, &config, new).await?;
    let moment = Moment::of(app);
    let account = app.db.write(move |tx| {
        // The last use may have gone to somebody else while the key was made.
        let invited_still = good_invite(tx, invite.as_deref(), now)?;
        if invited.is_some() && invited_still.is_none() {
            return Err(Refusal::invalid("invite_code", say!("refusal-was-just-used-up")).into());
        }
        if let Some(invite) = invited_still {
            db::site::count_invite(tx, invite.id)?;
        }
        let account = account::store(tx, &prepared)?;
        tell_admins(tx, &moment, &account)?;
        Ok(account)
    });
    Ok(Joined { account: account.await?, waits })
}

/// Whether anyone may come to the page for joining at all.
pub fn is_possible(config: &Config) -> bool {
    match site::joining(config.instance.mode) {
        Joining::JustMe | Joining::Closed => false,
        Joining::Invite | Joining::Approval | Joining::Open => true,
    }
}

fn check(joining: Joining, application: &Application) -> Result<(), Refusal> {
    let has_code = application.invite.as_deref().is_some_and(|code| !code.trim().is_empty());
    let reason = application.reason.trim();
    match joining {
        Joining::JustMe | Joining::Closed => {
            return Err(Refusal::Forbidden(say!("refusal-this-server-does-not-take")));
        }
        Joining::Invite if !has_code => {
            return Err(Refusal::invalid("invite_code", say!("refusal-is-needed-to-join-this")));
        }
        Joining::Approval if reason.is_empty() && !has_code => {
            return Err(Refusal::invalid("reason", say!("refusal-cant-be-blank-an-admin")));
        }
        Joining::Invite | Joining::Approval | Joining::Open => {}
    }
    if reason.chars().count() > LONGEST_REASON {
        let problem = say!("refusal-has-more-than-n-characters", n = LONGEST_REASON.to_string());
        return Err(Refusal::invalid("reason", problem));
    }
    Ok(())
}

/// The invitation with this code, if it can be used.
fn good_invite(tx: &ReadTx<'_>, code: Option<&str>, now: Timestamp) -> Result<Option<Invite>> {
    let Some(code) = code.map(|code| code.trim().to_lowercase()) else { return Ok(None) };
    Ok(db::site::invite_by_code(tx, &code)?.filter(|invite| invite.is_good(now)))
}

fn tell_admins(tx: &WriteTx<'_>, moment: &Moment, joined: &LocalAccount) -> Result<()> {
    for account in db::user::admins(tx)? {
        let (kind, from) = (NotificationKind::SignUp, joined.id());
        notify::tell(tx, moment, Told { account, kind, from, status: None })?;
    }
    Ok(())
}
