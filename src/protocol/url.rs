//! Which URLs of strangers we take at all.

use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// The longest URL we keep or follow, in bytes.
pub const LONGEST_URL: usize = 2_048;

/// `text` as a URL of the web: http or https, a host, no user name or password, sane length, also
/// once everything in it is escaped.
pub fn web(text: &str) -> Option<Url> {
    if text.len() > LONGEST_URL {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let plain =
        url.username().is_empty() && url.password().is_none() && url.as_str().len() <= LONGEST_URL;
    (matches!(url.scheme(), "http" | "https") && url.has_host() && plain).then_some(url)
}

/// Host and port as written in handles and signatures: lower case, the default port left out.
pub fn authority(url: &Url) -> Option<String> {
    let host = match url.host()? {
        Host::Domain(name) => name.to_ascii_lowercase(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => format!("[{address}]"),
    };
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host,
    })
}

/// Whether two ids live on the same server: same scheme, host and port.
pub fn same_origin(one: &str, other: &str) -> bool {
    match (web(one), web(other)) {
        (Some(one), Some(other)) => one.origin() == other.origin(),
        _ => false,
    }
}

/// Under which servers show what people upload, by the first part of the path: Mastodon, Pleroma,
/// Misskey, Pixelfed, `GoToSocial`, Lemmy, `PeerTube`, `WordPress` and their kin.
const UPLOADS: [&str; 16] = [
    "attachments",
    "download",
    "files",
    "fileserver",
    "lazy-static",
    "media",
    "media_attachments",
    "media_proxy",
    "pictrs",
    "proxy",
    "static",
    "storage",
    "system",
    "upload",
    "uploads",
    "wp-content",
];

/// Whether a URL is of a place for files. What lies there anybody may have written, and it speaks
/// for nobody (federation.md 4.13: CVE-2024-25623).
pub fn is_upload(url: &Url) -> bool {
    let first = url.path_segments().into_iter().flatten().find(|part| !part.is_empty());
    first.is_some_and(|part| {
        let part = percent_decode_str(part).decode_utf8_lossy();
        UPLOADS.iter().any(|place| place.eq_ignore_ascii_case(&part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_urls_of_the_web_are_taken() {
        assert!(web("https://a.example/users/b?c=d").is_some());
        assert!(web("http://127.0.0.1:8080/").is_some());
        for bad in [
            "javascript:alert(1)",
            "ftp://a.example/",
            "https://me:pw@a.example/",
            "https://me@a.example/",
            "https://",
            "/path",
            "",
        ] {
            assert!(web(bad).is_none(), "{bad}");
        }
        assert!(web(&format!("https://a.example/{}", "x".repeat(LONGEST_URL))).is_none());
    }

    #[test]
    fn authorities_leave_out_the_default_port() {
        let of = |text| authority(&Url::parse(text).unwrap()).unwrap();
        assert_eq!(of("https://A.Example:443/x"), "a.example");
        assert_eq!(of("http://a.example:8080/x"), "a.example:8080");
        assert_eq!(of("http://[::1]:3000/x"), "[::1]:3000");
    }

    #[test]
    fn origins_are_compared_whole() {
        assert!(same_origin("https://a.example/1", "https://A.example:443/2"));
        assert!(!same_origin("https://a.example/1", "https://a.example:444/1"));
        assert!(!same_origin("https://a.example/1", "http://a.example/1"));
        assert!(!same_origin("nothing", "nothing"));
    }

    #[test]
    fn places_for_files_are_known() {
        for path in ["media/x.json", "/media/x", "%6dedia/x", "Files/1", "system/x/original/1.json"]
        {
            assert!(is_upload(&web(&format!("https://a.example/{path}")).unwrap()), "{path}");
        }
        for path in ["", "users/media", "federation/music/uploads/1", "videos/watch/1", "mediaeval"]
        {
            assert!(!is_upload(&web(&format!("https://a.example/{path}")).unwrap()), "{path}");
        }
    }

    #[test]
    fn an_address_that_grows_too_long_is_none() {
        assert!(web(&format!("https://a.example/{}", "x".repeat(2_000))).is_some());
        assert!(web(&format!("https://a.example/{}", "é".repeat(1_000))).is_none());
    }
}
