//! The sections and keys of the settings file: types, defaults and the comments written into it.
//!
//! This is the one list of keys. `sections!` makes of it the structs, their defaults and [`KEYS`];
//! each doc comment is also the comment that a person reads above the key in the file.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

use super::key::Change::{Live, Never, Restart};
use super::key::{Key, Kind};
use super::value::{Audience, ByteSize, FilePlace, FileUrls, Mode, Network, RemoteMedia, Tls};

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
        /// After how many days posts of other servers leave that nobody here wrote, liked, boosted,
        /// bookmarked, answered or was named in, with their threads. 0: never.
        remote_status_days: u32 = 90, Kind::Whole { least: 0, most: 36_500 }, Live;
    }

    /// What a new post starts with.
    posting: Posting {
        /// The audience that new accounts start with: "public", "unlisted", "private" (followers),
        /// "direct" (those mentioned), "local" (this server only) or "self" (only you).
        default_visibility: Audience = Audience::Public, Kind::Word(Audience::WORDS), Live;
    }

    /// Pictures, sound and video, and previews of pages that posts link to.
    media: Media {
        /// How much of the pictures, sounds and videos of other servers' posts is kept, once somebody
        /// looked at them: "proxy" (nothing, but for an hour), "previews" (the small pictures) or
        /// "copies" (everything). Your people never call at those servers themselves.
        remote: RemoteMedia = RemoteMedia::Previews, Kind::Word(RemoteMedia::WORDS), Live;
        /// The most that all files of other servers together may take. What nobody looked at for
        /// longest goes first, and is fetched again when somebody looks. What was uploaded here does
        /// not count, and never goes.
        cache: ByteSize = ByteSize(4_000_000_000), Kind::Size { least: 1 << 20, most: 1 << 50 }, Live;
        /// What must stay free on the disk: files of other servers make room for it.
        keep_free: ByteSize = ByteSize(1_000_000_000), Kind::Size { least: 0, most: 1 << 50 }, Live;
        /// The largest sound or video that is taken, and passed on from another server.
        video_bytes: ByteSize = ByteSize(40_000_000), Kind::Size { least: 64 << 10, most: 1 << 30 }, Live;
        /// Where browsers get files, if at a host of its own, as in `https://files.example`; its name must
        /// lead here, too. Nothing else is to be had there, so that no file shares a host with the pages.
        /// Empty: where the pages are.
        public_url: String = String::new(), Kind::Url, Live;
        /// Whether an `ffmpeg` that is found on this machine draws pictures of films that are uploaded,
        /// and makes those play that not every browser plays.
        ffmpeg: bool = true, Kind::Flag, Live;
        /// Whether pages that posts link to are asked, once, for a title and a picture to show.
        link_previews: bool = true, Kind::Flag, Live;
        /// The largest picture file that is taken.
        image_bytes: ByteSize = ByteSize(16_000_000), Kind::Size { least: 64 << 10, most: 1 << 30 }, Live;
        /// The most pixels (width times height) that a picture may have.
        image_pixels: u32 = 33_177_600, Kind::Whole { least: 65_536, most: 268_435_456 }, Live;
        /// Where files lie that are uploaded here: "folder" (the data folder, in `media`) or "s3" (a
        /// store that speaks S3, named below). What is there already goes on being shown, and moves
        /// with `tusklet media move`.
        store: FilePlace = FilePlace::Folder, Kind::Word(FilePlace::WORDS), Restart;
        /// The same for copies of other servers' files.
        cache_store: FilePlace = FilePlace::Folder, Kind::Word(FilePlace::WORDS), Restart;
        /// The address of the store, as in `https://s3.example`. Empty: none.
        s3_endpoint: String = String::new(), Kind::Url, Restart;
        /// The bucket in it, which must be there.
        s3_bucket: String = String::new(), Kind::Text, Restart;
        /// What the store calls the place where it is.
        s3_region: String = "us-east-1".into(), Kind::Text, Restart;
        /// The name of the key that opens it.
        s3_key: String = String::new(), Kind::Text, Restart;
        /// The secret of the key. It may stand in the variable `TUSKLET__MEDIA__S3_SECRET` instead.
        s3_secret: String = String::new(), Kind::Secret, Restart;
        /// Whether the bucket stands in the path (`https://s3.example/bucket`), as in most stores that
        /// one runs oneself, or in the name (`https://bucket.s3.example`).
        s3_path_style: bool = true, Kind::Flag, Restart;
        /// How browsers get what lies there: "through" (this server reads it for them; nobody else
        /// need reach the store), "signed" (from the store, by an address that is good for two hours)
        /// or "public" (from `s3_public_url`, where everybody may read).
        s3_urls: FileUrls = FileUrls::Through, Kind::Word(FileUrls::WORDS), Restart;
        /// Where everybody may read the bucket, as in `https://files.example`. Only for "public".
        s3_public_url: String = String::new(), Kind::Folder, Restart;
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
