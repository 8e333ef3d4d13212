//! The keys of a subscriber, as its browser or phone made them.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use ring::agreement::{self, ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey};
use ring::rand::SystemRandom;

use super::PushError;

/// An uncompressed point of P-256.
pub(super) const POINT: usize = 65;
const AUTH: usize = 16;

/// Base64url, padded or not.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// What it takes to encrypt for one subscriber. RFC 8291, section 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscriberKeys {
    /// The public key.
    pub p256dh: [u8; POINT],
    /// The secret that both sides share from the beginning.
    pub auth: [u8; AUTH],
}

/// A secret that both sides can compute, and our half of what leads to it.
pub(super) struct Agreed {
    pub secret: Vec<u8>,
    pub our_public: [u8; POINT],
}

impl SubscriberKeys {
    /// Reads keys in base64 of either alphabet; the error names the key that is wrong.
    pub fn parse(p256dh: &str, auth: &str) -> Result<Self, &'static str> {
        let p256dh = bytes(p256dh).ok_or("p256dh")?;
        let auth = bytes(auth).ok_or("auth")?;
        let keys = Self { p256dh, auth };
        // Whether the point is on the curve shows when somebody uses it.
        keys.agree().map_err(|_not_a_point| "p256dh")?;
        Ok(keys)
    }

    /// Keys that were parsed before.
    pub fn from_bytes(p256dh: &[u8], auth: &[u8]) -> Option<Self> {
        Some(Self { p256dh: p256dh.try_into().ok()?, auth: auth.try_into().ok()? })
    }

    /// Agrees on a secret by a key that is made for this one message.
    pub(super) fn agree(&self) -> Result<Agreed, PushError> {
        let ours = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new())
            .map_err(|_no_randomness| PushError::Crypto)?;
        let public = ours.compute_public_key().map_err(|_unspecified| PushError::Crypto)?;
        let our_public = public.as_ref().try_into().map_err(|_length| PushError::Crypto)?;
        let theirs = UnparsedPublicKey::new(&ECDH_P256, &self.p256dh);
        let secret = agreement::agree_ephemeral(ours, &theirs, <[u8]>::to_vec)
            .map_err(|_not_a_point| PushError::Subscriber)?;
        Ok(Agreed { secret, our_public })
    }
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    // The longest is 88 characters.
    let text = text.trim();
    let url_safe: String = text.chars().take(100).map(url_safe).collect();
    LENIENT.decode(url_safe).ok()?.try_into().ok()
}

fn url_safe(character: char) -> char {
    match character {
        '+' => '-',
        '/' => '_',
        other => other,
    }
}
