//! Statuses of ours as notes, and the activities that brought them.

use crate::app::App;
use crate::base::{AccountId, Result, StatusId, Timestamp};
use crate::config::Config;
use crate::db::{self, ReadTx};
use crate::model::{
    Account, Attachment, Circles, Mention, Policy, Poll, PollView, QuoteState, Status, StatusView,
    Visibility,
};
use crate::protocol::activitypub::PUBLIC;
use crate::protocol::activitypub::outgoing::{
    self, Activity, Approval, Collection, CollectionKind, InteractionPolicy, Note, NoteKind,
    PollOption, Tag,
};
use crate::service::status::{reply_stamp_uri, stamp_uri};
use crate::text::quote_inline;

use super::address::audience;
use super::emoji;
use super::letters::boost;

/// Replies of the author's own that come along with a note.
const OWN_REPLIES: u32 = 5;

/// The note of a status of ours; `None` if there is none, it is a boost, or it never leaves here.
pub async fn document(app: &App, id: StatusId) -> Result<Option<Note>> {
    let found = read(app, id).await?;
    let leaves = |view: &StatusView| !view.status.visibility.is_local_only();
    Ok(found.filter(|(view, _)| leaves(view)).map(|(view, around)| note(app, view, around)))
}

/// The activity that would bring a status of ours, for its author alone: also of what never leaves
/// here.
pub async fn own_activity(app: &App, status: &Status) -> Result<Option<Activity>> {
    if status.boost_of.is_some() {
        return boost(app, status).await;
    }
    let found = read(app, status.id).await?;
    Ok(found.map(|(view, around)| Activity::create(note(app, view, around))))
}

/// The note of a reply of ours that is for its writer alone until it is let in, as it will be then for
/// `audience`; with its writer.
pub(super) async fn unopened(
    app: &App,
    id: StatusId,
    audience: Visibility,
) -> Result<Option<(AccountId, Note)>> {
    let Some((mut view, around)) = read(app, id).await? else { return Ok(None) };
    view.status.visibility = audience;
    Ok(Some((view.author.id, note(app, view, around))))
}

