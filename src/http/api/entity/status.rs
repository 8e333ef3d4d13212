//! A status, what stands around it, and what it was before.
//! Source: <https://docs.joinmastodon.org/entities/Status/>

use serde::Serialize;

use crate::base::{AccountId, Html, StatusId, Timestamp};
use crate::model::{self, Marks, QuoteView, StatusView};
use crate::text::quote_inline;

use super::quote::{Approval, Quote};
use super::{Account, Card, Collection, CustomEmoji, FilterResult, Frame, Media, Poll};

#[derive(Debug, Serialize)]
pub(in crate::http) struct Status {
    id: StatusId,
    created_at: String,
    in_reply_to_id: Option<StatusId>,
    in_reply_to_account_id: Option<AccountId>,
    sensitive: bool,
    spoiler_text: String,
    visibility: &'static str,
    /// Ours: the status never leaves this server.
    #[serde(skip_serializing_if = "Option::is_none")]
    local_only: Option<bool>,
    language: Option<String>,
    uri: String,
    url: Option<String>,
    replies_count: u64,
    reblogs_count: u64,
    favourites_count: u64,
    quotes_count: u64,
    edited_at: Option<String>,
    /// Absent where `text` stands in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<String>,
    reblog: Option<Box<Status>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application: Option<Application>,
    account: Account,
    media_attachments: Vec<Media>,
    mentions: Vec<Mention>,
    tags: Vec<Tag>,
    emojis: Vec<CustomEmoji>,
    card: Option<Card>,
    poll: Option<Poll>,
    quote: Option<Quote>,
    quote_approval: Approval,
    /// Not in Mastodon: who may reply, in the same form.
    reply_approval: Approval,
    tagged_collections: Vec<Collection>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    marks: Option<OwnMarks>,
    /// What the author typed, for who is about to write it anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// What the viewer has done with the status; absent for strangers.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the API has them so")]
struct OwnMarks {
    favourited: bool,
    reblogged: bool,
    muted: bool,
    bookmarked: bool,
    /// Only on the viewer's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pinned: Option<bool>,
    /// What the viewer's filters found.
    filtered: Vec<FilterResult>,
}

#[derive(Debug, Serialize)]
struct Application {
    name: String,
    website: Option<String>,
}

#[derive(Debug, Serialize)]
struct Mention {
    id: AccountId,
    username: String,
    url: String,
    acct: String,
}

#[derive(Debug, Serialize)]
struct Tag {
    name: String,
    url: String,
}

impl Status {
    /// The status as `viewer` sees it.
    pub(in crate::http) fn of(view: StatusView, viewer: Option<AccountId>, frame: &Frame) -> Self {
        let page = frame.url(&view.path());
        let StatusView {
            status,
            author,
            attachments,
            mentions,
            tags,
            emojis,
            app,
            marks,
            filtered,
            in_reply_to_handle: _,
            card,
            poll,
            quote,
            consent,
            reply_consent,
            asked: _,
            collections,
            boosted,
        } = view;
        let content = content(&status.html, author.is_local(), quote.as_ref());
        let is_own = viewer == Some(author.id);
        // A boost bears the viewer's marks of what it shows.
        let marks = boosted.as_ref().map_or(marks, |inner| inner.marks);
        let url = match (author.is_local(), status.boost_of) {
            (true, None) => Some(page),
            _ => status.url.or_else(|| Some(status.uri.clone())),
        };
        Self {
            id: status.id,
            created_at: status.created_at.rfc3339(),
            in_reply_to_id: status.in_reply_to,
            in_reply_to_account_id: status.in_reply_to_account,
            sensitive: status.sensitive,
            spoiler_text: status.content_warning,
            visibility: status.visibility.api_word(),
            local_only: status.visibility.is_local_only().then_some(true),
            language: status.language,
            uri: status.uri,
            url,
            replies_count: status.replies_count,
            reblogs_count: status.boosts_count,
            favourites_count: status.favourites_count,
            quotes_count: status.quotes_count,
            edited_at: status.edited_at.map(Timestamp::rfc3339),
            content: Some(content.into_string()),
            reblog: boosted.map(|inner| Box::new(Self::of(*inner, viewer, frame))),
            application: app.map(|(name, website)| Application { name, website }),
            account: Account::of(author, frame),
            media_attachments: attachments.into_iter().map(|file| Media::of(file, frame)).collect(),
            mentions: mentions.into_iter().map(Mention::of).collect(),
            tags: tags.into_iter().map(|name| Tag::of(name, frame)).collect(),
            emojis: CustomEmoji::all(emojis, frame),
            card: card.map(|card| Card::of(card, frame)),
            poll: poll.map(|poll| Poll::of(poll, (status.author, viewer), frame)),
            quote: quote.map(|quote| Quote::of(quote, viewer, frame)),
            quote_approval: Approval::of(status.quote_policy, consent),
            reply_approval: Approval::of(status.reply_policy, reply_consent),
            tagged_collections: Collection::linked(collections, &status.html, frame),
            marks: marks
                .map(|marks| OwnMarks::of(marks, FilterResult::all(filtered, frame), is_own)),
            text: None,
        }
    }

