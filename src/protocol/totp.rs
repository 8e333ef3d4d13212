//! One-time codes of an authenticator app. RFC 6238 over RFC 4226.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use ring::hmac;

use crate::base::{Timestamp, secret};

/// What the app and we share: as long as the hash, as RFC 4226 advises.
pub const SECRET: usize = 20;
const STEP_SECONDS: i64 = 30;
const DIGITS: usize = 6;
/// Clocks may be one step apart, either way.
const DRIFT: i64 = 1;

/// The code that the app shows at `now`.
#[must_use]
pub fn code_at(key: &[u8], now: Timestamp) -> String {
    code(key, step_of(now))
}

/// The number of the time step that `now` lies in.
fn step_of(now: Timestamp) -> i64 {
    now.0 / 1_000 / STEP_SECONDS
}

/// The code of one time step.
fn code(key: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    // The last four bits say where the four bytes begin; the hash has 20 of them.
    let at = bytes.last().map_or(0, |last| usize::from(last & 0x0f));
    let number = bytes.iter().skip(at).take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{:0DIGITS$}", (number & 0x7fff_ffff) % 1_000_000)
}

/// The time step that `typed` is the code of: now or close to it, and later than `last`, since a
/// code is good once. Spaces do not count.
#[must_use]
pub fn step_of_code(key: &[u8], typed: &str, now: Timestamp, last: i64) -> Option<i64> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).take(DIGITS + 1).collect();
    let here = step_of(now);
    (here - DRIFT..=here + DRIFT)
        .filter(|step| *step > last)
        .find(|step| secret::same(code(key, *step).as_bytes(), typed.as_bytes()))
}

/// A secret as people type it into an app: base32 (RFC 4648, section 6) without padding.
#[must_use]
pub fn text(key: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    key.chunks(5)
        .flat_map(|chunk| {
            let bits = chunk.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            let (count, bits) = ((chunk.len() * 8).div_ceil(5), bits << (40 - chunk.len() * 8));
            (0..count).map(move |at| {
                let index = (bits >> (35 - 5 * at)) & 31;
                char::from(ALPHABET[usize::try_from(index).unwrap_or_default()])
            })
        })
        .collect()
}

/// What an app reads from a QR code.
/// Source: <https://github.com/google/google-authenticator/wiki/Key-Uri-Format>
#[must_use]
pub fn uri(key: &[u8], issuer: &str, name: &str) -> String {
    let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let (issuer, name) = (encode(issuer), encode(name));
    format!("otpauth://totp/{issuer}:{name}?secret={}&issuer={issuer}", text(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> Timestamp {
        Timestamp(seconds * 1_000)
    }

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, the last six of eight digits.
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code_at(KEY, at(seconds)), expected, "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_for_a_while_and_once() {
        let now = at(1_111_111_109);
        let step = step_of_code(KEY, "081 804", now, 0).unwrap();

        assert_eq!(step_of_code(KEY, "081804", now, step), None);
        assert_eq!(step_of_code(KEY, "081804", at(1_111_111_139), 0), Some(step));
        assert_eq!(step_of_code(KEY, "081804", at(1_111_111_200), 0), None);
        for wrong in ["", "081805", "0818040", "８１"] {
            assert_eq!(step_of_code(KEY, wrong, now, 0), None, "{wrong}");
        }
    }

    #[test]
    fn secrets_are_written_in_base32() {
        // RFC 4648, section 10.
        for (bytes, expected) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(text(bytes.as_bytes()), expected);
        }
        assert_eq!(
            uri(b"foobar", "a b", "x@y"),
            "otpauth://totp/a%20b:x%40y?secret=MZXW6YTBOI&issuer=a%20b"
        );
    }
}
