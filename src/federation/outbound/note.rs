//! Statuses of ours as notes, and the activities that brought them.

use crate::app::App;
use crate::base::{Result, StatusId, Timestamp};
use crate::db;
use crate::model::{Attachment, Mention, Poll, PollView, Status, StatusView};
use crate::protocol::activitypub::outgoing::{
    self, Activity, Collection, CollectionKind, Note, NoteKind, PollOption, Tag,
};

use super::address::audience;
use super::letters::boost;

/// Replies of the author's own that come along with a note.
const OWN_REPLIES: u32 = 5;

/// The note of a status of ours; `None` if there is none, it is a boost, or it never leaves here.
pub async fn document(app: &App, id: StatusId) -> Result<Option<Note>> {
    let found = app
        .db
        .read(move |tx| {
            let Some(view) = db::view::status::one(tx, None, id)? else { return Ok(None) };
            let parent = match view.status.in_reply_to {
                Some(parent) => db::status::by_id(tx, parent)?.map(|parent| parent.uri),
                None => None,
            };
            let replies = db::thread::own_replies(tx, id, OWN_REPLIES)?;
            Ok(Some((view, parent, replies)))
        })
        .await?;
    let Some((view, parent, replies)) = found else { return Ok(None) };
    let leaves =
        view.author.is_local() && view.boosted.is_none() && !view.status.visibility.is_local_only();
    Ok(leaves.then(|| note(app, view, parent, replies)))
}

/// The activity that brought a status of ours: its Create, or its Announce if it is a boost.
pub async fn activity(app: &App, status: &Status) -> Result<Option<Activity>> {
    if status.boost_of.is_some() {
        return boost(app, status).await;
    }
    Ok(document(app, status.id).await?.map(Activity::create))
}

/// The id of an account's followers.
pub fn followers(actor: &str) -> String {
    format!("{actor}/followers")
}

fn note(app: &App, view: StatusView, parent: Option<String>, replies: Vec<String>) -> Note {
    let StatusView { status, author, attachments, mentions, tags, poll, .. } = view;
    let named = mentions.iter().map(|mention| mention.uri.clone()).collect();
    let (to, cc) = audience(status.visibility, followers(&author.uri), named);
    let summary = Some(status.content_warning).filter(|warning| !warning.is_empty());
    let content = status.html.into_string();
    let content_map =
        status.language.iter().map(|language| (language.clone(), content.clone())).collect();
    let hashtags = tags.iter().map(|name| hashtag(app, name));
    let tag = mentions.iter().map(|mention| named_in(app, mention)).chain(hashtags).collect();
    let note = Note {
        kind: NoteKind::Note,
        summary,
        in_reply_to: parent.clone(),
        published: status.created_at.rfc3339(),
        updated: status.edited_at.map(Timestamp::rfc3339),
        url: status.url.unwrap_or_else(|| status.uri.clone()),
        attributed_to: author.uri,
        to,
        cc,
        sensitive: status.sensitive,
        atom_uri: status.uri.clone(),
        in_reply_to_atom_uri: parent,
        conversation: status.conversation,
        content,
        content_map,
        attachment: attachments.into_iter().map(|media| attachment(app, media)).collect(),
        tag,
        replies: Some(Collection::replies(&format!("{}/replies", status.uri), replies, None)),
        likes: None,
        shares: None,
        one_of: vec![],
        any_of: vec![],
        end_time: None,
        closed: None,
        voters_count: None,
        id: status.uri,
    };
    match poll {
        Some(PollView { poll, .. }) => asking(note, poll, app.clock.now()),
        None => note,
    }
}

/// The note with its poll. What others chose is kept back until the end where the author wants so.
fn asking(note: Note, poll: Poll, now: Timestamp) -> Note {
    let shows_totals = poll.shows_totals(now);
    let end = poll.ends_at.map(Timestamp::rfc3339);
    let closed = end.clone().filter(|_| poll.has_ended(now));
    let multiple = poll.multiple;
    let options = poll.options.into_iter().map(|option| PollOption {
        name: option.title,
        replies: if shows_totals {
            Collection::count(CollectionKind::Collection, None, option.votes_count)
        } else {
            Collection::new(CollectionKind::Collection, None)
        },
    });
    let options: Vec<_> = options.collect();
    let (one_of, any_of) = if multiple { (vec![], options) } else { (options, vec![]) };
    let (kind, voters_count) = (NoteKind::Question, poll.voters_count);
    Note { kind, one_of, any_of, end_time: end, closed, voters_count, ..note }
}

fn named_in(app: &App, mention: &Mention) -> Tag {
    let name = if mention.handle.contains('@') {
        format!("@{}", mention.handle)
    } else {
        format!("@{}@{}", mention.handle, app.settings.now().domain())
    };
    Tag::Mention { href: mention.uri.clone(), name }
}

fn hashtag(app: &App, name: &str) -> Tag {
    Tag::Hashtag { href: app.url(&format!("/tags/{name}")), name: format!("#{name}") }
}

fn attachment(app: &App, media: Attachment) -> outgoing::Attachment {
    let focal_point = media.focus.map(|(x, y)| (f64::from(x) / 1_000.0, f64::from(y) / 1_000.0));
    outgoing::Attachment {
        url: app.url(&media.path()),
        media_type: media.content_type,
        name: media.description,
        blurhash: media.blurhash,
        width: media.width,
        height: media.height,
        focal_point,
    }
}
