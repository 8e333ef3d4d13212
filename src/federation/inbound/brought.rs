//! An activity, and how it came here.

use std::ops::Deref;

use serde_json::Value;

use crate::model::Account;
use crate::protocol::activitypub::incoming::Activity;
use crate::protocol::integrity;
use crate::protocol::url::{authority, web};
use crate::service::status::Carried;

/// An activity with who brought it, who may be somebody else than its actor.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brought<'a> {
    pub activity: &'a Activity,
    /// The document as it stood in the request; `None` when it was inside another.
    pub text: Option<&'a str>,
    pub bearer: &'a Account,
}

impl Deref for Brought<'_> {
    type Target = Activity;

    fn deref(&self) -> &Activity {
        self.activity
    }
}

impl Brought<'_> {
    /// The activity as it can be passed on: only one that says by a signature of its own who made
    /// it, or nobody would believe it.
    pub fn carried(&self) -> Option<Carried> {
        let text = self.text?;
        let document: Value = serde_json::from_str(text).ok()?;
        if integrity::claims(&document).is_empty() {
            return None;
        }
        let hosts = [self.bearer.uri.as_str(), self.activity.actor.as_str()];
        let known_to = hosts.iter().filter_map(|uri| authority(&web(uri)?)).collect();
        Some(Carried { text: text.to_owned(), known_to })
    }
}
