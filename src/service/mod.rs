//! What people and peers may do: one function per deed, one transaction per function.
//!
//! A deed is the same whether it comes from the API, a page, the shell or a peer: it gathers (and
//! may wait), decides, and writes once. What follows from it elsewhere is a job in the same
//! transaction. Speaks neither HTTP nor, but for single activities in [`peer`], ActivityPub.

pub mod account;
pub mod activity;
pub mod announcement;
pub mod archive;
pub mod block;
pub mod cache;
pub mod card;
pub mod catch_up;
pub mod clean_up;
pub mod collection;
pub mod conversation;
pub mod deck;
pub mod domain_block;
pub mod draft;
pub mod emoji;
pub mod endorsement;
pub mod export;
pub mod filter;
pub mod find;
pub mod follow;
pub mod hashtag;
pub mod import;
pub mod list;
pub mod marker;
pub mod media;
pub mod moderation;
pub mod mute;
pub mod note;
pub mod notification;
pub mod notification_policy;
pub mod oauth;
pub mod old_status;
pub mod own_style;
pub mod password;
pub mod peer_block;
pub mod peer_list;
pub mod picture;
pub mod poll;
pub mod posts;
pub mod push;
pub mod refresh;
pub mod relay;
pub mod remote_media;
pub mod report;
pub mod second_factor;
pub mod session;
pub mod setup;
pub mod severance;
pub mod sign_up;
pub mod sign_up_block;
pub mod site;
pub mod site_text;
pub mod status;
pub mod suggestion;
pub mod trend;

mod moment;
mod notify;
mod peer;
