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
mod unseen;
#[cfg(test)]
mod vectors;

pub use date::{http_date, parse_http_date};
pub use incoming::{Incoming, Mark, SignatureError, check, covered, key_id, verify};
pub use keys::{
    KeyError, NewKey, ProofKey, SigningKey, VerifyingKey, from_multibase, to_multibase,
};

use std::sync::Arc;

use url::Url;

use crate::base::Timestamp;

/// Whose name goes under a request, and the key that proves it.
#[derive(Debug, Clone)]
pub struct Signer {
    /// Where others find the public key: `https://a.example/users/b#main-key`.
    pub key_id: String,
    pub key: Arc<SigningKey>,
}

/// The two forms of a signature under a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// Known to everybody.
    #[default]
    Cavage,
    /// Known to some, and wanted by a few.
    Rfc9421,
}

impl Form {
    /// Signs a GET: the headers to send.
    pub fn sign_get(self, signer: &Signer, url: &Url, now: Timestamp) -> Result<Headers, KeyError> {
        match self {
            Self::Cavage => cavage::sign_get(signer, url, now).map(cavage::Signed::into_headers),
            Self::Rfc9421 => rfc9421::sign_get(signer, url, now),
        }
    }

    /// Signs a POST of `body` and perhaps of one more header: the headers to send besides that one
    /// and the content type.
    pub fn sign_post(
        self,
        signer: &Signer,
        url: &Url,
        (body, besides): (&[u8], Option<Besides<'_>>),
        now: Timestamp,
    ) -> Result<Headers, KeyError> {
        match self {
            Self::Cavage => cavage::sign_post_with(signer, url, body, besides, now)
                .map(cavage::Signed::into_headers),
            Self::Rfc9421 => rfc9421::sign_post_with(signer, url, body, besides, now),
        }
    }
}

/// A header that is signed along: its name in lower case, and its value.
pub type Besides<'a> = (&'static str, &'a str);

/// Names and values of the headers that make a request a signed one.
pub type Headers = Vec<(&'static str, String)>;
