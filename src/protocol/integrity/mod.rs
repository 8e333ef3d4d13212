//! Signatures inside documents: whoever passes a document on cannot change it.
//!
//! [`proof`] is FEP-8b32 with `eddsa-jcs-2022`; [`ld`] is `RsaSignature2017` over the statements of
//! a document ([`quads`], [`canon`]), with the contexts that we carry and no others. HTTP signatures, which say who brought a document,
//! are in [`super::signature`].

mod canon;
mod context;
mod jcs;
pub mod ld;
pub mod proof;
mod quads;
#[cfg(test)]
mod unseen;
#[cfg(test)]
mod vectors;

use super::signature::VerifyingKey;

/// Why a signature inside a document is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntegrityError {
    #[error("there is none")]
    Missing,
    #[error("it cannot be read: {0}")]
    Malformed(&'static str),
    #[error("it is not good: {0}")]
    Wrong(&'static str),
}

/// Who is said to have signed a document, and by which key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub key_id: String,
    pub kind: Kind,
}

/// The ways to sign a document that we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// FEP-8b32, eddsa-jcs-2022.
    Proof,
    /// Linked Data Signature, `RsaSignature2017`.
    LinkedData,
}

/// The claims that a document makes, best first.
pub fn claims(document: &serde_json::Value) -> Vec<Claim> {
    let proof = proof::key_of(document).map(|key_id| Claim { key_id, kind: Kind::Proof });
    let ld = ld::key_of(document).map(|key_id| Claim { key_id, kind: Kind::LinkedData });
    proof.into_iter().chain(ld).collect()
}

/// Checks a claim: whether the owner of `key` signed all of `document`.
pub fn verify(
    document: &serde_json::Value,
    claim: &Claim,
    key: &VerifyingKey,
    now: crate::base::Timestamp,
) -> Result<(), IntegrityError> {
    match claim.kind {
        Kind::Proof => proof::verify(document, key, now),
        Kind::LinkedData => ld::verify(document, key, now),
    }
}
