//! Everything that is SQL. Imports `model` and `base`, and `text` to look for what people filter
//! and which emoji they use. Decides nothing, calls no network, holds no JSON of an API.
//!
//! One file per noun holds its queries, its row mapping and nothing else. A function that takes a
//! [`ReadTx`] cannot write; one that takes a [`WriteTx`] runs inside the one write transaction of
//! its caller, and what it emits or enqueues exists only if that commits. `view` joins what it
//! takes to show something to one viewer; `visible` is the one SQL fragment that says who may see
//! a status.

pub mod account;
pub mod activity;
pub mod announcement;
pub mod archive;
pub mod block;
pub mod cached;
pub mod card;
pub mod collection;
pub mod conversation;
pub mod deck;
pub mod delivery;
pub mod domain_block;
pub mod draft;
pub mod dropped;
pub mod emoji;
pub mod endorsement;
pub mod export;
pub mod featured_tag;
pub mod feed;
pub mod fetches;
pub mod file_failure;
pub mod filter;
pub mod follow;
pub mod followed_tag;
pub mod hashtag;
pub mod heard;
pub mod idempotency;
pub mod import;
pub mod index;
pub mod job;
pub mod key;
pub mod list;
pub mod mark;
pub mod marker;
pub mod measure;
pub mod media;
pub mod moderation;
pub mod moved;
pub mod mute;
pub mod notification;
pub mod notification_group;
pub mod notification_policy;
pub mod oauth;
pub mod old_status;
pub mod own_style;
pub mod peer;
pub mod peer_block;
pub mod poll;
pub mod proof_key;
pub mod push;
pub mod quote;
pub mod reaction;
pub mod refresh;
pub mod relationship;
pub mod relay;
pub mod reply;
pub mod report;
pub mod search;
pub mod second_factor;
pub mod session;
pub mod severance;
pub mod sign_up_block;
pub mod site;
pub mod status;
pub mod suggestion;
pub mod tagged;
pub mod terms;
pub mod thread;
pub mod thread_mute;
pub mod timeline;
pub mod told;
pub mod tombstone;
pub mod trend;
pub mod user;
pub mod view;
pub mod warning;

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
    ("archive", archive::QUERIES),
    ("block", block::QUERIES),
    ("cached", cached::QUERIES),
    ("card", card::QUERIES),
    ("collection", collection::QUERIES),
    ("conversation", conversation::QUERIES),
    ("deck", deck::QUERIES),
    ("delivery", delivery::QUERIES),
    ("draft", draft::QUERIES),
    ("emoji", emoji::QUERIES),
    ("filter", filter::QUERIES),
    ("domain_block", domain_block::QUERIES),
    ("endorsement", endorsement::QUERIES),
    ("export", export::QUERIES),
    ("featured_tag", featured_tag::QUERIES),
    ("feed", feed::QUERIES),
    ("fetches", fetches::QUERIES),
    ("file_failure", file_failure::QUERIES),
    ("follow", follow::QUERIES),
    ("followed_tag", followed_tag::QUERIES),
    ("hashtag", hashtag::QUERIES),
    ("heard", heard::QUERIES),
    ("idempotency", idempotency::QUERIES),
    ("import", import::QUERIES),
    ("index", index::QUERIES),
    ("job", job::QUERIES),
    ("key", key::QUERIES),
    ("list", list::QUERIES),
    ("mark", mark::QUERIES),
    ("marker", marker::QUERIES),
    ("measure", measure::QUERIES),
    ("media", media::QUERIES),
    ("moderation", moderation::QUERIES),
    ("moved", moved::QUERIES),
    ("mute", mute::QUERIES),
    ("notification", notification::QUERIES),
    ("notification_group", notification_group::QUERIES),
    ("notification_policy", notification_policy::QUERIES),
    ("oauth", oauth::QUERIES),
    ("old_status", old_status::QUERIES),
    ("peer", peer::QUERIES),
    ("peer_block", peer_block::QUERIES),
    ("poll", poll::QUERIES),
    ("push", push::QUERIES),
    ("quote", quote::QUERIES),
    ("reply", reply::QUERIES),
    ("reaction", reaction::QUERIES),
    ("refresh", refresh::QUERIES),
    ("relationship", relationship::QUERIES),
    ("relay", relay::QUERIES),
    ("report", report::QUERIES),
    ("search", search::QUERIES),
    ("second_factor", second_factor::QUERIES),
    ("session", session::QUERIES),
    ("severance", severance::QUERIES),
    ("sign_up_block", sign_up_block::QUERIES),
    ("site", site::QUERIES),
    ("status", status::QUERIES),
    ("suggestion", suggestion::QUERIES),
    ("tagged", tagged::QUERIES),
    ("terms", terms::QUERIES),
    ("thread", thread::QUERIES),
    ("thread_mute", thread_mute::QUERIES),
    ("timeline", timeline::QUERIES),
    ("tombstone", tombstone::QUERIES),
    ("trend", trend::QUERIES),
    ("user", user::QUERIES),
    ("view::filtered", view::filtered::QUERIES),
    ("view::hashtag", view::hashtag::QUERIES),
    ("view::status", view::status::QUERIES),
    ("view::quote", view::quote::QUERIES),
    ("view::conversation", view::conversation::QUERIES),
    ("view::notification", view::notification::QUERIES),
    ("warning", warning::QUERIES),
];
