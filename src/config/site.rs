//! Where this server is on the network, as the rest of the code asks for it.

use std::borrow::Cow;

use url::Url;

use super::value::Tls;
use super::{Config, domain};

/// Where the paths of all files begin.
pub const FILES: &str = "/media/";

impl Config {
    /// What follows the `@` in the handles of our accounts; empty before set-up.
    pub fn domain(&self) -> &str {
        &self.instance.domain
    }

    /// The host (with its port, if it has one) that serves the pages.
    pub fn web_domain(&self) -> &str {
        if self.instance.web_domain.is_empty() {
            &self.instance.domain
        } else {
            &self.instance.web_domain
        }
    }

    /// Whether a person has finished the set-up, so that there is a domain to serve.
    pub fn is_set_up(&self) -> bool {
        !self.instance.domain.is_empty()
    }

    /// The scheme and host under which the world reaches us, without a slash at the end.
    pub fn public_url(&self) -> Cow<'_, str> {
        if !self.server.public_url.is_empty() {
            return Cow::Borrowed(&self.server.public_url);
        }
        let plain = self.server.tls == Tls::Off && domain::is_local(self.web_domain());
        let scheme = if plain { "http" } else { "https" };
        Cow::Owned(format!("{scheme}://{}", self.web_domain()))
    }

    /// Scheme and host of files, without a slash at the end.
    pub fn files_url(&self) -> Cow<'_, str> {
        if self.media.public_url.is_empty() {
            self.public_url()
        } else {
            Cow::Borrowed(&self.media.public_url)
        }
    }

    /// The host (with its port, if it has one) that gives files and nothing else, if there is one.
    pub fn files_host(&self) -> Option<&str> {
        let url = self.media.public_url.as_str();
        url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))
    }

    /// A path of ours as the world gets there.
    pub fn url_of(&self, path: &str) -> String {
        let base = if path.starts_with(FILES) { self.files_url() } else { self.public_url() };
        format!("{base}{path}")
    }

    /// `https`, or `http` when trying out.
    pub fn scheme(&self) -> &'static str {
        if self.public_url().starts_with("http://") { "http" } else { "https" }
    }

    /// Brings names and addresses into the one form that the rest of the code compares.
    pub(super) fn tidied(mut self) -> Self {
        for name in [&mut self.instance.domain, &mut self.instance.web_domain] {
            if let Ok(normal) = domain::normal(name) {
                *name = normal;
            }
        }
        for address in [&mut self.server.public_url, &mut self.media.public_url] {
            if let Ok(url) = Url::parse(address) {
                *address = url.origin().ascii_serialization();
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(domain: &str, web_domain: &str, public_url: &str) -> Config {
        let mut config = Config::default();
        config.instance.domain = domain.into();
        config.instance.web_domain = web_domain.into();
        config.server.public_url = public_url.into();
        config.tidied()
    }

    #[test]
    fn the_public_url_follows_from_the_domain() {
        for (config, url, scheme) in [
            (at("tusklet.org", "", ""), "https://tusklet.org", "https"),
            (at("tusklet.org", "Social.tusklet.org", ""), "https://social.tusklet.org", "https"),
            (at("tusklet.org", "", "https://Tusklet.org:443/"), "https://tusklet.org", "https"),
            (at("127.0.0.1:81", "", "http://127.0.0.1:81"), "http://127.0.0.1:81", "http"),
            (at("localhost:8080", "", ""), "http://localhost:8080", "http"),
        ] {
            assert_eq!((config.public_url().as_ref(), config.scheme()), (url, scheme));
        }
    }

    #[test]
    fn files_may_be_at_a_host_of_their_own() {
        let mut config = at("tusklet.org", "", "");
        assert_eq!((config.url_of("/media/a"), config.files_host()), (at_home("/media/a"), None));
        config.media.public_url = "https://Files.tusklet.org:443".to_owned();
        let config = config.tidied();
        assert_eq!(config.url_of("/media/a"), "https://files.tusklet.org/media/a");
        assert_eq!(config.url_of("/@alice"), at_home("/@alice"));
        assert_eq!(config.files_host(), Some("files.tusklet.org"));
    }

    fn at_home(path: &str) -> String {
        format!("https://tusklet.org{path}")
    }

    #[test]
    fn an_empty_domain_is_not_set_up() {
        assert!(!Config::default().is_set_up());
        assert!(at("tusklet.org", "", "").is_set_up());
    }
}
