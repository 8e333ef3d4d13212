//! Just enough PEM, DER and base58 to take a public key out of its wrapping.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

/// No public key we take is longer than this, in characters of text.
const LONGEST_KEY: usize = 4_096;

pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OBJECT_ID: u8 = 0x06;

/// The bytes inside a PEM block, whatever its line lengths and line ends.
pub(super) fn from_pem(pem: &str) -> Option<Vec<u8>> {
    // Some servers leave out the padding.
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let pem = pem.trim();
    if pem.len() > LONGEST_KEY {
        return None;
    }
    let (label, rest) = pem.strip_prefix("-----BEGIN ")?.split_once("-----")?;
    let (inside, _) = rest.split_once(&format!("-----END {label}-----"))?;
    let digits: String = inside.chars().filter(|c| !c.is_whitespace()).collect();
    LENIENT.decode(digits).ok()
}

/// Reads DER values one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Der<'a>(pub &'a [u8]);

impl<'a> Der<'a> {
    /// The kind of the next value.
    pub fn peek(self) -> Option<u8> {
        self.0.first().copied()
    }

    /// Takes the next value, which must be of kind `tag`.
    pub fn take(&mut self, tag: u8) -> Option<Der<'a>> {
        let (&found, rest) = self.0.split_first()?;
        let (&short, rest) = rest.split_first()?;
        let (length, rest) = match short {
            0..=0x7f => (usize::from(short), rest),
            0x81 => (usize::from(*rest.first()?), rest.get(1..)?),
            0x82 => {
                let (length, rest) = rest.split_first_chunk::<2>()?;
                (usize::from(u16::from_be_bytes(*length)), rest)
            }
            _ => return None,
        };
        if found != tag || rest.len() < length {
            return None;
        }
        let (inside, after) = rest.split_at(length);
        self.0 = after;
        Some(Der(inside))
    }
}

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Decodes base58 in Bitcoin's alphabet, as multibase `z` uses it.
pub(super) fn from_base58(text: &str) -> Option<Vec<u8>> {
    if text.len() > LONGEST_KEY {
        return None;
    }
    // Least significant byte first.
    let mut bytes: Vec<u8> = Vec::with_capacity(text.len());
    for digit in text.bytes() {
        let mut carry = u32::try_from(ALPHABET.iter().position(|&c| c == digit)?).ok()?;
        for byte in &mut bytes {
            carry += u32::from(*byte) * 58;
            *byte = carry.to_le_bytes()[0];
            carry >>= 8;
        }
        while carry > 0 {
            bytes.push(carry.to_le_bytes()[0]);
            carry >>= 8;
        }
    }
    let zeros = text.bytes().take_while(|&digit| digit == b'1').count();
    bytes.extend(std::iter::repeat_n(0, zeros));
    bytes.reverse();
    Some(bytes)
}

/// Encodes base58 in Bitcoin's alphabet.
pub(super) fn to_base58(bytes: &[u8]) -> String {
    // Least significant digit first.
    let mut digits: Vec<u8> = vec![];
    for &byte in bytes {
        let mut carry = u32::from(byte);
        for digit in &mut digits {
            carry += u32::from(*digit) << 8;
            *digit = (carry % 58).to_le_bytes()[0];
            carry /= 58;
        }
        while carry > 0 {
            digits.push((carry % 58).to_le_bytes()[0]);
            carry /= 58;
        }
    }
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    digits.extend(std::iter::repeat_n(0, zeros));
    digits.iter().rev().map(|&digit| char::from(ALPHABET[usize::from(digit)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base58_reads_the_known_words() {
        assert_eq!(from_base58("StV1DL6CwTryKyV").unwrap(), b"hello world");
        assert_eq!(from_base58("11").unwrap(), [0, 0]);
        assert_eq!(from_base58("0OIl"), None);
        assert_eq!(to_base58(b"hello world"), "StV1DL6CwTryKyV");
        assert_eq!(to_base58(&[0, 0]), "11");
    }

    #[test]
    fn der_never_reads_past_the_end() {
        let mut cut = Der(&[SEQUENCE, 0x82, 0x01]);
        assert!(cut.take(SEQUENCE).is_none());
        assert!(Der(&[SEQUENCE, 5, 1]).take(SEQUENCE).is_none());
        let mut whole = Der(&[INTEGER, 1, 7, INTEGER, 1, 8]);
        assert_eq!(whole.take(INTEGER).unwrap().0, [7]);
        assert!(whole.take(SEQUENCE).is_none());
    }
}
