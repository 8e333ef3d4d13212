//! The two halves of a key: one signs what we send, the other checks what others sent.

use std::fmt;

use ring::rand::SystemRandom;
use ring::rsa::KeyPair;
use ring::signature::{
    ED25519, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256,
    UnparsedPublicKey,
};
use rsa::RsaPrivateKey;
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};

use super::der::{BIT_STRING, Der, INTEGER, OBJECT_ID, SEQUENCE, from_base58, from_pem, to_base58};

/// The strength of keys of ours, in bits: what every server of this field expects.
const OUR_BITS: usize = 2_048;

/// The shortest and longest RSA keys of others that we trust, in bits.
const SHORTEST_BITS: usize = 2_048;
const LONGEST_BITS: usize = 8_192;

const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const ED25519_OID: &[u8] = &[0x2b, 0x65, 0x70];

/// Multicodec names of the keys inside a Multikey (`ed25519-pub`, `rsa-pub`).
const MULTICODEC_ED25519: &[u8] = &[0xed, 0x01];
const MULTICODEC_RSA: &[u8] = &[0x85, 0x24];

/// A key pair just made, in the forms it is stored in.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// For [`SigningKey::from_pkcs8`]. Secret.
    pub pkcs8: Vec<u8>,
    /// For the actor's `publicKeyPem`.
    pub public_pem: String,
}

impl NewKey {
    /// Makes an RSA key. Takes from tenths of a second to seconds: call it off the async threads.
    pub fn generate() -> Result<Self, KeyError> {
        let key = RsaPrivateKey::new(&mut rand::rngs::OsRng, OUR_BITS).map_err(KeyError::made)?;
        let pkcs8 = key.to_pkcs8_der().map_err(KeyError::made)?;
        let public_pem =
            key.to_public_key().to_public_key_pem(LineEnding::LF).map_err(KeyError::made)?;
        Ok(Self { pkcs8: pkcs8.as_bytes().to_vec(), public_pem })
    }
}

/// Why a key of ours cannot be made, read or used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("signing key: {0}")]
pub struct KeyError(String);

impl KeyError {
    fn made(cause: impl fmt::Display) -> Self {
        Self(cause.to_string())
    }
}

/// Our half: an RSA key, parsed once. Share it behind an `Arc`.
pub struct SigningKey {
    pair: KeyPair,
    random: SystemRandom,
}

impl SigningKey {
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        let pair = KeyPair::from_pkcs8(der).map_err(KeyError::made)?;
        Ok(Self { pair, random: SystemRandom::new() })
    }

    /// Signs with RSA PKCS#1 v1.5 and SHA-256. Half a millisecond and more of work.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        let mut signature = vec![0; self.pair.public().modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &self.random, message, &mut signature)
            .map_err(KeyError::made)?;
        Ok(signature)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(secret)")
    }
}

/// An Ed25519 key of ours, by which documents are proven (FEP-8b32).
pub struct ProofKey(Ed25519KeyPair);

impl ProofKey {
    /// Makes a key; the bytes are for [`ProofKey::from_pkcs8`], and secret.
    pub fn generate() -> Result<(Vec<u8>, Self), KeyError> {
        let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(KeyError::made)?;
        Ok((made.as_ref().to_vec(), Self::from_pkcs8(made.as_ref())?))
    }

    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        Ed25519KeyPair::from_pkcs8(der).map(Self).map_err(KeyError::made)
    }

    /// The public half as a Multikey.
    pub fn public(&self) -> String {
        to_multibase(&[MULTICODEC_ED25519, self.0.public_key().as_ref()].concat())
    }

    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).as_ref().to_vec()
    }
}

impl fmt::Debug for ProofKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProofKey(secret)")
    }
}

/// Bytes as multibase: `z` and base58.
pub fn to_multibase(bytes: &[u8]) -> String {
    format!("z{}", to_base58(bytes))
}

/// The bytes of a multibase text in base58.
pub fn from_multibase(text: &str) -> Option<Vec<u8>> {
    from_base58(text.strip_prefix('z')?)
}

