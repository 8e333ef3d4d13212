//! How people are called: `alice` here, `bob@peer.example` elsewhere.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use idna::AsciiDenyList;

/// Characters of the part before the `@`. federation.md 4.2: Mastodon's limit.
const LONGEST_USERNAME: usize = 2_048;

/// Bytes of a domain name, RFC 1035 2.3.4, and of one of its labels.
const LONGEST_DOMAIN: usize = 253;
const LONGEST_LABEL: usize = 63;

/// A username and the server it lives on; no domain means this server.
///
/// Two handles are equal if they differ in case only.
#[derive(Debug, Clone)]
pub struct Handle {
    username: String,
    domain: Option<String>,
}

impl Handle {
    /// A handle of these parts, if both are well-formed. The domain is normalised.
    #[must_use]
    pub fn new(username: &str, host: Option<&str>) -> Option<Self> {
        let domain = match host {
            Some(host) => Some(domain(host)?),
            None => None,
        };
        is_username(username).then(|| Self { username: username.to_owned(), domain })
    }

    /// Reads what a person or a peer may write: `@bob@peer.example`, `bob@peer.example`,
    /// `acct:bob@peer.example`, `@alice`, `alice`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = match text.get(..5) {
            Some(scheme) if scheme.eq_ignore_ascii_case("acct:") => &text[5..],
            _ => text,
        };
        let text = text.strip_prefix('@').unwrap_or(text);
        match text.split_once('@') {
            Some((username, host)) => Self::new(username, Some(host)),
            None => Self::new(text, None),
        }
    }

    /// The part before the `@`, in the case it was written in.
    #[must_use]
    pub fn username(&self) -> &str {
        &self.username
    }

    /// The server, in lower case and punycode, with its port if it has an unusual one.
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// This handle as an account of ours, if `own_domain` is where it points.
    #[must_use]
    pub fn seen_from(self, own_domain: &str) -> Self {
        let domain = self.domain.filter(|domain| domain != own_domain);
        Self { username: self.username, domain }
    }
}

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.username.eq_ignore_ascii_case(&other.username) && self.domain == other.domain
    }
}

impl Eq for Handle {}

impl Hash for Handle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.username.bytes() {
            state.write_u8(byte.to_ascii_lowercase());
        }
        self.domain.hash(state);
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.username)?;
        match &self.domain {
            Some(domain) => write!(f, "@{domain}"),
            None => Ok(()),
        }
    }
}

/// A text that is no handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not a handle such as alice or bob@peer.example")]
pub struct NotAHandle;

impl FromStr for Handle {
    type Err = NotAHandle;

    fn from_str(text: &str) -> Result<Self, NotAHandle> {
        Self::parse(text).ok_or(NotAHandle)
    }
}

/// Whether this may stand before the `@`: letters, digits and underscores, with dots and dashes
/// only between them. Mastodon: `Account::USERNAME_RE`.
#[must_use]
pub fn is_username(text: &str) -> bool {
    text.len() <= LONGEST_USERNAME
        && text.bytes().all(|b| is_word(b) || matches!(b, b'.' | b'-'))
        && text.bytes().next().is_some_and(is_word)
        && text.bytes().next_back().is_some_and(is_word)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Normalises a host with an optional port: lower case, punycode, no dot at the end, no port 443.
/// Bare addresses (`127.0.0.1:8311`, `[::1]:8311`) are hosts, too.
#[must_use]
pub fn domain(host: &str) -> Option<String> {
    // Each character of a label takes at least a quarter of a byte of its punycode.
    if host.len() > LONGEST_DOMAIN * 4 {
        return None;
    }
    let (name, port) = split_port(host)?;
    let name = match name.strip_prefix('[') {
        Some(inside) => {
            let address: Ipv6Addr = inside.strip_suffix(']')?.parse().ok()?;
            format!("[{address}]")
        }
        None => host_name(name.strip_suffix('.').unwrap_or(name))?,
    };
    Some(match port {
        Some(443) | None => name,
        Some(port) => format!("{name}:{port}"),
    })
}

fn split_port(host: &str) -> Option<(&str, Option<u16>)> {
    let Some((name, port)) = host.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')) else {
        return Some((host, None));
    };
    let all_digits = port.bytes().all(|b| b.is_ascii_digit());
    let port = port.parse().ok().filter(|port| all_digits && *port != 0)?;
    Some((name, Some(port)))
}

fn host_name(name: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_cow(name.as_bytes(), AsciiDenyList::URL).ok()?.into_owned();
    let fits = |label: &str| {
        (1..=LONGEST_LABEL).contains(&label.len())
            && label.bytes().all(|b| is_word(b) || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // A name that ends in a number is meant as an address, and must then be one.
    let numeric = ascii.rsplit('.').next()?.bytes().all(|b| b.is_ascii_digit());
    let well_formed = ascii.len() <= LONGEST_DOMAIN && ascii.split('.').all(fits);
    (well_formed && (!numeric || ascii.parse::<Ipv4Addr>().is_ok())).then_some(ascii)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn handles_are_read_as_people_write_them() {
        for (text, expected) in [
            ("alice", "alice"),
            (" @Alice ", "Alice"),
            ("@bob@Peer.Example", "bob@peer.example"),
            ("bob@peer.example.", "bob@peer.example"),
            ("ACCT:bob@peer.example", "bob@peer.example"),
            ("a.b-c_d@x.example", "a.b-c_d@x.example"),
            ("@bob@127.0.0.1:8311", "bob@127.0.0.1:8311"),
            ("bob@localhost:3000", "bob@localhost:3000"),
            ("bob@[::1]:8311", "bob@[::1]:8311"),
            ("bob@[0:0::1]", "bob@[::1]"),
            ("bob@peer.example:443", "bob@peer.example"),
            ("bob@Bücher.example", "bob@xn--bcher-kva.example"),
            ("bob@例え.テスト", "bob@xn--r8jz45g.xn--zckzah"),
        ] {
            assert_eq!(Handle::parse(text).unwrap().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_handles() {
        for text in [
            "",
            "@",
            "@@",
            "a b",
            ".a",
            "a.",
            "-a",
            "ä",
            "a@",
            "@a@",
            "a@b@c",
            "a@b c",
            "a@-b",
            "a@b..c",
            "a@b/c",
            "a@b?c",
            "a@b:0",
            "a@b:x",
            "a@b:+80",
            "a@b:99999",
            "a@[::1",
            "a@::1",
            "a@[x]",
            "a@999.1.1.1",
            "https://a.example/@b",
            "a@b#c",
            "a@b%20c",
        ] {
            assert_eq!(Handle::parse(text), None, "{text}");
        }
        assert_eq!(domain(&"a".repeat(64)), None);
        assert_eq!(domain(&"a.".repeat(128)), None);
    }

    #[test]
    fn case_does_not_matter_and_our_own_domain_is_no_domain() {
        let (one, two) = (Handle::parse("Bob@X.example"), Handle::parse("bob@x.EXAMPLE"));
        assert_eq!(one, two);
        assert_eq!(one.unwrap().seen_from("x.example"), Handle::parse("bob").unwrap());
        assert_eq!(two.clone().unwrap().seen_from("y.example"), two.unwrap());
    }

    proptest! {
        #[test]
        fn what_is_normal_stays_normal(text in "(@|acct:)?[a-z_.-]{0,5}@?(\\PC|[a-z.:0-9\\[\\]-]){0,20}") {
            if let Some(handle) = Handle::parse(&text) {
                prop_assert_eq!(Handle::parse(&handle.to_string()), Some(handle));
            }
        }
    }
}
