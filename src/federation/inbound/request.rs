//! How a request waits in the queue: what is left of it once it was let in.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::{Result, Timestamp};
use crate::protocol::signature::Incoming;

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
    Proven { body: String },
}

/// A request whose key we do not hold.
pub fn open(key_id: String, at: Timestamp, signed: Incoming) -> Result<Box<Value>> {
    let stored = Stored::Open { key_id, at: at.0, signed };
    Ok(Box::new(serde_json::to_value(stored)?))
}

/// The body of a request whose signature was verified.
pub fn proven(body: String) -> Result<Box<Value>> {
    Ok(Box::new(serde_json::to_value(Stored::Proven { body })?))
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
        let request = open("https://peer.example/k".to_owned(), Timestamp(7), signed).unwrap();
        let read: Stored = serde_json::from_value(*request.clone()).unwrap();
        assert!(matches!(read, Stored::Open { at: 7, .. }));
        let job = Job::ReceiveActivity { request, verified: None };
        assert_eq!(job.key().as_deref(), Some("https://peer.example/k"));

        let read: Stored = serde_json::from_value(*proven("{}".to_owned()).unwrap()).unwrap();
        assert!(matches!(read, Stored::Proven { .. }));
    }
}
