//! Wire formats: what other servers say, as types; bytes in, types out. Imports `base` only.
//!
//! Nothing in this room opens a socket, asks the time or knows our nouns: every function is given
//! what it needs, so that all of it can be fuzzed and used alone. Whatever arrives is cut or
//! refused at the limits named beside each reader.

pub mod activitypub;
pub mod integrity;
pub mod mastodon;
pub mod nodeinfo;
pub mod oembed;
pub mod signature;
pub mod totp;
pub mod url;
pub mod webfinger;
pub mod webpush;
