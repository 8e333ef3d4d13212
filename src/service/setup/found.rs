//! The end of set-up: the first account, the server's key, the texts, the settings file.

use std::sync::Arc;

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result, locale};
use crate::config::Config;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::site::Colour;
use crate::model::{Joining, LocalAccount, Role, Site};
use crate::service::account::{self, NewAccount, codes, hashes, new_key, visibility_of};
use crate::service::password::Password;
use crate::service::site;

use super::{Answers, link, steps};
use crate::say;

/// The account of a set-up that has not reached the settings file yet.
const OWNER: &str = "setup.owner";

/// All that a server is made of.
#[derive(Debug)]
pub struct Founding {
    pub config: Config,
    pub name: String,
    pub email: Option<String>,
    pub password: Password,
    /// The language in which the owner wants to be spoken to, if that is known.
    pub locale: Option<String>,
    pub title: String,
    pub description: String,
    /// Texts, each with its hint.
    pub rules: Vec<(String, String)>,
}

/// A server that has just come to be.
#[derive(Debug)]
pub struct Founded {
    pub owner: LocalAccount,
    /// Told this once.
    pub recovery_codes: Vec<String>,
}

/// Ends the wizard with the answers that it was given; the owner is spoken to as the wizard spoke.
pub async fn finish(app: &App) -> Result<Founded> {
    must_be_open(app)?;
    let answers = steps::answers(app).await?;
    answers.check(&app.settings.now())?;
    let config = answers.config(&app.settings.now());
    if answers.domain.is_empty() {
        return Err(Refusal::invalid("domain", say!("refusal-is-needed")).into());
    }
    if !answers.has_password() {
        return Err(Refusal::invalid("password", say!("refusal-is-needed")).into());
    }
    let rules = answers.rule_list();
    let Answers { name, email, password_hash, title, description, .. } = answers;
    let (email, password) = (Some(email), Password::Hashed(password_hash));
    let locale = Some(locale::current().code().to_owned());
    let founding = Founding { config, name, email, password, locale, title, description, rules };
    found(app, founding).await
}

/// Makes the server: account, keys and texts in one transaction, then the settings file. What
/// stops in between can be done again.
pub async fn found(app: &App, founding: Founding) -> Result<Founded> {
    let _turn = app.founding.lock().await;
    must_be_open(app)?;
    let Founding { config, name, email, password, locale, title, description, rules } = founding;
    if let Some(finding) = config.findings().first() {
        let problem = format!("{} {}", finding.key, finding.problem);
        return Err(Refusal::invalid("settings", problem).into());
    }
    site::check_texts(&title, &description)?;
    let rules = site::checked_rules(rules)?;
    app.db.write(forget_unfinished).await?;

    let visibility = Some(visibility_of(config.posting.default_visibility));
    let new = NewAccount::new(name, password, Role::Owner);
    let new = NewAccount { email, visibility, locale, ..new };
    let (prepared, server_key) = tokio::join!(account::prepare(app, &config, new), server_key(app));
    let (prepared, server_key) = (prepared.map_err(in_words_of_the_wizard)?, server_key?);
    let recovery_codes = codes();
    let code_hashes = hashes(&recovery_codes);
    let owner = app.db.write(move |tx| {
        let owner = account::store(tx, &prepared)?;
        db::user::set_recovery_codes(tx, owner.id(), &code_hashes)?;
        store_server_key(tx, server_key)?;
        db::site::set_rules(tx, &rules)?;
        let (joining, contact_email) = (Joining::JustMe, String::new());
        let contact = Some(owner.id());
        let (picture, colour) = (None, Colour::default());
        let site = Site { title, description, joining, contact, contact_email, picture, colour };
        site::write(tx, &site)?;
        db::site::set(tx, OWNER, &owner.id().to_string())?;
        Ok(owner)
    });
    let owner = owner.await?;
    save(app, config).await?;
    Ok(Founded { owner, recovery_codes })
}

/// Refuses a server that is set up already.
pub(super) fn must_be_open(app: &App) -> Result<(), Refusal> {
    if app.settings.now().is_set_up() {
        return Err(Refusal::Conflict(say!("refusal-this-server-is-set-up")));
    }
    Ok(())
}

/// Writes the settings file, which is the moment from which the server is set up, and forgets
/// the way there.
async fn save(app: &App, config: Config) -> Result<()> {
    let (settings, data_dir) = (app.settings.clone(), Arc::clone(&app.data_dir));
    let saved = tokio::task::spawn_blocking(move || {
        settings.save(config)?;
        link::delete_file(&data_dir)?;
        Ok::<_, anyhow::Error>(())
    });
    saved.await?.map_err(Error::Failed)?;
    app.db
        .write(|tx| {
            db::site::unset(tx, OWNER)?;
            steps::forget(tx)?;
            link::forget(tx)
        })
        .await
}

/// Takes back an account that was made by a set-up that then stopped.
fn forget_unfinished(tx: &WriteTx<'_>) -> Result<()> {
    let Some(unfinished) = db::site::get(tx, OWNER)?.and_then(|id| id.parse::<AccountId>().ok())
    else {
        return Ok(());
    };
    db::account::delete_local(tx, unfinished)?;
    db::key::delete(tx, unfinished)?;
    Ok(db::site::unset(tx, OWNER)?)
}

fn in_words_of_the_wizard(error: Error) -> Error {
    match error {
        Error::Refused(refusal) => steps::called_name(refusal).into(),
        Error::Failed(_) => error,
    }
}

/// Sees to it that the server has a key of its own, with which it signs what it fetches.
pub async fn ensure_server_key(app: &App) -> Result<()> {
    let key = server_key(app).await?;
    if key.is_none() {
        return Ok(());
    }
    app.db.write(move |tx| store_server_key(tx, key)).await
}

/// A new key for the server, if it has none.
async fn server_key(app: &App) -> Result<Option<db::key::StoredKey>> {
    let has_key = |tx: &ReadTx<'_>| Ok(db::key::of(tx, db::key::SERVER)?.is_some());
    if app.db.read(has_key).await? {
        return Ok(None);
    }
    new_key().await.map(Some)
}

/// Stores the key, unless another one came first.
fn store_server_key(tx: &WriteTx<'_>, key: Option<db::key::StoredKey>) -> Result<()> {
    match key {
        Some(key) if db::key::of(tx, db::key::SERVER)?.is_none() => {
            Ok(db::key::insert(tx, db::key::SERVER, &key)?)
        }
        Some(_) | None => Ok(()),
    }
}
