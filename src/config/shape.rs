//! The sections and keys of the settings file: types, defaults and the comments written into it.
//!
//! This is the one list of keys. `sections!` makes of it the structs, their defaults and [`KEYS`];
//! each doc comment is also the comment that a person reads above the key in the file.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

use super::key::Change::{Live, Never, Restart};
use super::key::{Key, Kind};
use super::value::{Audience, ByteSize, Mode, Network, Tls};

/// A section of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    pub name: &'static str,
    pub comment: &'static [&'static str],
}

macro_rules! sections {
    ($(
        $(#[doc = $about:literal])+
        $section:ident: $struct:ident {
            $(
                $(#[doc = $comment:literal])+
                $name:ident: $type:ty = $default:expr, $kind:expr, $change:ident;
            )+
        }
    )+) => {
        /// What an administrator writes in `tusklet.toml`.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Config {
            $($(#[doc = $about])+ pub $section: $struct,)+
        }

        $(
            $(#[doc = $about])+
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields, default)]
            pub struct $struct {
                $($(#[doc = $comment])+ pub $name: $type,)+
            }

            impl Default for $struct {
                fn default() -> Self {
                    Self { $($name: $default,)+ }
                }
            }
        )+

        /// All sections, in the order of the file.
        pub const SECTIONS: &[Section] = &[
            $(Section { name: stringify!($section), comment: &[$($about),+] },)+
        ];

        /// All keys, in the order of the file.
        pub const KEYS: &[Key] = &[
            $($(Key {
                path: concat!(stringify!($section), ".", stringify!($name)),
                section: stringify!($section),
                name: stringify!($name),
                kind: $kind,
                change: $change,
                comment: &[$($comment),+],
            },)+)+
        ];
    };
}

sections! {
    /// Who this server is.
    instance: Instance {
        /// What follows the @ in the name of everyone here: `@you@social.example`. It can never
        /// change once other servers know it. Empty: not set up yet.
        domain: String = String::new(), Kind::Domain, Never;
        /// Where the pages are, if not at the domain itself. Empty: at the domain.
        web_domain: String = String::new(), Kind::Domain, Restart;
        /// Who may join: "single" (just you), "closed" (the admin makes the accounts), "invite",
        /// "approval" (someone in charge says yes first) or "open".
        mode: Mode = Mode::Single, Kind::Word(Mode::WORDS), Live;
    }

    /// How the world reaches it.
    server: Server {
        /// The address and port to listen on.
        listen: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 8080)), Kind::Address, Restart;
        /// The address that people and other servers use, as in `https://social.example`.
        /// Empty: https and the (web) domain; http for a local domain without TLS.
        public_url: String = String::new(), Kind::Url, Restart;
        /// "proxy": a web server in front of tusklet does TLS. "off": plain HTTP, to try it out.
        tls: Tls = Tls::Off, Kind::Word(Tls::WORDS), Restart;
        /// Proxies whose word about the visitor's address (X-Forwarded-For) is believed.
        trusted_proxies: Vec<Network> = this_machine(), Kind::Networks, Live;
    }

    /// Talking with other servers.
    federation: Federation {
        /// Whether to talk with other servers at all.
        enabled: bool = true, Kind::Flag, Live;
        /// Whether to talk only with the servers that an admin has put on the list of allowed ones.
        only_allowed: bool = false, Kind::Flag, Live;
        /// Whether other servers must say who they are, with a signature, to read what people wrote
        /// here. Servers that are shut out then cannot read along; some small ones cannot either.
        authorized_fetch: bool = false, Kind::Flag, Live;
        /// Whether other servers may be at private addresses (home networks, this machine).
        /// Only for trying out: it lets strangers make this server call your own network.
        allow_private_addresses: bool = false, Kind::Flag, Live;
        /// Whether to talk plain http with other servers. Only for trying out, and only with a
        /// local domain.
        http: bool = false, Kind::Flag, Live;
    }

    /// How much is allowed.
    limits: Limits {
        /// The longest post, in characters.
        status_chars: u32 = 500, Kind::Whole { least: 1, most: 100_000 }, Live;
        /// The longest display name, in characters.
        display_name_chars: u32 = 30, Kind::Whole { least: 1, most: 1_000 }, Live;
        /// The longest bio, in characters.
        bio_chars: u32 = 500, Kind::Whole { least: 0, most: 100_000 }, Live;
        /// How many labelled fields a profile has.
        profile_fields: u32 = 4, Kind::Whole { least: 0, most: 50 }, Live;
        /// How many posts can be pinned to a profile.
        pinned_statuses: u32 = 5, Kind::Whole { least: 0, most: 100 }, Live;
        /// The longest request that is no upload.
        body_bytes: ByteSize = ByteSize(1 << 20), Kind::Size { least: 64 << 10, most: 64 << 20 }, Live;
        /// How much is fetched from one other server within an hour while nobody waits for it: older
        /// posts, missing replies, renewed profiles, previews of pages. What is over waits an hour.
        background_fetches: u32 = 300, Kind::Whole { least: 10, most: 100_000 }, Live;
        /// Whether those who ask too often are slowed down.
        rate_limit: bool = true, Kind::Flag, Live;
    }

    /// What a new post starts with.
    posting: Posting {
        /// The audience that new accounts start with: "public", "unlisted", "private" (followers),
        /// "direct" (those mentioned), "local" (this server only) or "self" (only you).
        default_visibility: Audience = Audience::Public, Kind::Word(Audience::WORDS), Live;
    }

    /// Pictures, and previews of pages that posts link to.
    media: Media {
        /// Whether pages that posts link to are asked, once, for a title and a picture to show.
        link_previews: bool = true, Kind::Flag, Live;
        /// The largest picture file that is taken.
        image_bytes: ByteSize = ByteSize(16_000_000), Kind::Size { least: 64 << 10, most: 1 << 30 }, Live;
        /// The most pixels (width times height) that a picture may have.
        image_pixels: u32 = 33_177_600, Kind::Whole { least: 65_536, most: 268_435_456 }, Live;
    }

    /// What is written to the log.
    log: Log {
        /// "error", "warn", "info", "debug" or "trace"; or a filter for each part of the program,
        /// as in `info,tusklet::net=debug`.
        level: String = "info".into(), Kind::LogFilter, Live;
    }
}

fn this_machine() -> Vec<Network> {
    ["127.0.0.1/8", "::1"].iter().filter_map(|network| network.parse().ok()).collect()
}

/// The key at `path` (`section.name`).
pub fn key(path: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.path == path)
}

impl Config {
    /// The value at `key`, as it is written in the file.
    pub fn value(&self, key: &Key) -> Option<toml::Value> {
        let table = toml::Table::try_from(self).ok()?;
        table.get(key.section)?.get(key.name).cloned()
    }

    /// The keys whose values differ from those of `other`.
    pub fn changed_keys(&self, other: &Self) -> Vec<&'static Key> {
        KEYS.iter().filter(|key| self.value(key) != other.value(key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_keys_agrees_with_the_structs() {
        let table = toml::Table::try_from(Config::default()).unwrap();

        let mut in_structs = vec![];
        for (section, keys) in &table {
            for name in keys.as_table().unwrap().keys() {
                in_structs.push(format!("{section}.{name}"));
            }
        }
        let mut in_table: Vec<_> = KEYS.iter().map(|key| key.path.to_owned()).collect();
        in_structs.sort();
        in_table.sort();

        assert_eq!(in_structs, in_table);
    }

    #[test]
    fn each_default_is_valid_and_survives_being_written() {
        let config = Config::default();

        for key in KEYS {
            let value = config.value(key).unwrap();
            assert_eq!(key.kind.check(&value), Ok(()), "{}", key.path);
        }
        let written = toml::to_string(&config).unwrap();
        assert_eq!(toml::from_str::<Config>(&written).unwrap(), config);
    }

    #[test]
    fn the_default_for_trusted_proxies_is_complete() {
        assert_eq!(Config::default().server.trusted_proxies.len(), 2);
    }

    #[test]
    fn a_change_is_known_by_its_key() {
        let mut other = Config::default();
        other.limits.status_chars = 9;

        let changed: Vec<_> =
            Config::default().changed_keys(&other).iter().map(|key| key.path).collect();
        assert_eq!(changed, ["limits.status_chars"]);
    }
}
