//! A poll as one viewer sees it.
//! Source: <https://docs.joinmastodon.org/entities/Poll/>

use serde::Serialize;

use crate::base::{AccountId, StatusId, Timestamp};
use crate::model::{self, PollView};

use super::{CustomEmoji, Frame};

#[derive(Debug, Serialize)]
pub(in crate::http) struct Poll {
    id: StatusId,
    expires_at: Option<String>,
    expired: bool,
    multiple: bool,
    votes_count: u64,
    voters_count: Option<u64>,
    /// These two are absent for strangers.
    #[serde(skip_serializing_if = "Option::is_none")]
    voted: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_votes: Option<Vec<u32>>,
    options: Vec<PollOption>,
    emojis: Vec<CustomEmoji>,
}

#[derive(Debug, Serialize)]
struct PollOption {
    title: String,
    /// Null until the end where the totals are hidden.
    votes_count: Option<u64>,
}

impl Poll {
    /// The poll of `author` as `viewer` sees it. Who asks counts as having voted.
    pub(in crate::http) fn of(
        view: PollView,
        (author, viewer): (AccountId, Option<AccountId>),
        frame: &Frame,
    ) -> Self {
        let has_voted = view.has_voted() || viewer == Some(author);
        let PollView { poll, own_votes, fetched_at: _, emojis } = view;
        let (expired, votes_count) = (poll.has_ended(frame.now), poll.votes_count());
        let shows_totals = poll.shows_totals(frame.now);
        let model::Poll { status, multiple, hides_totals: _, ends_at, voters_count, options } =
            poll;
        let option = |option: model::PollOption| PollOption {
            title: option.title,
            votes_count: shows_totals.then_some(option.votes_count),
        };
        Self {
            id: status,
            expires_at: ends_at.map(Timestamp::rfc3339),
            expired,
            multiple,
            votes_count,
            voters_count,
            voted: viewer.map(|_| has_voted),
            own_votes,
            options: options.into_iter().map(option).collect(),
            emojis: CustomEmoji::all(emojis, frame),
        }
    }
}
