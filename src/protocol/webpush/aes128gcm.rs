//! The standard encryption. RFC 8291 over RFC 8188.

use super::PushError;
use super::keys::{Agreed, SubscriberKeys};
use super::schedule::{SALT, expand, extract, seal};

/// The size of a record; a message is one record.
const RECORD: u32 = 4_096;
/// Salt, record size, length of the key, the key.
const HEADER: usize = SALT + 4 + 1 + super::keys::POINT;
const TAG: usize = 16;
/// Push services take 4,096 bytes, header and all (RFC 8030, section 7.2).
const LONGEST: usize = RECORD as usize - HEADER - TAG - 1;
/// Follows the text of the last record.
const LAST_RECORD: u8 = 2;

/// The whole body: what the subscriber needs to know, then the encrypted text.
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
    let info: [&[u8]; 3] = [b"WebPush: info\0", &keys.p256dh, our_public];
    let material = expand(&extract(&keys.auth, secret), &info);
    let prk = extract(salt, material.as_ref());
    let key = expand(&prk, &[b"Content-Encoding: aes128gcm\0"]);
    let nonce = expand(&prk, &[b"Content-Encoding: nonce\0"]);

    let mut record = Vec::with_capacity(text.len() + 1 + TAG);
    record.extend_from_slice(text);
    record.push(LAST_RECORD);
    seal(&key, &nonce, &mut record)?;

    let mut body = Vec::with_capacity(HEADER + record.len());
    body.extend_from_slice(salt);
    body.extend_from_slice(&RECORD.to_be_bytes());
    // A point is 65 bytes long.
    body.push(65);
    body.extend_from_slice(our_public);
    body.append(&mut record);
    Ok(body)
}
