//! Publishes what one of our people wrote.

use crate::app::App;
use crate::base::{DraftId, Refusal, Result, StatusId};
use crate::db::status::Extra;
use crate::db::{self, WriteTx};
use crate::model::{Account, Draft, Job, LocalAccount, Poll, Status, StatusView, Visibility};
use crate::service::account::must_be_here;
use crate::service::moment::Moment;
use crate::service::poll::keep;
use crate::text::mention;

use super::gather::{self, KEY_LIFE, Surroundings};
use super::spread::{self, Arrival, Fresh};
use super::words::{self, Words};
use super::{find, quote, reach, reply};
use crate::say;

/// Publishes a draft; the same idempotency key within an hour means the same status.
///
/// The audience of an answer is never wider than what it answers, and what is local stays local.
/// Only who is named in the text is mentioned.
pub async fn publish(app: &App, author: &LocalAccount, draft: Draft) -> Result<StatusView> {
    write(app, author, draft, Origin::Fresh).await
}

/// As [`publish`], in place of a draft that was kept, which is then gone.
pub async fn publish_kept(
    app: &App,
    author: &LocalAccount,
    id: DraftId,
    draft: Draft,
) -> Result<StatusView> {
    write(app, author, draft, Origin::Kept(id)).await
}

/// As [`publish_kept`], of one whose time has come: it is published once, however often that is
/// tried.
///
/// # Errors
/// Refused as in conflict if it is no longer there or due at another time.
pub(in crate::service) async fn publish_due(
    app: &App,
    author: &LocalAccount,
    id: DraftId,
    draft: Draft,
) -> Result<StatusView> {
    write(app, author, draft, Origin::Due(id)).await
}

/// Refuses what [`publish`] would refuse now; answers the draft with its texts tidied.
pub(in crate::service) async fn vet(
    app: &App,
    author: &LocalAccount,
    draft: Draft,
) -> Result<Draft> {
    let draft = Draft { idempotency_key: None, ..words::tidied(draft) };
    gather::surroundings(app, author.id(), &draft, None).await?;
    words::check(&draft, &app.settings.now())?;
    if let Some(poll) = &draft.poll {
        poll.end(app.clock.now(), None)?;
    }
    Ok(draft)
}

/// Where a draft comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Fresh,
    /// One that was kept and finished by hand.
    Kept(DraftId),
    /// One whose time has come.
    Due(DraftId),
}

async fn write(
    app: &App,
    author: &LocalAccount,
    draft: Draft,
    origin: Origin,
) -> Result<StatusView> {
    must_be_here(author)?;
    let draft = words::tidied(draft);
    let around = gather::surroundings(app, author.id(), &draft, None).await?;
    if let Some(earlier) = around.earlier {
        return Ok(earlier);
    }
    words::check(&draft, &app.settings.now())?;
    let quoted = around.quoted.as_ref();
    let visibility = quote::audience(audience(&draft, around.parent.as_ref()), quoted)?;
    let people = gather::people(app, mention::handles(&draft.text), visibility).await?;
    let words = words::of(&draft, &people, around.user.as_ref(), &app.url(""));
    quote::check_mentioned(author.id(), visibility, around.quoted.as_ref(), &words.mentioned)?;
    let post =
        Post { origin, ..Post::of(app, author.account(), draft, (around, visibility), words)? };
    app.db.write(move |tx| post.store(tx)).await
}

fn audience(draft: &Draft, parent: Option<&Status>) -> Visibility {
    parent.map_or(draft.visibility, |parent| draft.visibility.in_reply_to(parent.visibility))
}

/// All that is about to be stored.
struct Post {
    moment: Moment,
    status: Status,
    words: Words,
    draft: Draft,
    poll: Option<Poll>,
    origin: Origin,
}

