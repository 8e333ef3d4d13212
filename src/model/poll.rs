//! Polls: what may be asked, who may answer, and what is told of the answers.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::base::{Refusal, StatusId, Timestamp};

use super::CustomEmoji;
use crate::say;

/// Choices that a poll of ours may have, and must have.
pub const MOST_OPTIONS: usize = 4;
pub const FEWEST_OPTIONS: usize = 2;
/// Characters of one choice.
pub const LONGEST_OPTION: usize = 50;
/// How long a poll of ours may be open.
/// Source: <https://docs.joinmastodon.org/entities/Instance/#min_expiration>
pub const SHORTEST: Duration = Duration::from_mins(5);
pub const LONGEST: Duration = Duration::from_secs(2_629_746);

/// Choices that are kept of a peer's poll, and characters of each.
pub const MOST_REMOTE_OPTIONS: usize = 20;
pub const LONGEST_REMOTE_OPTION: usize = 500;

/// A question with answers to choose from. It has the id of the status that asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    pub status: StatusId,
    /// Several choices may be taken.
    pub multiple: bool,
    /// Nobody learns before the end what others chose.
    pub hides_totals: bool,
    /// `None`: it never ends.
    pub ends_at: Option<Timestamp>,
    /// How many have voted; `None` where a peer does not say.
    pub voters_count: Option<u64>,
    pub options: Vec<PollOption>,
}

/// One thing to vote for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollOption {
    pub title: String,
    pub votes_count: u64,
}

/// A poll as one viewer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollView {
    pub poll: Poll,
    /// Places of the choices the viewer took; `None`: a stranger looks.
    pub own_votes: Option<Vec<u32>>,
    /// When its server last told how it stands; `None`: it is ours.
    pub fetched_at: Option<Timestamp>,
    /// Those used in the options.
    pub emojis: Vec<CustomEmoji>,
}

impl Poll {
    pub fn has_ended(&self, now: Timestamp) -> bool {
        self.ends_at.is_some_and(|end| end <= now)
    }

    /// Whether it may be told what was chosen.
    pub fn shows_totals(&self, now: Timestamp) -> bool {
        !self.hides_totals || self.has_ended(now)
    }

    /// All votes; more than voters where several choices may be taken.
    pub fn votes_count(&self) -> u64 {
        self.options.iter().map(|option| option.votes_count).sum()
    }

    /// Checks what somebody who has not voted yet wants to choose: each place once.
    pub fn choice(&self, places: &[u32], now: Timestamp) -> Result<Vec<u32>, Refusal> {
        let refused = |problem: &str| Err(Refusal::invalid("choices", problem));
        if self.has_ended(now) {
            return refused(say!("refusal-votes-too-late"));
        }
        let mut chosen = places.to_vec();
        chosen.sort_unstable();
        chosen.dedup();
        if chosen.is_empty() {
            return refused(say!("refusal-cant-be-blank"));
        }
        if chosen.len() > 1 && !self.multiple {
            return refused(say!("refusal-may-be-only-one"));
        }
        let is_known =
            |place: &u32| usize::try_from(*place).is_ok_and(|at| at < self.options.len());
        if chosen.iter().all(is_known) {
            Ok(chosen)
        } else {
            refused(say!("refusal-must-be-among-options"))
        }
    }
}

impl PollView {
    /// What can be chosen, in order.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.poll.options.iter().map(|option| option.title.as_str())
    }

    /// How long what a peer told of an open poll counts as fresh.
    pub const FRESH: Duration = Duration::from_mins(1);

    /// Whether its server should be asked how it stands: not within a minute, and once after the
    /// end.
    pub fn is_stale(&self, now: Timestamp) -> bool {
        let Some(told) = self.fetched_at else { return false };
        now.since(told) >= Self::FRESH && !self.poll.has_ended(told)
    }

    pub fn has_voted(&self) -> bool {
        self.own_votes.as_ref().is_some_and(|votes| !votes.is_empty())
    }
}

/// A poll that somebody wants to make. Stored as JSON within a draft: add fields, never rename
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PollDraft {
    pub options: Vec<String>,
    /// Seconds until the end; `None`: as the poll that is edited has it.
    pub lasts: Option<u64>,
    pub multiple: bool,
    pub hides_totals: bool,
}

