//! Deletes statuses, ours and peers'.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::draft::MOST_DRAFTS;
use crate::model::series;
use crate::model::{
    CanQuote, CanReply, Deleted, Draft, Job, KeptDraft, LocalAccount, Media, PollDraft, PollView,
    QuoteView, Status, StatusView,
};
use crate::protocol::url::same_origin;
use crate::service::clean_up;
use crate::service::moment::Moment;

use super::forward::{self, Carried};
use super::{boost, find, reach, spread};
use crate::say;

/// What is to become of the files of a status that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LooseMedia {
    /// They stay a while, so that it can be written anew.
    Keep,
    Delete,
}

/// Deletes a status of the author's, or takes back a boost of theirs. What was typed comes back,
/// and the media stay a while, so that it can be written anew.
pub async fn delete(app: &App, author: &LocalAccount, id: StatusId) -> Result<Deleted> {
    take_off(app, author, id, LooseMedia::Keep).await
}

/// As [`delete`], with the media at once.
pub async fn delete_with_media(app: &App, author: &LocalAccount, id: StatusId) -> Result<Deleted> {
    take_off(app, author, id, LooseMedia::Delete).await
}

async fn take_off(
    app: &App,
    author: &LocalAccount,
    id: StatusId,
    loose: LooseMedia,
) -> Result<Deleted> {
    let (author, moment) = (author.id(), Moment::of(app));
    let (deleted, files) = app
        .db
        .write(move |tx| {
            let status = find::own(tx, author, id)?;
            let view = with_quoted(tx, author, find::view(tx, author, id)?)?;
            let files = match loose {
                LooseMedia::Keep => vec![],
                LooseMedia::Delete => take_media(tx, id)?,
            };
            let text = db::status::text(tx, id)?.unwrap_or_default();
            if status.boost_of.is_some() {
                boost::take_back(tx, &moment, &status)?;
            } else {
                remove(tx, &moment, &status)?;
            }
            Ok((Deleted { view, text }, files))
        })
        .await?;
    clean_up::delete_files(app, files).await?;
    Ok(deleted)
}

/// Deletes a status of the author's and keeps what it said, with its files, as a draft to be
/// written anew. Of a poll the choices stay; it is open as long as before, counted anew.
///
/// # Errors
/// Refused if it is a boost, or if there are too many drafts already.
pub async fn redraft(app: &App, author: &LocalAccount, id: StatusId) -> Result<KeptDraft> {
    let (author, moment) = (author.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let status = find::own(tx, author, id)?;
            if status.boost_of.is_some() {
                return Err(Refusal::Forbidden(say!("refusal-a-boost-cannot-be-written")).into());
            }
            if db::draft::count_unfinished(tx, author)? >= MOST_DRAFTS {
                let why = say!("refusal-too-many-drafts");
                return Err(Refusal::Forbidden(why).into());
            }
            let view = with_quoted(tx, author, find::view(tx, author, id)?)?;
            let text = db::status::text(tx, id)?.unwrap_or_default();
            let kept = KeptDraft {
                id: moment.id(),
                account: author,
                draft: anew(view, text),
                publish_at: None,
                problem: None,
                updated_at: moment.now,
            };
            remove(tx, &moment, &status)?;
            db::draft::put(tx, &kept)?;
            Ok(kept)
        })
        .await
}

/// What was asked for when a status was published.
fn anew(view: StatusView, text: String) -> Draft {
    let status = view.status;
    let poll = view.poll.map(|PollView { poll, .. }| PollDraft {
        lasts: poll.ends_at.map(|end| end.since(status.created_at).as_secs()),
        options: poll.options.into_iter().map(|option| option.title).collect(),
        multiple: poll.multiple,
        hides_totals: poll.hides_totals,
    });
    Draft {
        text,
        content_warning: status.content_warning,
        sensitive: status.sensitive,
        language: status.language,
        visibility: status.visibility,
        in_reply_to: status.in_reply_to,
        quoted: view.quote.and_then(|quote| quote.quoted),
        can_quote: Some(CanQuote::of(status.quote_policy)),
        can_reply: Some(CanReply::of(status.reply_policy)),
        media: view.attachments.into_iter().map(|media| media.id).collect(),
        poll,
        app: None,
        idempotency_key: None,
    }
}

