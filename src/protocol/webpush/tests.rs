//! A subscriber that decrypts what we encrypt, written from the RFCs and not from our encryptor.

use base64::Engine as _;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{self, ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey};
use ring::hkdf::{HKDF_SHA256, KeyType, Prk, Salt};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey as VerifyingKey};
use url::Url;

use super::keys::Agreed;
use super::*;
use crate::base::{Timestamp, secret};

struct Subscriber {
    private: EphemeralPrivateKey,
    keys: SubscriberKeys,
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

fn decode(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

impl Subscriber {
    fn new() -> Self {
        let private = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
        let public = URL_SAFE.encode(private.compute_public_key().unwrap());
        let auth = URL_SAFE.encode(secret::bytes::<16>());
        let keys = SubscriberKeys::parse(&public, &auth).unwrap();
        Self { private, keys }
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
        let info = [b"WebPush: info\0".as_slice(), &self.keys.p256dh, sender].concat();
        let auth = Salt::new(HKDF_SHA256, &self.keys.auth);
        let material = derive(&auth.extract(&secret), &info, 32);
        let prk = Salt::new(HKDF_SHA256, salt).extract(&material);
        let key = derive(&prk, b"Content-Encoding: aes128gcm\0", 16);
        let nonce = derive(&prk, b"Content-Encoding: nonce\0", 12);
        let mut text = open(&key, &nonce, record);
        assert_eq!(text.pop(), Some(2));
        text
    }

    /// draft-ietf-webpush-encryption-04, section 4.
    fn decrypt_draft(self, request: &PushRequest) -> Vec<u8> {
        let salt = decode(header(request, "encryption").strip_prefix("salt=").unwrap());
        let keys = header(request, "crypto-key");
        let sender = decode(keys.strip_prefix("dh=").unwrap().split(';').next().unwrap());
        let secret = Self::agree(self.private, &sender);
        let auth = Salt::new(HKDF_SHA256, &self.keys.auth);
        let material = derive(&auth.extract(&secret), b"Content-Encoding: auth\0", 32);
        let prk = Salt::new(HKDF_SHA256, &salt).extract(&material);
        let context = [
            b"P-256\0\0\x41".as_slice(),
            &self.keys.p256dh,
            b"\0\x41".as_slice(),
            sender.as_slice(),
        ];
        let info = |label: &[u8]| [label, &context.concat()].concat();
        let key = derive(&prk, &info(b"Content-Encoding: aesgcm\0"), 16);
        let nonce = derive(&prk, &info(b"Content-Encoding: nonce\0"), 12);
        let padded = open(&key, &nonce, &request.body);
        let padding = usize::from(u16::from_be_bytes(padded[..2].try_into().unwrap()));
        padded[2 + padding..].to_vec()
    }
}

fn header<'a>(request: &'a PushRequest, name: &str) -> &'a str {
    &request.headers.iter().find(|(header, _)| *header == name).unwrap().1
}

fn endpoint() -> Url {
    Url::parse("https://push.example:8443/send/abc?x=1").unwrap()
}

fn key() -> VapidKey {
    VapidKey::from_pkcs8(&VapidKey::generate().unwrap()).unwrap()
}

fn sender(key: &VapidKey) -> Sender<'_> {
    Sender { key, contact: "mailto:admin@a.example", now: Timestamp(1_800_000_000_000) }
}

