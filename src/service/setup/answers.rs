//! What the wizard was told so far, and the settings that follow from it.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};
use url::Url;

use crate::base::Refusal;
use crate::config::{Audience, Config, Mode, Tls, domain};
use crate::model::Visibility;
use crate::say;

/// How the world reaches this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// A web server in front of us takes HTTPS.
    Proxy,
    /// Only this machine and its network, over plain http: to try it out.
    Local,
}

impl Reach {
    /// The word in the wizard's form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proxy => "proxy",
            Self::Local => "local",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Proxy, Self::Local].into_iter().find(|reach| reach.as_str() == word)
    }
}

/// The answers so far. Stored as JSON; fields may be added.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The last step that was answered.
    pub reached: u8,
    /// In its normal form; empty: not asked yet.
    pub domain: String,
    /// Empty: the domain.
    pub web_domain: String,
    pub reach: Reach,
    /// Empty: what follows from the rest.
    pub public_url: String,
    pub name: String,
    pub email: String,
    /// As it will be stored. The password itself is kept nowhere.
    pub(super) password_hash: String,
    mode: Mode,
    pub title: String,
    pub description: String,
    /// One per line.
    pub rules: String,
    default_visibility: Audience,
    pub status_chars: u32,
    /// Where the server that asks really listens.
    pub listen: Option<SocketAddr>,
}

impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { reached, domain, name, .. } = self;
        f.debug_struct("Answers")
            .field("reached", reached)
            .field("domain", domain)
            .field("name", name)
            .finish_non_exhaustive()
    }
}

impl Default for Answers {
    fn default() -> Self {
        Self::from(&Config::default())
    }
}

impl From<&Config> for Answers {
    /// What the settings file and the environment say already.
    fn from(config: &Config) -> Self {
        Self {
            reached: 0,
            domain: config.instance.domain.clone(),
            web_domain: config.instance.web_domain.clone(),
            reach: if config.federation.http { Reach::Local } else { Reach::Proxy },
            public_url: config.server.public_url.clone(),
            name: String::new(),
            email: String::new(),
            password_hash: String::new(),
            mode: config.instance.mode,
            title: String::new(),
            description: String::new(),
            rules: String::new(),
            default_visibility: config.posting.default_visibility,
            status_chars: config.limits.status_chars,
            listen: None,
        }
    }
}

impl Answers {
    /// Whether a password was given.
    pub fn has_password(&self) -> bool {
        !self.password_hash.is_empty()
    }

    pub fn joining(&self) -> crate::model::Joining {
        crate::service::site::joining(self.mode)
    }

    pub(super) fn set_mode(&mut self, mode: Mode) {
        self.mode = mode;
    }

    pub fn visibility(&self) -> Visibility {
        crate::service::account::visibility_of(self.default_visibility)
    }

    pub(super) fn set_visibility(&mut self, audience: Audience) {
        self.default_visibility = audience;
    }

    /// The settings that follow from these answers; what was not asked stays as in `base`.
    pub fn config(&self, base: &Config) -> Config {
        let mut config = base.clone();
        if let Some(listen) = self.listen {
            config.server.listen = listen;
        }
        config.instance.domain.clone_from(&self.domain);
        config.instance.web_domain = self.web_domain_in_effect();
        config.instance.mode = self.mode;
        if self.needs_port() {
            config.instance.domain = format!("{}:{}", self.domain, config.server.listen.port());
        }
        let is_local = self.reach == Reach::Local;
        config.server.tls = if is_local { Tls::Off } else { Tls::Proxy };
        config.server.public_url = if self.public_url.is_empty() {
            let scheme = if is_local { "http" } else { "https" };
            format!("{scheme}://{}", config.web_domain())
        } else {
            self.public_url.clone()
        };
        config.federation.http = is_local;
        config.federation.allow_private_addresses = is_local;
        config.posting.default_visibility = self.default_visibility;
        config.limits.status_chars = self.status_chars;
        config
    }

