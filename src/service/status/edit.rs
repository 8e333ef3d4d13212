//! Changes a status of ours that is out.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, WriteTx};
use crate::model::{CanReply, Draft, Job, LocalAccount, Media, Status, StatusView};
use crate::service::moment::Moment;
use crate::service::poll::keep;
use crate::text::mention;

use super::words::{self, Words};
use super::{find, gather, quote, reach, spread};
use crate::say;

/// Gives a status other words, media and poll; the earlier version is kept. Its audience and what it
/// answers cannot change, so those of the draft count for nothing.
pub async fn edit(
    app: &App,
    author: &LocalAccount,
    id: StatusId,
    draft: Draft,
) -> Result<StatusView> {
    let author = author.id();
    let read = move |tx: &db::ReadTx<'_>| {
        Ok((editable(tx, author, id)?, db::quote::of(tx, id)?, db::reply::of(tx, id)?))
    };
    let (status, quote, waiting) = app.db.read(read).await?;
    // What waits to be let in is written for more people than see it now.
    let visibility = waiting.map_or(status.visibility, |request| request.audience);
    // What is quoted counts as something said.
    let quoted = quote.and_then(|quote| quote.quoted);
    let draft = Draft { in_reply_to: None, quoted, idempotency_key: None, ..draft };
    let draft = words::tidied(draft);
    let around = gather::surroundings(app, author, &draft, Some(id)).await?;
    words::check(&draft, &app.settings.now())?;
    let handles = mention::handles(&draft.text);
    let people = gather::people(app, handles, visibility).await?;
    let words = words::of(&draft, &people, around.user.as_ref(), &app.url(""));
    let (moment, new) = (Moment::of(app), New { words, media: around.media, draft });
    app.db.write(move |tx| change(tx, &moment, (author, id), &new)).await
}

/// What a status is to become.
struct New {
    words: Words,
    media: Vec<Media>,
    draft: Draft,
}

fn editable(tx: &db::ReadTx<'_>, author: AccountId, id: StatusId) -> Result<Status> {
    let status = find::own(tx, author, id)?;
    if status.boost_of.is_some() {
        return Err(Refusal::Forbidden(say!("refusal-a-boost-has-no-words")).into());
    }
    Ok(status)
}

fn change(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (author, id): (AccountId, StatusId),
    new: &New,
) -> Result<StatusView> {
    let New { words, media, draft } = new;
    let old = editable(tx, author, id)?;
    let kept: Vec<_> = db::media::of_status(tx, id)?.iter().map(|media| media.id).collect();
    let wanted: Vec<_> = media.iter().map(|media| media.id).collect();
    let new = Status {
        html: words.html.clone(),
        content_warning: words.content_warning.clone(),
        sensitive: words.sensitive,
        language: words.language.clone(),
        ..old.clone()
    };
    let poll = keep::change(tx, id, draft.poll.as_ref(), moment.now)?;
    let is_same = new == old
        && kept == wanted
        && !poll.is_edit()
        && db::status::text(tx, id)?.as_deref() == Some(&words.text);
    if is_same {
        quote::apply_policies(tx, moment, &old, (draft.can_quote, draft.can_reply))?;
        keep::apply(tx, moment, &old, &poll)?;
        return find::view(tx, author, id);
    }
    db::status::keep_version(tx, &old)?;
    if kept != wanted {
        db::media::detach(tx, id)?;
        if db::media::attach(tx, author, id, &wanted)? < wanted.len() {
            return Err(
                Refusal::invalid("media_ids", say!("refusal-names-what-is-on-another")).into()
            );
        }
    }
    let policy = draft.can_quote.map(|can_quote| can_quote.policy(old.visibility));
    let quote_policy = policy.unwrap_or(old.quote_policy);
    let reply_policy = draft.can_reply.map_or(old.reply_policy, CanReply::policy);
    let new = Status { edited_at: Some(moment.now), quote_policy, reply_policy, ..new };
    db::status::update(tx, &new, Some(&words.text))?;
    keep::apply(tx, moment, &new, &poll)?;
    db::hashtag::set(tx, id, &words.tags)?;
    let before = db::status::mentioned(tx, id)?;
    db::status::set_mentions(tx, id, &words.mentioned)?;
    let newly = newly(&before, &words.mentioned);
    spread::edited(tx, moment, &new, &newly)?;
    reach::announce(tx, &new, |status| Job::AnnounceEdit { status }, moment.now)?;
    find::view(tx, author, id)
}

/// Those of `after` who were not mentioned before.
pub(super) fn newly(before: &[AccountId], after: &[AccountId]) -> Vec<AccountId> {
    after.iter().copied().filter(|account| !before.contains(account)).collect()
}

/// Keeps the version of a status of ours before something else is said of its media.
pub(in crate::service) fn before_retold(tx: &WriteTx<'_>, media: &Media) -> Result<()> {
    let status = media.status.map(|id| db::status::by_id(tx, id)).transpose()?.flatten();
    if let Some(status) = status {
        db::status::keep_version(tx, &status)?;
    }
    Ok(())
}

/// What follows when media on a status of ours got another description: it counts as edited.
pub(in crate::service) fn retold(tx: &WriteTx<'_>, moment: &Moment, media: &Media) -> Result<()> {
    let Some(status) = media.status else { return Ok(()) };
    let Some(old) = db::status::by_id(tx, status)? else { return Ok(()) };
    let text = db::status::text(tx, status)?;
    let new = Status { edited_at: Some(moment.now), ..old };
    db::status::update(tx, &new, text.as_deref())?;
    spread::edited(tx, moment, &new, &[])?;
    reach::announce(tx, &new, |status| Job::AnnounceEdit { status }, moment.now)
}
