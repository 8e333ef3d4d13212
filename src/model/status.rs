//! Statuses: what a draft must satisfy, and what it takes to show one.

use serde::{Deserialize, Serialize};

use crate::base::{AccountId, AppId, Html, MediaId, Refusal, StatusId, Timestamp};

use super::collection::CollectionView;
use super::{
    Account, Attachment, CanQuote, CanReply, Card, Consent, CustomEmoji, FilterMatch, Policy,
    PollDraft, PollView, QuoteView, RemotePoll, RemoteQuote, ReplyProof, ReplyState, Visibility,
};
use crate::say;

/// A status as it is stored. A boost is a status with `boost_of` and no words of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub id: StatusId,
    pub author: AccountId,
    /// Identity on the wire.
    pub uri: String,
    /// The page to open; `None` where a peer gave none.
    pub url: Option<String>,
    pub html: Html,
    pub content_warning: String,
    pub sensitive: bool,
    /// ISO 639-1.
    pub language: Option<String>,
    pub visibility: Visibility,
    pub in_reply_to: Option<StatusId>,
    pub in_reply_to_account: Option<AccountId>,
    pub boost_of: Option<StatusId>,
    /// The thread's name on the wire.
    pub conversation: Option<String>,
    pub app: Option<AppId>,
    pub created_at: Timestamp,
    pub edited_at: Option<Timestamp>,
    pub replies_count: u64,
    pub boosts_count: u64,
    pub favourites_count: u64,
    /// Granted ones that are open to all.
    pub quotes_count: u64,
    pub quote_policy: Policy,
    pub reply_policy: Policy,
}

impl Status {
    /// Folds it under a warning, unless it has one of its own, and its pictures too.
    pub fn fold_under(&mut self, words: &str) {
        fold_under((&mut self.content_warning, &mut self.sensitive), words);
    }
}

fn fold_under((warning, sensitive): (&mut String, &mut bool), words: &str) {
    *sensitive = true;
    if warning.is_empty() {
        words.clone_into(warning);
    }
}

/// A status with what it takes to show it to one viewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusView {
    pub status: Status,
    pub author: Account,
    pub attachments: Vec<Attachment>,
    pub mentions: Vec<Mention>,
    /// Hashtags, without `#`, as first written.
    pub tags: Vec<String>,
    /// Those used in its words.
    pub emojis: Vec<CustomEmoji>,
    /// The client program it was written with: name and website.
    pub app: Option<(String, Option<String>)>,
    /// The viewer's own marks; `None` for strangers.
    pub marks: Option<Marks>,
    /// What the viewer's filters found, those among them that have ended.
    pub filtered: Vec<FilterMatch>,
    /// Who is answered, when we know them.
    pub in_reply_to_handle: Option<String>,
    /// What the page says of itself that it links to.
    pub card: Option<Card>,
    pub poll: Option<PollView>,
    /// What it quotes.
    pub quote: Option<QuoteView>,
    /// What the viewer can expect who quotes it.
    pub consent: Consent,
    /// What the viewer can expect who replies to it.
    pub reply_consent: Consent,
    /// How far it has come, if it is a reply of the viewer's that has to be let in.
    pub asked: Option<ReplyState>,
    /// The collections that it links to, as far as they are there for the viewer.
    pub collections: Vec<CollectionView>,
    /// The boosted status, if this is a boost.
    pub boosted: Option<Box<StatusView>>,
}

impl StatusView {
    /// Where our own pages show it: `/@alice/1`, `/@bob@peer.example/1`.
    pub fn path(&self) -> String {
        format!("{}/{}", self.author.path(), self.status.id)
    }

    /// Its present version.
    pub fn version(&self) -> Edit {
        let Status { html, content_warning, sensitive, created_at, edited_at, .. } = &self.status;
        let options = self.poll.iter().flat_map(|view| &view.poll.options);
        Edit {
            html: html.clone(),
            content_warning: content_warning.clone(),
            sensitive: *sensitive,
            media: Some(self.attachments.clone()),
            quoted_uri: self.quote.as_ref().map(|quote| quote.quoted_uri.clone()),
            poll_options: options.map(|option| option.title.clone()).collect(),
            created_at: edited_at.unwrap_or(*created_at),
        }
    }

    /// The status whose words are shown: the boosted one, or this.
    pub fn shown(&self) -> &StatusView {
        self.boosted.as_deref().unwrap_or(self)
    }
}

/// What the viewer has done with a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "marks are independent of each other")]
pub struct Marks {
    pub favourited: bool,
    pub boosted: bool,
    pub bookmarked: bool,
    pub pinned: bool,
    /// The viewer has muted the thread.
    pub muted: bool,
}

/// Somebody named in a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub account: AccountId,
    pub username: String,
    /// `alice` at home, `bob@peer.example` abroad.
    pub handle: String,
    pub uri: String,
    pub url: String,
}

/// What a person asks us to publish, or to make of a status that is out. Stored as JSON where it is
/// kept for later: add fields, never rename them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub text: String,
    pub content_warning: String,
    pub sensitive: bool,
    pub language: Option<String>,
    pub visibility: Visibility,
    pub in_reply_to: Option<StatusId>,
    /// What it quotes; of no meaning to a status that is out.
    pub quoted: Option<StatusId>,
    /// Who may quote it; `None`: as its author is used to, or as before.
    pub can_quote: Option<CanQuote>,
    /// Who may reply to it; `None`: as its author is used to, or as before.
    pub can_reply: Option<CanReply>,
    /// In the order they are to be shown.
    pub media: Vec<MediaId>,
    pub poll: Option<PollDraft>,
    pub app: Option<AppId>,
    /// The same key within an hour means the same status.
    pub idempotency_key: Option<String>,
}