impl Post {
    fn of(
        app: &App,
        author: &Account,
        draft: Draft,
        (around, visibility): (Surroundings, Visibility),
        words: Words,
    ) -> Result<Self> {
        let moment = Moment::of(app);
        let id: StatusId = moment.id();
        let user = around.user.as_ref();
        let can_quote = draft.can_quote.or(user.map(|user| user.default_can_quote));
        let can_reply = draft.can_reply.or(user.map(|user| user.default_can_reply));
        let parent = around.parent;
        let conversation = parent.as_ref().and_then(|parent| parent.conversation.clone());
        let status = Status {
            id,
            author: author.id,
            uri: format!("{}/statuses/{id}", author.uri),
            url: Some(format!("{}/{id}", author.url)),
            html: words.html.clone(),
            content_warning: words.content_warning.clone(),
            sensitive: words.sensitive,
            language: words.language.clone(),
            visibility,
            in_reply_to: parent.as_ref().map(|parent| parent.id),
            in_reply_to_account: parent.as_ref().map(|parent| parent.author),
            boost_of: None,
            conversation: Some(conversation.unwrap_or_else(|| conversation_of(app, &moment, id))),
            app: draft.app,
            created_at: moment.now,
            edited_at: None,
            replies_count: 0,
            boosts_count: 0,
            favourites_count: 0,
            quotes_count: 0,
            quote_policy: can_quote.unwrap_or_default().policy(visibility),
            reply_policy: can_reply.unwrap_or_default().policy(),
        };
        let poll = draft.poll.as_ref();
        let poll = poll.map(|poll| keep::fresh(poll, id, moment.now)).transpose()?;
        Ok(Self { moment, status, words, draft, poll, origin: Origin::Fresh })
    }

    /// Answers the status, or the one that another request with the same key made. It is read here:
    /// the writer has at hand what a reader would have to load anew after each commit.
    fn store(&self, tx: &WriteTx<'_>) -> Result<StatusView> {
        let Self { moment, status, words, draft, .. } = self;
        let (id, author) = (status.id, status.author);
        if let Some(key) = &draft.idempotency_key {
            // Another request with the same key may have come first.
            let since = moment.now.minus(KEY_LIFE);
            if let Some(earlier) = db::idempotency::find(tx, author, key, since)? {
                return find::view(tx, author, earlier);
            }
        }
        self.take_from_drafts(tx)?;
        if let Some(parent) = status.in_reply_to
            && !db::status::may_see(tx, Some(author), parent)?
        {
            return Err(find::NOT_FOUND.into());
        }
        let waiting = reply::waiting(tx, status)?;
        let status = waiting.as_ref().unwrap_or(status);
        let is_reply = status.in_reply_to_account.is_some_and(|account| account != author);
        db::status::insert(tx, status, Extra { text: Some(&words.text), is_reply })?;
        self.store_parts(tx)?;
        if waiting.is_some() {
            quote::hold(tx, &self.status, draft)?;
        } else {
            quote::store(tx, moment, status, draft)?;
        }
        // Of what waits nobody hears who is mentioned.
        let mentioned = if waiting.is_some() { &[] } else { words.mentioned.as_slice() };
        spread::new(tx, moment, Fresh { status, mentioned, is_reply, arrival: Arrival::Brought })?;
        if waiting.is_some() {
            reply::ask(tx, moment, &self.status)?;
        }
        reach::announce(tx, status, |status| Job::AnnounceStatus { status }, moment.now)?;
        find::view(tx, author, id)
    }

    fn take_from_drafts(&self, tx: &WriteTx<'_>) -> Result<()> {
        match self.origin {
            Origin::Fresh => {}
            Origin::Kept(id) => {
                db::draft::delete(tx, self.status.author, id)?;
            }
            Origin::Due(id) => {
                if !db::draft::delete_due(tx, id, self.moment.now)? {
                    return Err(Refusal::Conflict(say!("refusal-the-draft-is-no-longer")).into());
                }
            }
        }
        Ok(())
    }

    fn store_parts(&self, tx: &WriteTx<'_>) -> Result<()> {
        let Self { moment, status, words, draft, poll, origin: _ } = self;
        let (id, author) = (status.id, status.author);
        if !words.mentioned.is_empty() {
            db::status::set_mentions(tx, id, &words.mentioned)?;
        }
        if !words.tags.is_empty() {
            db::hashtag::set(tx, id, &words.tags)?;
        }
        if db::media::attach(tx, author, id, &draft.media)? < draft.media.len() {
            return Err(
                Refusal::invalid("media_ids", say!("refusal-names-what-is-on-another")).into()
            );
        }
        if let Some(poll) = poll {
            keep::store(tx, poll)?;
        }
        if let Some(key) = &draft.idempotency_key {
            db::idempotency::insert(tx, author, key, id, moment.now)?;
        }
        Ok(())
    }
}

/// The name of a new thread, as Mastodon makes them.
fn conversation_of(app: &App, moment: &Moment, id: StatusId) -> String {
    let config = app.settings.now();
    let (domain, date) = (config.domain(), moment.now.date());
    format!("tag:{domain},{date}:objectId={id}:objectType=Conversation")
}
