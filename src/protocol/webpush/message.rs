//! What a message says, as Mastodon's apps read it.

use serde::Serialize;

/// The text inside a message. The apps of phones find the account by its `access_token`, and
/// read `notification_id` as a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message<'a> {
    pub access_token: &'a str,
    pub preferred_locale: &'a str,
    pub notification_id: i64,
    pub notification_type: &'a str,
    /// A picture of who did it.
    pub icon: &'a str,
    pub title: &'a str,
    pub body: &'a str,
}

impl Message<'_> {
    pub fn json(&self) -> Vec<u8> {
        // A struct of strings and a number has nothing that could fail.
        serde_json::to_vec(self).unwrap_or_default()
    }
}
