//! The request that brings a message to a push service. RFC 8030, section 5.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use url::Url;

use super::keys::SubscriberKeys;
use super::schedule::SALT;
use super::vapid::Sender;
use super::{PushError, aes128gcm, aesgcm};
use crate::base::secret;

/// How a message is encrypted and signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// RFC 8291 and RFC 8292.
    Standard,
    /// The drafts before them.
    Draft,
}

/// Headers and body of the POST to the endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushRequest {
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// How long the push service keeps a message for a phone that is off.
const KEEP_FOR: Duration = Duration::from_hours(48);

impl PushRequest {
    /// Encrypts `text` for the holder of `keys`.
    pub fn new(
        dialect: Dialect,
        endpoint: &Url,
        keys: &SubscriberKeys,
        sender: &Sender<'_>,
        text: &[u8],
    ) -> Result<Self, PushError> {
        let salt: [u8; SALT] = secret::bytes();
        let agreed = keys.agree()?;
        let token = sender.token(endpoint)?;
        let public = sender.key.public();
        let mut headers = vec![
            ("ttl", KEEP_FOR.as_secs().to_string()),
            ("urgency", "normal".to_owned()),
            ("content-type", "application/octet-stream".to_owned()),
        ];
        let body = match dialect {
            Dialect::Standard => {
                headers.push(("content-encoding", "aes128gcm".to_owned()));
                headers.push(("authorization", format!("vapid t={token},k={public}")));
                aes128gcm::encrypt(keys, &agreed, &salt, text)?
            }
            Dialect::Draft => {
                let (salt_text, ours) =
                    (URL_SAFE_NO_PAD.encode(salt), URL_SAFE_NO_PAD.encode(agreed.our_public));
                headers.push(("content-encoding", "aesgcm".to_owned()));
                headers.push(("encryption", format!("salt={salt_text}")));
                headers.push(("crypto-key", format!("dh={ours};p256ecdsa={public}")));
                headers.push(("authorization", format!("WebPush {token}")));
                aesgcm::encrypt(keys, &agreed, &salt, text)?
            }
        };
        Ok(Self { headers, body })
    }
}
