//! This server: its texts, its rules, who may join, invitations.
//!
//! Texts, rules and invitations are rows. Who may join is the key `instance.mode` of the settings
//! file and nowhere else: changing it in the browser writes the file.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, InviteId, Refusal, Result, secret};
use crate::config::{Config, Mode};
use crate::db::{self, ReadTx, WriteTx};
use crate::media::{Shelf, image};
use crate::model::site::Colour;
use crate::model::user::check_email;
use crate::model::{Invite, Joining, LocalAccount, Role, Rule, Site};
use crate::say;
use crate::service::account::must_be;
use crate::service::media::{forget, keep_file, limits};
use crate::text;

const TITLE: &str = "site.title";
const DESCRIPTION: &str = "site.description";
const CONTACT: &str = "site.contact";
const CONTACT_EMAIL: &str = "site.contact_email";
const PICTURE: &str = "site.picture";
const COLOUR: &str = "site.colour";

const LONGEST_TITLE: usize = 100;
const LONGEST_DESCRIPTION: usize = 1_000;
const MOST_RULES: usize = 50;
const LONGEST_RULE: usize = 500;

/// What is to be known of this server.
pub fn get(tx: &ReadTx<'_>, config: &Config) -> Result<Site> {
    let mut said = db::site::of_site(tx)?;
    let mut text = |key| said.remove(key).filter(|text: &String| !text.is_empty());
    let contact = text(CONTACT).and_then(|id| id.parse::<AccountId>().ok());
    Ok(Site {
        title: text(TITLE).unwrap_or_else(|| config.domain().to_owned()),
        description: text(DESCRIPTION).unwrap_or_default(),
        joining: joining(config.instance.mode),
        contact: match contact {
            Some(account) => Some(account),
            None => db::user::admins(tx)?.first().copied(),
        },
        contact_email: text(CONTACT_EMAIL).unwrap_or_default(),
        picture: text(PICTURE),
        colour: text(COLOUR).and_then(|word| Colour::parse(&word)).unwrap_or_default(),
    })
}

/// As [`get`], in a transaction of its own.
pub async fn read(app: &App) -> Result<Site> {
    let config = app.settings.now();
    app.db.read(move |tx| get(tx, &config)).await
}

/// Who may join, as the settings file says it by the same word.
pub fn joining(mode: Mode) -> Joining {
    match mode {
        Mode::Single => Joining::JustMe,
        Mode::Closed => Joining::Closed,
        Mode::Invite => Joining::Invite,
        Mode::Approval => Joining::Approval,
        Mode::Open => Joining::Open,
    }
}

fn mode(joining: Joining) -> Mode {
    match joining {
        Joining::JustMe => Mode::Single,
        Joining::Closed => Mode::Closed,
        Joining::Invite => Mode::Invite,
        Joining::Approval => Mode::Approval,
        Joining::Open => Mode::Open,
    }
}

/// Writes back what an admin changed.
pub async fn save(app: &App, admin: &LocalAccount, site: Site) -> Result<()> {
    let site = checked(site)?;
    let (admin, texts) = (admin.id(), site.clone());
    app.db
        .write(move |tx| {
            must_be(tx, admin, Role::Admin)?;
            write(tx, &texts)
        })
        .await?;
    save_mode(app, mode(site.joining)).await
}

fn checked(mut site: Site) -> Result<Site, Refusal> {
    let long = |field, text: &str, most| {
        let length = text::count::characters(text);
        if length <= most {
            return Ok(());
        }
        Err(Refusal::invalid(
            field,
            say!(
                "refusal-has-length-characters-most-are",
                length = length.to_string(),
                most = most.to_string()
            ),
        ))
    };
    site.title = text::plain::line(&site.title, usize::MAX);
    site.description = text::compose::normalise(&site.description);
    site.contact_email = site.contact_email.trim().to_owned();
    long("title", &site.title, LONGEST_TITLE)?;
    long("description", &site.description, LONGEST_DESCRIPTION)?;
    if !site.contact_email.is_empty() {
        check_email(&site.contact_email).map_err(|_same| {
            Refusal::invalid("contact_email", say!("refusal-is-not-a-mail-address"))
        })?;
    }
    Ok(site)
}

/// Refuses a title or a description that is too long.
pub fn check_texts(title: &str, description: &str) -> Result<(), Refusal> {
    let site = Site {
        title: title.to_owned(),
        description: description.to_owned(),
        joining: Joining::JustMe,
        contact: None,
        contact_email: String::new(),
        picture: None,
        colour: Colour::default(),
    };
    checked(site).map(drop)
}

/// Stores the texts of a site that was checked.
pub(super) fn write(tx: &WriteTx<'_>, site: &Site) -> Result<()> {
    let Site { title, description, joining: _, contact, contact_email, picture: _, colour } = site;
    db::site::set(tx, TITLE, title)?;
    db::site::set(tx, DESCRIPTION, description)?;
    db::site::set(tx, CONTACT_EMAIL, contact_email)?;
    db::site::set(tx, COLOUR, colour.as_str())?;
    match contact {
        Some(account) => db::site::set(tx, CONTACT, &account.to_string())?,
        None => db::site::unset(tx, CONTACT)?,
    }
    Ok(())
}

