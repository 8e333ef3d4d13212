//! Changes a status of ours that is out.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, WriteTx};
use crate::model::{Draft, Job, LocalAccount, Media, PollDraft, Status, StatusView};
use crate::service::moment::Moment;
use crate::service::poll::keep;
use crate::text::mention;

use super::words::{self, Words};
use super::{find, gather, reach, spread};

/// Gives a status other words, media and poll; the earlier version is kept. Its audience and what it
/// answers cannot change, so those of the draft count for nothing.
pub async fn edit(
    app: &App,
    author: &LocalAccount,
    id: StatusId,
    draft: Draft,
) -> Result<StatusView> {
    let draft = Draft { in_reply_to: None, idempotency_key: None, ..words::tidied(draft) };
    let author = author.id();
    let status = app.db.read(move |tx| editable(tx, author, id)).await?;
    let around = gather::surroundings(app, author, &draft, Some(id)).await?;
    words::check(&draft, &app.settings.now())?;
    let handles = mention::handles(&draft.text);
    let people = gather::people(app, handles, status.visibility).await?;
    let words = words::of(&draft, &people, around.user.as_ref(), &app.url(""));
    let (moment, parts) = (Moment::of(app), Parts { media: around.media, poll: draft.poll });
    app.db.write(move |tx| change(tx, &moment, (author, id), &words, &parts)).await
}

/// What a status carries beside its words.
struct Parts {
    media: Vec<Media>,
    poll: Option<PollDraft>,
}

fn editable(tx: &db::ReadTx<'_>, author: AccountId, id: StatusId) -> Result<Status> {
    let status = find::own(tx, author, id)?;
    if status.boost_of.is_some() {
        return Err(Refusal::Forbidden("a boost has no words to edit").into());
    }
    Ok(status)
}

fn change(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (author, id): (AccountId, StatusId),
    words: &Words,
    parts: &Parts,
) -> Result<StatusView> {
    let old = editable(tx, author, id)?;
    let kept: Vec<_> = db::media::of_status(tx, id)?.iter().map(|media| media.id).collect();
    let wanted: Vec<_> = parts.media.iter().map(|media| media.id).collect();
    let new = Status {
        html: words.html.clone(),
        content_warning: words.content_warning.clone(),
        sensitive: words.sensitive,
        language: words.language.clone(),
        ..old.clone()
    };
    let poll = keep::change(tx, id, parts.poll.as_ref(), moment.now)?;
    let is_same = new == old
        && kept == wanted
        && !poll.is_edit()
        && db::status::text(tx, id)?.as_deref() == Some(&words.text);
    if is_same {
        keep::apply(tx, moment, &old, &poll)?;
        return find::view(tx, author, id);
    }
    if kept != wanted {
        db::media::detach(tx, id)?;
        if db::media::attach(tx, author, id, &wanted)? < wanted.len() {
            return Err(Refusal::invalid("media_ids", "names what is on another status").into());
        }
    }
    db::status::keep_version(tx, &old)?;
    let new = Status { edited_at: Some(moment.now), ..new };
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

/// What follows when media on a status of ours got another description: it counts as edited.
pub(in crate::service) fn retold(tx: &WriteTx<'_>, moment: &Moment, media: &Media) -> Result<()> {
    let Some(status) = media.status else { return Ok(()) };
    let Some(old) = db::status::by_id(tx, status)? else { return Ok(()) };
    let text = db::status::text(tx, status)?;
    db::status::keep_version(tx, &old)?;
    let new = Status { edited_at: Some(moment.now), ..old };
    db::status::update(tx, &new, text.as_deref())?;
    spread::edited(tx, moment, &new, &[])?;
    reach::announce(tx, &new, |status| Job::AnnounceEdit { status }, moment.now)
}
