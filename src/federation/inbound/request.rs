//! How a request waits in the queue: what is left of it once it was let in.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::{Result, Timestamp};
use crate::protocol::activitypub::followers::HEADER;
use crate::protocol::signature::{self, Incoming};

/// A request as it is stored in `Job::ReceiveActivity`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Stored {
    /// Who sent it is still to be proven.
    Open {
        /// `Job::key` reads this, too.
        key_id: String,
        /// When it arrived: one that waited in the queue does not go stale.
        at: i64,
        signed: Incoming,
    },
    /// Its signature was verified at the door.
    Proven {
        body: String,
        /// What its sender says of its followers here, signed along.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        followers: Option<String>,
        /// Who did it, if somebody else brings it. `Job::key` reads this, too.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<String>,
    },
}

/// A request whose key we do not hold.
pub fn open(key_id: String, at: Timestamp, signed: Incoming) -> Result<Box<Value>> {
    let stored = Stored::Open { key_id, at: at.0, signed };
    Ok(Box::new(serde_json::to_value(stored)?))
}

/// The body of a request whose signature was verified. `speaker`: who did it, if somebody else
/// brings it.
pub fn proven(signed: Incoming, speaker: Option<String>) -> Result<Box<Value>> {
    let followers = signature::covered(&signed, HEADER);
    let stored = Stored::Proven { body: signed.body, followers, speaker };
    Ok(Box::new(serde_json::to_value(stored)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Job;

    #[test]
    fn both_forms_are_read_back_and_the_job_knows_its_key() {
        let signed = Incoming {
            method: "POST".to_owned(),
            origin: "https://home.example".to_owned(),
            target: "/inbox".to_owned(),
            headers: vec![],
            body: "{}".to_owned(),
        };
        let request =
            open("https://peer.example/k".to_owned(), Timestamp(7), signed.clone()).unwrap();
        let read: Stored = serde_json::from_value(*request.clone()).unwrap();
        assert!(matches!(read, Stored::Open { at: 7, .. }));
        let job = Job::ReceiveActivity { request, verified: None };
        assert_eq!(job.key().as_deref(), Some("https://peer.example/k"));

        let speaker = Some("https://a.example/u".to_owned());
        let request = proven(signed.clone(), speaker.clone()).unwrap();
        let read: Stored = serde_json::from_value(*request.clone()).unwrap();
        assert!(matches!(read, Stored::Proven { followers: None, .. }));
        let verified = Some("https://relay.example/actor".to_owned());
        let job = Job::ReceiveActivity { request, verified: verified.clone() };
        assert_eq!(job.key(), speaker, "what many did need not wait for each other");
        let request = proven(signed, None).unwrap();
        let job = Job::ReceiveActivity { request, verified: verified.clone() };
        assert_eq!(job.key(), verified);
    }
}