impl Default for Draft {
    fn default() -> Self {
        Self::of("")
    }
}

impl Draft {
    /// A public draft of `text`, with all else empty.
    pub fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            content_warning: String::new(),
            sensitive: false,
            language: None,
            visibility: Visibility::Public,
            in_reply_to: None,
            quoted: None,
            can_quote: None,
            can_reply: None,
            media: vec![],
            poll: None,
            app: None,
            idempotency_key: None,
        }
    }

    /// Refuses what we would not publish. `length` is as `text::count` has it, content warning
    /// included; `longest` comes from the settings.
    pub fn check(&self, length: usize, longest: usize) -> Result<(), Refusal> {
        let says_nothing = self.text.trim().is_empty() && self.media.is_empty();
        if says_nothing && self.quoted.is_none() {
            return Err(Refusal::invalid("status", say!("refusal-must-have-words-or-media")));
        }
        if length > longest {
            return Err(Refusal::invalid(
                "status",
                say!(
                    "refusal-has-length-characters-longest-are",
                    length = length.to_string(),
                    longest = longest.to_string()
                ),
            ));
        }
        if self.media.len() > MOST_MEDIA {
            return Err(Refusal::invalid(
                "media_ids",
                format!("has {} entries, {MOST_MEDIA} are allowed", self.media.len()),
            ));
        }
        if self.poll.is_some() && !self.media.is_empty() {
            return Err(Refusal::invalid("poll", say!("refusal-cannot-go-together-with-media")));
        }
        Ok(())
    }
}

/// Media that one status of ours may carry.
pub const MOST_MEDIA: usize = 4;

/// Media that are kept of a peer's status.
pub const MOST_REMOTE_MEDIA: usize = 16;

/// One version of a status that was edited, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub html: Html,
    pub content_warning: String,
    pub sensitive: bool,
    /// Its files and what was said of each; `None`: not written down. Files that are no longer kept
    /// are left out.
    pub media: Option<Vec<Attachment>>,
    /// What it quoted.
    pub quoted_uri: Option<String>,
    /// What could be chosen; empty: there was no poll.
    pub poll_options: Vec<String>,
    pub created_at: Timestamp,
}

impl Edit {
    /// Folds it under a warning, unless it has one of its own, and its pictures too.
    pub fn fold_under(&mut self, words: &str) {
        fold_under((&mut self.content_warning, &mut self.sensitive), words);
    }
}

/// A status that a peer sent, already checked against its sender, cleaned and resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteStatus {
    pub author: AccountId,
    pub uri: String,
    pub url: Option<String>,
    pub html: Html,
    pub content_warning: String,
    pub sensitive: bool,
    pub language: Option<String>,
    pub visibility: Visibility,
    pub in_reply_to: Option<StatusId>,
    /// It answers something, even if what it answers is not known here.
    pub is_reply: bool,
    /// What it answers, known or not.
    pub parent_uri: Option<String>,
    pub conversation: Option<String>,
    /// The collection of its thread.
    pub context: Option<String>,
    pub created_at: Timestamp,
    pub edited_at: Option<Timestamp>,
    pub mentions: Vec<AccountId>,
    pub tags: Vec<String>,
    pub attachments: Vec<RemoteAttachment>,
    pub quote: Option<RemoteQuote>,
    pub quote_policy: Policy,
    pub reply_policy: Policy,
    pub reply_proof: ReplyProof,
    pub poll: Option<RemotePoll>,
}

/// A status of ours that was deleted, for its author to write anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    pub view: StatusView,
    /// As it was typed.
    pub text: String,
}

/// A boost that a peer sent, already checked against its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteBoost {
    pub author: AccountId,
    pub uri: String,
    pub boosted: StatusId,
    pub visibility: Visibility,
    pub created_at: Timestamp,
}

/// A file on a peer that a status carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteAttachment {
    pub url: String,
    pub content_type: String,
    pub description: Option<String>,
    pub blurhash: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// Horizontal and vertical, −1 to 1, in thousandths.
    pub focus: Option<(i32, i32)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_needs_words_or_media() {
        assert!(Draft::of(" \n").check(0, 500).is_err());
        let pictures = Draft { media: vec![MediaId(1)], ..Draft::of("") };
        assert_eq!(pictures.check(0, 500), Ok(()));
        let many = Draft { media: vec![MediaId(1); 5], ..Draft::of("") };
        assert!(many.check(0, 500).is_err());
    }

    #[test]
    fn a_poll_needs_words_and_goes_without_media() {
        let poll = Some(PollDraft::default());
        let asks = Draft { poll: poll.clone(), ..Draft::of("Tea?") };
        assert_eq!(asks.check(4, 500), Ok(()));
        assert!(Draft { poll, ..Draft::of("") }.check(0, 500).is_err());
        assert!(Draft { media: vec![MediaId(1)], ..asks }.check(4, 500).is_err());
    }

    #[test]
    fn what_is_kept_of_a_draft_reads_back_and_may_lack_what_came_later() {
        let draft = Draft {
            visibility: Visibility::OnlyMe,
            media: vec![MediaId(7)],
            poll: Some(PollDraft { lasts: Some(300), ..PollDraft::default() }),
            ..Draft::of("hm")
        };
        let kept = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&kept).unwrap(), draft);
        assert_eq!(serde_json::from_str::<Draft>(r#"{"text":"x"}"#).unwrap(), Draft::of("x"));
    }

    #[test]
    fn a_draft_may_be_as_long_as_allowed_and_no_longer() {
        assert_eq!(Draft::of("x").check(500, 500), Ok(()));
        assert_eq!(
            Draft::of("x").check(501, 500),
            Err(Refusal::invalid("status", "has 501 characters, 500 are allowed"))
        );
    }
}