impl PollDraft {
    /// Refuses what we would not publish. `length` counts characters as people see them.
    pub fn check(&self, length: impl Fn(&str) -> usize) -> Result<(), Refusal> {
        let refused = |problem: String| Err(Refusal::invalid("poll", problem));
        match self.options.len() {
            0..FEWEST_OPTIONS => return refused(say!("refusal-needs-more-options").to_owned()),
            FEWEST_OPTIONS..=MOST_OPTIONS => {}
            many => {
                return refused(say!("refusal-has-many-options", many = many, most = MOST_OPTIONS));
            }
        }
        if self.options.iter().any(|option| length(option) > LONGEST_OPTION) {
            let problem = say!("refusal-has-an-option-of-more", n = LONGEST_OPTION.to_string());
            return refused(problem);
        }
        let twice = |(at, option): (usize, &String)| self.options[..at].contains(option);
        if self.options.iter().enumerate().any(twice) {
            return refused(say!("refusal-has-an-option-twice").to_owned());
        }
        Ok(())
    }

    /// When it ends if it begins now; `old` is the end of the poll that is edited.
    pub fn end(&self, now: Timestamp, old: Option<Timestamp>) -> Result<Timestamp, Refusal> {
        let Some(seconds) = self.lasts else {
            return old
                .ok_or_else(|| Refusal::invalid("poll", say!("refusal-must-have-expires-in")));
        };
        let span = Duration::from_secs(seconds);
        if span < SHORTEST {
            return Err(Refusal::invalid("poll", say!("refusal-must-be-open-for-5")));
        }
        if span > LONGEST {
            return Err(Refusal::invalid("poll", say!("refusal-must-not-be-open-for")));
        }
        Ok(now.plus(span))
    }
}

/// A poll that a peer sent, cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemotePoll {
    pub multiple: bool,
    pub ends_at: Option<Timestamp>,
    pub voters_count: Option<u64>,
    pub options: Vec<RemoteOption>,
}

/// A choice of a peer's poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteOption {
    pub title: String,
    /// As the peer writes it, where that differs: votes must name it so.
    pub name: Option<String>,
    pub votes_count: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn poll(multiple: bool) -> Poll {
        let option = |title: &str| PollOption { title: title.to_owned(), votes_count: 2 };
        Poll {
            status: StatusId(1),
            multiple,
            hides_totals: true,
            ends_at: Some(NOW.plus(SHORTEST)),
            voters_count: Some(4),
            options: vec![option("tea"), option("coffee")],
        }
    }

    fn draft(options: &[&str], lasts: Option<u64>) -> PollDraft {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        PollDraft { options, lasts, ..PollDraft::default() }
    }

    #[test]
    fn one_choice_is_one_and_several_count_once_each() {
        assert_eq!(poll(false).choice(&[1], NOW), Ok(vec![1]));
        assert_eq!(poll(true).choice(&[1, 0, 1], NOW), Ok(vec![0, 1]));
        for (multiple, places) in [(false, vec![0, 1]), (true, vec![]), (true, vec![0, 2])] {
            assert!(poll(multiple).choice(&places, NOW).is_err(), "{places:?}");
        }
        assert!(poll(false).choice(&[1], NOW.plus(SHORTEST)).is_err());
    }

    #[test]
    fn totals_are_hidden_until_the_end() {
        assert!(!poll(false).shows_totals(NOW));
        assert!(poll(false).shows_totals(NOW.plus(SHORTEST)));
        assert_eq!(poll(false).votes_count(), 4);
    }

    #[test]
    fn the_bounds_hold_on_both_sides() {
        let length = |text: &str| text.len();
        assert_eq!(draft(&["a", "b"], None).check(length), Ok(()));
        for bad in [&["a"][..], &["a"; 2], &["a", "b", "c", "d", "e"], &["a", &"x".repeat(51)]] {
            assert!(draft(bad, None).check(length).is_err(), "{bad:?}");
        }
        let end = |lasts| draft(&["a", "b"], lasts).end(NOW, None);
        assert_eq!(end(Some(300)), Ok(NOW.plus(SHORTEST)));
        assert_eq!(end(Some(2_629_746)), Ok(NOW.plus(LONGEST)));
        for bad in [None, Some(0), Some(299), Some(2_629_747), Some(u64::MAX)] {
            assert!(end(bad).is_err(), "{bad:?}");
        }
        assert_eq!(draft(&[], None).end(NOW, Some(Timestamp(7))), Ok(Timestamp(7)));
    }

    #[test]
    fn a_peer_is_asked_again_after_a_minute_and_once_after_the_end() {
        let told = |fetched_at| PollView {
            poll: poll(false),
            own_votes: None,
            fetched_at,
            emojis: vec![],
        };
        let end = NOW.plus(SHORTEST);
        assert!(!told(None).is_stale(end), "ours");
        assert!(!told(Some(NOW)).is_stale(NOW.plus(Duration::from_secs(59))));
        assert!(told(Some(NOW)).is_stale(NOW.plus(Duration::from_mins(1))));
        assert!(!told(Some(end)).is_stale(end.plus(Duration::from_hours(1))));
    }
}
