//! Polls: what a Question asks.

use serde_json::Value;

use super::shape::{LONGEST_NAME, MOST_ITEMS, each, first_id, kind, moment, number, text};
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
            ends: closed.or_else(|| moment(&value["endTime"])),
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

/// A vote: an answer with a name and no content. May have no id of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The poll that it answers.
    pub poll: String,
    /// The choice.
    pub name: String,
    /// Who votes, if it says so.
    pub attributed_to: Option<String>,
}

impl Vote {
    /// Reads a vote; `None` if it is something else.
    pub fn read(value: &Value) -> Option<Self> {
        let is_note = kind(value).is_some_and(|kind| matches!(kind.as_str(), "Note" | "Answer"));
        let is_silent = value["content"].as_str().is_none_or(str::is_empty);
        if !is_note || !is_silent || value["contentMap"].is_object() {
            return None;
        }
        Some(Self {
            poll: first_id(&value["inReplyTo"])?,
            name: text(&value["name"], LONGEST_NAME)?,
            attributed_to: first_id(&value["attributedTo"]),
        })
    }
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

    #[test]
    fn a_vote_names_a_choice_and_says_nothing_else() {
        let vote = json!({
            "type": "Note", "name": "yes", "inReplyTo": "https://a.example/1",
            "attributedTo": "https://b.example/u",
        });
        let read = Vote::read(&vote).unwrap();
        assert_eq!((read.poll.as_str(), read.name.as_str()), ("https://a.example/1", "yes"));
        for (member, value) in
            [("content", json!("<p>yes</p>")), ("name", json!(null)), ("inReplyTo", json!([]))]
        {
            let mut other = vote.clone();
            other[member] = value;
            assert_eq!(Vote::read(&other), None, "{member}");
        }
    }
}