/// Shows another picture of the site, or none.
pub async fn show_picture(app: &App, admin: &LocalAccount, picture: Option<Vec<u8>>) -> Result<()> {
    let admin = admin.id();
    app.db.read(move |tx| must_be(tx, admin, Role::Admin)).await?;
    let name = match picture {
        Some(bytes) => Some(keep_picture(app, bytes).await?),
        None => None,
    };
    let new = name.clone();
    let replaced = app.db.write(move |tx| {
        must_be(tx, admin, Role::Admin)?;
        let old = db::site::get(tx, PICTURE)?;
        match &new {
            Some(new) => db::site::set(tx, PICTURE, new)?,
            None => db::site::unset(tx, PICTURE)?,
        }
        Ok(old)
    });
    match replaced.await {
        Ok(old) => forget(app, old.into_iter().collect()).await,
        Err(problem) => {
            forget(app, name.into_iter().collect()).await?;
            Err(problem)
        }
    }
}

async fn keep_picture(app: &App, bytes: Vec<u8>) -> Result<String> {
    let limits = limits(&app.settings.now());
    let read = move || Ok(bytes);
    let made = app.workshop.open_picture(limits, read, move |bytes| image::banner(bytes, limits));
    let made = made.await.map_err(|problem| Refusal::invalid("picture", problem.to_string()))?;
    keep_file(app, Shelf::Own, made).await
}

async fn save_mode(app: &App, mode: Mode) -> Result<()> {
    let settings = app.settings.clone();
    if settings.now().instance.mode == mode {
        return Ok(());
    }
    let mut config = Config::clone(&settings.now());
    config.instance.mode = mode;
    let saving = settings.clone();
    tokio::task::spawn_blocking(move || saving.save(config)).await??;
    if settings.now().instance.mode == mode {
        return Ok(());
    }
    Err(Refusal::Conflict(say!("refusal-who-may-join-is-set")).into())
}

/// The rules, in their order.
pub async fn rules(app: &App) -> Result<Vec<Rule>> {
    app.db.read(|tx| Ok(db::site::rules(tx)?)).await
}

/// Replaces all rules: texts with their hints, in order. Empty ones are left out.
pub async fn set_rules(
    app: &App,
    admin: &LocalAccount,
    rules: Vec<(String, String)>,
) -> Result<()> {
    let rules = checked_rules(rules)?;
    let admin = admin.id();
    app.db
        .write(move |tx| {
            must_be(tx, admin, Role::Admin)?;
            Ok(db::site::set_rules(tx, &rules)?)
        })
        .await
}

/// Rules without the empty ones; refuses too many and too long ones.
pub(super) fn checked_rules(
    rules: Vec<(String, String)>,
) -> Result<Vec<(String, String)>, Refusal> {
    let rules: Vec<(String, String)> = rules
        .into_iter()
        .map(|(text, hint)| (text.trim().to_owned(), hint.trim().to_owned()))
        .filter(|(text, _)| !text.is_empty())
        .collect();
    if rules.len() > MOST_RULES {
        return Err(Refusal::invalid(
            "rules",
            say!("refusal-has-more-than-n-rules", n = MOST_RULES.to_string()),
        ));
    }
    let long = |text: &str| text.chars().count() > LONGEST_RULE;
    if rules.iter().any(|(text, hint)| long(text) || long(hint)) {
        let problem = say!("refusal-has-a-rule-of-more", n = LONGEST_RULE.to_string());
        return Err(Refusal::invalid("rules", problem));
    }
    Ok(rules)
}

/// Makes a link that lets people join; `lives_for` and `most_uses` may leave it without an end.
pub async fn invite(
    app: &App,
    who: &LocalAccount,
    most_uses: Option<u32>,
    lives_for: Option<Duration>,
) -> Result<Invite> {
    if most_uses == Some(0) {
        return Err(Refusal::invalid("max_uses", say!("refusal-must-be-at-least-1")).into());
    }
    let now = app.clock.now();
    let invite = Invite {
        id: app.ids.next(now),
        code: secret::recovery_code(2),
        creator: who.id(),
        uses: 0,
        most_uses,
        expires_at: lives_for.map(|span| now.plus(span)),
    };
    let row = invite.clone();
    app.db
        .write(move |tx| {
            must_be(tx, row.creator, Role::Moderator)?;
            Ok(db::site::insert_invite(tx, &row)?)
        })
        .await?;
    Ok(invite)
}

/// All invitations, newest first.
pub async fn invites(app: &App, who: &LocalAccount) -> Result<Vec<Invite>> {
    let who = who.id();
    app.db
        .read(move |tx| {
            must_be(tx, who, Role::Moderator)?;
            Ok(db::site::invites(tx)?)
        })
        .await
}

/// Takes an invitation back; who joined with it stays.
pub async fn withdraw_invite(app: &App, who: &LocalAccount, id: InviteId) -> Result<()> {
    let who = who.id();
    app.db
        .write(move |tx| {
            must_be(tx, who, Role::Moderator)?;
            if db::site::delete_invite(tx, id)? {
                return Ok(());
            }
            Err(Refusal::NotFound("invitation").into())
        })
        .await
}
