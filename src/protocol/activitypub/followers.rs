//! Who follows whom, compared between two servers (FEP-8fcf): the header
//! `Collection-Synchronization`, and the digest in it.

use std::fmt::Write as _;

use ring::digest::{SHA256, digest};

/// In lower case.
pub const HEADER: &str = "collection-synchronization";

/// The longest header that is read, in bytes.
const LONGEST: usize = 8 * 1024;

/// Tells a set of ids by 32 bytes: all their SHA-256, combined by XOR, in whatever order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FollowersDigest([u8; 32]);

impl FollowersDigest {
    pub fn of<Id: AsRef<str>>(ids: impl IntoIterator<Item = Id>) -> Self {
        let mut all = Self::default();
        for id in ids {
            all.add(id.as_ref());
        }
        all
    }

    pub fn add(&mut self, id: &str) {
        let hash = digest(&SHA256, id.as_bytes());
        for (sum, byte) in self.0.iter_mut().zip(hash.as_ref()) {
            *sum ^= byte;
        }
    }

    pub fn hex(&self) -> String {
        self.0.iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing into a string does not fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// What a header says: the followers of its sender who live on the receiver's server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowersSync {
    /// The id of the whole collection.
    pub collection: String,
    /// In hexadecimal digits.
    pub digest: String,
    /// Where the receiver's part of the collection can be read.
    pub url: String,
}

impl FollowersSync {
    pub fn header(&self) -> String {
        let Self { collection, digest, url } = self;
        format!(r#"collectionId="{collection}", digest="{digest}", url="{url}""#)
    }

    /// `None` if it lacks something or cannot be read.
    pub fn parse(header: &str) -> Option<Self> {
        if header.len() > LONGEST {
            return None;
        }
        let (mut collection, mut digest, mut url) = (None, None, None);
        let mut rest = header.trim();
        while !rest.is_empty() {
            let (name, after) = rest.split_once('=')?;
            let (value, after) = after.trim_start().strip_prefix('"')?.split_once('"')?;
            let value = Some(value.to_owned());
            match name.trim() {
                "collectionId" => collection = value,
                "digest" => digest = value.map(|hex| hex.to_ascii_lowercase()),
                "url" => url = value,
                _ => {}
            }
            rest = after.trim_start();
            if !rest.is_empty() {
                rest = rest.strip_prefix(',')?.trim_start();
            }
        }
        Some(Self { collection: collection?, digest: digest?, url: url? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_that_of_the_proposal_and_knows_no_order() {
        let of = |ids: &[&str]| FollowersDigest::of(ids).hex();
        assert_eq!(
            of(&["https://testing.example.org/users/1", "https://testing.example.org/users/2"]),
            of(&["https://testing.example.org/users/2", "https://testing.example.org/users/1"]),
        );
        assert_eq!(of(&[]), "0".repeat(64));
        assert_eq!(
            of(&["abc"]),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_header_is_read_in_any_order() {
        let sync = FollowersSync {
            collection: "https://a.example/u/followers".to_owned(),
            digest: "ab".repeat(32),
            url: "https://a.example/u/followers_synchronization?a=b,c".to_owned(),
        };
        assert_eq!(FollowersSync::parse(&sync.header()), Some(sync.clone()));
        let other = format!(
            "url=\"{}\",digest=\"{}\" , collectionId=\"{}\", new=\"x\"",
            sync.url,
            sync.digest.to_ascii_uppercase(),
            sync.collection
        );
        assert_eq!(FollowersSync::parse(&other), Some(sync));
        for bad in ["", "collectionId", "url=\"x", "url=x", "url=\"x\" digest=\"y\""] {
            assert_eq!(FollowersSync::parse(bad), None, "{bad}");
        }
    }
}
