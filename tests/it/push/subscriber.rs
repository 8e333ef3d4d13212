//! A subscriber that decrypts what we encrypt, written from the RFCs and not from our encryptor.

use base64::Engine as _;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{self, ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey};
use ring::hkdf::{HKDF_SHA256, KeyType, Prk, Salt};
use ring::rand::SystemRandom;
use tusklet::base::secret;

/// A browser or a phone. What it is told once it can read once.
pub struct Subscriber {
    private: EphemeralPrivateKey,
    public: Vec<u8>,
    auth: [u8; 16],
}

/// A message as it lies at the push service.
#[derive(Debug, Clone, Default)]
pub struct Message {
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Message {
    pub fn header(&self, name: &str) -> &str {
        &self.headers.iter().find(|(header, _)| header == name).unwrap().1
    }
}

impl Subscriber {
    pub fn new() -> Self {
        let private = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
        let public = private.compute_public_key().unwrap().as_ref().to_vec();
        Self { private, public, auth: secret::bytes() }
    }

    /// The public key in base64url.
    pub fn p256dh(&self) -> String {
        URL_SAFE.encode(&self.public)
    }

    /// The secret in base64url.
    pub fn auth(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.auth)
    }

    /// What a message says, in whichever dialect it comes.
    pub fn read(self, message: &Message) -> Vec<u8> {
        match message.header("content-encoding") {
            "aes128gcm" => self.decrypt_standard(&message.body),
            "aesgcm" => self.decrypt_draft(message),
            other => panic!("unknown encoding {other}"),
        }
    }

    fn agree(private: EphemeralPrivateKey, sender: &[u8]) -> Vec<u8> {
        let sender = UnparsedPublicKey::new(&ECDH_P256, sender);
        agreement::agree_ephemeral(private, &sender, <[u8]>::to_vec).unwrap()
    }

    /// RFC 8291, section 3.4, on a body as RFC 8188, section 2.1, frames it.
    fn decrypt_standard(self, body: &[u8]) -> Vec<u8> {
        let (salt, rest) = body.split_at(16);
        let size = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
        let (sender, record) = rest[5..].split_at(usize::from(rest[4]));
        assert!(record.len() <= size);
        let secret = Self::agree(self.private, sender);
        let info = [b"WebPush: info\0".as_slice(), &self.public, sender].concat();
        let auth = Salt::new(HKDF_SHA256, &self.auth);
        let material = derive(&auth.extract(&secret), &info, 32);
        let prk = Salt::new(HKDF_SHA256, salt).extract(&material);
        let key = derive(&prk, b"Content-Encoding: aes128gcm\0", 16);
        let nonce = derive(&prk, b"Content-Encoding: nonce\0", 12);
        let mut text = open(&key, &nonce, record);
        assert_eq!(text.pop(), Some(2));
        text
    }

    /// draft-ietf-webpush-encryption-04, section 4.
    fn decrypt_draft(self, message: &Message) -> Vec<u8> {
        let salt = decode(message.header("encryption").strip_prefix("salt=").unwrap());
        let keys = message.header("crypto-key");
        let sender = decode(keys.strip_prefix("dh=").unwrap().split(';').next().unwrap());
        let secret = Self::agree(self.private, &sender);
        let auth = Salt::new(HKDF_SHA256, &self.auth);
        let material = derive(&auth.extract(&secret), b"Content-Encoding: auth\0", 32);
        let prk = Salt::new(HKDF_SHA256, &salt).extract(&material);
        let context =
            [b"P-256\0\0\x41".as_slice(), &self.public, b"\0\x41".as_slice(), sender.as_slice()];
        let info = |label: &[u8]| [label, &context.concat()].concat();
        let key = derive(&prk, &info(b"Content-Encoding: aesgcm\0"), 16);
        let nonce = derive(&prk, &info(b"Content-Encoding: nonce\0"), 12);
        let padded = open(&key, &nonce, &message.body);
        let padding = usize::from(u16::from_be_bytes(padded[..2].try_into().unwrap()));
        padded[2 + padding..].to_vec()
    }
}

struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

fn derive(prk: &Prk, info: &[u8], length: usize) -> Vec<u8> {
    let mut out = vec![0; length];
    prk.expand(&[info], Bytes(length)).unwrap().fill(&mut out).unwrap();
    out
}

fn open(key: &[u8], nonce: &[u8], sealed: &[u8]) -> Vec<u8> {
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, key).unwrap());
    let nonce = Nonce::try_assume_unique_for_key(nonce).unwrap();
    let mut record = sealed.to_vec();
    key.open_in_place(nonce, Aad::empty(), &mut record).unwrap().to_vec()
}

pub fn decode(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}
