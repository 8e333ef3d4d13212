//! Polls: what a Question asks.

use serde_json::Value;

use super::shape::{LONGEST_NAME, MOST_ITEMS, each, moment, number, text};
use crate::base::Timestamp;

/// The poll of a Question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    pub multiple: bool,
    pub choices: Vec<Choice>,
    pub ends: Option<Timestamp>,
    pub closed: bool,
    pub voters: Option<u64>,
}

/// One thing to vote for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub title: String,
    pub votes: u64,
}

impl Poll {
    pub(super) fn read(value: &Value) -> Option<Self> {
        let any = each(&value["anyOf"]);
        let listed = if any.is_empty() { each(&value["oneOf"]) } else { any };
        let choices: Vec<Choice> = listed.iter().take(MOST_ITEMS).filter_map(choice).collect();
        if choices.is_empty() {
            return None;
        }
        // `closed` is a moment for Mastodon, a yes for others.
        let closed = moment(&value["closed"]);
        Some(Self {
            multiple: !any.is_empty(),
            choices,
            ends: moment(&value["endTime"]).or(closed),
            closed: closed.is_some() || value["closed"].as_bool() == Some(true),
            voters: number(&value["votersCount"]),
        })
    }
}

fn choice(value: &Value) -> Option<Choice> {
    let replies = &value["replies"];
    let votes = number(&replies["totalItems"]).or_else(|| number(replies)).unwrap_or(0);
    Some(Choice { title: text(&value["name"], LONGEST_NAME)?, votes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_poll_is_read_with_its_votes() {
        let poll = Poll::read(&json!({
            "oneOf": [{"name": "yes", "replies": {"totalItems": 3}}, {"name": "no"}],
            "closed": "2024-01-01T00:00:00Z", "votersCount": 3,
        }))
        .unwrap();
        assert_eq!((poll.multiple, poll.choices.len(), poll.closed), (false, 2, true));
        assert_eq!(
            (poll.choices[0].votes, poll.ends),
            (3, Timestamp::parse("2024-01-01T00:00:00Z"))
        );
        assert_eq!(Poll::read(&json!({"oneOf": []})), None);
    }
}
