//! Encryption against the example of the RFC. A whole subscriber is in the integration tests.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};

use super::keys::Agreed;
use super::*;

fn decode(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
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
fn one_round_of_hmac_is_hkdf() {
    struct Whole;
    impl KeyType for Whole {
        fn len(&self) -> usize {
            32
        }
    }
    let mut theirs = [0; 32];
    let prk = Salt::new(HKDF_SHA256, b"salt").extract(b"material");
    prk.expand(&[b"info"], Whole).unwrap().fill(&mut theirs).unwrap();

    let ours = schedule::expand(&schedule::extract(b"salt", b"material"), &[b"in", b"fo"]);

    assert_eq!(ours.as_ref(), theirs);
}
