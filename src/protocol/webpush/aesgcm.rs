//! The encryption of the drafts, for programs that know no other.
//! Source: draft-ietf-webpush-encryption-04, draft-ietf-httpbis-encryption-encoding-03.

use super::PushError;
use super::keys::{Agreed, SubscriberKeys};
use super::schedule::{SALT, expand, extract, seal};

const TAG: usize = 16;
/// Says how much padding comes before the text.
const PADDING: [u8; 2] = [0, 0];
/// One record, the default size of which is 4,096 bytes.
const LONGEST: usize = 4_096 - TAG - PADDING.len();

/// The encrypted text. Salt and key go into headers.
pub(super) fn encrypt(
    keys: &SubscriberKeys,
    agreed: &Agreed,
    salt: &[u8; SALT],
    text: &[u8],
) -> Result<Vec<u8>, PushError> {
    if text.len() > LONGEST {
        return Err(PushError::TooLong);
    }
    let Agreed { secret, our_public } = agreed;
    let material = expand(&extract(&keys.auth, secret), &[b"Content-Encoding: auth\0"]);
    let prk = extract(salt, material.as_ref());
    // Each key after its length in two bytes.
    let context: [&[u8]; 5] = [b"P-256\0", &[0, 65], &keys.p256dh, &[0, 65], our_public];
    let info = |purpose: &'static [u8]| [&[purpose], context.as_slice()].concat();
    let key = expand(&prk, &info(b"Content-Encoding: aesgcm\0"));
    let nonce = expand(&prk, &info(b"Content-Encoding: nonce\0"));

    let mut record = Vec::with_capacity(PADDING.len() + text.len() + TAG);
    record.extend_from_slice(&PADDING);
    record.extend_from_slice(text);
    seal(&key, &nonce, &mut record)?;
    Ok(record)
}