    /// The pages are where the browser's address says, if that was given.
    fn web_domain_in_effect(&self) -> String {
        let place = Url::parse(&self.public_url).ok().and_then(|url| host_and_port(&url));
        match place {
            Some(place) if self.web_domain.is_empty() && place != self.domain => place,
            Some(_) | None => self.web_domain.clone(),
        }
    }

    /// A try-out under a bare name such as `localhost` is reached at the port we listen on.
    fn needs_port(&self) -> bool {
        let has_port = self.domain.rsplit_once(':').is_some_and(|(_, port)| !port.ends_with(']'));
        self.reach == Reach::Local
            && !self.domain.is_empty()
            && domain::is_local(&self.domain)
            && !has_port
            && self.web_domain.is_empty()
            && self.public_url.is_empty()
            && self.listen.is_some_and(|listen| listen.port() != 80)
    }

    /// Refuses answers that do not go together, naming the field of the wizard to change.
    pub(super) fn check(&self, base: &Config) -> Result<(), Refusal> {
        let findings = self.config(base).findings();
        let Some(finding) = findings.first() else { return Ok(()) };
        if self.reach == Reach::Local && !domain::is_local(&self.domain) {
            let problem = say!("refusal-cannot-be-local", domain = self.domain.as_str());
            return Err(Refusal::invalid("reach", problem));
        }
        let field = if self.public_url.is_empty() { "reach" } else { "public_url" };
        Err(Refusal::invalid(field, finding.problem.clone()))
    }

    /// The rules, one by one.
    pub(super) fn rule_list(&self) -> Vec<(String, String)> {
        let lines = self.rules.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| (line.to_owned(), String::new())).collect()
    }
}

fn host_and_port(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(domain: &str, reach: Reach, public_url: &str) -> Answers {
        Answers {
            domain: domain.into(),
            reach,
            public_url: public_url.into(),
            listen: Some(([127, 0, 0, 1], 8081).into()),
            ..Answers::default()
        }
    }

    #[test]
    fn the_settings_follow_from_the_answers() {
        for (domain, reach, public_url, want_domain, want_web, want_url) in [
            ("tusklet.org", Reach::Proxy, "", "tusklet.org", "tusklet.org", "https://tusklet.org"),
            (
                "localhost",
                Reach::Local,
                "",
                "localhost:8081",
                "localhost:8081",
                "http://localhost:8081",
            ),
            ("[::1]", Reach::Local, "", "[::1]:8081", "[::1]:8081", "http://[::1]:8081"),
            ("pi.local:80", Reach::Local, "", "pi.local:80", "pi.local:80", "http://pi.local:80"),
            (
                "pi.local",
                Reach::Local,
                "http://pi.local",
                "pi.local",
                "pi.local",
                "http://pi.local",
            ),
            (
                "tusklet.org",
                Reach::Proxy,
                "https://web.tusklet.org",
                "tusklet.org",
                "web.tusklet.org",
                "https://web.tusklet.org",
            ),
        ] {
            let answers = answers(domain, reach, public_url);
            let config = answers.config(&Config::default());
            assert_eq!(answers.check(&Config::default()), Ok(()), "{domain}");
            assert_eq!(
                (config.domain(), config.web_domain(), config.public_url().as_ref()),
                (want_domain, want_web, want_url)
            );
            assert_eq!(config.federation.http, reach == Reach::Local);
            assert_eq!(config.server.listen.port(), 8081);
        }
    }

    #[test]
    fn answers_that_do_not_go_together_name_the_field() {
        let field = |answers: Answers| match answers.check(&Config::default()) {
            Err(Refusal::Invalid { field, .. }) => field,
            other => panic!("{other:?}"),
        };
        assert_eq!(field(answers("tusklet.org", Reach::Local, "")), "reach");
        assert_eq!(field(answers("tusklet.org", Reach::Proxy, "http://tusklet.org")), "public_url");
    }
}
