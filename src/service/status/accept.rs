//! Takes in statuses that peers sent, and what they changed of them.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId, Timestamp};
use crate::db::status::Extra;
use crate::db::{self, WriteTx};
use crate::model::status::MOST_REMOTE_MEDIA;
use crate::model::{Media, RemoteAttachment, RemoteStatus, Status, Visibility};
use crate::service::moment::Moment;
use crate::service::poll::keep::{self, News};

use super::edit::newly;
use super::forward::{self, Carried};
use super::reply::Admission;
use super::spread::{self, Arrival, Fresh};
use super::{quote, reply};
use crate::say;

/// Stores a peer's status; the same one twice is one. Whether we want it at all is for the caller
/// to decide.
///
/// # Errors
/// Refused if its author deleted it before it came, if it is somebody else's, or if its author is
/// suspended.
pub async fn accept(app: &App, remote: RemoteStatus) -> Result<StatusId> {
    take_in(app, remote, Arrival::Brought, None).await
}

/// As [`accept`], of something that was dug out: it takes its place, and nobody is told of it.
pub async fn accept_quietly(app: &App, remote: RemoteStatus) -> Result<StatusId> {
    take_in(app, remote, Arrival::DugOut, None).await
}

/// As [`accept`]; what came as an activity that can be passed on goes to those who follow the
/// thread, if it is one of ours.
pub async fn accept_carried(
    app: &App,
    remote: RemoteStatus,
    carried: Option<Carried>,
) -> Result<StatusId> {
    take_in(app, remote, Arrival::Brought, carried).await
}

async fn take_in(
    app: &App,
    remote: RemoteStatus,
    arrival: Arrival,
    carried: Option<Carried>,
) -> Result<StatusId> {
    let (moment, config) = (Moment::of(app), app.settings.now());
    app.db
        .write(move |tx| {
            if let Some(known) = db::status::by_uri(tx, &remote.uri)? {
                return of_author(known, &remote).map(|status| status.id);
            }
            let status = store(tx, &moment, &remote, arrival)?;
            if let Some(carried) = &carried {
                forward::to_thread(tx, (&config, &moment), &status, carried)?;
            }
            Ok(status.id)
        })
        .await
}

/// Stores a status that is not known yet.
pub(in crate::service) fn store(
    tx: &WriteTx<'_>,
    moment: &Moment,
    remote: &RemoteStatus,
    arrival: Arrival,
) -> Result<Status> {
    if db::tombstone::exists(tx, &remote.uri)? {
        return Err(Refusal::Gone("the status").into());
    }
    check_author(tx, remote)?;
    // What is local cannot be answered from elsewhere, even if its address is guessed.
    let parent = remote.in_reply_to.map(|id| db::status::by_id(tx, id)).transpose()?.flatten();
    let parent = parent.filter(|parent| !parent.visibility.is_local_only());
    // Nor does somebody get below what was written here for others.
    let parent = match parent {
        Some(parent) if is_hidden(tx, &parent, remote.author)? => None,
        other => other,
    };
    // Nor where it is not wanted.
    let admission = match &parent {
        Some(parent) => reply::admit(tx, parent, (remote, arrival))?,
        None => Admission::Welcome,
    };
    let created_at = remote.created_at.min(moment.now);
    // A thread bears one name, even if this part of it was sent without.
    let thread = parent.as_ref().and_then(|parent| parent.conversation.clone());
    let status = Status {
        id: moment.id_of(created_at),
        in_reply_to: parent.as_ref().map(|parent| parent.id),
        in_reply_to_account: parent.as_ref().map(|parent| parent.author),
        conversation: remote
            .conversation
            .clone()
            .or(thread)
            .or_else(|| Some(parent.as_ref()?.uri.clone())),
        created_at,
        // Until it is let in.
        visibility: match admission {
            Admission::Welcome => remote.visibility,
            Admission::Waits => Visibility::OnlyMe,
        },
        ..bare(remote)
    };
    let is_reply = parent.as_ref().map_or(remote.is_reply, |parent| parent.author != remote.author);
    db::status::insert(tx, &status, Extra { text: None, is_reply })?;
    if !remote.mentions.is_empty() {
        db::status::set_mentions(tx, status.id, &remote.mentions)?;
    }
    if !remote.tags.is_empty() {
        db::hashtag::set(tx, status.id, &remote.tags)?;
    }
    attach(tx, moment, &status, &remote.attachments)?;
    if remote.poll.is_some() {
        keep::take(tx, moment, status.id, (remote.poll.as_ref(), News::Anew))?;
    }
    place(tx, &status, remote)?;
    if let (Some(parent), Admission::Waits) = (&parent, admission) {
        // Of what waits nobody hears who is mentioned or quoted.
        quote::note_down(tx, (status.id, remote.visibility), remote.quote.as_ref())?;
        reply::hold(tx, moment, (parent, &status), remote)?;
        return Ok(status);
    }
    let mentioned = &remote.mentions;
    spread::new(tx, moment, Fresh { status: &status, mentioned, is_reply, arrival })?;
    quote::take(tx, moment, &status, remote.quote.as_ref())?;
    gather_below(tx, &status)?;
    if let Some(parent) = parent {
        reply::keep_proof(tx, moment, (&parent, &status), &remote.reply_proof)?;
        if arrival == Arrival::Brought {
            reply::vouch(tx, moment, (&parent, &status), &remote.reply_proof)?;
        }
    }
    Ok(status)
}

