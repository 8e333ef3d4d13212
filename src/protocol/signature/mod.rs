//! HTTP signatures in both forms that the fediverse speaks: who sent this request, and is it whole?
//!
//! [`cavage`] is draft-cavage-http-signatures-12 as Mastodon sends and reads it; [`rfc9421`] is
//! HTTP Message Signatures as Fedify, `WordPress` and Mastodon 4.7 send it. A request that carries
//! `Signature-Input` is of the second form. Every number of the policy stands in [`policy`].

pub mod cavage;
mod date;
mod der;
pub mod digest;
mod incoming;
pub mod keys;
pub mod policy;
pub mod rfc9421;
#[cfg(test)]
mod vectors;

pub use date::{http_date, parse_http_date};
pub use incoming::{Incoming, SignatureError, check, key_id, verify};
pub use keys::{KeyError, NewKey, SigningKey, VerifyingKey};

use std::sync::Arc;

/// Whose name goes under a request, and the key that proves it.
#[derive(Debug, Clone)]
pub struct Signer {
    /// Where others find the public key: `https://a.example/users/b#main-key`.
    pub key_id: String,
    pub key: Arc<SigningKey>,
}
