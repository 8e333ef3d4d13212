//! Everything that is SQL. Imports `model`, `text` and `base`. Decides nothing, calls no network, holds
//! no JSON of an API.
//!
//! One file per noun holds its queries, its row mapping and nothing else. A function that takes a
//! [`ReadTx`] cannot write; one that takes a [`WriteTx`] runs inside the one write transaction of
//! its caller, and what it emits or enqueues exists only if that commits. `view` joins what it
//! takes to show something to one viewer; `visible` is the one SQL fragment that says who may see
//! a status.

pub mod account;
pub mod activity;
pub mod announcement;
pub mod block;
pub mod card;
pub mod delivery;
pub mod emoji;
pub mod follow;
pub mod hashtag;
pub mod idempotency;
pub mod index;
pub mod job;
pub mod key;
pub mod mark;
pub mod marker;
pub mod measure;
pub mod media;
pub mod moderation;
pub mod mute;
pub mod notification;
pub mod oauth;
pub mod peer;
pub mod peer_block;
pub mod push;
pub mod relationship;
pub mod report;
pub mod search;
pub mod second_factor;
pub mod session;
pub mod sign_up_block;
pub mod site;
pub mod status;
pub mod suggestion;
pub mod terms;
pub mod thread;
pub mod timeline;
pub mod tombstone;
pub mod trend;
pub mod user;
pub mod view;

mod migrate;
mod pool;
mod tx;
mod visible;

pub use pool::{Db, OnCommit};
pub use tx::{News, ReadTx, WriteTx};

/// Names every query of a file, so that `tests/it/plans.rs` can explain them all.
macro_rules! queries {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$doc])* const $name: &str = $sql;)+
        /// Every query of this file, by name.
        pub const QUERIES: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}
use queries;

/// Every query of the server: file, then name and text.
pub const QUERIES: &[(&str, &[(&str, &str)])] = &[
    ("account", account::QUERIES),
    ("activity", activity::QUERIES),
    ("announcement", announcement::QUERIES),
    ("block", block::QUERIES),
    ("card", card::QUERIES),
    ("delivery", delivery::QUERIES),
    ("emoji", emoji::QUERIES),
    ("follow", follow::QUERIES),
    ("hashtag", hashtag::QUERIES),
    ("idempotency", idempotency::QUERIES),
    ("index", index::QUERIES),
    ("job", job::QUERIES),
    ("key", key::QUERIES),
    ("mark", mark::QUERIES),
    ("marker", marker::QUERIES),
    ("measure", measure::QUERIES),
    ("media", media::QUERIES),
    ("moderation", moderation::QUERIES),
    ("mute", mute::QUERIES),
    ("notification", notification::QUERIES),
    ("oauth", oauth::QUERIES),
    ("peer", peer::QUERIES),
    ("peer_block", peer_block::QUERIES),
    ("push", push::QUERIES),
    ("relationship", relationship::QUERIES),
    ("report", report::QUERIES),
    ("search", search::QUERIES),
    ("second_factor", second_factor::QUERIES),
    ("session", session::QUERIES),
    ("sign_up_block", sign_up_block::QUERIES),
    ("site", site::QUERIES),
    ("status", status::QUERIES),
    ("suggestion", suggestion::QUERIES),
    ("terms", terms::QUERIES),
    ("thread", thread::QUERIES),
    ("timeline", timeline::QUERIES),
    ("tombstone", tombstone::QUERIES),
    ("trend", trend::QUERIES),
    ("user", user::QUERIES),
    ("view::status", view::status::QUERIES),
    ("view::notification", view::notification::QUERIES),
];
