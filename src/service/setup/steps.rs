//! The wizard's steps: each checks what was answered and keeps it.

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::config::{Audience, Config, KEYS, Mode, domain};
use crate::db::{self, ReadTx};
use crate::model::account::check_username;
use crate::model::user::{check_email, check_password};
use crate::model::{Joining, Visibility};
use crate::service::password::{self, Password};
use crate::service::site;

use super::found::must_be_open;
use super::{Answers, Reach};
use crate::say;

const ANSWERS: &str = "setup.answers";

/// The answers so far; before the first one, what the settings say already.
pub async fn answers(app: &App) -> Result<Answers> {
    let config = app.settings.now();
    app.db.read(move |tx| read(tx, &config)).await
}

fn read(tx: &ReadTx<'_>, config: &Config) -> Result<Answers> {
    let stored = db::site::get(tx, ANSWERS)?;
    // Answers that another version of us wrote and we cannot read are asked for again.
    let read = stored.and_then(|json| serde_json::from_str(&json).ok());
    Ok(read.unwrap_or_else(|| Answers::from(config)))
}

/// Forgets the answers: they have become the server.
pub(super) fn forget(tx: &db::WriteTx<'_>) -> Result<()> {
    Ok(db::site::unset(tx, ANSWERS)?)
}

/// Changes the answers, unless the set-up is done.
pub(super) async fn change(
    app: &App,
    apply: impl FnOnce(&mut Answers) -> Result<(), Refusal> + Send + 'static,
) -> Result<Answers> {
    let config = app.settings.now();
    must_be_open(app)?;
    app.db
        .write(move |tx| {
            let mut answers = read(tx, &config)?;
            apply(&mut answers)?;
            db::site::set(tx, ANSWERS, &serde_json::to_string(&answers)?)?;
            Ok(answers)
        })
        .await
}

/// Step 1: a new server.
pub async fn begin(app: &App) -> Result<Answers> {
    change(app, |answers| {
        answers.reached = answers.reached.max(1);
        Ok(())
    })
    .await
}

/// Step 2: what follows the @, and where the pages are if that is elsewhere.
pub async fn address(app: &App, name: &str, web: &str) -> Result<Answers> {
    let name = normal("domain", name)?;
    let mut web = if web.trim().is_empty() { String::new() } else { normal("web_domain", web)? };
    if web == name {
        web.clear();
    }
    change(app, move |answers| {
        if answers.domain != name {
            // Until they say otherwise: a name that nobody else can look up is for trying out.
            answers.reach = if domain::is_local(&name) { Reach::Local } else { Reach::Proxy };
            answers.public_url.clear();
        }
        answers.domain = name;
        answers.web_domain = web;
        answers.reached = answers.reached.max(2);
        Ok(())
    })
    .await
}

fn normal(field: &'static str, typed: &str) -> Result<String, Refusal> {
    if typed.trim().is_empty() {
        return Err(Refusal::invalid(field, say!("refusal-is-needed")));
    }
    domain::normal(typed).map_err(|problem| Refusal::invalid(field, problem))
}

/// Step 3: how the world reaches this machine. `public_url` may be empty.
pub async fn reach(app: &App, reach: Reach, public_url: &str) -> Result<Answers> {
    let public_url = public_url.trim().trim_end_matches('/').to_owned();
    if let Some(key) = KEYS.iter().find(|key| key.path == "server.public_url") {
        key.kind
            .check(&public_url.clone().into())
            .map_err(|problem| Refusal::invalid("public_url", problem))?;
    }
    let config = app.settings.now();
    change(app, move |answers| {
        answers.reach = reach;
        answers.public_url = public_url;
        answers.check(&config)?;
        answers.reached = answers.reached.max(3);
        Ok(())
    })
    .await
}

/// Step 4: the first person. An empty password keeps the one that was given before.
pub async fn you(app: &App, name: &str, password: &str, email: &str) -> Result<Answers> {
    let (name, email) = (name.trim().trim_start_matches('@').to_owned(), email.trim().to_owned());
    check_username(&name).map_err(called_name)?;
    if !email.is_empty() {
        check_email(&email)?;
    }
    let kept = password.is_empty() && answers(app).await?.has_password();
    let hash = if kept {
        None
    } else {
        check_password(password, &name)?;
        Some(password::hash(app, Password::Plain(password.to_owned())).await?)
    };
    change(app, move |answers| {
        answers.name = name;
        answers.email = email;
        if let Some(hash) = hash {
            answers.password_hash = hash;
        }
        answers.reached = answers.reached.max(4);
        Ok(())
    })
    .await
}

/// What elsewhere is called `username` is called `name` in the wizard.
pub(super) fn called_name(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Invalid { field: "username", problem } => {
            Refusal::Invalid { field: "name", problem }
        }
        other => other,
    }
}

/// What the server says of itself.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    pub title: String,
    pub description: String,
    /// One per line.
    pub rules: String,
}

/// Step 5: just me, or a community.
pub async fn people(app: &App, joining: Joining, texts: Texts) -> Result<Answers> {
    let Texts { title, description, rules } = texts;
    site::check_texts(&title, &description)?;
    change(app, move |answers| {
        answers.set_mode(Mode::from_word(joining.as_str()).unwrap_or(Mode::Single));
        answers.title = title.trim().to_owned();
        answers.description = description.trim().to_owned();
        answers.rules = rules;
        site::checked_rules(answers.rule_list())?;
        answers.reached = answers.reached.max(5);
        Ok(())
    })
    .await
}

/// Step 6: how posts begin.
pub async fn defaults(app: &App, visibility: Visibility, status_chars: u32) -> Result<Answers> {
    if let Some(key) = KEYS.iter().find(|key| key.path == "limits.status_chars") {
        key.kind
            .check(&i64::from(status_chars).into())
            .map_err(|problem| Refusal::invalid("status_chars", problem))?;
    }
    change(app, move |answers| {
        answers
            .set_visibility(Audience::from_word(visibility.as_str()).unwrap_or(Audience::Public));
        answers.status_chars = status_chars;
        answers.reached = answers.reached.max(6);
        Ok(())
    })
    .await
}