/// Keeps what a status says of its thread.
fn place(tx: &WriteTx<'_>, status: &Status, remote: &RemoteStatus) -> Result<()> {
    // What is known and not shown as answered is not to be answered from there.
    let is_unknown = remote.in_reply_to.is_none();
    let parent = remote.parent_uri.as_deref().filter(|uri| is_unknown && *uri != remote.uri);
    let context = remote.context.as_deref();
    if context.is_some() || parent.is_some() {
        db::thread::set_said(tx, status.id, (context, parent))?;
    }
    Ok(())
}

/// Puts below a status what answers it and was here before.
pub(super) fn gather_below(tx: &WriteTx<'_>, status: &Status) -> Result<()> {
    for orphan in db::thread::orphans(tx, &status.uri)? {
        put_below(tx, orphan, status)?;
    }
    Ok(())
}

/// Puts a status below the one that it answers. Two that answer each other stay as they are.
fn put_below(tx: &WriteTx<'_>, orphan: StatusId, parent: &Status) -> Result<()> {
    if db::thread::upwards(tx, parent.id)?.iter().any(|above| above.id == orphan) {
        return Ok(());
    }
    // What nobody vouched for when it came is not wanted where not everyone may reply.
    let Some(known) = db::status::by_id(tx, orphan)? else { return Ok(()) };
    if !reply::is_admitted(tx, parent, known.author, false)?
        || !reply::may_return(tx, known.id)?
        || parent.visibility == Visibility::OnlyMe
    {
        return Ok(());
    }
    let conversation = parent.conversation.as_deref();
    Ok(db::thread::adopt(tx, orphan, (parent.id, parent.author), conversation)?)
}

/// A status of a peer turned out to answer another one, which was fetched for it. Only what is
/// there for everyone to read is answered so.
pub async fn adopt(app: &App, orphan: StatusId, parent: StatusId) -> Result<()> {
    app.db
        .write(move |tx| {
            let is_open = |status: &Status| status.visibility.is_open();
            let parent = db::status::by_id(tx, parent)?.filter(is_open);
            let known = db::status::by_id(tx, orphan)?.filter(|known| known.in_reply_to.is_none());
            match (known, parent) {
                (Some(known), Some(parent)) if !db::account::is_local(tx, known.author)? => {
                    put_below(tx, orphan, &parent)
                }
                _ => Ok(()),
            }
        })
        .await
}

/// Whether a status of ours is not for `reader`. Whom peers show theirs we do not know.
fn is_hidden(tx: &WriteTx<'_>, status: &Status, reader: AccountId) -> Result<bool> {
    Ok(db::account::is_local(tx, status.author)?
        && !db::status::may_see(tx, Some(reader), status.id)?)
}

fn check_author(tx: &WriteTx<'_>, remote: &RemoteStatus) -> Result<()> {
    let author = db::account::by_id(tx, remote.author)?.ok_or(Refusal::NotFound("account"))?;
    if author.is_local() || author.is_suspended() || remote.visibility.is_local_only() {
        return Err(Refusal::Forbidden(say!("refusal-nothing-is-taken-in-the")).into());
    }
    Ok(())
}

fn of_author(known: Status, remote: &RemoteStatus) -> Result<Status> {
    if known.author == remote.author && known.boost_of.is_none() {
        Ok(known)
    } else {
        Err(Refusal::Forbidden(say!("refusal-the-status-is-somebody-elses")).into())
    }
}

/// The status without its id and its place in a thread.
fn bare(remote: &RemoteStatus) -> Status {
    Status {
        id: StatusId(0),
        author: remote.author,
        uri: remote.uri.clone(),
        url: remote.url.clone(),
        html: remote.html.clone(),
        content_warning: remote.content_warning.clone(),
        sensitive: remote.sensitive,
        language: remote.language.clone(),
        visibility: remote.visibility,
        in_reply_to: None,
        in_reply_to_account: None,
        boost_of: None,
        conversation: remote.conversation.clone(),
        app: None,
        created_at: remote.created_at,
        edited_at: remote.edited_at,
        replies_count: 0,
        boosts_count: 0,
        favourites_count: 0,
        quotes_count: 0,
        quote_policy: remote.quote_policy,
        reply_policy: remote.reply_policy,
    }
}

