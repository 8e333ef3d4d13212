//! Client programs register themselves.

use url::Url;

use super::redirect;
use crate::app::App;
use crate::base::{Refusal, Result, secret};
use crate::db;
use crate::model::{ClientApp, Scopes};
use crate::say;

const LONGEST_NAME: usize = 60;
const LONGEST_WEBSITE: usize = 2_000;

/// What a program says of itself.
#[derive(Debug, Clone, Default)]
pub struct Registration {
    pub name: String,
    pub website: Option<String>,
    pub redirect_uris: Vec<String>,
    /// Separated by spaces; empty means `read`.
    pub scopes: String,
}

/// A program that has registered, with the secret that it is told this once.
#[derive(Debug, Clone)]
pub struct Registered {
    pub app: ClientApp,
    pub secret: String,
}

/// Registers a client program. Anyone may; those that nobody lets in are forgotten after a while.
pub async fn register(app: &App, registration: Registration) -> Result<Registered> {
    let Registration { name, website, redirect_uris, scopes } = registration;
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(Refusal::invalid("client_name", say!("refusal-cant-be-blank")).into());
    }
    if name.chars().count() > LONGEST_NAME {
        let problem = say!("refusal-has-more-than-n-characters", n = LONGEST_NAME.to_string());
        return Err(Refusal::invalid("client_name", problem).into());
    }
    let website = website.filter(|website| !website.trim().is_empty());
    if website.as_deref().is_some_and(|website| !is_web(website)) {
        return Err(Refusal::invalid("website", say!("refusal-is-not-a-web-address")).into());
    }
    redirect::check_all(&redirect_uris)?;
    let mut scopes = Scopes::parse(&scopes)?;
    if scopes.is_empty() {
        scopes = Scopes::default_grant();
    }
    let (now, secret) = (app.clock.now(), secret::token());
    let client = ClientApp {
        id: app.ids.next(now),
        name,
        website,
        redirect_uris,
        scopes,
        client_id: secret::token(),
        secret_hash: secret::hash(&secret),
        created_at: now,
    };
    let row = client.clone();
    app.db.write(move |tx| Ok(db::oauth::insert_app(tx, &row)?)).await?;
    Ok(Registered { app: client, secret })
}

fn is_web(address: &str) -> bool {
    address.len() <= LONGEST_WEBSITE
        && Url::parse(address)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}
