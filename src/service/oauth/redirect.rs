//! Addresses to which a browser is sent back with the code.

use url::{Host, Url};

use crate::base::Refusal;
use crate::model::oauth::OUT_OF_BAND;
use crate::say;

const MOST_ADDRESSES: usize = 10;
const LONGEST_ADDRESS: usize = 2_000;

/// Schemes that a browser would run or open here instead of handing them to a program.
const DANGEROUS: [&str; 8] =
    ["javascript", "data", "vbscript", "file", "blob", "about", "view-source", "filesystem"];

/// Refuses addresses that no code should be sent to.
pub(super) fn check_all(addresses: &[String]) -> Result<(), Refusal> {
    if addresses.is_empty() {
        return Err(Refusal::invalid(
            "redirect_uris",
            say!("refusal-must-name-at-least-one-address"),
        ));
    }
    if addresses.len() > MOST_ADDRESSES {
        let problem = say!("refusal-has-more-than-n-addresses", n = MOST_ADDRESSES.to_string());
        return Err(Refusal::invalid("redirect_uris", problem));
    }
    addresses.iter().try_for_each(|address| {
        check(address).map_err(|problem| {
            let shown: String = address.chars().take(100).collect();
            Refusal::invalid(
                "redirect_uris",
                say!("refusal-problem-shown", problem = problem, shown = shown.as_str()),
            )
        })
    })
}

fn check(address: &str) -> Result<(), &'static str> {
    if address == OUT_OF_BAND {
        return Ok(());
    }
    if address.len() > LONGEST_ADDRESS {
        return Err(say!("refusal-address-too-long"));
    }
    let Ok(url) = Url::parse(address) else { return Err(say!("refusal-no-absolute-uri")) };
    if DANGEROUS.contains(&url.scheme()) {
        return Err(say!("refusal-scheme-not-allowed"));
    }
    if url.fragment().is_some() {
        return Err(say!("refusal-holds-a-fragment"));
    }
    if matches!(url.scheme(), "http" | "https") && !url.has_host() {
        return Err(say!("refusal-address-without-host"));
    }
    Ok(())
}

/// Whether a code may be sent to `asked`: it is registered letter for letter, or differs from a
/// registered one in the port of this very machine only (RFC 8252, section 7.3).
pub(super) fn is_registered(registered: &[String], asked: &str) -> bool {
    registered.iter().any(|known| known == asked || same_but_for_loopback_port(known, asked))
}

fn same_but_for_loopback_port(known: &str, asked: &str) -> bool {
    let without_port = |text: &str| {
        let mut url = Url::parse(text).ok().filter(|url| url.scheme() == "http")?;
        let loopback = match url.host()? {
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
            Host::Domain(name) => name == "localhost",
        };
        url.set_port(None).ok()?;
        loopback.then_some(url)
    };
    without_port(known).is_some_and(|known| without_port(asked) == Some(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apps_may_use_their_own_schemes() {
        for good in [
            OUT_OF_BAND,
            "https://app.example/callback?x=1",
            "http://localhost:1234/",
            "icecubesapp://",
            "oauth2redirect://com.example/",
            "my.app:/callback",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_a_browser_would_run_is_refused() {
        for bad in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " data:text/html,x",
            "/callback",
            "",
            "https://app.example/#x",
            "file:///etc/passwd",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert!(check_all(&[]).is_err());
        assert!(check_all(&vec!["a://b".to_owned(); MOST_ADDRESSES + 1]).is_err());
    }

    #[test]
    fn only_the_port_of_this_machine_may_differ() {
        let known = ["http://127.0.0.1/cb".to_owned(), "https://app.example/cb".to_owned()];
        assert!(is_registered(&known, "http://127.0.0.1:4321/cb"));
        assert!(is_registered(&known, "https://app.example/cb"));
        for bad in [
            "http://127.0.0.1:4321/other",
            "http://localhost:4321/cb",
            "https://app.example:444/cb",
            "https://app.example/cb/",
        ] {
            assert!(!is_registered(&known, bad), "{bad}");
        }
    }
}
