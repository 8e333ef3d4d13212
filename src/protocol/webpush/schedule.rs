//! HMAC and HKDF steps that both dialects share. RFC 5869.

use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hmac;

use super::PushError;

pub(super) const SALT: usize = 16;
const KEY: usize = 16;
const NONCE: usize = 12;

/// HKDF-Extract, or one HMAC-SHA-256.
pub(super) fn extract(salt: &[u8], material: &[u8]) -> hmac::Tag {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, salt), material)
}

/// HKDF-Expand of at most 32 bytes, which is one round.
pub(super) fn expand(key: &hmac::Tag, info: &[&[u8]]) -> hmac::Tag {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_ref());
    let mut context = hmac::Context::with_key(&key);
    for part in info {
        context.update(part);
    }
    context.update(&[1]);
    context.sign()
}

/// Encrypts one record in place and appends its tag.
pub(super) fn seal(
    key: &hmac::Tag,
    nonce: &hmac::Tag,
    record: &mut Vec<u8>,
) -> Result<(), PushError> {
    let crypto = |_unspecified| PushError::Crypto;
    let key = UnboundKey::new(&AES_128_GCM, &key.as_ref()[..KEY]).map_err(crypto)?;
    let nonce = Nonce::try_assume_unique_for_key(&nonce.as_ref()[..NONCE]).map_err(crypto)?;
    LessSafeKey::new(key).seal_in_place_append_tag(nonce, Aad::empty(), record).map_err(crypto)
}
