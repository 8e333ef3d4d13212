//! What a client can listen to.
//! Source: <https://docs.joinmastodon.org/methods/streaming/#streams>

use serde::Deserialize;

use crate::base::ListId;
use crate::db::timeline::Narrow;
use crate::http::api::timelines::normal_tag;
use crate::http::form::{Flag, Text};

/// One stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stream {
    /// The home timeline and the notifications.
    User,
    /// The notifications alone.
    Notifications,
    /// A public timeline.
    Public(Narrow),
    Hashtag {
        /// As the client wrote it, who wants to hear it so again.
        asked: String,
        /// In its normal form.
        name: String,
        local: bool,
    },
    /// A list of the listener's own.
    List(ListId),
}

/// A stream by its name, and what else it takes to know which.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    pub stream: Text,
    pub tag: Text,
    pub list: Text,
    pub only_media: Flag,
}

/// The longest hashtag that one can listen to, in bytes.
const LONGEST_TAG: usize = 500;

impl Stream {
    /// The stream that is wished for, or what is wrong with the wish.
    pub(super) fn of(wish: &Wish) -> Result<Self, &'static str> {
        let name = wish.stream.0.as_deref().unwrap_or_default();
        let asked_media = wish.only_media.is_set();
        let public =
            |local, remote, only_media| Ok(Self::Public(Narrow { local, remote, only_media }));
        match name {
            "user" => Ok(Self::User),
            "user:notification" => Ok(Self::Notifications),
            "public" => public(false, false, asked_media),
            "public:media" => public(false, false, true),
            "public:local" => public(true, false, asked_media),
            "public:local:media" => public(true, false, true),
            "public:remote" => public(false, true, asked_media),
            "public:remote:media" => public(false, true, true),
            "hashtag" => Self::hashtag(wish, false),
            "hashtag:local" => Self::hashtag(wish, true),
            "list" => {
                let id = wish.list.0.as_deref().and_then(|id| id.trim().parse().ok());
                id.map(Self::List).ok_or("Missing list name parameter")
            }
            _ => Err("Unknown channel name"),
        }
    }

    fn hashtag(wish: &Wish, local: bool) -> Result<Self, &'static str> {
        let asked = wish.tag.clone().filled().filter(|tag| tag.len() <= LONGEST_TAG);
        let asked = asked.ok_or("Missing tag name parameter")?;
        Ok(Self::Hashtag { name: normal_tag(&asked), asked, local })
    }

    /// What a token must allow.
    pub(super) fn scope(&self) -> &'static str {
        match self {
            Self::Notifications => "read:notifications",
            Self::User | Self::Public(_) | Self::Hashtag { .. } | Self::List(_) => "read:statuses",
        }
    }

    /// Its name in frames, as a list of words.
    pub(super) fn words(&self) -> Vec<String> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self {
            Self::User => words(&["user"]),
            Self::Notifications => words(&["user:notification"]),
            Self::Public(narrow) => words(&[public_name(*narrow)]),
            Self::Hashtag { asked, local: false, .. } => words(&["hashtag", asked]),
            Self::Hashtag { asked, local: true, .. } => words(&["hashtag:local", asked]),
            Self::List(id) => words(&["list", &id.to_string()]),
        }
    }
}

fn public_name(narrow: Narrow) -> &'static str {
    match (narrow.local, narrow.remote, narrow.only_media) {
        (true, _, false) => "public:local",
        (true, _, true) => "public:local:media",
        (false, true, false) => "public:remote",
        (false, true, true) => "public:remote:media",
        (false, false, false) => "public",
        (false, false, true) => "public:media",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(stream: &str, tag: &str) -> Wish {
        Wish {
            stream: Text(Some(stream.to_owned())),
            tag: Text(Some(tag.to_owned())),
            ..Wish::default()
        }
    }

    #[test]
    fn every_stream_is_told_by_the_name_it_was_asked_for() {
        let names = ["user", "user:notification", "public", "public:media", "public:local"];
        let more = ["public:local:media", "public:remote", "public:remote:media"];
        for name in names.into_iter().chain(more) {
            assert_eq!(Stream::of(&wish(name, "")).unwrap().words(), [name]);
        }
        for name in ["hashtag", "hashtag:local"] {
            assert_eq!(Stream::of(&wish(name, "Cats")).unwrap().words(), [name, "Cats"]);
            assert!(Stream::of(&wish(name, " ")).is_err());
        }
        let list = |id: &str| Wish { list: Text(Some(id.to_owned())), ..wish("list", "") };
        assert_eq!(Stream::of(&list("7")).unwrap().words(), ["list", "7"]);
        assert!(Stream::of(&list("mine")).is_err());
        assert_eq!(Stream::of(&wish("gossip", "")), Err("Unknown channel name"));
    }

    #[test]
    fn media_may_be_asked_for_beside_the_name() {
        let asked = Wish { only_media: Flag(Some(true)), ..wish("public:local", "") };
        assert_eq!(Stream::of(&asked).unwrap().words(), ["public:local:media"]);
    }
}
