//! The key by which push services know this server. RFC 8292.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use url::Url;

use super::PushError;
use crate::base::Timestamp;

/// How long a token is good; a day is the most that is allowed.
const TOKEN_LIVES_FOR: Duration = Duration::from_hours(12);

/// A P-256 key pair, parsed once.
pub struct VapidKey {
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

/// Who sends, and when.
#[derive(Debug, Clone, Copy)]
pub struct Sender<'a> {
    pub key: &'a VapidKey,
    /// Where the push service may complain: `mailto:` or `https:`.
    pub contact: &'a str,
    pub now: Timestamp,
}

impl VapidKey {
    /// Makes a key; answers its PKCS#8 form, which is secret.
    pub fn generate() -> Result<Vec<u8>, PushError> {
        let made =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        Ok(made.map_err(|_unspecified| PushError::Key)?.as_ref().to_vec())
    }

    pub fn from_pkcs8(der: &[u8]) -> Result<Self, PushError> {
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der, &random)
            .map_err(|_rejected| PushError::Key)?;
        Ok(Self { pair, random })
    }

    /// The public half: an uncompressed point in base64url, as browsers take it.
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.pair.public_key())
    }

    fn sign(&self, text: &[u8]) -> Result<Vec<u8>, PushError> {
        let signature =
            self.pair.sign(&self.random, text).map_err(|_unspecified| PushError::Crypto)?;
        Ok(signature.as_ref().to_vec())
    }
}

impl fmt::Debug for VapidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VapidKey").field("public", &self.public()).finish_non_exhaustive()
    }
}

impl Sender<'_> {
    /// A token for the push service behind `endpoint`: a JWT signed with ES256.
    pub(super) fn token(&self, endpoint: &Url) -> Result<String, PushError> {
        let audience = endpoint.origin();
        if !audience.is_tuple() {
            return Err(PushError::Endpoint);
        }
        let claims = serde_json::json!({
            "aud": audience.ascii_serialization(),
            "exp": self.now.plus(TOKEN_LIVES_FOR).0 / 1_000,
            "sub": self.contact,
        });
        let header = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"ES256"}"#);
        let mut token = format!("{header}.{}", URL_SAFE_NO_PAD.encode(claims.to_string()));
        let signature = self.key.sign(token.as_bytes())?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }
}
