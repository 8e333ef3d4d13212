//! The files of `assets/`, inside the binary, under names that change with their content.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use rust_embed::RustEmbed;

use crate::base::secret;

#[derive(RustEmbed)]
#[folder = "assets"]
#[exclude = "languages/*"]
struct Files;

/// A file as it is sent.
#[derive(Debug, Clone)]
pub struct Asset {
    pub bytes: Cow<'static, [u8]>,
    pub content_type: &'static str,
    /// Names the content: fit for an `ETag`, without the quotes.
    pub hash: String,
    /// Asked for by a name that holds the hash, so the answer may be kept forever.
    pub immutable: bool,
}

struct Entry {
    asset: Asset,
    /// `/assets/app.1a2b3c4d.css`
    url: String,
}

static BY_NAME: LazyLock<HashMap<String, Entry>> = LazyLock::new(|| {
    let mut entries = HashMap::new();
    for name in Files::iter() {
        add(&mut entries, &name);
    }
    entries
});

/// Adds a file, after those that it names.
fn add(entries: &mut HashMap<String, Entry>, name: &str) {
    let Some(file) = Files::get(name).filter(|_| !entries.contains_key(name)) else { return };
    let (mut bytes, mut hash) = (file.data, short_hash(file.metadata.sha256_hash()));
    if let Some(text) = std::str::from_utf8(&bytes).ok().filter(|_| name.starts_with("js/")) {
        let text = with_hashed_names(entries, name, &without_comments(text));
        hash = secret::fingerprint(&text).chars().take(8).collect();
        bytes = Cow::Owned(text.into_bytes());
    }
    let url = format!("/assets/{}", hashed_name(name, &hash));
    let asset = Asset { bytes, content_type: content_type(name), hash, immutable: false };
    entries.insert(name.to_owned(), Entry { asset, url });
}

/// A module without the lines that only we read, and without what they are set in by.
fn without_comments(text: &str) -> String {
    let lines = text.lines().map(str::trim_start);
    let mut short = String::with_capacity(text.len());
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with("//")) {
        short.push_str(line);
        short.push('\n');
    }
    short
}

/// A module in which every `"./other.js"` is the name that changes with what the other holds, so
/// that one version never meets another. No two modules may name each other.
fn with_hashed_names(entries: &mut HashMap<String, Entry>, name: &str, text: &str) -> String {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts = text.split("\"./");
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (other, rest) = part.split_once('"').unwrap_or((part, ""));
        let path = format!("{folder}/{other}");
        add(entries, &path);
        let url = entries.get(&path).map_or("", |entry| entry.url.as_str());
        let _ = write!(written, "\"{url}\"{rest}");
    }
    written
}

/// The file asked for as `/assets/{path}`, by its plain name or by the one that holds its hash.
pub fn get(path: &str) -> Option<Asset> {
    if let Some(entry) = BY_NAME.get(path) {
        return Some(entry.asset.clone());
    }
    let entry = BY_NAME.get(&plain_name(path)?)?;
    let is_current = entry.url.strip_prefix("/assets/") == Some(path);
    is_current.then(|| Asset { immutable: true, ..entry.asset.clone() })
}

/// Where pages link to the file `name` (`app.css`): a path that changes with its content.
pub fn url(name: &str) -> &'static str {
    BY_NAME.get(name).map_or("/assets/missing", |entry| entry.url.as_str())
}

/// `app.css` becomes `app.1a2b3c4d.css`.
fn hashed_name(name: &str, hash: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, end)) => format!("{stem}.{hash}.{end}"),
        None => format!("{name}.{hash}"),
    }
}

/// `app.1a2b3c4d.css` becomes `app.css`.
fn plain_name(path: &str) -> Option<String> {
    let (rest, end) = path.rsplit_once('.')?;
    let (stem, _hash) = rest.rsplit_once('.')?;
    Some(format!("{stem}.{end}"))
}

/// The first four bytes: enough to tell versions of one file apart.
fn short_hash(sha256: [u8; 32]) -> String {
    sha256.iter().take(4).fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The names and contents of all files, by the address that pages use.
pub fn all() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    BY_NAME.values().map(|entry| (entry.url.as_str(), &*entry.asset.bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_its_hashed_name_and_by_its_plain_one() {
        let hashed = url("app.css").strip_prefix("/assets/").unwrap();

        let kept = get(hashed).unwrap();
        let plain = get("app.css").unwrap();

        assert!(kept.immutable && !plain.immutable);
        assert_eq!(kept.bytes, plain.bytes);
        assert_eq!(kept.content_type, "text/css; charset=utf-8");
    }

    #[test]
    fn an_old_hash_is_not_answered_with_the_new_content() {
        for path in ["app.00000000.css", "app", "", "../Cargo.toml", "app.css.txt"] {
            assert!(get(path).is_none(), "{path}");
        }
    }

    #[test]
    fn modules_name_each_other_by_what_they_hold() {
        for (url, bytes) in all().filter(|(url, _)| url.starts_with("/assets/js/")) {
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(!text.contains("\"./") && !text.contains("from \"\""), "{url}");
            for name in text.split('"').filter(|part| part.starts_with("/assets/js/")) {
                assert!(get(name.strip_prefix("/assets/").unwrap()).unwrap().immutable, "{name}");
            }
        }
    }

    /// What scripts may weigh altogether, as they are sent.
    #[test]
    fn scripts_stay_light() {
        let scripts = all().filter(|(url, _)| url.starts_with("/assets/js/"));
        let raw: usize = scripts.map(|(_, bytes)| bytes.len()).sum();
        assert!(raw < 64_000, "{raw} bytes");
    }

    #[test]
    fn every_file_that_pages_name_is_there() {
        for name in ["app.css", "icons.svg", "icon.svg", "icon.png"] {
            assert_ne!(url(name), "/assets/missing", "{name}");
        }
        assert!(url("js/app.js").starts_with("/assets/js/app."));
        for stable in ["avatar.png", "header.png", "icons.license.txt"] {
            assert!(get(stable).is_some(), "{stable}");
        }
    }
}