#[test]
fn the_example_of_the_rfc_comes_out_byte_for_byte() {
    // RFC 8291, appendix A.
    let keys = SubscriberKeys::parse(
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "BTBZMqHH6r4Tts7J_aSIgg",
    )
    .unwrap();
    let ours =
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    let agreed = Agreed {
        secret: decode("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs"),
        our_public: decode(ours).try_into().unwrap(),
    };
    let salt = decode("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
    let text = b"When I grow up, I want to be a watermelon";

    let body = aes128gcm::encrypt(&keys, &agreed, &salt, text).unwrap();

    let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6\
        e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyou\
        BWLVWGNWQexSgSxsj_Qulcy4a-fN";
    assert_eq!(URL_SAFE_NO_PAD.encode(body), expected);
}

#[test]
fn the_subscriber_reads_the_standard_dialect() {
    let (subscriber, key) = (Subscriber::new(), key());
    let text = "{\"title\":\"ł\"}".as_bytes();

    let request =
        PushRequest::new(Dialect::Standard, &endpoint(), &subscriber.keys, &sender(&key), text)
            .unwrap();

    assert_eq!(header(&request, "content-encoding"), "aes128gcm");
    assert_eq!(subscriber.decrypt_standard(&request.body), text);
}

#[test]
fn the_subscriber_reads_the_dialect_of_the_drafts() {
    let (subscriber, key) = (Subscriber::new(), key());

    let request =
        PushRequest::new(Dialect::Draft, &endpoint(), &subscriber.keys, &sender(&key), b"old")
            .unwrap();

    assert_eq!(header(&request, "content-encoding"), "aesgcm");
    assert!(header(&request, "crypto-key").ends_with(&format!(";p256ecdsa={}", key.public())));
    assert_eq!(subscriber.decrypt_draft(&request), b"old");
}

#[test]
fn the_token_is_for_the_push_service_and_signed_by_our_key() {
    let (subscriber, key) = (Subscriber::new(), key());
    let request =
        PushRequest::new(Dialect::Standard, &endpoint(), &subscriber.keys, &sender(&key), b"")
            .unwrap();

    let (token, public) = header(&request, "authorization")
        .strip_prefix("vapid t=")
        .and_then(|rest| rest.split_once(",k="))
        .unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let claims: serde_json::Value =
        serde_json::from_slice(&decode(signed.split_once('.').unwrap().1)).unwrap();

    VerifyingKey::new(&ECDSA_P256_SHA256_FIXED, decode(public))
        .verify(signed.as_bytes(), &decode(signature))
        .unwrap();
    assert_eq!(claims["aud"], "https://push.example:8443");
    assert_eq!(claims["sub"], "mailto:admin@a.example");
    assert_eq!(claims["exp"], 1_800_043_200);
}

#[test]
fn keys_come_in_either_alphabet_and_must_be_points() {
    let point =
        "BEm_a0bdPDhf0SOsrnB2-ategf1hHoCnpXgQsFj5JCkcoMrMt2WHoPfEYOYPzOIs9mZE8ZUaD7VA5vouy0kEkr8=";
    let plain = point.replace('-', "+").replace('_', "/");
    let auth = "eH_C8rq2raXqlcBVDa1gLg";

    let keys = SubscriberKeys::parse(point, auth).unwrap();
    assert_eq!(SubscriberKeys::parse(&plain, "eH/C8rq2raXqlcBVDa1gLg=="), Ok(keys.clone()));
    assert_eq!(SubscriberKeys::from_bytes(&keys.p256dh, &keys.auth), Some(keys));

    let off_curve = point.replace("BEm", "BEn");
    for bad in ["", "BEm", off_curve.as_str(), &"A".repeat(10_000)] {
        assert_eq!(SubscriberKeys::parse(bad, auth), Err("p256dh"), "{bad}");
    }
    assert_eq!(SubscriberKeys::parse(point, "short"), Err("auth"));
}

#[test]
fn a_message_that_does_not_fit_is_refused() {
    let (subscriber, key) = (Subscriber::new(), key());
    for (dialect, most) in [(Dialect::Standard, 3_993), (Dialect::Draft, 4_078)] {
        let make = |length| {
            let text = vec![b'x'; length];
            PushRequest::new(dialect, &endpoint(), &subscriber.keys, &sender(&key), &text)
        };
        assert_eq!(make(most).unwrap().body.len(), 4_096);
        assert_eq!(make(most + 1), Err(PushError::TooLong));
    }
}

#[test]
fn hmac_steps_are_hkdf() {
    let prk = schedule::extract(b"salt", b"material");
    let ours = schedule::expand(&prk, &[b"in", b"fo"]);
    let theirs = derive(&Salt::new(HKDF_SHA256, b"salt").extract(b"material"), b"info", 32);
    assert_eq!(ours.as_ref(), theirs);
}
