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

/// The text of a page; of privacy there is always one: what this program does.
pub fn read(tx: &ReadTx<'_>, config: &Config, page: Page) -> Result<Option<Text>> {
    let (key, at) = page.keys();
    let typed = db::site::get(tx, key)?.filter(|typed| !typed.is_empty());
    let updated_at = db::site::get(tx, at)?.and_then(|at| at.parse().ok()).map(Timestamp);
    let typed = match (typed, page) {
        (Some(typed), _) => typed,
        (None, Page::Privacy) => say!("public-privacy-usual").to_owned(),
        (None, Page::About) => return Ok(None),
    };
    let html = html(config, &typed);
    Ok(Some(Text { typed, html, updated_at }))
}

/// Writes the text of a page.
pub async fn write(app: &App, admin: &LocalAccount, page: Page, typed: &str) -> Result<()> {
    let typed = checked("text", typed)?;
    // Who leaves the usual text as it is leaves it to each reader's language.
    let is_usual =
        page == Page::Privacy && typed == compose::normalise(say!("public-privacy-usual"));
    let typed = if is_usual { String::new() } else { typed };
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
