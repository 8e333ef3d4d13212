//! Who is at the other end: finds, fetches and keeps what we know of other servers' accounts.
//!
//! An account is believed only when its own server says the same in both directions: the document
//! at its id has that id, and `WebFinger` leads from its handle back to it. A key is believed only
//! when the actor that owns it lists it. One document is fetched by one task at a time, and what
//! could not be fetched is not asked for again within a minute. Imports `app` and below; knowing a
//! peer is not news, so nothing here emits events.

mod account;
mod actor;
mod barred;
mod budget;
mod document;
mod emoji;
mod error;
mod handle;
mod heard;
mod key;
mod prover;
mod signer;
mod signing;

pub use account::{account, forget, learn, refresh};
pub use barred::{is_address_barred, is_barred, rules_upon};
pub use budget::spent;
pub use document::{document, is_ours, json};
pub use emoji::learn_emojis;
pub use error::RemoteError;
pub use handle::{account_by_handle, find, subscribe_template};
pub use heard::{hear, was_heard};
pub use key::{KnownKey, is_old, key, known_key, new_key, renewed_key};
pub use prover::{Prover, proof_key_id, prove, prove_to_all, prover};
pub use signer::{SERVER_PATH, server_key, server_signer, signer};
pub use signing::{form, remember_signing, signing};
