//! Values that a key can hold: words, sizes, networks and domain names.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use ipnet::IpNet;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Defines an enum of which each variant is one word of the settings file.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All words, in the order in which they are shown.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word that stands for this in the file.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What `word` stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// Who may join.
    pub enum Mode {
        /// Just me: one account, nobody can join.
        Single = "single",
        /// A community whose admin makes the accounts.
        Closed = "closed",
        /// With an invitation.
        Invite = "invite",
        /// After someone in charge has said yes.
        Approval = "approval",
        /// Everyone.
        Open = "open",
    }
}

words! {
    /// How the world reaches the server.
    pub enum Tls {
        /// Plain HTTP, for trying out.
        Off = "off",
        /// TLS ends at a proxy in front of us.
        Proxy = "proxy",
    }
}

words! {
    /// Who may see a status, by the words that the database and the API use.
    pub enum Audience {
        Public = "public",
        Unlisted = "unlisted",
        /// Followers.
        Private = "private",
        Direct = "direct",
        /// Everyone, but only on this server.
        Local = "local",
        OnlyMe = "self",
    }
}

words! {
    /// How much of what peers' statuses carry is kept here.
    pub enum RemoteMedia {
        /// Nothing but for a moment, while people look at it.
        Proxy = "proxy",
        /// The small pictures.
        Previews = "previews",
        /// All that was looked at.
        Copies = "copies",
    }
}

words! {
    /// Where files lie.
    pub enum FilePlace {
        /// In the data folder.
        Folder = "folder",
        /// In a store that speaks S3.
        S3 = "s3",
    }
}

words! {
    /// How browsers get what lies in a store.
    pub enum FileUrls {
        /// We read it for them.
        Through = "through",
        /// By addresses that are signed for a while.
        Signed = "signed",
        /// By addresses that everybody may read.
        Public = "public",
    }
}

/// A size in bytes, written as `"16 MB"` or as a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteSize(pub u64);

const UNITS: [(&str, u64); 7] = [
    ("GB", 1_000_000_000),
    ("GiB", 1 << 30),
    ("MB", 1_000_000),
    ("MiB", 1 << 20),
    ("kB", 1_000),
    ("KiB", 1 << 10),
    ("B", 1),
];

impl ByteSize {
    /// The size as a count of bytes.
    pub const fn bytes(self) -> u64 {
        self.0
    }

    /// The size as a count of bytes in memory.
    pub fn in_memory(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl FromStr for ByteSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let problem = || format!("must be a size like \"16 MB\" or \"512 KiB\", found \"{text}\"");
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        let number: u64 = number.parse().ok().ok_or_else(problem)?;
        let unit = match unit.trim() {
            "" => 1,
            unit => UNITS
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(unit))
                .map(|(_, bytes)| *bytes)
                .ok_or_else(problem)?,
        };
        number.checked_mul(unit).map(Self).ok_or_else(problem)
    }
}

impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fits = |unit: &&(&str, u64)| self.0 >= unit.1 && self.0.is_multiple_of(unit.1);
        let (name, bytes) = UNITS.iter().find(fits).copied().unwrap_or(("B", 1));
        write!(f, "{} {name}", self.0 / bytes)
    }
}

impl Serialize for ByteSize {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ByteSize {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(u64),
            Text(String),
        }
        match Written::deserialize(from)? {
            Written::Number(bytes) => Ok(Self(bytes)),
            Written::Text(text) => text.parse().map_err(de::Error::custom),
        }
    }
}

/// A range of addresses (`10.0.0.0/8`), or a single one (`::1`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network(IpNet);

impl Network {
    /// Whether `address` lies in this network; an IPv4 address may come dressed as IPv6.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        text.parse::<IpNet>()
            .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
            .map(Self)
            .ok()
            .ok_or_else(|| {
                format!("\"{text}\", which is neither an IP address nor a network like 10.0.0.0/8")
            })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.prefix_len() == self.0.max_prefix_len() {
            return self.0.addr().fmt(f);
        }
        self.0.fmt(f)
    }
}

impl Serialize for Network {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_written_as_people_write_them() {
        for (written, bytes, shown) in [
            ("16 MB", 16_000_000, "16 MB"),
            ("16mb", 16_000_000, "16 MB"),
            ("512 KiB", 524_288, "512 KiB"),
            ("1 MiB", 1 << 20, "1 MiB"),
            ("1234", 1234, "1234 B"),
            ("1500 kB", 1_500_000, "1500 kB"),
        ] {
            let size: ByteSize = written.parse().unwrap();
            assert_eq!((size.bytes(), size.to_string().as_str()), (bytes, shown));
        }
        for wrong in ["", "MB", "-1", "16 MX", "1.5 MB", "99999999999 GB"] {
            assert!(wrong.parse::<ByteSize>().is_err(), "{wrong} was taken");
        }
    }

    #[test]
    fn a_network_may_be_one_address() {
        let one: Network = "::1".parse().unwrap();
        let many: Network = "127.0.0.1/8".parse().unwrap();

        assert_eq!(one.to_string(), "::1");
        assert!(one.contains("::1".parse().unwrap()));
        assert!(many.contains("127.9.9.9".parse().unwrap()));
        assert!(many.contains("::ffff:127.0.0.1".parse().unwrap()));
        assert!(!many.contains("10.0.0.1".parse().unwrap()));
    }

    #[test]
    fn words_go_both_ways() {
        for word in Audience::WORDS {
            assert_eq!(Audience::from_word(word).unwrap().as_str(), *word);
        }
        assert_eq!(Mode::from_word("nobody"), None);
    }
}
