//! Which page a status wants a preview of, and when it is asked.

use std::time::Duration;

use url::Url;

use crate::base::{Result, Timestamp};
use crate::db::{self, WriteTx};
use crate::model::{Job, Status};
use crate::service::moment::Moment;
use crate::text::links;

/// Servers hear of a status at the same time; they shall not all ask the page at once.
const SPREAD: u64 = 60_000;

/// Shows the preview of the first page that a new status links to, or has it asked for.
pub(in crate::service) fn wish(tx: &WriteTx<'_>, moment: &Moment, status: &Status) -> Result<()> {
    let Some(url) = wanted(tx, status)? else { return Ok(()) };
    ask(tx, moment, status, url)
}

/// The same for a status that has changed.
pub(in crate::service) fn wish_again(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
) -> Result<()> {
    let wanted = wanted(tx, status)?;
    let shown = db::card::url_of(tx, status.id)?;
    if wanted == shown {
        return Ok(());
    }
    db::card::detach(tx, status.id)?;
    wanted.map_or(Ok(()), |url| ask(tx, moment, status, url))
}

fn ask(tx: &WriteTx<'_>, moment: &Moment, status: &Status, url: String) -> Result<()> {
    let known = db::card::by_url(tx, &url)?.filter(|card| card.is_fresh(moment.now));
    if known.is_some() {
        db::card::attach(tx, status.id, &url)?;
        return Ok(());
    }
    let is_ours = db::account::is_local(tx, status.author)?;
    let due = if is_ours { moment.now } else { spread(status, moment.now) };
    tx.enqueue(&Job::FetchCard { status: status.id, url }, due)
}

/// The page that a status wants a preview of. One with pictures shows those.
fn wanted(tx: &WriteTx<'_>, status: &Status) -> Result<Option<String>> {
    if status.boost_of.is_some() {
        return Ok(None);
    }
    let Some(url) = links::outward(&status.html).find_map(|link| bare(&link)) else {
        return Ok(None);
    };
    let has_media = !db::media::of_status(tx, status.id)?.is_empty();
    Ok(if has_media { None } else { Some(url) })
}

/// The address without the place in the page.
fn bare(link: &str) -> Option<String> {
    let mut url = Url::parse(link).ok()?;
    url.set_fragment(None);
    (url.as_str().len() <= LONGEST_URL).then(|| url.into())
}

const LONGEST_URL: usize = 2_048;

fn spread(status: &Status, now: Timestamp) -> Timestamp {
    // Fibonacci hashing: neighbouring ids land far apart.
    let scattered = status.id.0.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    now.plus(Duration::from_millis(scattered % SPREAD))
}
