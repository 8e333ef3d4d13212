//! Work to be done later, and how an attempt at it can end.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::base::{
    AccountId, ArchiveId, DraftId, ImportId, NotificationId, PushId, SeveranceId, StatusId,
    Timestamp,
};

use super::fetches::{PostsWanted, Spent, ThreadRest};

/// One thing to do later. Stored as JSON: add variants and fields, never rename them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Tell peers about a status of ours, a boost included.
    AnnounceStatus { status: StatusId },
    /// Tell peers that a status of ours has changed.
    AnnounceEdit { status: StatusId },
    /// Tell peers that a status of ours is gone. All that is needed is here, for the row is gone.
    AnnounceDelete {
        author: AccountId,
        status_uri: String,
        boost: Option<UndoneBoost>,
        inboxes: Vec<String>,
    },
    /// Send an activity that is already written to the account's inbox: `Follow`, `Accept`,
    /// `Reject`, `Undo`, `Like`, `Block`.
    Tell { from: AccountId, to: AccountId, activity: Box<serde_json::Value> },
    /// Tell the peers of an account's followers that its profile has changed.
    AnnounceProfile { account: AccountId },
    /// Tell peers how a poll of ours stands.
    AnnouncePoll { status: StatusId },
    /// Tell the streams how a poll stands.
    ShowPoll { status: StatusId },
    /// Tell who asked and who voted that a poll has ended.
    EndPoll { status: StatusId },
    /// Ask a peer how its poll stands.
    RefreshPoll { status: StatusId },
    /// Publish a draft whose time has come.
    PublishDraft { draft: DraftId },
    /// Tell a phone or a browser of a notification.
    Push { subscription: PushId, notification: NotificationId },
    /// Take in an activity that a peer left in an inbox. `request` is what `federation::inbound`
    /// needs of the signed request; `verified`: the actor whose signature was checked already.
    ReceiveActivity { request: Box<serde_json::Value>, verified: Option<String> },
    /// Ask a peer's author whether a status of ours may quote them.
    AskToQuote { status: StatusId },
    /// Ask a peer's author whether a status of ours may answer theirs.
    AskToReply { status: StatusId },
    /// Tell peers that a peer's answer to a status of ours is wanted there.
    VouchForReply { status: StatusId },
    /// Tell peers that an authorization of ours to quote is void.
    AnnounceRevocation {
        author: AccountId,
        stamp_uri: String,
        quoting_uri: String,
        quoted_uri: String,
        inboxes: Vec<String>,
    },
    /// Tell peers that an authorization of ours to reply is void.
    AnnounceReplyRevocation {
        author: AccountId,
        stamp_uri: String,
        reply_uri: String,
        parent_uri: String,
        inboxes: Vec<String>,
    },
    /// Fetch what a status quotes, and the proof that it may. `depth`: quotes that lead to it.
    CheckQuote { status: StatusId, depth: u8 },
    /// Fetch a status that an activity or an answer refers to.
    FetchStatus { uri: String },
    /// Fetch what is missing around a peer's status, since somebody reads the thread. `rest`: what
    /// is left of an earlier attempt.
    FetchReplies {
        status: StatusId,
        #[serde(default)]
        rest: Option<Box<ThreadRest>>,
    },
    /// Fetch posts of a peer's account that nobody brought.
    FetchPosts {
        account: AccountId,
        #[serde(default)]
        wanted: PostsWanted,
    },
    /// Note that this server runs, and look whether it did not for long; puts itself in the queue
    /// again.
    Beat,
    /// Ask a peer at `url` who of ours follows its account, and make it so here.
    CompareFollowers { account: AccountId, url: String },
    /// Fetch an actor anew.
    RefreshAccount { account: AccountId },
    /// Let our people who follow `from` follow `target`, where it moved; those with ids above
    /// `after` are still to come.
    CarryOver { from: AccountId, target: AccountId, after: AccountId },
    /// Ask a page that a status links to what it says of itself.
    FetchCard { status: StatusId, url: String },
    /// Ask the pages that a profile links to whether they link back.
    VerifyFields { account: AccountId },
    /// End more follows between an account of ours and the people of a server that it blocks.
    SeverDomain { account: AccountId, domain: String },
    /// Ask those again whom somebody followed until a server was shut out; those with ids above
    /// `after` are still to come.
    FollowAgain { severance: SeveranceId, after: AccountId },
    /// Let our people who block, mute or annotate `from` do so with `target`, where it moved.
    CarryMarks { from: AccountId, target: AccountId, after: AccountId },
    /// Tell the peers of an account's followers that it has moved.
    AnnounceMove { account: AccountId },
    /// Tell the peers of an account's followers that it shows a hashtag, or no longer.
    AnnounceTag { account: AccountId, tag: String, is_shown: bool },
    /// Tell the peers of an account's followers that a status is pinned to its profile, or no
    /// longer.
    AnnouncePin { account: AccountId, status_uri: String, is_pinned: bool },
    /// Tell all peers that an account of ours is gone for good.
    AnnounceEnd { account: AccountId },
    /// Do more rows of a table that somebody brought.
    Import { account: AccountId, import: ImportId },
    /// Write down all that somebody has here, for them to take away.
    Archive { archive: ArchiveId },
    /// Bring the index of words up to date.
    Index,
    /// Delete files that nothing shows any more.
    DeleteFiles { files: Vec<String> },
    /// Throw away what is old; puts itself in the queue again.
    CleanUp,
}

/// A boost that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoneBoost {
    pub boost_uri: String,
    pub boosted_uri: String,
}

/// Jobs of one lane run beside those of others, with a width of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// What peers sent.
    Inbox,
    /// What is to be sent.
    Outbound,
    /// What phones and browsers are to be told: push services may be slow.
    Push,
    /// What is to be fetched.
    Fetch,
    /// House-keeping.
    Chore,
}