/// Takes over what a peer's account changed of its status, and how its poll stands; `None` if we do
/// not know it. Only a newer version counts. Its audience and what it answers stay as they were.
///
/// # Errors
/// Refused if the status is somebody else's.
pub async fn accept_edit(app: &App, remote: RemoteStatus) -> Result<Option<StatusId>> {
    accept_edit_carried(app, remote, None).await
}

/// As [`accept_edit`]; an edit that can be passed on goes to those who follow the thread, if it is
/// one of ours.
pub async fn accept_edit_carried(
    app: &App,
    remote: RemoteStatus,
    carried: Option<Carried>,
) -> Result<Option<StatusId>> {
    let (moment, config) = (Moment::of(app), app.settings.now());
    app.db
        .write(move |tx| {
            let Some(known) = db::status::by_uri(tx, &remote.uri)? else { return Ok(None) };
            let known = of_author(known, &remote)?;
            let id = known.id;
            let edited = change(tx, &moment, known, &remote)?;
            if let (Some(status), Some(carried)) = (edited, &carried) {
                forward::to_thread(tx, (&config, &moment), &status, carried)?;
            }
            Ok(Some(id))
        })
        .await
}

/// Answers the status as it is now, if its words were edited.
fn change(
    tx: &WriteTx<'_>,
    moment: &Moment,
    old: Status,
    remote: &RemoteStatus,
) -> Result<Option<Status>> {
    let last = old.edited_at.unwrap_or(old.created_at);
    let edited_at = remote.edited_at.map(|at| at.min(moment.now));
    if edited_at.is_some_and(|at| at < last) {
        return Ok(None);
    }
    let poll = (remote.poll.as_ref(), keep::news(tx, old.id, remote.poll.as_ref())?);
    // Many servers tell whole seconds, so an edit may bear the time of what it changes.
    let is_news = |at: &Timestamp| *at > last || differs(&old, remote);
    let Some(edited_at) = edited_at.filter(is_news) else {
        unedited(tx, moment, &old, remote)?;
        keep::take(tx, moment, old.id, poll)?;
        return Ok(None);
    };
    db::status::keep_version(tx, &old)?;
    keep::take(tx, moment, old.id, poll)?;
    let new = Status {
        html: remote.html.clone(),
        content_warning: remote.content_warning.clone(),
        sensitive: remote.sensitive,
        language: remote.language.clone(),
        edited_at: Some(edited_at),
        quote_policy: remote.quote_policy,
        reply_policy: remote.reply_policy,
        ..old
    };
    db::status::update(tx, &new, None)?;
    quote::replace(tx, moment, &new, remote.quote.as_ref())?;
    db::hashtag::set(tx, new.id, &remote.tags)?;
    let before = db::status::mentioned(tx, new.id)?;
    db::status::set_mentions(tx, new.id, &remote.mentions)?;
    if !carries(&db::media::of_status(tx, new.id)?, &remote.attachments) {
        // Taken off, not deleted: house-keeping clears away copies that we keep of the files.
        db::media::detach(tx, new.id)?;
        attach(tx, moment, &new, &remote.attachments)?;
    }
    spread::edited(tx, moment, &new, &newly(&before, &remote.mentions))?;
    Ok(Some(new))
}

/// What may change without the words: who may quote it or reply to it, and that it may itself quote.
fn unedited(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    remote: &RemoteStatus,
) -> Result<()> {
    let policies = (remote.quote_policy, remote.reply_policy);
    if (status.quote_policy, status.reply_policy) != policies {
        db::status::set_policies(tx, status.id, policies)?;
    }
    quote::stamped(tx, moment, status, remote.quote.as_ref())
}

fn differs(old: &Status, remote: &RemoteStatus) -> bool {
    old.html != remote.html
        || old.content_warning != remote.content_warning
        || old.sensitive != remote.sensitive
}

fn attach(
    tx: &WriteTx<'_>,
    moment: &Moment,
    status: &Status,
    attachments: &[RemoteAttachment],
) -> Result<()> {
    for (place, attachment) in (0_u32..).zip(attachments.iter().take(MOST_REMOTE_MEDIA)) {
        let of: (_, StatusId) = (status.author, status.id);
        let media = db::media::remote(moment.id(), of, attachment.clone(), moment.now);
        db::media::insert(tx, &media, place)?;
    }
    Ok(())
}

/// Whether the media are those that the peer describes.
fn carries(media: &[Media], attachments: &[RemoteAttachment]) -> bool {
    let described = attachments.iter().take(MOST_REMOTE_MEDIA).map(|attachment| {
        (Some(&attachment.url), attachment.description.as_ref(), attachment.focus)
    });
    media
        .iter()
        .map(|media| (media.remote_url.as_ref(), media.description.as_ref(), media.focus))
        .eq(described)
}
