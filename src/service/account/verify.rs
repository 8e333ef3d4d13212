//! Whether the pages that a profile links to link back to it, which shows that both are of one
//! person.
//! Source: <https://docs.joinmastodon.org/user/profile/#verification>

use std::time::Duration;

use url::Url;

use crate::app::App;
use crate::base::{AccountId, Result, Timestamp};
use crate::db::{self, WriteTx};
use crate::model::{Account, Field, Job, Verdict};
use crate::net::NetError;
use crate::remote;
use crate::service::moment::Moment;
use crate::text::{page, rel_me};

/// Bytes of a page that are read in search of the link.
const LONGEST_PAGE: usize = 1024 * 1024;
/// Fields of one profile whose pages are asked: peers may send many.
const MOST_FIELDS: usize = 8;
/// Attempts at pages that do not answer.
const MOST_ATTEMPTS: u32 = 3;
const PAUSE: Duration = Duration::from_mins(10);
/// Time after which pages are asked again, though nobody changed the profile.
const ROUND: Duration = Duration::from_hours(30 * 24);
/// Profiles whose pages are asked again in one round of house-keeping.
const MOST_AGAIN: u32 = 20;

/// Whether a field holds a link and it is not known yet whether the page links back.
pub(super) fn is_open(field: &Field) -> bool {
    field.verified_at.is_none() && rel_me::only_link(&field.value).is_some()
}

/// Asks, soon, the pages that the fields of an account of ours link to.
pub(super) fn ask(tx: &WriteTx<'_>, account: &Account, moment: &Moment) -> Result<()> {
    let has_links = account.fields.iter().any(|field| rel_me::only_link(&field.value).is_some());
    let account = account.id;
    if !has_links {
        return Ok(db::account::set_fields_checked(tx, account, None)?);
    }
    db::account::set_fields_checked(tx, account, Some(moment.now))?;
    let job = Job::VerifyFields { account };
    if db::job::is_waiting(tx, &job)? {
        return Ok(());
    }
    tx.enqueue(&job, moment.now)
}

/// As [`ask`], for profiles whose pages were not asked for long.
pub(in crate::service) fn ask_again(tx: &WriteTx<'_>, now: Timestamp) -> Result<()> {
    for account in db::account::with_unchecked_fields(tx, now.minus(ROUND), MOST_AGAIN)? {
        db::account::set_fields_checked(tx, account, Some(now))?;
        tx.enqueue(&Job::VerifyFields { account }, now)?;
    }
    Ok(())
}

/// What a page said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    LinksBack,
    LinksElsewhere,
    /// It did not answer, so nothing is known that was not known before.
    Nothing,
}

/// Asks the pages that the fields of an account link to, and marks those that link back.
pub async fn verify(app: &App, account: AccountId, attempts: u32) -> Verdict {
    match attempt(app, account, attempts).await {
        Ok(verdict) => verdict,
        Err(problem) => {
            tracing::warn!("the fields of a profile cannot be checked: {problem:?}");
            Verdict::GiveUp { why: "they cannot be checked".to_owned() }
        }
    }
}

async fn attempt(app: &App, id: AccountId, attempts: u32) -> Result<Verdict> {
    let found = app.db.read(move |tx| Ok(db::account::by_id(tx, id)?)).await?;
    let Some(account) = found.filter(|found| !found.is_suspended()) else {
        return Ok(Verdict::Done);
    };
    let mut said: Vec<(Field, Said)> = vec![];
    let mut again = None;
    for field in account.fields.iter().take(MOST_FIELDS) {
        let Some(url) = rel_me::only_link(&field.value) else { continue };
        if let Some(spent) = remote::spent(app, url.as_str()).await? {
            return Ok(spent.into());
        }
        let answer = match links_back(app, &url, &account).await {
            Ok(true) => Said::LinksBack,
            Ok(false) => Said::LinksElsewhere,
            Err(cause) => {
                tracing::debug!("{url} cannot be asked whether it links back: {cause}");
                if cause.may_pass() {
                    again = Some(cause.to_string());
                }
                Said::Nothing
            }
        };
        said.push((field.clone(), answer));
    }
    keep(app, id, said).await?;
    match again {
        Some(why) if attempts + 1 < MOST_ATTEMPTS => Ok(Verdict::Retry { after: PAUSE, why }),
        Some(_) | None => Ok(Verdict::Done),
    }
}

async fn links_back(app: &App, url: &Url, account: &Account) -> Result<bool, NetError> {
    let fetched = app.net.get_page(url.as_str(), LONGEST_PAGE).await?;
    let html = page::decoded(&fetched.bytes);
    Ok(rel_me::is_there(&html, &fetched.final_url, &[&account.url, &account.uri]))
}

/// Marks the fields that still say what they said when their pages were asked.
async fn keep(app: &App, id: AccountId, said: Vec<(Field, Said)>) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write(move |tx| {
            let Some(account) = db::account::by_id(tx, id)? else { return Ok(()) };
            let mut fields = account.fields;
            for field in &mut fields {
                let is_asked =
                    |asked: &Field| asked.name == field.name && asked.value == field.value;
                let answer = said.iter().find(|(asked, _)| is_asked(asked)).map(|(_, said)| *said);
                field.verified_at = match answer {
                    Some(Said::LinksBack) => field.verified_at.or(Some(now)),
                    Some(Said::LinksElsewhere) | None => None,
                    Some(Said::Nothing) => field.verified_at,
                };
            }
            Ok(db::account::set_fields(tx, id, &fields, now)?)
        })
        .await
}