/// Forgets the media of a status; answers the names of their files.
fn take_media(tx: &WriteTx<'_>, id: StatusId) -> Result<Vec<String>> {
    let media = db::media::of_status(tx, id)?;
    db::media::delete_of_status(tx, id)?;
    let names = |media: Media| media.file.into_iter().chain(media.preview_file);
    Ok(media.into_iter().flat_map(names).collect())
}

/// Who writes a status anew must know what it quoted, even if that was not granted yet.
fn with_quoted(tx: &ReadTx<'_>, author: AccountId, view: StatusView) -> Result<StatusView> {
    let Some(quote) = view.quote.clone().filter(|quote| quote.status.is_none()) else {
        return Ok(view);
    };
    let quoted = db::quote::of(tx, view.status.id)?.and_then(|quote| quote.quoted);
    let Some(quoted) = quoted.filter(|_| view.boosted.is_none()) else { return Ok(view) };
    if !db::status::may_see(tx, Some(author), quoted)? {
        return Ok(view);
    }
    let status = db::view::status::one(tx, Some(author), quoted)?.map(Box::new);
    let quote = QuoteView { quoted: Some(quoted), status, ..quote };
    Ok(StatusView { quote: Some(quote), ..view })
}

fn remove(tx: &WriteTx<'_>, moment: &Moment, status: &Status) -> Result<()> {
    let inboxes = reach::inboxes_of_change(tx, status)?;
    spread::going(tx, status)?;
    db::status::delete(tx, status.id)?;
    if !status.visibility.is_local_only() || !inboxes.is_empty() {
        db::tombstone::insert(tx, &status.uri, moment.now)?;
    }
    if inboxes.is_empty() {
        return Ok(());
    }
    let (author, status_uri) = (status.author, status.uri.clone());
    let job = Job::AnnounceDelete { author, status_uri, boost: None, inboxes };
    tx.enqueue(&job, moment.now)
}

/// A peer's account deleted the status `uri`. One that is not known yet will not be taken in when
/// it comes late.
///
/// # Errors
/// Refused if the status is somebody else's, or not on the account's server.
pub async fn accept_delete(app: &App, actor: AccountId, uri: String) -> Result<()> {
    accept_delete_carried(app, actor, uri, None).await
}

/// As [`accept_delete`]; what came as an activity that can be passed on goes to those who had the
/// status from us.
pub async fn accept_delete_carried(
    app: &App,
    actor: AccountId,
    uri: String,
    carried: Option<Carried>,
) -> Result<()> {
    let (moment, config) = (Moment::of(app), app.settings.now());
    app.db
        .write(move |tx| {
            let known = db::status::by_uri(tx, &uri)?;
            match known {
                Some(status) if status.author == actor && status.boost_of.is_some() => {
                    boost::take_back(tx, &moment, &status)?;
                }
                Some(status) if status.author == actor => {
                    if let Some(carried) = &carried {
                        forward::end(tx, (&config, &moment), &status, carried)?;
                    }
                    spread::going(tx, &status)?;
                    db::status::delete(tx, status.id)?;
                }
                Some(_) => {
                    return Err(
                        Refusal::Forbidden(say!("refusal-the-status-is-somebody-elses")).into()
                    );
                }
                None => {}
            }
            bury(tx, &moment, actor, &uri)
        })
        .await
}

/// Remembers that a deed upon `object` is over, so that a copy that comes late does nothing. An id on
/// another server says nothing, nor does one that the next deed may have as well.
pub(in crate::service) fn bury_deed(
    tx: &WriteTx<'_>,
    moment: &Moment,
    actor: AccountId,
    (uri, object): (&str, &str),
) -> Result<()> {
    let actor = db::account::by_id(tx, actor)?.ok_or(Refusal::NotFound("account"))?;
    if same_origin(&actor.uri, uri) && series::is_used_once(uri, object) {
        db::tombstone::insert(tx, uri, moment.now)?;
    }
    Ok(())
}

/// Remembers that something of the account's is gone, if it can be theirs.
pub(super) fn bury(tx: &WriteTx<'_>, moment: &Moment, actor: AccountId, uri: &str) -> Result<()> {
    let actor = db::account::by_id(tx, actor)?.ok_or(Refusal::NotFound("account"))?;
    if !same_origin(&actor.uri, uri) {
        return Err(Refusal::Forbidden(say!("refusal-the-account-is-on-another")).into());
    }
    db::tombstone::insert(tx, uri, moment.now)?;
    Ok(())
}