impl Lane {
    pub const ALL: [Self; 5] = [Self::Inbox, Self::Outbound, Self::Push, Self::Fetch, Self::Chore];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Outbound => "outbound",
            Self::Push => "push",
            Self::Fetch => "fetch",
            Self::Chore => "chore",
        }
    }
}

impl Job {
    pub fn lane(&self) -> Lane {
        match self {
            Self::AnnounceStatus { .. }
            | Self::AnnounceEdit { .. }
            | Self::AnnounceDelete { .. }
            | Self::AnnouncePoll { .. }
            | Self::Tell { .. }
            | Self::AskToQuote { .. }
            | Self::AskToReply { .. }
            | Self::VouchForReply { .. }
            | Self::AnnounceRevocation { .. }
            | Self::AnnounceReplyRevocation { .. }
            | Self::AnnounceProfile { .. }
            | Self::AnnounceMove { .. }
            | Self::AnnounceTag { .. }
            | Self::AnnouncePin { .. }
            | Self::AnnounceEnd { .. }
            // Looks for people on other servers, which may take a while.
            | Self::PublishDraft { .. } => Lane::Outbound,
            Self::Push { .. } => Lane::Push,
            Self::ReceiveActivity { .. } => Lane::Inbox,
            Self::FetchStatus { .. }
            | Self::CheckQuote { .. }
            | Self::FetchReplies { .. }
            | Self::FetchPosts { .. }
            | Self::CompareFollowers { .. }
            | Self::RefreshAccount { .. }
            | Self::RefreshPoll { .. }
            | Self::FetchCard { .. }
            | Self::Import { .. }
            // Reads for minutes, and chores go one by one.
            | Self::Archive { .. }
            | Self::VerifyFields { .. } => Lane::Fetch,
            Self::CarryOver { .. }
            | Self::CarryMarks { .. }
            | Self::FollowAgain { .. }
            | Self::ShowPoll { .. }
            | Self::EndPoll { .. }
            | Self::SeverDomain { .. }
            | Self::Index
            | Self::Beat
            | Self::DeleteFiles { .. }
            | Self::CleanUp => Lane::Chore,
        }
    }

    /// Jobs with the same key run one after the other, in the order they were left.
    pub fn key(&self) -> Option<String> {
        match self {
            // What a relay brings of many need not wait for each other.
            Self::ReceiveActivity { request, verified } => {
                let text = |member: &str| Some(request.get(member)?.as_str()?.to_owned());
                text("speaker").or_else(|| verified.clone()).or_else(|| text("key_id"))
            }
            Self::AnnounceStatus { .. }
            | Self::AnnounceEdit { .. }
            | Self::AskToQuote { .. }
            | Self::AskToReply { .. }
            | Self::VouchForReply { .. } => None,
            Self::AnnounceDelete { author, .. }
            | Self::AnnounceRevocation { author, .. }
            | Self::AnnounceReplyRevocation { author, .. } => Some(author.to_string()),
            Self::Tell { from, .. } => Some(from.to_string()),
            Self::AnnounceProfile { account }
            | Self::AnnounceMove { account }
            | Self::AnnounceTag { account, .. }
            | Self::AnnouncePin { account, .. }
            | Self::AnnounceEnd { account }
            | Self::RefreshAccount { account } => Some(account.to_string()),
            Self::Push { subscription, .. } => Some(subscription.to_string()),
            Self::CarryOver { from, .. } => Some(format!("move {from}")),
            Self::CarryMarks { from, .. } => Some(format!("marks {from}")),
            Self::FollowAgain { severance, .. } => Some(format!("severed {severance}")),
            Self::CheckQuote { status, .. } => Some(format!("quote {status}")),
            Self::FetchReplies { status, .. } => Some(format!("replies {status}")),
            Self::FetchPosts { account, .. } => Some(format!("posts {account}")),
            Self::CompareFollowers { account, .. } => Some(format!("followers {account}")),
            Self::FetchStatus { uri } => Some(uri.clone()),
            Self::FetchCard { url, .. } => Some(format!("card {url}")),
            Self::VerifyFields { account } => Some(format!("fields {account}")),
            Self::AnnouncePoll { status } | Self::RefreshPoll { status } => {
                Some(format!("poll {status}"))
            }
            Self::ShowPoll { status } => Some(format!("show poll {status}")),
            Self::EndPoll { status } => Some(format!("end poll {status}")),
            Self::PublishDraft { draft } => Some(format!("draft {draft}")),
            Self::SeverDomain { account, domain } => Some(format!("{account} {domain}")),
            // One table after the other.
            Self::Import { account, .. } => Some(format!("import {account}")),
            Self::Archive { archive } => Some(format!("archive {archive}")),
            Self::Index => Some("index".to_owned()),
            Self::Beat => Some("beat".to_owned()),
            Self::DeleteFiles { .. } => Some("delete files".to_owned()),
            Self::CleanUp => Some("clean_up".to_owned()),
        }
    }
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Done,
    /// The trouble may pass.
    Retry {
        after: Duration,
        why: String,
    },
    /// Trying again would not help.
    GiveUp {
        why: String,
    },
    /// It is not its turn yet, which is nobody's fault.
    PutOff {
        until: Timestamp,
        /// Whose budget is spent.
        host: Option<String>,
        /// What is left to do, in place of the job.
        rest: Option<Box<Job>>,
    },
}

impl From<Spent> for Verdict {
    fn from(spent: Spent) -> Self {
        let Spent { host, until } = spent;
        Self::PutOff { until, host: Some(host), rest: None }
    }
}
