//! Web Push: phones and browsers are told of notifications while nobody looks.
//!
//! A client program leaves an address at a push service and two keys ([`subscribe`]). Each
//! notification leaves a job per subscription that wants it, in its own transaction; the job
//! encrypts a [`crate::protocol::webpush::Message`] and takes it there ([`send()`]).

mod browser;
mod key;
mod send;
mod subscribe;
mod words;

pub use browser::{of_browser, subscribe_browser, unsubscribe_browser};
pub use key::{key, public_key};
pub use send::send;
pub use subscribe::{Change, NewSubscription, change, of_token, subscribe, unsubscribe};
pub use words::{body, title};

pub(super) use send::enqueue;
