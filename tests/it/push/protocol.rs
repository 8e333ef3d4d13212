//! Messages as a subscriber and a push service see them.

use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use tusklet::base::Timestamp;
use tusklet::protocol::webpush::{
    Dialect, PushError, PushRequest, Sender, SubscriberKeys, VapidKey,
};
use url::Url;

use super::subscriber::{Message, Subscriber, decode};

fn request(
    dialect: Dialect,
    subscriber: &Subscriber,
    key: &VapidKey,
    text: &[u8],
) -> Result<Message, PushError> {
    let endpoint = Url::parse("https://push.example:8443/send/abc?x=1").unwrap();
    let keys = SubscriberKeys::parse(&subscriber.p256dh(), &subscriber.auth()).unwrap();
    let now = Timestamp(1_800_000_000_000);
    let sender = Sender { key, contact: "mailto:admin@a.example", now };
    let made = PushRequest::new(dialect, &endpoint, &keys, &sender, text)?;
    let headers = made.headers.into_iter().map(|(name, value)| (name.to_owned(), value));
    Ok(Message { headers: headers.collect(), body: made.body })
}

fn key() -> VapidKey {
    VapidKey::from_pkcs8(&VapidKey::generate().unwrap()).unwrap()
}

#[test]
fn the_subscriber_reads_the_standard_dialect() {
    let (subscriber, key, text) = (Subscriber::new(), key(), "{\"title\":\"ł\"}".as_bytes());

    let message = request(Dialect::Standard, &subscriber, &key, text).unwrap();

    assert_eq!(message.header("content-encoding"), "aes128gcm");
    assert_eq!(subscriber.read(&message), text);
}

#[test]
fn the_subscriber_reads_the_dialect_of_the_drafts() {
    let (subscriber, key) = (Subscriber::new(), key());

    let message = request(Dialect::Draft, &subscriber, &key, b"old").unwrap();

    assert_eq!(message.header("content-encoding"), "aesgcm");
    assert!(message.header("authorization").starts_with("WebPush ey"));
    assert!(message.header("crypto-key").ends_with(&format!(";p256ecdsa={}", key.public())));
    assert_eq!(subscriber.read(&message), b"old");
}

#[test]
fn the_token_is_for_the_push_service_and_signed_by_our_key() {
    let message = request(Dialect::Standard, &Subscriber::new(), &key(), b"").unwrap();

    let authorization = message.header("authorization").strip_prefix("vapid t=").unwrap();
    let (token, public) = authorization.split_once(",k=").unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let claims: serde_json::Value =
        serde_json::from_slice(&decode(signed.split_once('.').unwrap().1)).unwrap();

    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, decode(public))
        .verify(signed.as_bytes(), &decode(signature))
        .unwrap();
    assert_eq!(claims["aud"], "https://push.example:8443");
    assert_eq!(claims["sub"], "mailto:admin@a.example");
    assert_eq!(claims["exp"], 1_800_043_200);
}

#[test]
fn a_message_that_does_not_fit_is_refused() {
    let (subscriber, key) = (Subscriber::new(), key());
    for (dialect, most) in [(Dialect::Standard, 3_993), (Dialect::Draft, 4_078)] {
        let make = |length| request(dialect, &subscriber, &key, &vec![b'x'; length]);
        assert_eq!(make(most).unwrap().body.len(), 4_096);
        assert_eq!(make(most + 1).unwrap_err(), PushError::TooLong);
    }
}