    /// The status with its quote told in another way.
    pub(super) fn quoting(self, quote: Option<Quote>) -> Self {
        Self { quote, ..self }
    }

    /// The status with what its author typed in place of the HTML.
    pub(in crate::http) fn with_text(mut self, text: String) -> Self {
        self.text = Some(text);
        self.content = None;
        self
    }
}

/// Apps that cannot show quotes get a link, as peers do; the words of peers bring theirs along.
fn content(html: &Html, is_local: bool, quote: Option<&QuoteView>) -> Html {
    match quote {
        Some(quote) if is_local && quote.shown.is_there() => {
            let page = quote.status.as_ref().and_then(|quoted| quoted.status.url.as_deref());
            quote_inline::with_link(html, page.unwrap_or(&quote.quoted_uri))
        }
        Some(_) | None => html.clone(),
    }
}

impl OwnMarks {
    fn of(marks: Marks, filtered: Vec<FilterResult>, is_own: bool) -> Self {
        let Marks { favourited, boosted, bookmarked, pinned, muted } = marks;
        Self {
            favourited,
            reblogged: boosted,
            muted,
            bookmarked,
            pinned: is_own.then_some(pinned),
            filtered,
        }
    }
}

impl Mention {
    fn of(model::Mention { account, username, handle, uri: _, url }: model::Mention) -> Self {
        Self { id: account, username, url, acct: handle }
    }
}

impl Tag {
    fn of(name: String, frame: &Frame) -> Self {
        Self { url: frame.url(&format!("/tags/{name}")), name }
    }
}

/// What is above and below a status.
#[derive(Debug, Serialize)]
pub(in crate::http) struct Context {
    pub ancestors: Vec<Status>,
    pub descendants: Vec<Status>,
}

/// What an author typed.
#[derive(Debug, Serialize)]
pub(in crate::http) struct Source {
    pub id: StatusId,
    pub text: String,
    pub spoiler_text: String,
}

/// One version of a status.
#[derive(Debug, Serialize)]
pub(in crate::http) struct Edit {
    content: String,
    spoiler_text: String,
    sensitive: bool,
    created_at: String,
    account: Account,
    media_attachments: Vec<Media>,
    emojis: Vec<CustomEmoji>,
    /// Absent where there was no poll.
    #[serde(skip_serializing_if = "Option::is_none")]
    poll: Option<PollOptions>,
    quote: Option<Quote>,
}

/// What could be chosen in a version of a status.
#[derive(Debug, Serialize)]
struct PollOptions {
    options: Vec<PollTitle>,
}

#[derive(Debug, Serialize)]
struct PollTitle {
    title: String,
}

impl PollOptions {
    fn of(titles: Vec<String>) -> Option<Self> {
        let options: Vec<_> = titles.into_iter().map(|title| PollTitle { title }).collect();
        (!options.is_empty()).then_some(Self { options })
    }
}

impl Edit {
    /// Every version of a status, the first one first: those that were kept, and the present one.
    /// `emojis`: all that any of them uses.
    pub(in crate::http) fn all(
        kept: Vec<model::Edit>,
        now: &StatusView,
        emojis: &[model::CustomEmoji],
        frame: &Frame,
    ) -> Vec<Self> {
        let present = now.version();
        let version = |edit: model::Edit| Self {
            emojis: CustomEmoji::in_texts(
                emojis,
                &[edit.html.as_str(), &edit.content_warning],
                frame,
            ),
            content: edit.html.into_string(),
            spoiler_text: edit.content_warning,
            sensitive: edit.sensitive,
            created_at: edit.created_at.rfc3339(),
            account: Account::of(now.author.clone(), frame),
            media_attachments: edit
                .media
                .unwrap_or_else(|| now.attachments.clone())
                .into_iter()
                .map(|file| Media::of(file, frame))
                .collect(),
            poll: PollOptions::of(edit.poll_options),
            quote: now
                .quote
                .as_ref()
                .filter(|quote| edit.quoted_uri.as_ref() == Some(&quote.quoted_uri))
                .map(Quote::shallow),
        };
        kept.into_iter().chain([present]).map(version).collect()
    }
}
