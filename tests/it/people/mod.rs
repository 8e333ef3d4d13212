//! People of ours, without a door: accounts, sessions, client programs, joining, set-up.

mod oauth;
mod profile;
mod second_factor;
mod session;
mod setup;
mod sign_up;

use std::sync::Arc;

use tempfile::TempDir;
use tusklet::app::App;
use tusklet::base::{Clock, Error, Refusal, Timestamp};
use tusklet::config::{Config, Environment, Settings, place};
use tusklet::model::{LocalAccount, Role};
use tusklet::service::account::{self, NewAccount};
use tusklet::service::session::Client;

use crate::support::keys;

pub use crate::support::keys::PASSWORD;

/// A server without doors in a folder of its own; its clock stands still until it is moved.
pub struct House {
    pub app: App,
    _folder: TempDir,
}

impl House {
    /// A server that is set up, with `text` in its settings file besides the domain.
    pub fn with(text: &str) -> Self {
        let house = Self::of(&format!("[instance]\ndomain = \"tusklet.org\"\n{text}"));
        keys::give_to(&house.app);
        house
    }

    /// A server whose settings file holds `text`.
    pub fn of(text: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let place = place::find(Some(folder.path().to_owned()), None);
        std::fs::write(&place.config_file, text).unwrap();
        let settings = Settings::load(&place.config_file, Environment::empty()).unwrap();
        let clock = Clock::manual(Timestamp(1_763_878_080_000));
        Self { app: App::open(&place, settings, clock).unwrap(), _folder: folder }
    }

    pub async fn account(&self, name: &str, role: Role) -> LocalAccount {
        let password = keys::hashed(&self.app).await;
        let key = Some(keys::stored_key());
        let new = NewAccount { key, ..NewAccount::new(name, password, role) };
        account::create(&self.app, new).await.unwrap()
    }

    pub fn config(&self) -> Arc<Config> {
        self.app.settings.now()
    }
}

pub fn client() -> Client {
    Client { user_agent: "a browser".to_owned(), ip: "192.0.2.7".to_owned() }
}

/// The refusal that a deed ended with.
pub fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// The field that was refused.
pub fn refused_field<T: std::fmt::Debug>(outcome: Result<T, Error>) -> &'static str {
    match refusal(outcome) {
        Refusal::Invalid { field, .. } => field,
        other => panic!("refused without a field: {other}"),
    }
}
