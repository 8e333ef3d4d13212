//! Random tokens, their hashes, password hashes and comparison in constant time.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest;
use ring::rand::{SecureRandom, SystemRandom};

/// 32 random bytes as 43 URL-safe characters: a token nobody guesses.
///
/// # Panics
/// When the operating system has no randomness to give; nothing safe could follow.
#[must_use]
pub fn token() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// `N` random bytes.
///
/// # Panics
/// When the operating system has no randomness to give.
#[must_use]
#[expect(clippy::expect_used, reason = "without randomness no secret can be made")]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut buffer = [0_u8; N];
    SystemRandom::new().fill(&mut buffer).expect("the system gives random bytes");
    buffer
}

/// A short code for people to write down: `groups` groups of five letters and digits.
#[must_use]
pub fn recovery_code(groups: usize) -> String {
    // No 0/o, 1/l/i: they look alike on paper.
    const ALPHABET: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let group = || {
        bytes::<5>()
            .map(|byte| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]))
            .iter()
            .collect::<String>()
    };
    (0..groups).map(|_| group()).collect::<Vec<_>>().join("-")
}

/// What is stored of a token: its SHA-256 in base64url. Tokens are random, so no salt is needed.
#[must_use]
pub fn hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, token.as_bytes()))
}

/// The SHA-256 of a text in hex, as it is shown to others.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    let digest = digest::digest(&digest::SHA256, text.as_bytes());
    digest.as_ref().iter().fold(String::with_capacity(64), |mut hex, byte| {
        hex.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        hex.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        hex
    })
}

/// Hashes a password with argon2id: 19 MiB, two passes (OWASP's smallest advised setting, so that
/// a Raspberry Pi can bear it). Takes tens of milliseconds: call it off the async threads.
///
/// # Errors
/// When the password is longer than argon2 takes (4 GiB).
pub fn hash_password(password: &str) -> anyhow::Result<String> {
    let hash = hasher()?.hash_password(password.as_bytes());
    Ok(hash.map_err(|cause| anyhow::anyhow!("cannot hash the password: {cause}"))?.to_string())
}

/// Whether `password` is the one behind `hash`. As slow as [`hash_password`].
#[must_use]
pub fn password_matches(password: &str, hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else { return false };
    hasher().is_ok_and(|argon2| argon2.verify_password(password.as_bytes(), &parsed).is_ok())
}

/// Whether two secrets are equal, in a time that does not tell how much of them is.
#[must_use]
pub fn same(left: &[u8], right: &[u8]) -> bool {
    // Digests have one length and reveal nothing about where the inputs differ.
    digest::digest(&digest::SHA256, left).as_ref()
        == digest::digest(&digest::SHA256, right).as_ref()
}

fn hasher() -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None)
        .map_err(|cause| anyhow::anyhow!("argon2 settings: {cause}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_matches_its_own_hash_only() {
        let stored = hash_password("correct horse").unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(password_matches("correct horse", &stored));
        assert!(!password_matches("correct mule", &stored));
        assert!(!password_matches("correct horse", "not a hash"));
    }

    #[test]
    fn tokens_differ_and_are_url_safe() {
        let (one, two) = (token(), token());
        assert_ne!(one, two);
        assert_eq!(one.len(), 43);
        assert!(one.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    }

    #[test]
    fn recovery_codes_are_groups_of_five() {
        let code = recovery_code(3);
        assert!(code.split('-').all(|group| group.len() == 5), "{code}");
        assert_eq!(code.split('-').count(), 3);
    }
}
