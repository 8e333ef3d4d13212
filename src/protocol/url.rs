//! Which URLs of strangers we take at all.

use url::{Host, Url};

/// The longest URL we keep or follow, in bytes.
pub const LONGEST_URL: usize = 2_048;

/// `text` as a URL of the web: http or https, a host, no user name or password, sane length.
pub fn web(text: &str) -> Option<Url> {
    if text.len() > LONGEST_URL {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let plain = url.username().is_empty() && url.password().is_none();
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
}
