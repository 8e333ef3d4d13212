//! Passwords, hashed and compared off the async threads, a few at a time.

use std::sync::Arc;

use crate::app::App;
use crate::base::{Error, Result, secret};
use crate::model::user::LONGEST_PASSWORD;

/// Compared with when there is nobody of that name, so that the time tells nothing. Its settings
/// are those of `base::secret`; no password is known to match it.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
                       AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password on its way into the database.
#[derive(Clone)]
pub enum Password {
    /// As typed.
    Plain(String),
    /// Hashed already, and checked before that.
    Hashed(String),
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(secret)")
    }
}

/// What is stored of a password.
pub async fn hash(app: &App, password: Password) -> Result<String> {
    let password = match password {
        Password::Plain(password) => password,
        Password::Hashed(hash) => return Ok(hash),
    };
    let turn = Arc::clone(&app.hashing).acquire_owned().await?;
    let hashed = tokio::task::spawn_blocking(move || {
        let hashed = secret::hash_password(&password);
        drop(turn);
        hashed
    });
    hashed.await?.map_err(Error::Failed)
}

/// Whether `password` is the one behind `hash`. Takes as long without a hash, and says no.
pub async fn matches(app: &App, password: &str, hash: Option<&str>) -> Result<bool> {
    if password.len() > LONGEST_PASSWORD {
        return Ok(false);
    }
    let password = password.to_owned();
    let known = hash.is_some();
    let hash = hash.unwrap_or(NOBODYS).to_owned();
    let turn = Arc::clone(&app.hashing).acquire_owned().await?;
    let matches = tokio::task::spawn_blocking(move || {
        let matches = secret::password_matches(&password, &hash);
        drop(turn);
        matches
    });
    Ok(matches.await? && known)
}
