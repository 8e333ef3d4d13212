//! Web Push: a message that only the subscriber can read, and proof of who sends it.
//!
//! Two dialects. The standard one encrypts as `aes128gcm` (RFC 8291 over RFC 8188) and signs as
//! RFC 8292 says; programs made before 2017 wait for `aesgcm`
//! (draft-ietf-webpush-encryption-04) with the header of draft-ietf-webpush-vapid-01. The Mastodon
//! API lets the subscriber choose by `standard`.

mod aes128gcm;
mod aesgcm;
mod keys;
mod message;
mod request;
mod schedule;
mod vapid;

#[cfg(test)]
mod tests;

pub use keys::SubscriberKeys;
pub use message::Message;
pub use request::{Dialect, PushRequest};
pub use vapid::{Sender, VapidKey};

/// Why a message cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PushError {
    #[error("the VAPID key cannot be made or read")]
    Key,
    #[error("the subscriber's key is not a point of P-256")]
    Subscriber,
    #[error("the endpoint has no origin")]
    Endpoint,
    #[error("the message is longer than one record")]
    TooLong,
    #[error("the message cannot be encrypted")]
    Crypto,
}
