//! The long texts of this server: what it is, what it keeps of people, and on what terms.

use crate::app::App;
use crate::base::{Html, Refusal, Result, Timestamp};
use crate::config::Config;
use crate::db::{self, ReadTx};
use crate::model::site::Terms;
use crate::model::{LocalAccount, Role};
use crate::text;
use crate::text::compose::{self, Links};

use super::account::must_be;
use crate::say;

/// The longest of these texts, in characters.
const LONGEST: usize = 100_000;

/// A text that an admin may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What this server is, at length.
    About,
    /// What it keeps of people.
    Privacy,
}

impl Page {
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::About => ("site.about", "site.about_at"),
            Self::Privacy => ("site.privacy", "site.privacy_at"),
        }
    }
}

/// A text as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// As typed.
    pub typed: String,
    pub html: Html,
    pub updated_at: Option<Timestamp>,
}

/// What holds while the admin has not written anything about privacy: what this program does.
const PRIVACY: &str = "This server keeps what you give it: your name and profile, what you write, \
    boost, favourite and bookmark, whom you follow, block and mute, your e-mail address if you gave \
    one, and a hash of your password.\n\nFor each browser that is signed in it keeps the address \
    and the kind of browser it was last used with, so that you can see them in your settings and \
    end them. What you delete is deleted here at once.\n\nPublic posts can be read by everyone and \
    are sent to the servers of those who follow you. Posts for followers or for people you mention \
    are sent to the servers of those people. Those servers may keep copies: this one asks them to \
    delete what you delete.\n\nThose who run this server could read all of it, private posts \
    included. Nothing is sold, and there is no advertising.";

/// The text of a page; of privacy there is always one.
pub fn read(tx: &ReadTx<'_>, config: &Config, page: Page) -> Result<Option<Text>> {
    let (key, at) = page.keys();
    let typed = db::site::get(tx, key)?.filter(|typed| !typed.is_empty());
    let updated_at = db::site::get(tx, at)?.and_then(|at| at.parse().ok()).map(Timestamp);
    let typed = match (typed, page) {
        (Some(typed), _) => typed,
        (None, Page::Privacy) => PRIVACY.to_owned(),
        (None, Page::About) => return Ok(None),
    };
    let html = html(config, &typed);
    Ok(Some(Text { typed, html, updated_at }))
}

/// Writes the text of a page.
pub async fn write(app: &App, admin: &LocalAccount, page: Page, typed: &str) -> Result<()> {
    let typed = checked("text", typed)?;
    let (admin, now) = (admin.id(), app.clock.now());
    let (key, at) = page.keys();
    app.db
        .write(move |tx| {
            must_be(tx, admin, Role::Admin)?;
            db::site::set(tx, key, &typed)?;
            Ok(db::site::set(tx, at, &now.0.to_string())?)
        })
        .await
}

/// Writes terms of service that hold from a day on, such as `2026-11-23`.
pub async fn write_terms(
    app: &App,
    admin: &LocalAccount,
    effective_on: &str,
    typed: &str,
) -> Result<()> {
    let day = Timestamp::parse(&format!("{}T00:00:00Z", effective_on.trim()))
        .ok_or_else(|| Refusal::invalid("effective_on", say!("refusal-must-be-a-day-like")))?;
    let typed = checked("text", typed)?;
    if typed.is_empty() {
        return Err(Refusal::invalid("text", say!("refusal-cant-be-blank")).into());
    }
    let html = html(&app.settings.now(), &typed);
    let terms = Terms { effective_on: day.date(), text: typed, html };
    let (admin, now) = (admin.id(), app.clock.now());
    app.db
        .write(move |tx| {
            must_be(tx, admin, Role::Admin)?;
            Ok(db::terms::save(tx, &terms, now)?)
        })
        .await
}

fn checked(field: &'static str, typed: &str) -> Result<String, Refusal> {
    let typed = compose::normalise(typed);
    let length = text::count::characters(&typed);
    if length > LONGEST {
        let problem = say!(
            "refusal-has-length-characters-longest-are",
            length = length.to_string(),
            longest = LONGEST.to_string()
        );
        return Err(Refusal::invalid(field, problem));
    }
    Ok(typed)
}

fn html(config: &Config, typed: &str) -> Html {
    compose::html(typed, &Links { base_url: &config.public_url(), mentions: &[] })
}
