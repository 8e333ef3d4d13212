//! Domain names as people type them, made into the one form that is kept and compared.

use std::net::{IpAddr, Ipv6Addr};

use crate::say;

/// Ends of names that never lead to the public internet (RFC 6761, RFC 8375 and custom).
const LOCAL_ENDS: [&str; 7] =
    ["localhost", "test", "local", "internal", "example", "invalid", "home.arpa"];

/// `text` in lower case and punycode, with its port if it has one, or what is wrong with it.
///
/// A name that leads to the public internet must have a dot and no port.
pub fn normal(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.contains("://") || text.contains('/') {
        return Err(say!("refusal-must-be-a-bare-name", found = text));
    }
    if text.contains('@') {
        return Err(say!("refusal-must-be-after-the-at", found = text));
    }
    let (host, port) = split_port(text)?;
    let host = normal_host(host).ok_or_else(|| say!("refusal-is-no-domain-found", found = text))?;
    if !is_local_host(&host) {
        if !host.contains('.') {
            return Err(say!("refusal-must-have-a-dot", found = text));
        }
        if port.is_some() {
            return Err(say!("refusal-must-have-no-port", found = text));
        }
    }
    Ok(match port {
        Some(port) => format!("{host}:{port}"),
        None => host,
    })
}

/// Whether `domain` (with or without a port) is an IP address or a name for trying out, at home
/// or in tests: one that the public internet cannot look up.
pub fn is_local(domain: &str) -> bool {
    split_port(domain).is_ok_and(|(host, _)| is_local_host(host))
}

fn is_local_host(host: &str) -> bool {
    if address(host).is_some() {
        return true;
    }
    LOCAL_ENDS.iter().any(|end| {
        host.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

fn split_port(text: &str) -> Result<(&str, Option<u16>), String> {
    let host_end = text.rfind(']').map_or(0, |bracket| bracket + 1);
    let Some(colon) = text[host_end..].find(':') else { return Ok((text, None)) };
    let (host, port) = text.split_at(host_end + colon);
    match port[1..].parse() {
        Ok(port) if port > 0 => Ok((host, Some(port))),
        _ => Err(say!("refusal-must-end-in-a-port", found = text)),
    }
}

fn address(host: &str) -> Option<IpAddr> {
    match host.strip_prefix('[') {
        Some(rest) => rest.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
        None => host.parse::<std::net::Ipv4Addr>().ok().map(IpAddr::V4),
    }
}

fn normal_host(host: &str) -> Option<String> {
    if address(host).is_some() {
        return Some(host.to_lowercase());
    }
    let host = idna::domain_to_ascii(host).ok()?;
    let looks_like_numbers = host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let well_formed = !host.is_empty() && host.len() <= 253 && host.split('.').all(is_label);
    (well_formed && !looks_like_numbers).then_some(host)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_in_one_form() {
        for (typed, kept) in [
            ("Social.Example.ORG", "social.example.org"),
            (" tusklet.org ", "tusklet.org"),
            ("bücher.de", "xn--bcher-kva.de"),
            ("127.0.0.1:8080", "127.0.0.1:8080"),
            ("[::1]:8080", "[::1]:8080"),
            ("localhost", "localhost"),
            ("pi.local:80", "pi.local:80"),
        ] {
            assert_eq!(normal(typed).as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for wrong in [
            "",
            "https://a.org",
            "a.org/",
            "@me@a.org",
            "intranet",
            "a.org:8080",
            "-a.org",
            "a..org",
            "a b.org",
            "a_b.org",
            "1.2.3",
            "localhost:0",
            "localhost:99999",
            "[::1",
            "a.org:",
            "::1",
        ] {
            assert!(normal(wrong).is_err(), "{wrong} was taken");
        }
    }

    #[test]
    fn local_names_are_told_from_public_ones() {
        for local in
            ["127.0.0.1", "[::1]:80", "localhost:8080", "a.localhost", "pi.local", "b.test"]
        {
            assert!(is_local(local), "{local}");
        }
        for public in ["tusklet.org", "mylocalhost", "latest", "example.com", "contest.org"] {
            assert!(!is_local(public), "{public}");
        }
    }
}