/// The other half: a public key of somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifyingKey {
    /// An RSA key as PKCS#1 DER, used with PKCS#1 v1.5 and SHA-256.
    Rsa(Vec<u8>),
    Ed25519([u8; 32]),
}

impl VerifyingKey {
    /// Reads `publicKeyPem`: a `PUBLIC KEY` (RSA or Ed25519) or an `RSA PUBLIC KEY`.
    ///
    /// RSA keys shorter than 2,048 bits are weak and longer than 8,192 bits slow: neither is read.
    pub fn from_pem(pem: &str) -> Option<Self> {
        let der = from_pem(pem)?;
        match Der(&der).take(SEQUENCE)?.peek()? {
            INTEGER => Self::rsa(&der),
            SEQUENCE => Self::from_spki(&der),
            _ => None,
        }
    }

    /// Reads `publicKeyMultibase` of a Multikey (FEP-521a): Ed25519 or RSA in base58.
    pub fn from_multibase(text: &str) -> Option<Self> {
        let bytes = from_base58(text.strip_prefix('z')?)?;
        if let Some(key) = bytes.strip_prefix(MULTICODEC_ED25519) {
            return Some(Self::Ed25519(key.try_into().ok()?));
        }
        Self::rsa(bytes.strip_prefix(MULTICODEC_RSA)?)
    }

    /// Whether `signature` under `message` was made by the other half of this key.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Rsa(key) => UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key)
                .verify(message, signature)
                .is_ok(),
            Self::Ed25519(key) => {
                UnparsedPublicKey::new(&ED25519, key).verify(message, signature).is_ok()
            }
        }
    }

    fn from_spki(der: &[u8]) -> Option<Self> {
        let mut spki = Der(der).take(SEQUENCE)?;
        let algorithm = spki.take(SEQUENCE)?.take(OBJECT_ID)?;
        let (unused_bits, key) = spki.take(BIT_STRING)?.0.split_first()?;
        match algorithm.0 {
            _ if *unused_bits != 0 => None,
            RSA_ENCRYPTION => Self::rsa(key),
            ED25519_OID => Some(Self::Ed25519(key.try_into().ok()?)),
            _ => None,
        }
    }

    fn rsa(pkcs1: &[u8]) -> Option<Self> {
        let modulus = Der(pkcs1).take(SEQUENCE)?.take(INTEGER)?;
        let leading_zeros = modulus.0.iter().take_while(|&&byte| byte == 0).count();
        let bits = (modulus.0.len() - leading_zeros) * 8;
        (SHORTEST_BITS..=LONGEST_BITS).contains(&bits).then(|| Self::Rsa(pkcs1.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_key_signs_what_its_public_half_verifies() {
        let made = NewKey::generate().unwrap();
        let (ours, theirs) = (
            SigningKey::from_pkcs8(&made.pkcs8).unwrap(),
            VerifyingKey::from_pem(&made.public_pem).unwrap(),
        );

        let signature = ours.sign(b"a letter").unwrap();

        assert!(theirs.verifies(b"a letter", &signature));
        assert!(!theirs.verifies(b"another letter", &signature));
        assert_eq!(format!("{ours:?}"), "SigningKey(secret)");
        let one_line = made.public_pem.replace('\n', "\r\n");
        assert_eq!(VerifyingKey::from_pem(&one_line), Some(theirs));
    }

    #[test]
    fn an_ed25519_multikey_is_read() {
        let key = VerifyingKey::from_multibase("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");
        let Some(VerifyingKey::Ed25519(bytes)) = key else { panic!("{key:?}") };
        assert_eq!(bytes[..4], [0x2e, 0x6f, 0xcc, 0xe3]);
        assert_eq!(VerifyingKey::from_multibase("z1"), None);
        assert_eq!(VerifyingKey::from_multibase(""), None);
    }

    #[test]
    fn rubbish_is_no_key() {
        for bad in ["", "-----BEGIN PUBLIC KEY-----", "-----BEGIN A-----\nMA==\n-----END A-----"] {
            assert_eq!(VerifyingKey::from_pem(bad), None, "{bad}");
        }
    }
}