async fn read(app: &App, id: StatusId) -> Result<Option<(StatusView, Around)>> {
    let config = app.settings.now();
    let found = app
        .db
        .read(move |tx| {
            let Some(view) = db::view::status::one(tx, Some(AccountId::PEER), id)? else {
                return Ok(None);
            };
            let parent = answered(tx, &view.status)?;
            let replies = db::thread::own_replies(tx, id, OWN_REPLIES)?;
            let context = context(tx, &config, id)?;
            Ok(Some((view, Around { parent, context, replies, quoted: quoted(tx, id)? })))
        })
        .await?;
    Ok(found.filter(|(view, _)| view.author.is_local() && view.boosted.is_none()))
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

/// The id of the collection of a thread that began here.
pub fn context_id(config: &Config, author: AccountId, top: StatusId) -> String {
    format!("{}/contexts/{author}-{top}", config.public_url())
}

/// The collection of the thread that a status is in: what it answers says which, or else it is ours
/// if the thread began here and is for everyone to read.
fn context(tx: &ReadTx<'_>, config: &Config, id: StatusId) -> rusqlite::Result<Option<String>> {
    let upwards = db::thread::upwards(tx, id)?;
    if let Some(named) = upwards.iter().find_map(|above| above.context.clone()) {
        return Ok(Some(named));
    }
    let top = upwards.last().filter(|top| top.is_ours && top.is_open);
    Ok(top.map(|top| context_id(config, top.author, top.id)))
}

/// What a note points to.
struct Around {
    parent: Option<Answered>,
    /// The collection of the thread.
    context: Option<String>,
    replies: Vec<String>,
    quoted: Option<Quoted>,
}

/// What is answered.
struct Answered {
    uri: String,
    author: String,
    /// The authorization to answer it.
    stamp: Option<String>,
}

fn answered(tx: &ReadTx<'_>, status: &Status) -> rusqlite::Result<Option<Answered>> {
    let parent = status.in_reply_to.map(|parent| db::status::by_id(tx, parent)).transpose()?;
    let Some(parent) = parent.flatten() else { return Ok(None) };
    let Some(author) = db::account::by_id(tx, parent.author)? else { return Ok(None) };
    // Where everyone may, nobody asks for a proof.
    let stamp = if parent.reply_policy.automatic.everyone || parent.author == status.author {
        None
    } else if author.is_local() {
        Some(reply_stamp_uri(&author.uri, status.id))
    } else {
        db::reply::of(tx, status.id)?.and_then(|request| request.stamp_uri)
    };
    Ok(Some(Answered { uri: parent.uri, author: author.uri, stamp }))
}

/// What is quoted.
struct Quoted {
    quote: outgoing::Quote,
    /// The page to open; `None`: it is gone.
    url: Option<String>,
    /// The author, if another server must let them see who quotes them.
    named: Option<String>,
}

fn quoted(tx: &ReadTx<'_>, id: StatusId) -> rusqlite::Result<Option<Quoted>> {
    let Some(quote) = db::quote::of(tx, id)? else { return Ok(None) };
    let status = quote.quoted.map(|quoted| db::status::by_id(tx, quoted)).transpose()?.flatten();
    let Some(status) = status else {
        return Ok(Some(Quoted { quote: outgoing::Quote::of_nothing(), url: None, named: None }));
    };
    let author = db::account::by_id(tx, status.author)?;
    let is_local = author.as_ref().is_some_and(Account::is_local);
    let stamp = match (&author, quote.stamp_uri) {
        (Some(author), _) if is_local => Some(stamp_uri(&author.uri, id)),
        (_, stamp) => stamp,
    };
    Ok(Some(Quoted {
        quote: outgoing::Quote::of(
            quote.quoted_uri,
            stamp.filter(|_| quote.state == QuoteState::Accepted),
        ),
        url: Some(status.url.unwrap_or(status.uri)),
        named: author.filter(|_| !is_local).map(|author| author.uri),
    }))
}

/// Who may do something with a status, as ids; `named`: these as well.
fn approval(policy: Policy, author: &Account, named: &[String]) -> Approval {
    let mut automatic_approval = ids_of(policy.automatic, author);
    if !policy.automatic.everyone {
        automatic_approval.extend_from_slice(named);
    }
    if automatic_approval.is_empty() {
        // The author alone: an empty list would be as good as none.
        automatic_approval.push(author.uri.clone());
    }
    Approval { automatic_approval, manual_approval: ids_of(policy.manual, author) }
}

fn ids_of(circles: Circles, author: &Account) -> Vec<String> {
    let Circles { everyone, followers: of_followers, followed, others: _ } = circles;
    if everyone {
        return vec![PUBLIC.to_owned()];
    }
    let mut ids = vec![];
    ids.extend(of_followers.then(|| followers(&author.uri)));
    ids.extend(followed.then(|| format!("{}/following", author.uri)));
    ids
}

fn policy(status: &Status, author: &Account, named: &[String]) -> InteractionPolicy {
    InteractionPolicy {
        can_quote: approval(status.quote_policy, author, &[]),
        can_reply: approval(status.reply_policy, author, named),
    }
}

fn note(app: &App, view: StatusView, around: Around) -> Note {
    let StatusView { status, author, attachments, mentions, tags, emojis, poll, .. } = view;
    let Around { parent, context, replies, quoted } = around;
    let mut named: Vec<String> = mentions.iter().map(|mention| mention.uri.clone()).collect();
    let mut repliers = vec![author.uri.clone()];
    repliers.extend(named.iter().cloned());
    repliers.extend(parent.as_ref().map(|parent| parent.author.clone()));
    repliers.sort_unstable();
    repliers.dedup();
    let interaction_policy = policy(&status, &author, &repliers);
    let stamp = parent.as_ref().and_then(|parent| parent.stamp.clone());
    let parent = parent.map(|parent| parent.uri);
    let author_quoted = quoted.as_ref().and_then(|quoted| quoted.named.clone());
    named.extend(author_quoted.filter(|uri| !named.contains(uri)));
    let (to, cc) = audience(status.visibility, followers(&author.uri), named);
    let summary = Some(status.content_warning).filter(|warning| !warning.is_empty());
    let url = quoted.as_ref().and_then(|quoted| quoted.url.as_deref());
    let content = match url {
        Some(url) => quote_inline::with_link(&status.html, url).into_string(),
        None => status.html.into_string(),
    };
    let content_map =
        status.language.iter().map(|language| (language.clone(), content.clone())).collect();
    let hashtags = tags.iter().map(|name| hashtag(app, name));
    let tag = mentions.iter().map(|mention| named_in(app, mention)).chain(hashtags);
    let tag = tag.chain(emojis.iter().map(|each| emoji::tag(app, each))).collect();
    let note = Note {
        kind: NoteKind::Note,
        summary,
        in_reply_to: parent.clone(),
        published: status.created_at.rfc3339(),
        updated: status.edited_at.map(Timestamp::rfc3339),
        url: status.url.unwrap_or_else(|| status.uri.clone()),
        attributed_to: author.uri.clone(),
        to,
        cc,
        sensitive: status.sensitive,
        atom_uri: status.uri.clone(),
        in_reply_to_atom_uri: parent,
        conversation: status.conversation,
        context,
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
        quote: quoted.map(|quoted| quoted.quote).unwrap_or_default(),
        interaction_policy,
        reply_authorization: stamp.clone(),
        approved_by: stamp,
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

/// A hashtag as it stands in documents.
pub fn hashtag(app: &App, name: &str) -> Tag {
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
